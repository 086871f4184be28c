"""Steps up, the lowest at the foot and the widest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH
from handbook.figures.sheet import SMALL_STRONG, Sheet, part

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Ladder

_INSET, _GAP = 16.0, 5.0


def draw_ladder(figure: Ladder, locale: str) -> Drawn:
    sheet = Sheet(locale)
    y = 0.0
    if figure.top:
        y = sheet.words(((figure.top, SMALL_STRONG),), 0, y, WIDTH, anchor="end", css="hbf-soft") + _GAP
    for at in range(len(figure.parts) - 1, -1, -1):
        one, left = figure.parts[at], _INSET * at
        y = sheet.box(part(one.label, one.detail), left, y, WIDTH - left, tone=one.tone, anchor="start") + _GAP
    if figure.foot:
        y = sheet.words(((figure.foot, SMALL_STRONG),), 0, y, WIDTH, css="hbf-soft") + _GAP
    return sheet.drawn(y - _GAP)
