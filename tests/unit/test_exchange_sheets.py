"""Texts go out as a sheet and come back the same, in every form, script and state."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import zipfile
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from handbook.problems import Problem
from handbook.source_files import CONTROL, SourceFile, decode
from handbook.translation.comparing import is_safe, text_kind
from handbook.translation.exchange.columns import read_columns
from handbook.translation.exchange.csv_form import format_csv, read_csv
from handbook.translation.exchange.forms import Form, read_sheet, write_sheet
from handbook.translation.exchange.guard import guarded, unguarded
from handbook.translation.exchange.matching import match_rows
from handbook.translation.exchange.received import Received
from handbook.translation.exchange.rows import FORMER, Column, Row, rows_of, text_id
from handbook.translation.exchange.taking import Maker, take_translations
from handbook.translation.exchange.wanted import Wanted
from handbook.translation.locales import Direction, Locale
from handbook.translation.po import State, parse_po
from handbook.translation.signing import mark_human, mark_machine, mark_reviewed
from handbook.translation.sync import format_catalog, sync_po

EXAMPLES = 500 if os.environ.get("HANDBOOK_PROOF") else 40
THAI = Locale(code="th", name="ไทย", english_name="Thai", direction=Direction.LTR, reviewers=("noor",))
URDU = Locale(code="ur", name="اردو", english_name="Urdu", direction=Direction.RTL)
URI = "case_studies/one.yml"
FORMS = list(Form)
MSGCAT = Path(__file__).resolve().parent.parent / "golden" / "exchange" / "written_by_msgcat.po"
TRICKY = (
    "=1+1", "+66 2 343 9499", "-5", "@here", "'=1+1", "''", "'No way'", "\t=1", "＝1", "#N/A", "TRUE", "May 2014", "1/2", "12345e67",
    "00123456", "5%", '"quoted"', 'a "b" c', "a,b;c\td", "_x0041_", "_x000D_", "_x005F_", "\u200bไทย\u200b", "ខ្មែរ", "မြန်မာ", "اُردو \u200f(x)", "中文，「引」", "ދިވެހި",
    " spaces around ", "\u00a0", "<b>&amp;</b> ]]>", "{1} {2}", "\\n \\", "e\u0301", "\U0001f600", "sep=;", "=\u0e17", "'", "\ufeffa",
)  # fmt: skip

# Whatever a person can write into one line of a PO file.
LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(
    lambda text: bool(text.strip()) and not CONTROL.search(text)
)
TEXTS = LINES | st.sampled_from(TRICKY).filter(str.strip) | LINES.map(lambda text: f"={text}")
STATES = (State.ABSENT, State.MACHINE, State.HUMAN, State.REVIEWED, FORMER)
ENTRIES = st.lists(
    st.tuples(st.sampled_from(["title", "summary"]), TEXTS, TEXTS, st.sampled_from(STATES)),
    max_size=6,
    unique_by=lambda entry: entry[:2],
)
Entries = list[tuple[str, str, str, str]]


def po_file(entries: Entries) -> SourceFile:
    """A PO file with these contexts, English texts, translations and states."""
    catalog = polib.pofile(sync_po("th", URI, [entry[:2] for entry in entries], None), wrapwidth=0)
    for one, (_, _, msgstr, state) in zip(catalog, entries, strict=True):
        if state != State.ABSENT:
            one.msgstr = msgstr
            mark_human(one)
        if state == State.MACHINE:
            mark_machine(one)
        if state == State.REVIEWED:
            mark_reviewed(one, "noor", "2026-01-02")
        if state == FORMER:
            one.previous_msgid, one.flags = "Before", ["fuzzy"]
    return SourceFile("th.po", format_catalog(catalog))


def rows_from(source: SourceFile, entries: Entries) -> list[Row]:
    found, problems = parse_po(source, THAI.reviewers)
    assert problems == []
    return list(rows_of(URI, [entry[:2] for entry in entries], found))


def through(rows: list[Row], form: Form, locale: Locale = THAI) -> list[Row]:
    data, problems = write_sheet(rows, locale, form)
    assert problems == []
    received, problems = read_sheet("a", data, locale.code, ["th", "ur"])
    assert problems == []
    return [one.row for one in received]


def bring_back(rows: list[Row], entries: Entries, current: SourceFile | None) -> tuple[SourceFile | None, int]:
    """Import rows; returns the new PO file, if there is one, and how many were refused."""
    wanted = Wanted(URI, tuple(entry[:2] for entry in entries))
    matches = match_rows([Received(row=row, path="a.csv", number=2) for row in rows], {URI: wanted})
    found = parse_po(current, THAI.reviewers)[0] if current else ()
    taken = take_translations(THAI, wanted, (current, found), matches.given.get(URI, []), Maker.HUMAN)
    return SourceFile("th.po", taken.text) if taken.text else None, len(matches.refused) + len(taken.refused)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=EXAMPLES, deadline=None)
@example([("title", text, text, State.REVIEWED) for text in TRICKY if text.strip()])
@given(ENTRIES)
def test_every_text_and_state_comes_back_from_every_form(form: Form, entries: Entries) -> None:
    """PO to sheet: the same texts, states and former English. Sheet to PO: nothing is touched, so states stay too."""
    source = po_file(entries)
    rows = rows_from(source, entries)
    assert [(row.english, row.state) for row in rows] == [(entry[1], entry[3]) for entry in entries]
    back = through(rows, form)
    assert back == rows
    assert bring_back(back, entries, source) == (None, 0)


# Half of the translations are the English words again, which change nothing; of the others most have some error.
GIVEN = ENTRIES.map(
    lambda entries: [
        (context, english, english if at % 2 else msgstr, State.HUMAN)
        for at, (context, english, msgstr, _) in enumerate(entries)
    ]
)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=EXAMPLES, deadline=None)
@example([("title", "Call", "โทร", State.HUMAN), ("title", "Call 12", "โทร 13", State.HUMAN)])
@given(GIVEN)
def test_an_empty_po_file_gets_every_text_that_the_build_would_show(form: Form, entries: Entries) -> None:
    """What the build would leave out is refused, and every row is accounted for."""
    rows = rows_from(po_file(entries), entries)
    new, refused = bring_back(through(rows, form), entries, None)
    found = {(one.context, one.msgid): (one.msgstr, one.state) for one in parse_po(new)[0] if one.msgstr} if new else {}
    safe = {
        entry[:2]: (entry[2].strip(), State.HUMAN)
        for entry in entries
        if is_safe(entry[1], entry[2].strip(), THAI, text_kind(URI))
    }
    assert found.items() <= safe.items()
    assert len(found) + refused == len(entries)
    # Texts of question marks only are refused as letters that were lost.
    assert all(
        not any(map(str.isalpha, safe[key][0])) or "\ufffd" in safe[key][0] for key in safe.keys() - found.keys()
    )


def test_texts_and_states_come_back_as_msgcat_once_wrote_them() -> None:
    """The sample for machines without gettext: what the real program made of a file with every state."""
    entries: Entries = [
        (
            "title",
            f"{text} {state}, in a text that is long enough to be wrapped into two lines or more by gettext",
            f"{text} ไทย, และข้อความที่ยาวพอ",
            state,
        )
        for text in TRICKY
        if text.strip()
        for state in STATES
    ]
    source = po_file(entries)
    recorded = decode("th.po", MSGCAT.read_bytes())
    assert isinstance(recorded, SourceFile)
    assert recorded.text != source.text, "msgcat wraps in its own way"
    assert rows_from(recorded, entries) == rows_from(source, entries)
    assert bring_back(rows_from(source, entries), entries, recorded) == (None, 0)


@pytest.mark.gettext
@settings(max_examples=EXAMPLES // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example([("title", text, text, state) for text in TRICKY for state in STATES[:1] if text.strip()])
@example([("title", text, text, State.REVIEWED) for text in TRICKY if text.strip()])
@given(ENTRIES.filter(bool))
def test_every_text_and_state_comes_back_from_msgcat(entries: Entries) -> None:
    source = po_file(entries)
    done = subprocess.run(["msgcat", "-"], input=source.text.encode(), capture_output=True, check=True)
    read = decode("th.po", done.stdout)
    assert isinstance(read, SourceFile)
    assert rows_from(read, entries) == rows_from(source, entries)
    assert bring_back(rows_from(source, entries), entries, read) == (None, 0)


@given(TEXTS | st.text())
def test_a_guard_is_taken_off_as_it_was_put_on(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "＝1", "12345e67", "00123456", "3dec2014", "1/2", "May 2014", "10 พ.ค. 2014", "8%", "true", "'=1"])  # fmt: skip
def test_what_a_spreadsheet_would_change_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["Pay nothing.", "'No way'", "In 2014 three boats came", "3a786953", "2 of 5 boats", ""]
)
def test_other_texts_are_not(text: str) -> None:
    assert guarded(text) == text


ROWS = [
    Row(file=URI, id=text_id(("title", "=1+1")), context="title", english="=1+1", state="human", translation="+2"),
    Row(file=URI, id=text_id(("title", "Go; now")), context="title", english="Go; now", previous="Go", state=FORMER, translation='ไป "เลย", เดี๋ยวนี้'),
    Row(file=URI, id="00123456", context="title", english="May 2014", state="absent"),
]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
@pytest.mark.parametrize("first", ["", "sep={}\r\n"])
def test_csv_is_read_as_programs_save_it(delimiter: str, encoding: str, first: str) -> None:
    saved = io.StringIO()
    texts = csv.reader(io.StringIO(format_csv(list(Column), (row.cells() for row in ROWS)).decode("utf-8-sig")))
    csv.writer(saved, delimiter=delimiter, quoting=csv.QUOTE_ALL if first else csv.QUOTE_MINIMAL).writerows(texts)
    data = (first.format(delimiter) + saved.getvalue()).encode(encoding)
    received, problems = read_sheet("a.csv", data, "th", ["th"])
    assert problems == []
    assert [one.row for one in received] == ROWS


def test_csv_opens_in_excel() -> None:
    data = format_csv(list(Column), [ROWS[0].cells()])
    assert data.startswith(b"\xef\xbb\xbffile,id,context,english,previous english,state,translation\r\n")


@pytest.mark.parametrize("locale", [THAI, URDU], ids=["th", "ur"])
def test_the_workbook_is_made_to_be_filled_in(locale: Locale) -> None:
    data, _ = write_sheet(ROWS, locale, Form.XLSX)
    book = load_workbook(io.BytesIO(data))
    sheet = book[locale.code]
    assert sheet.freeze_panes == "A2"
    assert bool(sheet.sheet_view.rightToLeft) is (locale is URDU)
    assert sheet.protection.sheet
    assert not sheet.protection.password
    names = [cell.value for cell in sheet[1]]
    assert names == list(Column)
    for cells in sheet.iter_rows(min_row=2):
        for name, cell in zip(names, cells, strict=True):
            assert cell.protection.locked is (name != "translation")
            assert cell.alignment.wrap_text
            assert cell.data_type in {"s", "n"}, "an empty cell counts as a number; no cell is a formula"
            assert cell.number_format == "@"
    widths = {name: sheet.column_dimensions["ABCDEFG"[at]].width for at, name in enumerate(names)}
    assert widths["english"] == widths["translation"] == 60
    assert sheet.auto_filter.ref == sheet.dimensions


def test_a_workbook_that_was_a_csv_file_has_its_apostrophes_taken_off() -> None:
    """Excel shows them as they are in the CSV file, and keeps them when it saves a workbook."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in csv.reader(io.StringIO(format_csv(list(Column), (row.cells() for row in ROWS)).decode("utf-8-sig"))):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    received, problems = read_sheet("a.xlsx", out.getvalue(), "th", ["th"])
    assert problems == []
    assert [one.row for one in received] == ROWS


def test_xliff_is_what_the_standard_says() -> None:
    data, _ = write_sheet(
        [*ROWS, Row(file="docs/a.md", id="12345678", context="title", english="<a> & b")], THAI, Form.XLIFF
    )
    root = etree.fromstring(data)
    space = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    assert root.get("version") == "1.2"
    assert [one.get("original") for one in root.findall("x:file", space)] == [URI, "docs/a.md"]
    units = root.findall(".//x:trans-unit", space)
    assert [one.get("approved") for one in units] == ["yes", "no", "no", "no"]
    assert [one.find("x:target", space).get("state") for one in units[:3]] == [
        "translated",
        "needs-adaptation",
        "needs-translation",
    ]
    assert units[1].find("x:alt-trans/x:source", space).text == "Go"


def test_a_translation_program_may_put_marks_and_groups_into_xliff() -> None:
    data, _ = write_sheet(ROWS[:1], THAI, Form.XLIFF)
    text = data.decode().replace("<body>", "<body><group>").replace("</body>", "</group></body>")
    text = text.replace(">+2<", '><mrk mtype="seg" mid="0">+2</mrk><!-- no --> {1}<')
    received, problems = read_sheet("a.xlf", text.replace('"th"', '"th-TH"').encode(), "th", ["th"])
    assert problems == []
    assert [(one.row.id, one.row.translation) for one in received] == [(ROWS[0].id, "+2 {1}")]


def test_what_a_form_cannot_hold_is_named_and_left_out() -> None:
    long = Row(file=URI, id="12345678", context="title", english="a" * 40_000)
    bell = Row(file=URI, id="87654321", context="title", english="a\x07")
    for form, left in ((Form.XLSX, 2), (Form.CSV, 1), (Form.XLIFF, 1)):
        data, problems = write_sheet([*ROWS, long, bell], THAI, form)
        assert [one.code for one in problems] == ["exchange-not-written"] * left
        assert len(read_sheet("a", data, "th", [])[0]) == len(ROWS) + 2 - left


def test_fifty_thousand_rows_are_read() -> None:
    rows = [
        Row(file=URI, id=f"{n:08x}", context="title", english=f"Text {n}", translation="ข้อความ") for n in range(50_000)
    ]
    received, problems = read_sheet("a.csv", write_sheet(rows, THAI, Form.CSV)[0], "th", ["th"])
    assert problems == []
    assert [one.row for one in received] == rows
    texts = tuple(("title", row.english) for row in rows)
    assert len(match_rows(received, {URI: Wanted(URI, texts)}).refused) == len(rows), (
        "the ids are not those of the texts"
    )


def test_a_workbook_with_a_wrong_size_and_gaps_is_read_whole() -> None:
    data, _ = write_sheet(ROWS, THAI, Form.XLSX)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(out, "w") as written:
        for name in read.namelist():
            part = read.read(name)
            if name.startswith("xl/worksheets/"):
                part = part.replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>', 1)
                part = part.replace(b'<row r="4"', b'<row r="900"', 1).replace(b'r="A4"', b'r="A900"')
                part = (
                    part.replace(b'r="B4"', b'r="B900"').replace(b'r="C4"', b'r="C900"').replace(b'r="D4"', b'r="D900"')
                )
                part = (
                    part.replace(b'r="F4"', b'r="F900"').replace(b'r="E4"', b'r="E900"').replace(b'r="G4"', b'r="G900"')
                )
            written.writestr(name, part)
    received, problems = read_sheet("a.xlsx", out.getvalue(), "th", ["th"])
    assert problems == []
    assert [one.row for one in received] == ROWS


def test_columns_may_be_in_another_order_and_have_company() -> None:
    rows = [["My notes", "TRANSLATION ", "Id", "English", "file"], ["x", "ไป", "1", "Go", URI]]
    grid = read_csv("a.csv", format_csv(rows[0], rows[1:]))
    assert not isinstance(grid, Problem)
    received, problems = read_columns("a.csv", grid)
    assert [(one.code, one.severity, one.place.column) for one in problems] == [
        ("exchange-column-unknown", "warning", 1)
    ]
    assert (received[0].row.translation, received[0].row.english, received[0].row.file) == ("ไป", "Go", URI)
