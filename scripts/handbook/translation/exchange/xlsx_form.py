"""Sheets as workbooks: made to be filled in by someone who knows Excel and nothing of this project."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter

from handbook.problems import Place, Problem, problem
from handbook.translation.exchange.grid import MAX_COLUMNS, MAX_ROWS, Cell, CellKind, Grid, GridRow
from handbook.translation.exchange.guard import unguarded
from handbook.translation.exchange.package import package_fault
from handbook.translation.exchange.rows import Column
from handbook.translation.locales import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.translation.exchange.rows import Row
    from handbook.translation.locales import Locale

MAX_CELL = 32_767
"""What Excel can hold in a cell; it cuts longer texts off without a word."""
_LAST_ROW = 1_048_576
_AS_TEXT = "@"
_WIDTHS = {
    Column.FILE: 26,
    Column.ID: 11,
    Column.CONTEXT: 16,
    Column.ENGLISH: 60,
    Column.PREVIOUS: 40,
    Column.STATE: 11,
    Column.TRANSLATION: 60,
}
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = 1, 2
_TO_FILL_IN = PatternFill("solid", start_color="FFFDF6E3")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def format_xlsx(rows: Iterable[Row], locale: Locale) -> bytes:
    """One sheet, named after the language. Only the translation can be typed in; there is no password to lift that."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(locale.code)
    # A sheet of this kind is filled from above, and settings of its view come first. (The stubs do not know it.)
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = locale.direction is Direction.RTL
    for at, column in enumerate(Column, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS[column]
    _protect(sheet)
    header = [WriteOnlyCell(sheet, str(column)) for column in Column]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    cells = [_styled(sheet, column, locale) for column in Column]
    count = 1
    for row in rows:
        # A row is written at once, so that its cells, whose styles are dear, serve for the next one too.
        for cell, text in zip(cells, row.cells(), strict=True):
            _say(cell, text)
        sheet.append(cells)
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(Column))}{count}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_xlsx(path: str, data: bytes) -> Grid | Problem:
    """The rows of the first sheet that has our columns, else of the first sheet; or why there are none."""
    if fault := _fault_of_package(path, data):
        return fault
    try:
        # The library warns of parts that it does not know; they hold no texts of ours.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read_book(path, data)
    except Exception as error:  # noqa: BLE001 (a library that reads strangers' files fails in any way it likes)
        return problem("exchange-broken", Place(path=path), cause=f"{type(error).__name__}: {error}")


def _protect(sheet: Any) -> None:
    sheet.protection.sheet = True
    # Locked cells may still be made wider, higher, sorted out by the filter.
    for allowed in ("formatColumns", "formatRows", "autoFilter"):
        setattr(sheet.protection, allowed, False)


def _styled(sheet: Any, column: Column, locale: Locale) -> Any:
    cell = WriteOnlyCell(sheet, "")
    own = column is Column.TRANSLATION
    of_locale = own and locale.direction is Direction.RTL
    cell.number_format = _AS_TEXT
    cell.protection = Protection(locked=not own)
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", readingOrder=_RIGHT_TO_LEFT if of_locale else _LEFT_TO_RIGHT
    )
    if own:
        cell.fill = _TO_FILL_IN
    return cell


def _say(cell: Any, text: str) -> None:
    cell.value = text or None
    if text:
        # `=1+1` and `#N/A` are texts too, and stay so when someone edits them, because of the format of the cell.
        cell.data_type = "s"


def _fault_of_package(path: str, data: bytes) -> Problem | None:
    place = Place(path=path)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return problem("exchange-encrypted", place)
        return problem("exchange-no-sheet", place, cause="it is an old Excel or Word file (.xls, .doc)")
    if fault := package_fault(path, data):
        return fault
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
    if "xl/workbook.xml" not in names:
        return problem("exchange-no-sheet", place, cause="it is no Excel workbook, but a file of another program")
    return None


def _read_book(path: str, data: bytes) -> Grid | Problem:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    first: Grid | None = None
    for sheet in book.worksheets:
        rows = _rows(sheet)
        header = next(rows, None)
        grid = Grid((header,) if header else (), sheet.title)
        if header and _is_ours(header):
            kept = [header]
            for row in rows:
                if len(kept) > MAX_ROWS:
                    return problem("exchange-too-large", Place(path=path), what=f"more than {MAX_ROWS:,} rows")
                kept.append(row)
            return Grid(tuple(kept), sheet.title)
        first = first or grid
    return first or Grid(())


def _is_ours(header: GridRow) -> bool:
    return {str(Column.ID), str(Column.TRANSLATION)} <= {cell.text.strip().lower() for cell in header.cells}


def _rows(sheet: Any) -> Iterator[GridRow]:
    # Some programs write a wrong size of the sheet, beyond which rows would not be read.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number > _LAST_ROW:
            return
        found = tuple(_read_cell(cell) for cell in cells[:MAX_COLUMNS])
        if any(cell.text for cell in found):
            yield GridRow(number, found)


def _read_cell(cell: Any) -> Cell:
    value = cell.value
    match value:
        case None:
            return Cell("")
        case bool():
            return Cell(str(value).upper(), CellKind.TRUTH)
        case int() | float():
            return Cell(str(value), CellKind.NUMBER)
        case date() | time() | timedelta():
            return Cell(str(value), CellKind.DATE)
    text = str(value)
    if cell.data_type == "f":
        return Cell(text, CellKind.FORMULA)
    if cell.data_type == "e":
        return Cell(text, CellKind.ERROR)
    # A cell that is no text cell came out of a CSV file, with the apostrophes that such files have.
    return Cell(unguarded(text) if text.startswith("'") and cell.number_format != _AS_TEXT else text)
