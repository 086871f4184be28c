"""The tables as a workbook. The library stamps the time and the order of parts; both are written anew here."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from handbook.exports.archive import format_zip, zip_parts
from handbook.translation.locales import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.exports.tables import Table

_PROPERTIES = "docProps/core.xml"
_WIDTH, _WIDE = 18, 48


def format_xlsx(tables: Sequence[Table], direction: Direction, newest: str | None) -> bytes:
    """One sheet for each table. `newest` is the day of the last change, which the workbook gives as its own."""
    book = Workbook(write_only=True)
    for table in tables:
        _fill(book.create_sheet(table.name), table, direction)
    made = datetime.fromisoformat(newest or "2000-01-01").replace(tzinfo=UTC)
    properties = book.properties
    properties.creator = "handbook"
    out = io.BytesIO()
    book.save(out)
    # Saving has just set the time of today.
    properties.created = properties.modified = made.replace(tzinfo=None)
    return format_zip(zip_parts(out.getvalue()) | {_PROPERTIES: tostring(properties.to_tree())})


def _fill(sheet: Any, table: Table, direction: Direction) -> None:
    """A sheet is filled from above, and settings of its view come first. (The stubs do not know this kind of sheet.)"""
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = direction is Direction.RTL
    for at in range(len(table.columns)):
        longest = max((len(row[at]) for row in table.rows), default=0)
        sheet.column_dimensions[get_column_letter(at + 1)].width = _WIDE if longest > _WIDE else _WIDTH
    sheet.append(list(_header(sheet, table)))
    whole_numbers = [column.type == "integer" for column in table.columns]
    for row in table.rows:
        sheet.append([_value(text, number) for text, number in zip(row, whole_numbers, strict=True)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


def _header(sheet: Any, table: Table) -> Iterator[Any]:
    for column in table.columns:
        cell = WriteOnlyCell(sheet, column.name)
        cell.font = Font(bold=True)
        yield cell


def _value(text: str, is_number: bool) -> str | int | None:  # noqa: FBT001 (a column's type, not a flag)
    if not text:
        return None
    return int(text) if is_number else text
