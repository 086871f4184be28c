"""Files that are no sheets, or no longer: each is refused in words that the person who sent it understands."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from handbook.translation.exchange.forms import Form, read_sheet, write_sheet
from handbook.translation.exchange.matching import match_rows
from handbook.translation.exchange.rows import Column, Row, text_id
from handbook.translation.exchange.wanted import Wanted
from handbook.translation.locales import Direction, Locale

THAI = Locale(code="th", name="ไทย", english_name="Thai", direction=Direction.LTR)
URI = "case_studies/one.yml"
TEXTS = (("title", "Home"), ("summary", "3 May 2014"), ("summary", "Go"))
ROWS = [Row(file=URI, id=text_id(key), context=key[0], english=key[1], translation="ไทย ๆ") for key in TEXTS]
XLSX, CSV, XLIFF = (write_sheet(ROWS, THAI, form)[0] for form in (Form.XLSX, Form.CSV, Form.XLIFF))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def package(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for name, text in parts.items():
            written.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def bomb() -> bytes:
    """A small file that would fill the memory."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written,
        written.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(450):
            part.write(b"\0" * 1_000_000)
    return out.getvalue()


BAD = {
    "nothing": (b"", "exchange-no-sheet", "it is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "exchange-no-sheet", "it is a picture"),
    "a PDF": (b"%PDF-1.7", "exchange-no-sheet", "it is a PDF"),
    "a web page": (b"\xef\xbb\xbf <!DOCTYPE html><table>", "exchange-no-sheet", "it is a web page"),
    "bytes": (b"a,b\0c", "exchange-no-sheet", "bytes that are no text"),
    "an encrypted workbook": (OLE + "EncryptedPackage".encode("utf-16-le"), "exchange-encrypted", "take the password off"),
    "an old workbook": (OLE + "Workbook".encode("utf-16-le"), "exchange-no-sheet", "old Excel or Word file"),
    "half a workbook": (XLSX[: len(XLSX) // 2], "exchange-broken", "copy or download it once more"),
    "a workbook with broken parts": (XLSX.replace(b"PK\x01\x02", b"PK\x01\x09", 1), "exchange-broken", "damaged"),
    "a text document": (package(**{"word/document.xml": "<a/>"}), "exchange-no-sheet", "a file of another program"),
    "an OpenDocument sheet": (package(mimetype="application/vnd.oasis"), "exchange-no-sheet", "save it as Excel workbook"),
    "a workbook of nothing": (package(**{"xl/workbook.xml": "<workbook/>"}), "exchange-broken", "damaged"),
    "an old encoding": ("file,id,english,translation\nx,y,z,ไทย".encode("cp874"), "exchange-encoding", "'CSV UTF-8'"),
    "half a letter in UTF-16": ("file,id".encode("utf-16")[:-1], "exchange-encoding", "cannot be read"),
    "XLIFF 2.0": (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>', "exchange-no-xliff", "it is XLIFF 2.0"),
    "other XML": (b"<rss/>", "exchange-no-xliff", "its first element is <rss>"),
    "half an XLIFF": (XLIFF[:-30], "exchange-broken", "damaged or was cut off"),
    "XLIFF with entities": (XLIFF.replace(b"<xliff", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff', 1).replace(b"Home", b"&e;"), "exchange-no-sheet", "document type"),
    "XLIFF in another language": (XLIFF.replace(b'"th"', b'"ur"'), "exchange-locale", "--locale ur"),
    "a workbook in another language": (write_sheet(ROWS, Locale(code="ur", name="x", english_name="x", direction=Direction.RTL), Form.XLSX)[0], "exchange-locale", "The sheet is in 'ur', not in 'th'"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_sheet_is_said(what: str) -> None:
    assert_refused(*BAD[what])


def test_a_bomb_is_told_by_its_size() -> None:
    assert_refused(bomb(), "exchange-too-large", "450,000,000 bytes when unpacked")


def assert_refused(data: bytes, code: str, words: str) -> None:
    received, problems = read_sheet("th.xlsx", data, "th", ["th", "ur"])
    assert received == []
    assert [one.code for one in problems] == [code]
    assert words in problems[0].message + problems[0].hint


def workbook(*cells: object, data_type: str = "") -> bytes:
    """A sheet whose second row has these cells, typed by hand."""
    book = Workbook()
    sheet = book.active
    sheet.append(list(Column))
    sheet.append([URI, ROWS[1].id, "summary", "3 May 2014", None, None, "๓ พฤษภาคม"])
    for at, value in zip((1, 2, 4, 7), cells, strict=True):
        if value is not None:
            sheet.cell(2, at).value = value
            sheet.cell(2, at).data_type = data_type or sheet.cell(2, at).data_type
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cells", "column", "code", "words"),
    [
        ((None, None, date(2014, 5, 3), None), 4, "exchange-cell-changed", "made a date of the text in the column 'english'"),
        ((None, None, 2014, None), 4, "exchange-cell-changed", "made a number of the text"),
        ((None, 1.2345e71, None, None), 2, "exchange-cell-changed", "'1.2345e+71'"),
        ((None, 123456, None, None), 2, "exchange-cell-changed", "made a number of the text in the column 'id'"),
        ((None, None, None, date(2014, 5, 3)), 7, "exchange-translation-kind", "The translation is a date, not a text: '2014-05-03"),
        ((None, None, None, 3.5), 7, "exchange-translation-kind", "format the cell as text"),
        ((None, None, None, True), 7, "exchange-translation-kind", "is TRUE or FALSE"),
        ((None, None, None, '=GOOGLETRANSLATE(D2,"en","th")'), 7, "exchange-translation-kind", "of a formula copy the value"),
        ((None, None, None, "#NAME?"), 7, "exchange-translation-kind", "an error value"),
        ((7, None, None, None), 1, "exchange-cell-changed", "in the column 'file'"),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_program_made_of_a_text_is_named(
    cells: tuple[object, ...], column: int, code: str, words: str
) -> None:
    received, problems = read_sheet("a.xlsx", workbook(*cells), "th", ["th"])
    assert problems == []
    matches = match_rows(received, {URI: Wanted(URI, TEXTS)})
    assert matches.given == {}
    found = matches.refused[0].problem
    assert (found.place.line, found.place.column, found.code) == (2, column, code)
    assert words in found.message + found.hint


def test_an_id_of_eight_digits_may_be_a_number() -> None:
    key = next(("title", f"Text {n}") for n in range(9_999) if text_id(("title", f"Text {n}")).isdigit() and not text_id(("title", f"Text {n}")).startswith("0"))  # fmt: skip
    received, _ = read_sheet("a.xlsx", workbook(None, int(text_id(key)), key[1], None), "th", ["th"])
    assert match_rows(received, {URI: Wanted(URI, (key,))}).refused == []


def test_the_sheet_is_found_among_others() -> None:
    book = Workbook()
    book.active.append(["How to fill this in"])
    sheet = book.create_sheet("texts")
    sheet.append([])
    for cells in (list(Column), *(row.cells() for row in ROWS)):
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    received, problems = read_sheet("a.xlsx", out.getvalue(), "th", ["th"])
    assert problems == []
    assert [one.row for one in received] == ROWS
    assert [one.number for one in received] == [3, 4, 5], "as the spreadsheet program counts them"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([XLSX, CSV, XLIFF]), st.data())
def test_damaged_files_never_end_in_a_crash(whole: bytes, data: st.DataObject) -> None:
    """Cut off, or with other bytes somewhere: rows or a problem, and never a row that says something else's text."""
    start = data.draw(st.integers(0, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=20)) + whole[start + data.draw(st.integers(0, 400)) :]
    received, problems = read_sheet("a", damaged, "th", ["th"])
    assert received or problems or len(damaged) < len(whole)
    for given_rows in match_rows(received, {URI: Wanted(URI, TEXTS)}).given.values():
        assert {one.key for one in given_rows} <= set(TEXTS)
