"""A sheet to draw on: words in their room, boxes that grow with them, arrows. Everything is counted from the left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.figures.measure import line_height, text_width, wrapped
from handbook.figures.shapes import Circle, Drawn, Line, Pictogram, Rect, Words
from handbook.model.figure import Icon, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.figures.shapes import Shape


@dataclass(frozen=True)
class Type:
    """How words look. `css` repeats the size: the style sheet says it to the browser, the number to the layout."""

    css: str
    size: float
    bold: bool = False


TEXT = Type("", 14)
STRONG = Type("hbf-b", 14, bold=True)
HEAD = Type("hbf-h", 16, bold=True)
SMALL = Type("hbf-s", 13)
SMALL_STRONG = Type("hbf-s hbf-b", 13, bold=True)

Parts = tuple[tuple[str | None, Type], ...]
"""Texts below one another; what is None is left out."""

PAD, GAP, ARROW = 9.0, 3.0, 22.0


def part(label: str, detail: str | None = None) -> Parts:
    """A label in bold and what it means."""
    return ((label, STRONG), (detail, SMALL))


class Sheet:
    """Collects shapes. Places are those of the upper left corner; methods return where they ended."""

    def __init__(self, locale: str) -> None:
        self._line = line_height(locale)
        self.shapes: list[Shape] = []

    def drawn(self, height: float) -> Drawn:
        return Drawn(tuple(self.shapes), height + 1)

    def add(self, *shapes: Shape) -> None:
        self.shapes += shapes

    # Words

    def height(self, parts: Parts, room: float) -> float:
        """How high texts become in a room of this width."""
        shown = [(text, type_) for text, type_ in parts if text]
        lines = sum(
            len(wrapped(text, room, type_.size, bold=type_.bold)) * type_.size * self._line for text, type_ in shown
        )
        return lines + GAP * max(len(shown) - 1, 0)

    def words(self, parts: Parts, x: float, y: float, room: float, *, anchor: str = "start", css: str = "") -> float:
        at = x + {"start": 0, "middle": room / 2, "end": room}[anchor]
        first = True
        for text, type_ in parts:
            if not text:
                continue
            y += 0 if first else GAP
            first = False
            for line in wrapped(text, room, type_.size, bold=type_.bold):
                base = y + type_.size * (self._line / 2 + 0.35)
                width = text_width(line, type_.size, bold=type_.bold)
                self.add(Words(at, base, line, f"{type_.css} {css}".strip(), anchor, width, room))
                y += type_.size * self._line
        return y

    # Boxes

    def box_height(self, parts: Parts, width: float, *, beside: float = 0) -> float:
        return self.height(parts, width - 2 * PAD - beside) + 2 * PAD - 3

    def box(
        self,
        parts: Parts,
        x: float,
        y: float,
        width: float,
        *,
        tone: Tone = Tone.PLAIN,
        least: float = 0,
        anchor: str = "middle",
        icon: bool = True,
    ) -> float:
        """A box as high as its words, or as `least`; good and bad have a sign besides their colour."""
        sign = SIGNS.get(tone) if icon else None
        beside = 24.0 if sign else 0.0
        own = self.box_height(parts, width, beside=beside)
        height = max(own, least)
        self.add(Rect(x, y, width, height, f"hbf-box hbf-{tone}"))
        if sign:
            self.add(Pictogram(sign, x + PAD - 2, y + height / 2 - 8, 16, f"hbf-sign-{tone}"))
        top = y + PAD - 1.5 + (height - own) / 2
        css = "hbf-on" if tone is Tone.STRONG else ""
        self.words(parts, x + PAD + beside, top, width - 2 * PAD - beside, anchor=anchor, css=css)
        return y + height

    def row(
        self, boxes: Sequence[tuple[Parts, Tone]], y: float, *, gap: float = 12, x: float = 0, width: float = 360
    ) -> float:
        """Boxes beside one another, all as high as the highest."""
        each = (width - gap * (len(boxes) - 1)) / len(boxes)
        least = max(self.box_height(parts, each, beside=24 if tone in SIGNS else 0) for parts, tone in boxes)
        for at, (parts, tone) in enumerate(boxes):
            self.box(parts, x + at * (each + gap), y, each, tone=tone, least=least)
        return y + least

    # Signs

    def badge(self, number: int, x: float, y: float, css: str = "hbf-badge") -> None:
        """A number in a circle around a point."""
        text = str(number)
        self.add(Circle(x, y, 11, css))
        width = text_width(text, 13, bold=True)
        self.add(Words(x, y + 4.4, text, "hbf-s hbf-b hbf-on hbf-n", "middle", width, 22))

    def icons(self, icons: Sequence[Icon], x: float, y: float, width: float, size: float, css: str = "") -> float:
        """Pictograms in a row, in the middle of a room."""
        step = min(size * 1.25, (width - size) / max(len(icons) - 1, 1))
        left = x + (width - size - step * (len(icons) - 1)) / 2
        for at, icon in enumerate(icons):
            self.add(Pictogram(icon, left + at * step, y, size, css))
        return y + size

    def arrow(self, *points: tuple[float, float], css: str = "hbf-line") -> None:
        """A line with a head at its last point; it goes along one of the two directions."""
        (x, y), (before_x, before_y) = points[-1], points[-2]
        along_x, along_y = _sign(x - before_x), _sign(y - before_y)
        foot = (x - 6 * along_x, y - 6 * along_y)
        self.add(Line((*points[:-1], foot), css))
        wings = [
            (foot[0] - 1 * along_x + s * 4.5 * along_y, foot[1] - 1 * along_y + s * 4.5 * along_x) for s in (1, -1)
        ]
        self.add(Line((points[-1], wings[0], wings[1]), "hbf-head", closed=True))


SIGNS = {Tone.GOOD: Icon.CHECK, Tone.BAD: Icon.CROSS}


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
