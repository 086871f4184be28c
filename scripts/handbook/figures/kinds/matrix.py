"""Two questions with two answers each: four cells below their columns, each row under its own heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Line
from handbook.figures.sheet import SMALL_STRONG, STRONG, Sheet, part

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Matrix

_GAP = 10.0
_EACH = (WIDTH - _GAP) / 2


def draw_matrix(figure: Matrix, locale: str) -> Drawn:
    sheet = Sheet(locale)
    heads = [((label, STRONG),) for label in figure.columns]
    highest = max(sheet.height(head, _EACH) for head in heads)
    for at, head in enumerate(heads):
        sheet.words(head, at * (_EACH + _GAP), highest - sheet.height(head, _EACH), _EACH, anchor="middle")
    y = highest + 6
    for at, label in enumerate(figure.rows):
        sheet.add(Line(((0, y), (WIDTH, y)), "hbf-hair"))
        y = sheet.words(((label, SMALL_STRONG),), 0, y + 5, WIDTH, css="hbf-soft") + 4
        cells = figure.cells[2 * at : 2 * at + 2]
        y = sheet.row([(part(one.label, one.detail), one.tone) for one in cells], y, gap=_GAP) + 10
    return sheet.drawn(y - 10)
