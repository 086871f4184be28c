"""Which column is which: from a table to rows with places."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.model.suggestions import did_you_mean
from handbook.problems import Place, Problem, errors_in, problem, warning
from handbook.translation.exchange.grid import Cell, CellKind
from handbook.translation.exchange.received import Received
from handbook.translation.exchange.rows import Column, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.translation.exchange.grid import Grid, GridRow

NEEDED = (Column.FILE, Column.ID, Column.ENGLISH, Column.TRANSLATION)
REASON = "reason"
"""The column of a report of refused rows, which may be imported again."""
_NAMES = {str(column): column for column in Column}
_NOTHING: Mapping[Column, CellKind] = MappingProxyType({})


def read_columns(path: str, grid: Grid) -> tuple[list[Received], list[Problem]]:
    """All rows below the header. A table whose header cannot be understood has none."""
    if not grid.rows:
        return [], [problem("exchange-header", Place(path=path), found="nothing", names=", ".join(_NAMES))]
    header, *below = grid.rows
    at, problems = _read_header(path, header)
    if errors_in(problems):
        return [], problems
    return [_received(path, row, at) for row in below], problems


def _read_header(path: str, header: GridRow) -> tuple[dict[Column, int], list[Problem]]:
    at: dict[Column, int] = {}
    problems: list[Problem] = []
    strange: list[str] = []
    for number, cell in enumerate(header.cells, 1):
        place = Place(path=path, line=header.number, column=number)
        name = " ".join(cell.text.split()).lower()
        column = _NAMES.get(name)
        if column in at:
            problems.append(problem("exchange-column-twice", place, name=name, first=at[column]))
        elif column:
            at[column] = number
        elif name and name != REASON:
            strange.append(cell.text)
            problems.append(warning("exchange-column-unknown", place, name=cell.text, names=", ".join(_NAMES)))
    missing = [column for column in NEEDED if column not in at]
    if len(missing) == len(NEEDED):
        found = ", ".join(strange) or "no names"
        place = Place(path=path, line=header.number, column=1)
        return {}, [problem("exchange-header", place, found=found, names=", ".join(_NAMES))]
    for column in missing:
        near = did_you_mean(str(column), strange, after=" ")
        place = Place(path=path, line=header.number, column=1)
        problems.append(problem("exchange-column-missing", place, name=column, suggestion=near))
    return at, problems


def _received(path: str, row: GridRow, at: Mapping[Column, int]) -> Received:
    cells = {column: row.cells[number - 1] for column, number in at.items() if number <= len(row.cells)}
    kinds = {column: cell.kind for column, cell in cells.items() if cell.kind is not CellKind.TEXT}

    def text(column: Column) -> str:
        # Line ends are Windows' or the old Mac's, according to where a sheet was saved.
        return cells.get(column, Cell("")).text.replace("\r\n", "\n").replace("\r", "\n")

    return Received(
        row=Row(
            file=text(Column.FILE),
            id=text(Column.ID),
            context=text(Column.CONTEXT),
            english=text(Column.ENGLISH),
            previous=text(Column.PREVIOUS),
            state=text(Column.STATE),
            translation=text(Column.TRANSLATION),
        ),
        path=path,
        number=row.number,
        at=at,
        kinds=kinds or _NOTHING,
    )
