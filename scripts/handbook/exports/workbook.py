"""The tables as a workbook: a case study's row is made once, and compressed with its neighbours."""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from handbook.exports.archive import zip_parts
from handbook.exports.book import (
    FILTER,
    NamedSheet,
    book_parts,
    column_letter,
    sheet_head,
    sheet_tail,
    sheet_uri,
    text_cell,
)
from handbook.exports.packed import joined, packed, packed_zip
from handbook.translation.locales import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.exports.packed import Packed
    from handbook.exports.tables import Row, Table

_WIDTH, WIDE = 18, 48
_BOLD = 1
_LONGEST = 32_767
"""Characters that a cell can hold."""
_NUMBER = "\0"
"""A row stands where the sheet has room for it: its number is put in place of a character that no text has."""


@dataclass(frozen=True)
class SheetRow:
    """A row as a sheet holds it, but for its number, and the columns that it makes wide."""

    xml: bytes
    wide: frozenset[int]


def sheet_row(table: Table, row: Row) -> SheetRow:
    """What readers take for numbers stands as such; empty cells are left out."""
    cells = (
        _cell(column_letter(at), text, is_number=column.type == "integer")
        for at, (text, column) in enumerate(zip(row, table.columns, strict=True), 1)
        if text
    )
    wide = frozenset(at for at, text in enumerate(row) if len(text) > WIDE)
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


def format_xlsx(
    blank: Mapping[str, bytes],
    sheets: Sequence[tuple[Table, Sequence[SheetPart]]],
    direction: Direction,
    newest: str | None,
) -> bytes:
    """One sheet for each table. `newest` is the day of the last change, which the workbook gives as its own."""
    named, parts = [], []
    for number, (table, filled) in enumerate(sheets, 1):
        letter, last = column_letter(len(table.columns)), 1 + sum(one.rows for one in filled)
        named.append(NamedSheet(table.name, FILTER, f"$A$1:${letter}${last}"))
        tail = sheet_tail(f'<autoFilter ref="A1:{letter}{last}"/>').encode()
        parts.append((sheet_uri(number), _head(table, filled, direction), [one.packed for one in filled], tail))
    parts += [(name, data, [], b"") for name, data in book_parts(blank, named, newest or "2000-01-01").items()]
    made = {name: joined([packed(head), *rows, packed(tail)]) for name, head, rows, tail in parts}
    return packed_zip(sorted(made.items()))


def blank_tables() -> Mapping[str, bytes]:
    """An empty workbook of the library, with the one style of ours: a bold head."""
    from openpyxl import Workbook  # takes a fifth of the start of a command
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    cell = WriteOnlyCell(sheet, "head")
    cell.font = Font(bold=True)
    sheet.append([cell])
    out = io.BytesIO()
    book.save(out)
    return zip_parts(out.getvalue())


def _head(table: Table, parts: Sequence[SheetPart], direction: Direction) -> bytes:
    wide = frozenset[int]().union(*(one.wide for one in parts))
    widths = [WIDE if at in wide else _WIDTH for at in range(len(table.columns))]
    names = (text_cell(f"{column_letter(at)}1", one.name, _BOLD) for at, one in enumerate(table.columns, 1))
    head = sheet_head(widths, is_rtl=direction is Direction.RTL)
    return f'{head}<row r="1">{"".join(names)}</row>'.encode()


def _cell(letter: str, text: str, *, is_number: bool) -> str:
    place = f"{letter}{_NUMBER}"
    if is_number:
        return f'<c r="{place}" t="n"><v>{int(text)}</v></c>'
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'<c r="{place}" t="inlineStr"><is><t{space}>{escape(text[:_LONGEST], quote=False)}</t></is></c>'
