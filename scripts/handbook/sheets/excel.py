"""A form with tables as an Excel workbook: the questions, a sheet for each table, and the worked example."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from handbook.exports.archive import format_zip, zip_parts
from handbook.exports.book import (
    HEADS,
    TYPES,
    NamedSheet,
    book_parts,
    column_letter,
    plain_head,
    sheet_head,
    sheet_tail,
    sheet_uri,
    text_cell,
)
from handbook.model.template import AnswerVocabulary, FieldKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.sheets.form import SaidField, SaidForm
    from handbook.sheets.labels import SheetLabels

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']+")
_WIDTH, _WIDE, _LINE = 28, 60, 15.5
"""Columns of tables and of questions, in characters; a line, in points."""
_NAME, _LIST = 31, 255
"""How long the name of a sheet and a list of answers may be."""
_CHECKED, _UNCHECKED = "☑", "☐"
_LISTS = "_"
"""A hidden sheet with the lists that are longer."""
_STYLES = (_QUESTION_HEAD, _QUESTION, _TABLE_HEAD, _TABLE) = (1, 2, 3, 4)
"""How cells look, by the numbers of `blank_form`."""
_PAPER = '<pageSetup orientation="landscape" paperSize="9" fitToHeight="0"/>'
_DAY = "2000-01-01"


@dataclass
class Sheet:
    """A sheet that is being filled. One without widths is hidden."""

    name: str
    widths: Sequence[int] = ()
    rows: list[str] = field(default_factory=list)
    last: int = 0
    columns: int = 0
    offers: list[str] = field(default_factory=list)

    def write(self, texts: Sequence[str], style: int, *, at: int = 0) -> int:
        """A row below the others. Not every program finds its height by itself. Returns its number."""
        self.last, self.columns = at or self.last + 1, max(self.columns, len(texts))
        width = _WIDTH if style >= _TABLE_HEAD else _WIDE
        lines = max(sum(1 + len(line) // (width - 4) for line in text.split("\n")) for text in texts)
        high = _LINE * max(lines, 2 if style == _TABLE else 1)
        cells = [text_cell(f"{column_letter(at)}{self.last}", text, style) for at, text in enumerate(texts, 1)]
        self.rows.append(f'<row r="{self.last}" ht="{high:g}" customHeight="1">{"".join(cells)}</row>')
        return self.last

    def offer(self, cells: str, formula: str) -> None:
        """A list of answers for some cells."""
        self.offers.append(
            f'<dataValidation sqref="{cells}" showDropDown="0" showInputMessage="0" showErrorMessage="0" allowBlank="1" '
            f'type="list"><formula1>{escape(formula, quote=False)}</formula1></dataValidation>'
        )

    def xml(self, *, is_rtl: bool) -> bytes:
        first = 1 if self.widths else 2
        size = f"A{first}:{column_letter(self.columns)}{self.last}"
        head = sheet_head(self.widths, is_rtl=is_rtl, cells=size, fits_page=True) if self.widths else plain_head(size)
        offers = f'<dataValidations count="{len(self.offers)}">{"".join(self.offers)}</dataValidations>'
        tail = sheet_tail(offers if self.offers else "", _PAPER if self.widths else "")
        return f"{head}{''.join(self.rows)}{tail}".encode("ascii", "xmlcharrefreplace")


def format_xlsx(blank: Mapping[str, bytes], form: SaidForm, labels: SheetLabels) -> bytes:
    """The file. Equal content gives equal bytes."""
    book = [Sheet(_clean(form.title.text), [_WIDE] * 3)]
    _questions(book, form, labels)
    tables = [one for one in form.fields if one.kind is FieldKind.TABLE]
    for one in tables:
        _table(book, _free_name(book, one.label.text), one, [], int(one.rows))
    for one in tables:
        if one.example_rows:
            name = _free_name(book, f"{labels.example.text} {one.label.text}")
            _table(book, name, one, [[cell.text for cell in row] for row in one.example_rows], 0)
    named = [
        NamedSheet(one.name, HEADS, "$1:$1") if one.widths else NamedSheet(one.name, state="hidden") for one in book
    ]
    parts = book_parts(blank, named, _DAY, form.title.text, labels.locale)
    return format_zip(parts | {sheet_uri(at): one.xml(is_rtl=labels.is_rtl) for at, one in enumerate(book, 1)}, TYPES)


def blank_form() -> Mapping[str, bytes]:
    """An empty workbook of the library, with our styles in the order of their numbers."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book: Any = Workbook()
    edge = Side(style="thin", color="888888")
    for style in _STYLES:
        cell = book.active.cell(row=style, column=1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if style >= _TABLE_HEAD:
            cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
        if style in {_QUESTION_HEAD, _TABLE_HEAD}:
            cell.font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    return zip_parts(out.getvalue())


def _questions(book: list[Sheet], form: SaidForm, labels: SheetLabels) -> None:
    """All questions but the tables, with room for the answers."""
    sheet, example = book[0], f"{labels.example.text}\n{labels.invented.text}"
    sheet.write([labels.question.text, labels.answer.text, example], _QUESTION_HEAD)
    if labels.machine:
        sheet.write([labels.machine], _QUESTION)
    for part in form.parts:
        sheet.write([part.title.text], _QUESTION_HEAD)
        if part.intro:
            sheet.write([part.intro.text], _QUESTION)
        for one in part.fields:
            _question(book, one)


def _question(book: list[Sheet], asked: SaidField) -> None:
    """A question with its note. Several answers are ticked in rows of their own; of countries there are too many."""
    sheet, example = book[0], [said.text for said in asked.example]
    text = f"{asked.label.text}\n{asked.help.text}" if asked.help else asked.label.text
    ticked = asked.kind is FieldKind.CHOICES and asked.vocabulary != AnswerVocabulary.COUNTRIES
    at = sheet.write([text, "", "" if ticked else ", ".join(example)], _QUESTION)
    if asked.kind is FieldKind.CHOICE:
        _offer(book, sheet, [option.label.text for option in asked.options], f"B{at}")
    if ticked:
        for option in asked.options:
            chosen = _CHECKED if option.label.text in example else _UNCHECKED
            sheet.write([option.label.text, _UNCHECKED, chosen], _QUESTION)
        cells = f"B{at + 1}:B{sheet.last}" if sheet.last > at + 1 else f"B{at + 1}"
        _offer(book, sheet, [_UNCHECKED, _CHECKED], cells)


def _table(book: list[Sheet], name: str, one: SaidField, rows: Sequence[Sequence[str]], empty: int) -> None:
    sheet = Sheet(name, [_WIDTH] * len(one.columns))
    book.append(sheet)
    sheet.write([column.label.text for column in one.columns], _TABLE_HEAD)
    for row in rows or [[""] * len(one.columns)] * empty:
        sheet.write(row, _TABLE)
    for number, column in enumerate(one.columns, 1):
        if column.options and not rows:
            letter, last = column_letter(number), 1 + max(empty, 200)
            _offer(book, sheet, [option.label.text for option in column.options], f"{letter}2:{letter}{last}")


def _offer(book: list[Sheet], sheet: Sheet, answers: Sequence[str], cells: str) -> None:
    """A list of answers. In a short one commas cannot stand; a long one stands in cells."""
    joined = ",".join(answer.replace(",", " ").replace('"', "'") for answer in answers)
    sheet.offer(cells, f'"{joined}"' if len(joined) <= _LIST else _listed(book, answers))


def _listed(book: list[Sheet], answers: Sequence[str]) -> str:
    """The address of a list in the hidden sheet, where each has a row."""
    hidden = next((one for one in book if one.name == _LISTS), None)
    if hidden is None:
        hidden = Sheet(_LISTS)
        book.append(hidden)
    at = hidden.write(answers, _QUESTION, at=0 if hidden.last else 2)
    return f"'{_LISTS}'!$A${at}:${column_letter(len(answers))}${at}"


def _free_name(book: Sequence[Sheet], text: str) -> str:
    """A name that no other sheet has, as the format allows it."""
    name, number = _clean(text), 2
    known = {sheet.name.casefold() for sheet in book}
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
