"""Text as a picture, in the fonts of `third_party/`: each word is cut into runs of one font and shaped by HarfBuzz."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from PIL import ImageFont

from handbook.figures.measure import line_height, wrapped
from handbook.model.language import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL import ImageDraw

    from handbook.project import Project

_SPACE = 0.26
"""The width of a space, in units of the size: the files for one script hold no space of their own."""
_Ranges = tuple[tuple[int, int], ...]
_LATIN: _Ranges = ((0x21, 0x7E), (0xA1, 0xFF), (0x2010, 0x2027), (0x20AC, 0x20AC))
_VIETNAMESE: _Ranges = (
    (0x0102, 0x0103),
    (0x0110, 0x0111),
    (0x0128, 0x0129),
    (0x0168, 0x0169),
    (0x01A0, 0x01A1),
    (0x01AF, 0x01B0),
    (0x1EA0, 0x1EF9),
)
_SCRIPTS: dict[str, tuple[str, _Ranges]] = {
    "Arab": ("arabic", ((0x0600, 0x06FF), (0x200C, 0x200E))),
    "Beng": ("bengali", ((0x0964, 0x0965), (0x0980, 0x09FE), (0x200C, 0x200D))),
    "Deva": ("devanagari", ((0x0900, 0x097F), (0x200C, 0x200D))),
    "Khmr": ("khmer", ((0x1780, 0x17FF), (0x19E0, 0x19FF), (0x200B, 0x200D))),
    "Laoo": ("lao", ((0x0E80, 0x0EFF), (0x200B, 0x200D))),
    "Mymr": ("myanmar", ((0x1000, 0x109F), (0x200B, 0x200D))),
    "Sinh": ("sinhala", ((0x0D80, 0x0DFF), (0x200C, 0x200D))),
    "Taml": ("tamil", ((0x0B80, 0x0BFA), (0x200C, 0x200D))),
    "Thaa": ("thaana", ((0x0780, 0x07BF), (0x060C, 0x061F))),
    "Thai": ("thai", ((0x0E01, 0x0E5B), (0x200B, 0x200D))),
}


@dataclass(frozen=True)
class _Letters:
    """A font file and the characters that it is asked for."""

    path: Path
    ranges: _Ranges

    def hold(self, character: str) -> bool:
        return any(first <= ord(character) <= last for first, last in self.ranges)


@dataclass(frozen=True)
class Lettering:
    """The fonts of a language, and the way its lines run."""

    code: str
    fonts: tuple[_Letters, ...]
    rtl: bool

    def can_write(self, text: str) -> bool:
        """Whether all characters are there. In lines from right to left, two Latin words in a row would change places."""
        words = text.split()
        latin = [any(character.isascii() and character.isalpha() for character in word) for word in words]
        if self.rtl and any(one and other for one, other in pairwise(latin)):
            return False
        return all(any(font.hold(character) for font in self.fonts) for word in words for character in word)

    def lines(self, text: str, room: float, size: int) -> Sequence[str]:
        return wrapped(text, room, size)

    def line_height(self, size: int) -> int:
        return round(size * line_height(self.code))

    def write(self, canvas: ImageDraw.ImageDraw, start: float, baseline: float, line: str, size: int, ink: int) -> None:
        """A line from where it starts: at its right end if it runs from right to left."""
        pen, way = start, -1 if self.rtl else 1
        for word in line.split():
            for run, font in self._runs(word):
                face = _face(font.path, size)
                direction = "rtl" if self.rtl and font is self.fonts[0] else "ltr"
                width = face.getlength(run, direction=direction, language=self.code)
                left = pen if way > 0 else pen - width
                canvas.text((left, baseline), run, ink, face, "ls", direction=direction, language=self.code)
                pen += way * width
            pen += way * _SPACE * size

    def _runs(self, word: str) -> Iterator[tuple[str, _Letters]]:
        for font, characters in groupby(word, self._font_of):
            yield "".join(characters), font

    def _font_of(self, character: str) -> _Letters:
        return next((font for font in self.fonts if font.hold(character)), self.fonts[-1])


def lettering(project: Project, code: str, *, rtl: bool) -> Lettering | None:
    """The letters of a language; nothing where its script has no font here (Chinese and Korean: their files are too large)."""
    script = script_of(code) or "Latn"
    own: list[_Letters] = []
    if script in _SCRIPTS:
        name, ranges = _SCRIPTS[script]
        own.append(_Letters(project.font_path(f"noto-sans-{name}"), ranges))
    elif script != "Latn":
        return None
    own.append(_Letters(project.font_path("noto-sans", "latin"), _LATIN))
    own.append(_Letters(project.font_path("noto-sans", "vietnamese"), _VIETNAMESE))
    return Lettering(code, tuple(own), rtl) if all(font.path.is_file() for font in own) else None


@lru_cache(maxsize=64)
def _face(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)
