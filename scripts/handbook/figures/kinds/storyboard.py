"""Panels of a story, two in a row: a sketch of pictograms, and what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Line, Rect
from handbook.figures.sheet import SMALL, Sheet

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Storyboard

_GAP, _SCENE, _ICON = 12.0, 88.0, 46.0
_EACH = (WIDTH - _GAP) / 2


def draw_storyboard(figure: Storyboard, locale: str) -> Drawn:
    sheet = Sheet(locale)
    y = 0.0
    for start in range(0, len(figure.panels), 2):
        bottom = y
        for at, panel in enumerate(figure.panels[start : start + 2]):
            x = at * (_EACH + _GAP)
            sheet.add(Rect(x, y, _EACH, _SCENE, "hbf-box hbf-scene", radius=3))
            ground = y + _SCENE - 14
            sheet.add(Line(((x + 10, ground), (x + _EACH - 10, ground)), "hbf-hair"))
            sheet.icons(panel.icons, x + 12, ground - _ICON - 1, _EACH - 24, _ICON, "hbf-accent")
            sheet.badge(start + at + 1, x + 13, y + 13)
            bottom = max(bottom, sheet.words(((panel.label, SMALL),), x + 2, y + _SCENE + 4, _EACH - 4))
        y = bottom + 12
    return sheet.drawn(y - 12)
