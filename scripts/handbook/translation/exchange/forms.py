"""The three forms of a sheet. Going out the file's ending chooses one; coming in what the file holds does."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, problem
from handbook.source_files import CONTROL
from handbook.translation.exchange.columns import read_columns
from handbook.translation.exchange.csv_form import format_csv, read_csv
from handbook.translation.exchange.rows import Column
from handbook.translation.exchange.xliff_form import format_xliff, read_xliff
from handbook.translation.exchange.xlsx_form import MAX_CELL, format_xlsx, read_xlsx

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from handbook.translation.exchange.received import Received
    from handbook.translation.exchange.rows import Row
    from handbook.translation.locales import Locale


class Form(StrEnum):
    CSV = ".csv"
    XLSX = ".xlsx"
    XLIFF = ".xlf"


_OLE_OR_ZIP = (b"PK", b"\xd0\xcf\x11\xe0")
_MARKS_OF_OTHERS = {
    b"%PDF": "it is a PDF",
    b"\x89PNG": "it is a picture",
    b"\xff\xd8\xff": "it is a picture",
    b"GIF8": "it is a picture",
    b"{\\rtf": "it is a text document",
    b"\x1f\x8b": "it is a packed file",
}


def write_sheet(rows: Sequence[Row], locale: Locale, form: Form) -> tuple[bytes, list[Problem]]:
    """The file, without the rows that its form cannot hold; these are named."""
    good, problems = [], []
    for row in rows:
        fault = _fault(row, form)
        problems += [fault] if fault else []
        good += [] if fault else [row]
    match form:
        case Form.CSV:
            return format_csv(list(Column), (row.cells() for row in good)), problems
        case Form.XLSX:
            return format_xlsx(good, locale), problems
        case Form.XLIFF:
            return format_xliff(good, locale.code), problems


def read_sheet(path: str, data: bytes, locale: str, codes: Collection[str]) -> tuple[list[Received], list[Problem]]:
    """The rows of a file of any form. `codes` are the locales that a sheet could be in."""
    if not data.strip():
        return [], [problem("exchange-no-sheet", Place(path=path), cause="it is empty")]
    for mark, cause in _MARKS_OF_OTHERS.items():
        if data.startswith(mark):
            return [], [problem("exchange-no-sheet", Place(path=path), cause=cause)]
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return [], [problem("exchange-no-sheet", Place(path=path), cause="it is a web page")]
    if start.startswith(b"<"):
        return _read_xliff(path, data, locale)
    grid = read_xlsx(path, data) if data.startswith(_OLE_OR_ZIP) else read_csv(path, data)
    if isinstance(grid, Problem):
        return [], [grid]
    if grid.label in codes and grid.label != locale:
        return [], [problem("exchange-locale", Place(path=path), found=grid.label, locale=locale)]
    return read_columns(path, grid)


def _read_xliff(path: str, data: bytes, locale: str) -> tuple[list[Received], list[Problem]]:
    read = read_xliff(path, data)
    if isinstance(read, Problem):
        return [], [read]
    received, language = read
    # Other programs write th-TH for th, or zh_Hans.
    if language and not _alike(language, locale):
        return [], [problem("exchange-locale", Place(path=path), found=language, locale=locale)]
    return received, []


def _alike(language: str, locale: str) -> bool:
    said, ours = (tag.replace("_", "-").lower() for tag in (language, locale))
    return said == ours or said.startswith(f"{ours}-")


def _fault(row: Row, form: Form) -> Problem | None:
    place = Place(path=row.file)
    texts: Iterable[str] = row.cells()
    if bad := next((found for text in texts if (found := CONTROL.search(text))), None):
        return problem("exchange-not-written", place, id=row.id, cause=f"it has the character U+{ord(bad[0]):04X}")
    if form is Form.XLSX and max(len(text) for text in row.cells()) > MAX_CELL:
        cause = f"a cell of a workbook holds {MAX_CELL:,} characters"
        return problem("exchange-not-written", place, id=row.id, cause=cause)
    return None
