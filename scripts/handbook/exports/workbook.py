"""The tables as a workbook. The library makes it with its headers, and stamps the time and the order of parts; these are
written anew here, and the rows are put into its sheets: a case study's row is made once, and compressed with its neighbours.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from handbook.exports.archive import zip_parts
from handbook.exports.packed import joined, packed, packed_zip
from handbook.translation.locales import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handbook.exports.packed import Packed
    from handbook.exports.tables import Row, Table

_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_PROPERTIES = "docProps/core.xml"
_WIDTH, _WIDE = 18, 48
_LONGEST = 32_767
"""Characters that a cell can hold."""
_NUMBER, _END = "\0", b"</sheetData>"
"""A row stands where the sheet has room for it: its number is put in place of a character that no text has."""


@dataclass(frozen=True)
class SheetRow:
    """A row as a sheet holds it, but for its number, and the columns that it makes wide."""

    xml: bytes
    wide: frozenset[int]


def sheet_row(table: Table, row: Row) -> SheetRow:
    """What readers take for numbers stands as such; empty cells are left out."""
    cells = (
        _cell(get_column_letter(at), text, is_number=column.type == "integer")
        for at, (text, column) in enumerate(zip(row, table.columns, strict=True), 1)
        if text
    )
    wide = frozenset(at for at, text in enumerate(row) if len(text) > _WIDE)
    return SheetRow(f'<row r="{_NUMBER}">{"".join(cells)}</row>'.encode(), wide)


@dataclass(frozen=True)
class SheetPart:
    """Some rows of a sheet in a row, compressed."""

    packed: Packed
    rows: int
    wide: frozenset[int]


def sheet_part(rows: Sequence[SheetRow], before: int = 0) -> SheetPart:
    """`before` is how many rows stand above them, without that of the headers."""
    wide = frozenset[int]().union(*(row.wide for row in rows))
    place = _NUMBER.encode()
    data = b"".join([row.xml.replace(place, b"%d" % number) for number, row in enumerate(rows, before + 2)])
    return SheetPart(packed(data), len(rows), wide)


def format_xlsx(sheets: Sequence[tuple[Table, Sequence[SheetPart]]], direction: Direction, newest: str | None) -> bytes:
    """One sheet for each table. `newest` is the day of the last change, which the workbook gives as its own."""
    heads = tuple(
        (table, sum(one.rows for one in parts), frozenset[int]().union(*(one.wide for one in parts)))
        for table, parts in sheets
    )
    made = {}
    for name, data in _without_rows(heads, direction, newest).items():
        number = _SHEET.fullmatch(name)
        rows = [one.packed for one in sheets[int(number[1]) - 1][1]] if number else []
        head, end, rest = data.partition(_END) if number else (data, b"", b"")
        made[name] = joined([packed(head), *rows, packed(end + rest)])
    return packed_zip(sorted(made.items()))


@lru_cache(maxsize=32)
def _without_rows(
    sheets: tuple[tuple[Table, int, frozenset[int]], ...], direction: Direction, newest: str | None
) -> Mapping[str, bytes]:
    """The parts of a workbook whose sheets have so many rows, some columns of them wide."""
    book = Workbook(write_only=True)
    for table, rows, wide in sheets:
        _fill(book.create_sheet(table.name), table, rows, wide, direction)
    made = datetime.fromisoformat(newest or "2000-01-01").replace(tzinfo=UTC)
    properties = book.properties
    properties.creator = "handbook"
    out = io.BytesIO()
    book.save(out)
    # Saving has just set the time of today.
    properties.created = properties.modified = made.replace(tzinfo=None)
    return zip_parts(out.getvalue()) | {_PROPERTIES: tostring(properties.to_tree())}


def _fill(sheet: Any, table: Table, rows: int, wide: frozenset[int], direction: Direction) -> None:
    """A sheet is filled from above, and settings of its view come first. (The stubs do not know this kind of sheet.)"""
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = direction is Direction.RTL
    for at in range(len(table.columns)):
        sheet.column_dimensions[get_column_letter(at + 1)].width = _WIDE if at in wide else _WIDTH
    sheet.append(list(_header(sheet, table)))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{rows + 1}"


def _header(sheet: Any, table: Table) -> Iterator[Any]:
    for column in table.columns:
        cell = WriteOnlyCell(sheet, column.name)
        cell.font = Font(bold=True)
        yield cell


def _cell(letter: str, text: str, *, is_number: bool) -> str:
    place = f"{letter}{_NUMBER}"
    if is_number:
        return f'<c r="{place}" t="n"><v>{int(text)}</v></c>'
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'<c r="{place}" t="inlineStr"><is><t{space}>{escape(text[:_LONGEST], quote=False)}</t></is></c>'
