"""What people paste and open: other separators, digits and encodings, what is no table, and what is far too large."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from workbench.held_against import differences
from workbench.page import write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SHEETS = """async data => {
  const bytes = Uint8Array.from(atob(data), one => one.charCodeAt(0));
  const book = await HandbookTools.sheets.read(bytes.buffer);
  const sheets = [];
  for (const one of book.sheets) sheets.push([one.name, await one.read()]);
  return {fault: book.fault, sheets: sheets};
}"""
DECODE = """data => HandbookTools.delimited.decode(Uint8Array.from(atob(data), one => one.charCodeAt(0)).buffer)"""
LONG = """async rows => {
  const lines = ["id;answer;age"];
  for (let i = 0; i < rows; i += 1) lines.push(i + ';"yes; \"\"really\"\"";' + (18 + i % 40) + ",5");
  const text = lines.join("\\r\\n");
  await new Promise(done => setTimeout(done, 100));
  const tasks = [], seen = new PerformanceObserver(list => list.getEntries().forEach(one => tasks.push(one.duration)));
  seen.observe({entryTypes: ["longtask"]});
  const found = await HandbookTools.delimited.parse(text);
  await new Promise(done => setTimeout(done, 100));
  seen.disconnect();
  return {rows: found.rows.length, last: found.rows[rows], fault: found.fault, longest: Math.max(0, ...tasks)};
}"""


@pytest.fixture(scope="module")
def tools(open_pages: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Page]:
    path = write_page(tmp_path_factory.mktemp("workbench"), root)
    with open_pages() as (page, heard):
        page.goto(path.as_uri())
        yield page
        heard.assert_silent()


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def column(tools: Page, cells: list[str], decimal: str | None = None) -> dict[str, Any]:
    return tools.evaluate("([cells, decimal]) => HandbookTools.columns.numbers(cells, decimal)", [cells, decimal])


def parsed(tools: Page, text: str) -> dict[str, Any]:
    return tools.evaluate("text => HandbookTools.delimited.parse(text)", text)


def test_statistics_are_those_of_scipy_and_statsmodels(tools: Page, root: Path) -> None:
    golden = json.loads((root / "tests/golden/statistics.json").read_text(encoding="utf-8"))
    assert len(golden["cases"]) == 31
    assert all(len(own) == 60 for own in golden["cases"].values())
    assert list(differences(tools, golden["cases"])) == []


@pytest.mark.parametrize(
    ("cells", "values", "decimal"),
    [
        (["1,5", "2,25", "10"], [1.5, 2.25, 10], ","),
        (["1.5", "1,200.5", "3"], [1.5, 1200.5, 3], "."),
        (["1.200,5", "3.400", "7"], [1200.5, 3400, 7], ","),
        (["๑๒.๕", "๓"], [12.5, 3], "."),
        (["۱۲٫۵", "۳٬۴۰۰", "-۷"], [12.5, 3400, -7], "."),
        (["١٢٫٥", "៣", "၄", "৫", "५", "໗"], [12.5, 3, 4, 5, 5, 7], "."),
        (["\u200f35%", "−4", "1 000", "1\u202f000,5"], [35, -4, 1000, 1000.5], ","),
        (["1,23,456", "7"], [123456, 7], "."),
        (["1'000.5", "1e3", "+2", ".5"], [1000.5, 1000, 2, 0.5], "."),
    ],
)
def test_numbers_are_read_in_any_digits(tools: Page, cells: list[str], values: list[float], decimal: str) -> None:
    found = column(tools, cells)
    assert (found["values"], found["decimal"], found["wrong"]) == (values, decimal, [])


def test_a_number_that_could_be_two_is_said_to_be_doubtful(tools: Page) -> None:
    assert column(tools, ["1,234", "2,500"])["doubtful"]
    assert column(tools, ["1,234", "2,500"], ",")["values"] == [1.234, 2.5]
    assert column(tools, ["1,5", "2.5"])["doubtful"]
    assert not column(tools, ["1", "2"])["doubtful"]


def test_missing_values_and_text_among_numbers_are_told(tools: Page) -> None:
    found = column(tools, ["1", "", "  ", "don't know", "1.2.3,4,5", "Infinity", "0x10", "12 people", "3"])
    assert found["values"] == [1, None, None, None, None, None, None, None, 3]
    assert found["missing"] == 2
    assert [text for _, text in found["wrong"]] == ["don't know", "1.2.3,4,5", "Infinity", "0x10", "12 people"]


@pytest.mark.parametrize(
    ("text", "separator", "rows"),
    [
        ("a;b\r\n1,5;2\r\n", ";", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1, 2\t3\n", "\t", [["a", "b"], ["1, 2", "3"]]),
        ("\ufeffa,b\r1,2", ",", [["a", "b"], ["1", "2"]]),
        ('a|b\n"x|y"|"say ""no"""\n\n', "|", [["a", "b"], ["x|y", 'say "no"']]),
        ('a,b\n"two\nlines",\n', ",", [["a", "b"], ["two\nlines", ""]]),
        ("sep=;\na,b;c\n", ";", [["a,b", "c"]]),
        ("one\ntwo\n", ",", [["one"], ["two"]]),
    ],
)
def test_the_separator_is_found(tools: Page, text: str, separator: str, rows: list[list[str]]) -> None:
    found = parsed(tools, text)
    assert (found["separator"], found["rows"], found["fault"]) == (separator, rows, "")


def test_what_is_no_table_is_told(tools: Page) -> None:
    texts = ["''", "'\\n\\n'", """'a,b\\n"never closed,1\\n'""", "'PK\\u0003\\u0004 binary'", "'a\\n'.repeat(100002)", "'a'.repeat(10000001)"]  # fmt: skip
    ask = f"Promise.all([{','.join(texts)}].map(one => HandbookTools.delimited.parse(one).then(found => found.fault)))"
    assert tools.evaluate(ask) == ["empty", "empty", "open-quote", "binary", "too-many-rows", "too-large"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_found(tools: Page, encoding: str) -> None:
    text = "name;yes\nสมชาย;1\nAyşe;0\n" if "16" not in encoding else "name;yes\nAyşe Example;1\nOther;0\n"
    found = tools.evaluate(DECODE, encoded(text.encode(encoding)))
    assert found["text"].removeprefix("\ufeff") == text


def test_bytes_that_are_no_utf_8_are_read_as_windows(tools: Page) -> None:
    assert tools.evaluate(DECODE, encoded("José;1".encode("cp1252"))) == {"text": "José;1", "encoding": "windows-1252"}


def test_fifty_thousand_rows_leave_the_page_awake(tools: Page) -> None:
    found = tools.evaluate(LONG, 50_000)
    assert (found["rows"], found["fault"]) == (50_001, "")
    assert found["last"] == ["49999", 'yes; "really"', "57,5"]


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Answers"
    for row in rows:
        sheet.append(row)
    book.create_sheet("Other")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read(tools: Page) -> None:
    from datetime import date

    content = workbook(["id", "answer", "day"], [1, "ใช่ <b>", date(2026, 9, 1)], [2.5, None, "=1+1"], [None], [True])
    found = tools.evaluate(SHEETS, encoded(content))
    assert found["fault"] == ""
    first, second = found["sheets"]
    assert first == ["Answers", {"fault": "", "rows": [["id", "answer", "day"], ["1", "ใช่ <b>", "2026-09-01"], ["2.5", "", ""], ["TRUE"]]}]  # fmt: skip
    assert second == ["Other", {"fault": "empty", "rows": []}]


def test_what_is_no_workbook_is_told(tools: Page) -> None:
    content = workbook(["a"], ["b"])
    entities = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(entities, "w") as new:
        for name in old.namelist():
            mark = b'<!DOCTYPE x [<!ENTITY a "b">]>' if name == "xl/workbook.xml" else b""
            new.writestr(name, mark + old.read(name))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("xl/worksheets/sheet1.xml", b" " * 81_000_000)
    cases = {
        "no-workbook": b"a;b\n1;2\n",
        "old-workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
        "broken": content[: len(content) // 2],
        "too-large": bomb.getvalue(),
    }
    for fault, bytes_ in cases.items():
        assert tools.evaluate(SHEETS, encoded(bytes_)) == {"fault": fault, "sheets": []}
    assert tools.evaluate(SHEETS, encoded(entities.getvalue()))["fault"] == "broken"
    assert tools.evaluate(SHEETS, encoded(b"PK\x03\x04 nothing"))["fault"] == "broken"
