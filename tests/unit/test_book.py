"""Workbooks that are written without their library are, part by part, what it writes."""

from __future__ import annotations

import io
import random
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.xml.functions import tostring

from handbook.exports.archive import zip_parts
from handbook.exports.book import HEADS, NamedSheet, book_parts, column_letter, sheet_uri
from handbook.sheets.excel import Sheet, blank_form

LETTERS = "abc XYZ09 =+-@'\"<>&;,.\n\tàéîØß日本語ไทยاردو😀\u200d\u00a0"
STYLES = (1, 2, 3, 4)


def text(chance: random.Random) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(chance.choice([0, 1, 3, 40, 200])))


def looks(cell: Any, style: int) -> None:
    edge = Side(style="thin", color="888888")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if style in {3, 4}:
        cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
    if style in {1, 3}:
        cell.font = Font(bold=True)


def by_library(sheet: Any, rows: list[tuple[int, list[str]]], offers: list[tuple[str, str]], *, is_rtl: bool) -> None:
    sheet.freeze_panes, sheet.sheet_view.rightToLeft = "A2", is_rtl
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    for number, width in enumerate((28, 60, 28), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for at, (style, texts) in enumerate(rows, 1):
        width = 28 if style in {3, 4} else 60
        lines = max(sum(1 + len(line) // (width - 4) for line in one.split("\n")) for one in texts)
        sheet.row_dimensions[at].height = 15.5 * max(lines, 2 if style == 4 else 1)
        for column, one in enumerate(texts, 1):
            cell = sheet.cell(row=at, column=column)
            looks(cell, style)
            if one:
                cell.value, cell.data_type = one, "s"
    for cells, formula in offers:
        offered = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
        offered.add(cells)
        sheet.add_data_validation(offered)


@pytest.mark.parametrize("seed", range(40))
def test_a_book_is_what_the_library_writes(seed: int) -> None:
    chance = random.Random(seed)
    names = ["A & <b>", 'ชื่อ "x"', "Answers"][: chance.randrange(1, 4)]
    title, language, is_rtl = text(chance).strip() or "x", chance.choice(["en", "ur"]), chance.random() < 0.5
    book: Any = Workbook()
    parts, named = {}, []
    for number, name in enumerate(names, 1):
        rows = [(style, [text(chance) for _ in range(chance.randrange(1, 4))]) for style in STYLES]
        rows += [(chance.choice(STYLES), [text(chance) for _ in range(chance.randrange(1, 4))]) for _ in range(5)]
        offers = [(f"B{at}", f'"{text(chance).strip()}"') for at in range(1, chance.randrange(1, 4))]
        library = book.active if number == 1 else book.create_sheet()
        library.title = name
        by_library(library, rows, offers, is_rtl=is_rtl)
        sheet = Sheet(name, (28, 60, 28))
        for style, texts in rows:
            sheet.write(texts, style)
        for cells, formula in offers:
            sheet.offer(cells, formula)
        parts[sheet_uri(number)] = sheet.xml(is_rtl=is_rtl)
        named.append(NamedSheet(name, HEADS, "$1:$1"))
    properties = book.properties
    properties.creator, properties.title, properties.language = "handbook", title, language
    out = io.BytesIO()
    book.save(out)
    properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001 (the format has no zone)
    expected = zip_parts(out.getvalue()) | {"docProps/core.xml": tostring(properties.to_tree())}
    assert parts | book_parts(blank_form(), named, "2000-01-01", title, language) == expected


def test_columns_have_the_names_that_the_library_gives_them() -> None:
    assert [column_letter(at) for at in range(1, 1000)] == [get_column_letter(at) for at in range(1, 1000)]
