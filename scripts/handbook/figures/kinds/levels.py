"""Levels around one another, as the rings of an onion: the widest begins at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Rect
from handbook.figures.sheet import PAD, Sheet, part

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Levels

_INSET, _FOOT = 11.0, 9.0


def draw_levels(figure: Levels, locale: str) -> Drawn:
    sheet = Sheet(locale)
    count = len(figure.parts)
    rooms = [WIDTH - 2 * _INSET * at - 2 * PAD for at in range(count)]
    heights = [
        sheet.height(part(one.label, one.detail), room) + PAD + 3 for one, room in zip(figure.parts, rooms, strict=True)
    ]
    whole = sum(heights) + PAD + _FOOT * (count - 1)
    top = 0.0
    for at, one in enumerate(figure.parts):
        inset, last = _INSET * at, at == count - 1
        css = "hbf-strong" if last else f"hbf-ring-{min(at, 5)}"
        sheet.add(Rect(inset, top, WIDTH - 2 * inset, whole - top - _FOOT * at, f"hbf-box {css}", radius=10))
        css = "hbf-on" if last else ""
        sheet.words(part(one.label, one.detail), inset + PAD, top + PAD - 2, rooms[at], anchor="middle", css=css)
        top += heights[at]
    return sheet.drawn(whole)
