"""Sheets as CSV: written with commas, read with commas, semicolons or tabs, as spreadsheet programs save them."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, problem
from handbook.translation.exchange.grid import MAX_COLUMNS, MAX_ROWS, Cell, Grid, GridRow
from handbook.translation.exchange.guard import guarded, unguarded
from handbook.translation.exchange.rows import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DELIMITERS = (",", ";", "\t")
# Excel writes this first line, and obeys it, where the list separator of the computer is another one.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def format_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, without which Excel takes it for an old encoding."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def read_csv(path: str, data: bytes) -> Grid | Problem:
    """The rows of a CSV file, or why there are none."""
    text = _decode(path, data)
    if isinstance(text, Problem):
        return text
    if "\0" in text:
        return problem("exchange-no-sheet", Place(path=path), cause="it holds bytes that are no text")
    if mark := _SEPARATOR_LINE.match(text):
        text = text[mark.end() :]
    delimiter = mark[1] if mark else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[GridRow] = []
    number = 0
    try:
        for number, texts in enumerate(reader, 1):
            if len(rows) > MAX_ROWS:
                return problem("exchange-too-large", Place(path=path), what=f"more than {MAX_ROWS:,} rows")
            if any(texts):
                cells = tuple(Cell(unguarded(one)) for one in texts[:MAX_COLUMNS])
                rows.append(GridRow(number, cells))
    except csv.Error as error:
        return problem("exchange-csv", Place(path=path, line=number + 1, column=1), cause=_cause(error))
    return Grid(tuple(rows))


def _decode(path: str, data: bytes) -> str | Problem:
    # "Unicode Text" is what some versions of Excel call a file of tabs in UTF-16.
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        return problem("exchange-encoding", Place(path=path, line=row, column=1), byte=f"0x{data[error.start]:02X}")


def _delimiter(text: str) -> str:
    """The one by which the first row has most of our columns."""
    first = text.split("\n", 1)[0]
    names = {str(one) for one in Column}

    def known(delimiter: str) -> int:
        return sum(cell.strip('" \r').lower() in names for cell in first.split(delimiter))

    return max(_DELIMITERS, key=known)


def _cause(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return 'a quote (") that opens a cell is never closed'
    if "expected after" in said:
        return 'a quote (") stands inside a cell that is in quotes; it must be written twice'
    return "a cell is longer than any text of ours" if "field limit" in said else said
