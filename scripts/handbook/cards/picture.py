"""A share card and a cover: the sign, a name and a title on one colour. The same words give the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from handbook.cards.lettering import Lettering

CARD_SIZE = (1200, 630)
COVER_SIZE = (1200, 1800)
_GROUND, _WHITE = (0x0B, 0x3D, 0x4A), (0xFF, 0xFF, 0xFF)
_INK, _SOFT, _BAND = 255, 205, 28
"""Shades between ground and white."""
_SIGN = (
    ((9, 4.5), (23, 4.5), (25.8, 5.7), (27, 8.5), (27, 18.5), (25.8, 21.3), (23, 22.5), (19.7, 22.5), (16, 28), (12.3, 22.5), (9, 22.5), (6.2, 21.3), (5, 18.5), (5, 8.5), (6.2, 5.7)),
    ((14.8, 8), (17.2, 8), (21.5, 19.5), (10.5, 19.5)),
    ((15.6, 9.3), (16.4, 9.3), (16.6, 11.3), (15.4, 11.3)),
    ((15.3, 12.6), (16.7, 12.6), (16.9, 14.9), (15.1, 14.9)),
    ((14.9, 16.2), (17.1, 16.2), (17.4, 19.5), (14.6, 19.5)),
)  # fmt: skip
"""The handbook's sign in 32 units, as in favicon.svg: what is said, the way in it, and its marks; ink and ground in turn."""
_SIGN_SHADES = (255, 0, 205, 205, 205)
_LEAST, _STEP = 34, 6


@dataclass(frozen=True)
class Words:
    """What stands on a picture. `small` may be empty."""

    letters: Lettering
    large: str
    small: str


def card_picture(words: Words) -> bytes:
    """1200 by 630 points, as messengers and social media show it. `small` stands beside the sign, `large` below."""
    canvas, image = _canvas(CARD_SIZE)
    margin = 70
    _sign(canvas, margin if not words.letters.rtl else CARD_SIZE[0] - margin - 96, 64, 96)
    canvas.rectangle((0, CARD_SIZE[1] - 26, CARD_SIZE[0], CARD_SIZE[1]), _BAND * 2)
    beside = margin + 96 + 30
    _paragraph(canvas, words.letters, words.small, CARD_SIZE[0], beside, margin, (64, 170), 36, _SOFT)
    _paragraph(canvas, words.letters, words.large, CARD_SIZE[0], margin, margin, (210, 570), 96, _INK)
    return _png(image)


def cover_picture_of(words: Words | None) -> bytes:
    """1200 by 1800 points: the title above, the sign in the middle, the edition below; the sign alone without letters."""
    canvas, image = _canvas(COVER_SIZE)
    margin = 110
    canvas.rectangle((0, 760, COVER_SIZE[0], 1420), _BAND)
    _sign(canvas, 350, 840, 500)
    if words:
        _paragraph(canvas, words.letters, words.large, COVER_SIZE[0], margin, margin, (140, 720), 120, _INK)
        _paragraph(canvas, words.letters, words.small, COVER_SIZE[0], margin, margin, (1480, 1720), 46, _SOFT)
    return _png(image)


def _canvas(size: tuple[int, int]) -> tuple[ImageDraw.ImageDraw, Image.Image]:
    image = Image.new("L", size, 0)
    return ImageDraw.Draw(image), image


def _sign(canvas: ImageDraw.ImageDraw, left: float, top: float, side: float) -> None:
    for shape, shade in zip(_SIGN, _SIGN_SHADES, strict=True):
        canvas.polygon([(left + x * side / 32, top + y * side / 32) for x, y in shape], shade)


def _paragraph(
    canvas: ImageDraw.ImageDraw,
    letters: Lettering,
    text: str,
    width: int,
    before: int,
    after: int,
    room: tuple[int, int],
    size: int,
    ink: int,
) -> None:
    """Lines in the largest size that lets them all stand between the two heights of `room`."""
    top, bottom = room
    across = width - before - after
    while size > _LEAST and len(letters.lines(text, across, size)) * letters.line_height(size) > bottom - top:
        size -= _STEP
    step = letters.line_height(size)
    start = width - before if letters.rtl else before
    for index, line in enumerate(letters.lines(text, across, size)):
        letters.write(canvas, start, top + step * index + size * 0.9 + (step - size) / 3, line, size, ink)


def _png(image: Image.Image) -> bytes:
    """Sixteen shades are enough for smooth letters, and make a small file."""
    shades = image.point([(value * 15 + 127) // 255 for value in range(256)])
    shades = shades.convert("P")
    shades.putpalette([_mixed(one, part) for part in range(16) for one in range(3)])
    out = io.BytesIO()
    shades.save(out, "PNG", bits=4, compress_level=9)
    return out.getvalue()


def _mixed(channel: int, part: int) -> int:
    return round(_GROUND[channel] + (_WHITE[channel] - _GROUND[channel]) * part / 15)
