"""A form with tables as an Excel workbook: the questions, a sheet for each table, and the worked example."""

from __future__ import annotations

import io
import re
from copy import copy
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from handbook.exports.archive import format_zip, zip_parts
from handbook.model.template import AnswerVocabulary, FieldKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.sheets.form import SaidField, SaidForm
    from handbook.sheets.labels import SheetLabels

_PROPERTIES, _TYPES = "docProps/core.xml", "[Content_Types].xml"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']+")
_WIDTH, _WIDE, _LINE = 28, 60, 15.5
"""Columns of tables and of questions, in characters; a line, in points."""
_NAME, _LIST = 31, 255
"""How long the name of a sheet and a list of answers may be."""
_CHECKED, _UNCHECKED = "☑", "☐"
_LISTS = "_"
"""A hidden sheet with the lists that are longer."""


def format_xlsx(form: SaidForm, labels: SheetLabels) -> bytes:
    """The file. Equal content gives equal bytes."""
    from openpyxl import Workbook
    from openpyxl.xml.functions import tostring

    book = Workbook()
    _questions(book.active, form, labels)
    tables = [field for field in form.fields if field.kind is FieldKind.TABLE]
    for field in tables:
        _table(book.create_sheet(_free_name(book, field.label.text)), field, labels, [], int(field.rows))
    for field in tables:
        if field.example_rows:
            name = _free_name(book, f"{labels.example.text} {field.label.text}")
            rows = [[cell.text for cell in row] for row in field.example_rows]
            _table(book.create_sheet(name), field, labels, rows, 0)
    properties = book.properties
    properties.creator, properties.title, properties.language = "handbook", form.title.text, labels.locale
    out = io.BytesIO()
    book.save(out)
    # Saving has just set the time of today.
    properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001 (the format has no zone)
    return format_zip(zip_parts(out.getvalue()) | {_PROPERTIES: tostring(properties.to_tree())}, _TYPES)


def _questions(sheet: Any, form: SaidForm, labels: SheetLabels) -> None:
    """All questions but the tables, with room for the answers."""
    sheet.title = _clean(form.title.text)
    _prepare(sheet, labels, [_WIDE] * 3)
    example = f"{labels.example.text}\n{labels.invented.text}"
    _write(sheet, 1, [labels.question.text, labels.answer.text, example], bold=True)
    if labels.machine:
        _write(sheet, 2, [labels.machine])
    for part in form.parts:
        _write(sheet, sheet.max_row + 1, [part.title.text], bold=True)
        if part.intro:
            _write(sheet, sheet.max_row + 1, [part.intro.text])
        for field in part.fields:
            _question(sheet, field)


def _question(sheet: Any, field: SaidField) -> None:
    """A question with its note. Several answers are ticked in rows of their own; of countries there are too many."""
    asked = f"{field.label.text}\n{field.help.text}" if field.help else field.label.text
    example, at = [said.text for said in field.example], sheet.max_row + 1
    ticked = field.kind is FieldKind.CHOICES and field.vocabulary != AnswerVocabulary.COUNTRIES
    _write(sheet, at, [asked, "", "" if ticked else ", ".join(example)])
    if field.kind is FieldKind.CHOICE:
        _offer(sheet, [option.label.text for option in field.options], f"B{at}")
    if ticked:
        for row, option in enumerate(field.options, at + 1):
            _write(
                sheet, row, [option.label.text, _UNCHECKED, _CHECKED if option.label.text in example else _UNCHECKED]
            )
        _offer(sheet, [_UNCHECKED, _CHECKED], f"B{at + 1}:B{at + len(field.options)}")


def _table(sheet: Any, field: SaidField, labels: SheetLabels, rows: Sequence[Sequence[str]], empty: int) -> None:
    from openpyxl.utils import get_column_letter

    _prepare(sheet, labels, [_WIDTH] * len(field.columns))
    _write(sheet, 1, [column.label.text for column in field.columns], bold=True, framed=True)
    for at, row in enumerate(rows or [[""] * len(field.columns)] * empty, 2):
        _write(sheet, at, row, framed=True)
    last = 1 + max(empty, 200) if not rows else 1 + len(rows)
    for number, column in enumerate(field.columns, 1):
        if column.options and not rows:
            letter = get_column_letter(number)
            _offer(sheet, [option.label.text for option in column.options], f"{letter}2:{letter}{last}")


def _prepare(sheet: Any, labels: SheetLabels, widths: Sequence[int]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = labels.is_rtl
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _write(sheet: Any, row: int, texts: Sequence[str], *, bold: bool = False, framed: bool = False) -> None:
    """Texts stay texts: what begins like a formula is none. Not every program finds the height of a row by itself."""
    width, style = (_WIDTH if framed else _WIDE), _style(sheet.parent, framed=framed, bold=bold)
    lines = max(sum(1 + len(line) // (width - 4) for line in text.split("\n")) for text in texts)
    sheet.row_dimensions[row].height = _LINE * max(lines, 2 if framed and not bold else 1)
    for number, text in enumerate(texts, 1):
        cell = sheet.cell(row=row, column=number)
        cell._style = copy(style)  # noqa: SLF001 (the library has no public word for it)
        if text:
            cell.value = text
            cell.data_type = "s"


@lru_cache(maxsize=4)
def _style(book: Any, *, framed: bool, bold: bool) -> Any:
    """How a cell of a workbook looks. To find that out takes as long as all else of a cell, so it is kept for the next one."""
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.styles.styleable import StyleableObject

    cell: Any = StyleableObject(book.active)
    edge = Side(style="thin", color="888888")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if framed:
        cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
    if bold:
        cell.font = Font(bold=True)
    return cell._style  # noqa: SLF001 (as above)


def _offer(sheet: Any, answers: Sequence[str], cells: str) -> None:
    """A list of answers. In a short one commas cannot stand; a long one stands in cells."""
    from openpyxl.worksheet.datavalidation import DataValidation

    joined = ",".join(answer.replace(",", " ").replace('"', "'") for answer in answers)
    formula = f'"{joined}"' if len(joined) <= _LIST else _listed(sheet.parent, answers)
    offered = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    offered.add(cells)
    sheet.add_data_validation(offered)


def _listed(book: Any, answers: Sequence[str]) -> str:
    """The address of a list in the hidden sheet, where each has a row."""
    from openpyxl.utils import get_column_letter

    if _LISTS not in book.sheetnames:
        book.create_sheet(_LISTS).sheet_state = "hidden"
    at = book[_LISTS].max_row + 1
    _write(book[_LISTS], at, answers)
    return f"'{_LISTS}'!$A${at}:${get_column_letter(len(answers))}${at}"


def _free_name(book: Any, text: str) -> str:
    """A name that no other sheet has, as the format allows it."""
    name, number = _clean(text), 2
    known = {sheet.title.casefold() for sheet in book.worksheets}
    while name.casefold() in known:
        name = f"{_clean(text)[: _NAME - 3]} {number}"
        number += 1
    return name


def _clean(text: str) -> str:
    """A text as a name of a sheet: a long one ends with a word, where words have spaces between them."""
    name = _NOT_IN_NAMES.sub(" ", text).strip()
    if len(name) > _NAME:
        name = name[: _NAME + 1].rpartition(" ")[0] or name[:_NAME]
    return name or "1"
