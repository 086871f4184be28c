"""Steps that begin again: down one side of the sheet and up the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH
from handbook.figures.sheet import Sheet, part

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure import Part
    from handbook.model.figure_kinds import Cycle

_GAP, _DOWN, _HEAD = 26.0, 26.0, 11.0
_EACH = (WIDTH - _GAP) / 2


def places(count: int) -> list[tuple[int, int]]:
    """Row and column of each step, clockwise. An odd last one has the lowest row alone (column -1).

    >>> places(4), places(5)
    ([(0, 0), (0, 1), (1, 1), (1, 0)], [(0, 0), (0, 1), (1, 1), (2, -1), (1, 0)])
    """
    rows = count // 2
    right = [(row, 1) for row in range(rows)]
    left = [(row, 0) for row in range(rows - 1, 0, -1)]
    return [(0, 0), *right, *([(rows, -1)] if count % 2 else []), *left]


def draw_cycle(figure: Cycle, locale: str) -> Drawn:
    sheet = Sheet(locale)
    at = places(len(figure.parts))
    tops, heights = _rows(sheet, figure.parts, at)
    for number, (one, (row, column)) in enumerate(zip(figure.parts, at, strict=True), 1):
        x, width = _place(column)
        y = tops[row]
        sheet.box(part(one.label, one.detail), x, y + _HEAD, width, tone=one.tone, least=heights[row] - _HEAD)
        sheet.badge(number, x + width / 2, y + _HEAD - 1)
    for here, there in zip(at, [*at[1:], at[0]], strict=True):
        _arrow(sheet, here, there, tops, heights)
    return sheet.drawn(tops[-1] + heights[-1])


def _place(column: int) -> tuple[float, float]:
    return (WIDTH / 4 - 20, WIDTH / 2 + 40) if column < 0 else (column * (_EACH + _GAP), _EACH)


def _rows(sheet: Sheet, parts: tuple[Part, ...], at: list[tuple[int, int]]) -> tuple[list[float], list[float]]:
    """Top and height of each row."""
    heights = [0.0] * (max(row for row, _ in at) + 1)
    for one, (row, column) in zip(parts, at, strict=True):
        own = sheet.box_height(part(one.label, one.detail), _place(column)[1]) + _HEAD + 4
        heights[row] = max(heights[row], own)
    tops, y = [], 0.0
    for height in heights:
        tops.append(y)
        y += height + _DOWN
    return tops, heights


def _arrow(
    sheet: Sheet, here: tuple[int, int], there: tuple[int, int], tops: list[float], heights: list[float]
) -> None:
    (row, column), (to, to_column) = here, there
    if row == to:
        middle = tops[row] + _HEAD + (heights[row] - _HEAD) / 2
        if column == 0:
            sheet.arrow((_EACH + 2, middle), (_EACH + _GAP - 2, middle))
        else:
            sheet.arrow((_EACH + _GAP - 2, middle), (_EACH + 2, middle))
        return
    x = _EACH / 2 if 0 in (column, to_column) and row > to else WIDTH - _EACH / 2
    shift = 30 if row > to else -30
    x += shift
    if row > to:
        sheet.arrow((x, tops[row] + _HEAD - 2), (x, tops[to] + heights[to] + 2))
    else:
        sheet.arrow((x, tops[row] + heights[row] + 2), (x, tops[to] + _HEAD - 2))
