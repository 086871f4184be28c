"""A year from the top down, one row a month; beside the months stand lanes with what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Line
from handbook.figures.sheet import SMALL, SMALL_STRONG, Sheet

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Strip

_MONTHS, _ROW, _GAP = 84.0, 26.0, 8.0


def draw_strip(figure: Strip, locale: str) -> Drawn:
    sheet = Sheet(locale)
    each = (WIDTH - _MONTHS - _GAP * (len(figure.lanes) - 1)) / len(figure.lanes)
    heads = [((lane.label, SMALL_STRONG),) for lane in figure.lanes]
    top = max(sheet.height(head, each) for head in heads) + 8
    row = _row_height(sheet, figure, each)
    for at, month in enumerate(figure.months):
        y = top + at * row
        sheet.add(Line(((0, y), (WIDTH, y)), "hbf-hair"))
        month_words = ((month, SMALL),)
        sheet.words(month_words, 0, y + (row - sheet.height(month_words, _MONTHS - 8)) / 2, _MONTHS - 8)
    sheet.add(Line(((0, top + 12 * row), (WIDTH, top + 12 * row)), "hbf-hair"))
    for number, lane in enumerate(figure.lanes):
        x = _MONTHS + number * (each + _GAP)
        sheet.words(heads[number], x, top - 8 - sheet.height(heads[number], each), each, anchor="middle")
        for span in lane.spans:
            first, last = int(span.first), int(span.last)
            height = row * (last - first + 1) - 4
            sheet.box(((span.label, SMALL),), x, top + row * (first - 1) + 2, each, tone=span.tone, least=height)
    return sheet.drawn(top + 12 * row)


def _row_height(sheet: Sheet, figure: Strip, each: float) -> float:
    """So high that every text fits its months."""
    needed = [
        (sheet.box_height(((span.label, SMALL),), each) + 4) / (int(span.last) - int(span.first) + 1)
        for lane in figure.lanes
        for span in lane.spans
    ]
    months = [sheet.height(((month, SMALL),), _MONTHS - 8) + 4 for month in figure.months]
    return max(_ROW, *needed, *months)
