"""A radio script: when, who, what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Line, Rect
from handbook.figures.sheet import PAD, SMALL, SMALL_STRONG, TEXT, Sheet

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Script

_TIME = 44.0


def draw_script(figure: Script, locale: str) -> Drawn:
    sheet = Sheet(locale)
    y = PAD
    left, room = PAD + _TIME + 10, WIDTH - _TIME - 2 * PAD - 10
    for at, line in enumerate(figure.lines):
        if at:
            sheet.add(Line(((PAD, y + 4), (WIDTH - PAD, y + 4)), "hbf-hair"))
            y += 9
        sheet.words(((line.time, SMALL),), PAD, y, _TIME, css="hbf-soft")
        y = sheet.words(((line.who, SMALL_STRONG), (line.words, TEXT)), left, y, room)
    y += PAD
    sheet.shapes.insert(0, Rect(0, 0, WIDTH, y, "hbf-box hbf-paper", radius=3))
    return sheet.drawn(y)
