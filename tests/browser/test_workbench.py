"""The workbench and the message tester, used as a reader would: numbers typed in, tables pasted and opened, results saved."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from resting import rested

from .conftest import PHONE, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
KEPT_WITH = """part => {
    const kept = localStorage.getItem("handbook.1.sheets.compare") || "";
    return kept.includes(part) && kept;
}"""


@pytest.fixture
def tool(open_pages: Callable[..., Any], site: Site) -> Iterator[Callable[[str], Page]]:
    """Opens a tool on a phone; at the end the page must have been silent."""
    with open_pages(size=PHONE) as (page, heard):

        def opened(name: str, locale: str = "en") -> Page:
            page.goto(site.url(locale, f"toolkit/{name}.html"))
            return page

        yield opened
        heard.assert_silent()


def fill(page: Page, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        page.fill(f"#{name}", str(value))


def said(page: Page) -> str:
    return page.inner_text("#hb-bench-result")


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_sample_sizes_are_those_of_the_handbook(tool: Callable[..., Page]) -> None:
    page = tool("sample-size")
    assert "Look for 453 people. 385 of them must answer." in said(page)
    assert page.locator("#hb-bench-result th").all_inner_texts()[:3] == [
        "Margin",
        "Answers needed",
        "People to look for",
    ]
    fill(page, {"margin": "10", "lost": 0})
    assert "Look for 97 people." in said(page)
    page.check("[name=goal][value=change]")
    fill(page, {"before": 18, "after": 35, "effect": 2, "lost": 15})
    assert "Look for 240 people in each round. 204 must answer" in said(page)
    assert "People to look for in each group" in page.locator("#hb-bench-result th").all_inner_texts()
    assert "(1.96 + 0.84)² × (0.18 × 0.82 + 0.35 × 0.65) ÷ 0.17² = 101.76, rounded up: 102." in said(page)
    page.check("[name=goal][value=more]")
    fill(page, {"other-before": 18, "other-after": 18, "lost": 0})
    assert "Look for 364 people in each of the four groups" in said(page)
    fill(page, {"after": 31, "other-after": 23})
    assert "Look for 1,682 people" in said(page)
    assert fits(page)


def test_impossible_entries_are_told_at_their_field(tool: Callable[..., Page]) -> None:
    page = tool("sample-size")
    for text, fault in {"": "Fill in a number here.", "many": "This is not a number.", "150": "less than 100", "0": "more than 0"}.items():  # fmt: skip
        fill(page, {"share": text})
        assert fault in page.inner_text("#share-fault")
        assert page.get_attribute("#share", "aria-invalid") == "true"
        assert "Please look at the marked fields: 1." in said(page)
    fill(page, {"share": "๔๐", "margin": "7,5"})
    assert page.query_selector("[aria-invalid=true]") is None
    assert "= 163.91, rounded up: 164." in said(page)


MERUDA = {"before-yes": 41, "before-of": 230, "after-yes": 71, "after-of": 230, "other-before-yes": 34, "other-before-of": 190, "other-after-yes": 44, "other-after-of": 190}  # fmt: skip


def test_two_rounds_in_two_areas_are_compared_kept_and_cleared(tool: Callable[..., Page]) -> None:
    page = tool("compare")
    page.check("[name=design][value=area]")
    fill(page, MERUDA)
    assert "+7.8 points. With 95% confidence, it lies between −3.5 points and +18.9 points." in said(page)
    assert "The interval holds zero." in said(page)
    assert "You may say: “It changed more than elsewhere.”" in said(page)
    links = "#hb-bench-result a[href='../monitoring/designs.html#did']"
    assert page.query_selector(links)
    assert page.get_attribute("#hb-bench-result svg", "role") == "img"
    assert len(page.query_selector_all("#hb-bench-result svg")) == 2
    assert "Campaign area, afterwards: 30.9%" in page.text_content("#hb-bench-result svg desc")
    assert fits(page)
    rested(page)
    page.reload()
    assert "+7.8 points" in said(page)
    page.click("text=Clear everything here")
    assert page.input_value("#before-yes") == ""
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('sheets'))") == []


def test_small_groups_give_counts_and_no_verdict(tool: Callable[..., Page]) -> None:
    page = tool("compare")
    fill(page, {"before-yes": 5, "before-of": 21, "after-yes": 9, "after-of": 24})
    assert "Before: 5 of 21. Afterwards: 9 of 24." in said(page)
    assert "%" not in said(page).replace("95%", "")
    fill(page, {"after-yes": 25})
    assert "More people gave this answer than were asked." in page.inner_text("#after-yes-fault")


def table(rows: list[list[object]]) -> str:
    return "\n".join(";".join(str(cell) for cell in row) for row in rows)


def test_the_same_people_are_matched_in_tables_of_any_make(tool: Callable[..., Page], tmp_path: Path) -> None:
    page = tool("compare")
    page.check("[name=design][value=same]")
    page.check("[name=outcome][value=mean]")
    page.check("[name=source][value=tables]")
    page.wait_for_selector(".hb-table__bar")
    first = [
        ["code", "=score"],
        *[[f"p{i}", f"{i % 5},{i % 10}"] for i in range(60)],
        ["p60", "no answer"],
        ["p61", ""],
    ]
    page.fill("#before-table", table(first))
    page.wait_for_selector(".hb-table__status:has-text('rows 62')")
    book = Workbook()
    for row in [["code", "=score"], *[[f"p{i}", i % 5 + i % 10 / 10 + 1 + i % 3 / 10] for i in range(2, 63)]]:
        book.active.append(row)
    book.active["B1"].data_type = "s"
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "second.xlsx").write_bytes(out.getvalue())
    with page.expect_file_chooser() as chooser:
        page.click(".hb-table__bar >> nth=1 >> text=Open a file")
    chooser.value.set_files(tmp_path / "second.xlsx")
    page.wait_for_selector(".hb-table__status:has-text('rows 61')")
    page.select_option("#column", "=score")
    page.select_option("#person", "code")
    assert "paired t-test" in said(page)
    assert "People found in both rounds: 58. Only in the first round: 2. Only in the second: 1." in said(page)
    assert "“no answer”" in said(page)
    assert "Change: +1.1. With 95% confidence, it lies between +1.08 and +1.12." in said(page)
    with page.expect_download() as download:
        page.click("text=Save the result as a table (CSV)")
    saved = download.value.path().read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf")
    kept = until(page, KEPT_WITH, '"person":"code"')
    assert "p17" not in kept
    assert json.loads(kept)["state"]["columns"]["person"] == "code"


def test_what_cannot_be_opened_is_said_kindly(tool: Callable[..., Page], tmp_path: Path) -> None:
    page = tool("compare")
    page.check("[name=source][value=tables]")
    page.wait_for_selector(".hb-table__bar")
    cases = {
        "renamed.xlsx": (b"a;b\n1;2\n", "This is not an Excel file"),
        "old.xls": (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "an old or a locked Excel file"),
        "large.csv": (b"a;b\n" + b"1;2\n" * 5_100_000, "This is too large for this page."),
        "picture.csv": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is not a table of text."),
    }
    for name, (content, fault) in cases.items():
        (tmp_path / name).write_bytes(content)
        with page.expect_file_chooser() as chooser:
            page.click(".hb-table__bar >> nth=0 >> text=Open a file")
        chooser.value.set_files(tmp_path / name)
        page.wait_for_selector(f".hb-table__status:has-text('{fault}')")


def test_three_scores_side_by_side(tool: Callable[..., Page]) -> None:
    page = tool("kap-score")
    page.focus("#answers")
    page.wait_for_selector(".hb-table__bar")
    # Farid of the handbook: 3 of 4 right, 4 + 2 + 3 on scales (one turned round), 1 of 2 acts. Then people of whom little is known.
    farid = "desk\tdesk\tdesk\twrong\t4\t4\t3\tyes\tno"
    rows = [
        "k1\tk2\tk3\t=k4\ta1\ta2\ta3\tp1\tp2",
        *[farid] * 31,
        "I do not know\t\t\t\t3\t9\tI do not know\t\t",
        "=1+1\tdesk\t\tdesk\t\t\t\tyes\t",
    ]
    page.fill("#answers", "\n".join(rows))
    page.wait_for_selector("[data-questions] tbody tr:nth-child(9)")
    for row in page.query_selector_all("[data-questions] tbody tr"):
        name = row.query_selector("[data-part=name]").input_value()
        part, answers = {"k": ("knowledge", "Desk; office"), "a": ("attitude", "1-5"), "p": ("practice", "yes")}[name.lstrip("=")[0]]  # fmt: skip
        row.query_selector("[data-part=part]").select_option(part)
        row.query_selector("[data-part=answers]").fill(answers)
        if name == "a2":
            row.query_selector("[data-part=turned]").check()
    with page.expect_download() as download:
        page.click("text=Save the result as a table (CSV)")
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert "Row 2,75,50,50" in lines
    assert "Row 33,,," in lines, "one of four, one of three: less than half, so no score"
    assert "Row 34,66.7,,100" in lines
    assert "a2,32,–,0,1,1" in lines
    assert "'=k4,32,1,0,1,0" in lines, "no formula for a spreadsheet"
    assert "Practice" in said(page)
    assert fits(page)


def test_costs_are_printed_with_their_margin(tool: Callable[..., Page]) -> None:
    page = tool("cost-per-outcome")
    assert page.locator("[aria-invalid=true], .hb-entry__fault:visible").count() == 0, "nobody has written anything yet"
    fill(page, {"reached": "9.000"})
    assert page.locator("#cost-staff-fault").is_visible()
    fill(page, {"cost-media": "60,000"})
    assert "This is the price of contacts only." in said(page)
    fill(page, {"effect-points": 8})
    assert "An effect is printed with its interval only." in page.inner_text("#effect-low-fault")
    fill(page, {"effect-low": "−3", "effect-high": 19})
    assert "Person changed (C3)\t720\t83.33\t35.09\tNo limit" in said(page)
    assert "The true effect may be zero" in said(page)
    assert "price of contacts only" not in said(page)


def test_the_next_move_of_a_draft(tool: Callable[..., Page]) -> None:
    page = tool("message-tester")
    names = ("asked", "understood", "relevant", "accepted", "attracted", "action", "hurt", "new")
    fill(page, {f"{name}-a": value for name, value in zip(names, (10, 10, 10, 10, 10, 10, 0, 0), strict=True)})
    assert "hold a second round with new people" in said(page)
    page.check("[name=round][value='2']")
    assert "You can stop testing." in said(page)
    fill(page, {"hurt-a": 1, "action-a": 8})
    assert page.inner_text(".hb-bench__headline").startswith("Stop. Somebody felt hurt")
    fill(page, {"asked-a": 7})
    assert "more than the interviews or groups" in page.inner_text("#understood-a-fault")
    fill(page, dict.fromkeys([f"{name}-a" for name in names], ""))
    page.select_option("#check-four-parts", "no")
    assert "Each danger stands with an action, a place of help and a source." in said(page)
    assert "%" not in said(page)
    assert fits(page)


def test_a_file_of_another_tool_is_refused(tool: Callable[..., Page], tmp_path: Path) -> None:
    page = tool("cost-per-outcome")
    fill(page, {"cost-staff": 500, "reached": 50})
    with page.expect_download() as download:
        page.click("text=Save my entries as a file")
    content = download.value.path().read_text(encoding="utf-8")
    for name, text, fault in (
        ("other.json", content.replace("cost-per-outcome", "compare"), "was not made by this tool"),
        ("broken.json", content[:40], "cannot be read"),
        ("own.json", content.replace('"500"', '"700"'), ""),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with page.expect_file_chooser() as chooser:
            page.click("text=Open my file")
        chooser.value.set_files(tmp_path / name)
        until(page, "fault => document.getElementById('hb-tool-notice').innerText.includes(fault)", fault)
    until(page, "document.getElementById('cost-staff').value === '700'")


def test_two_tabs_do_not_overwrite_each_other(tool: Callable[..., Page]) -> None:
    first = tool("cost-per-outcome")
    second = first.context.new_page()
    second.goto(first.url)
    fill(first, {"cost-staff": 100})
    second.wait_for_selector("#hb-tool-notice:has-text('Another tab or window changed this work.')")
    fill(second, {"cost-staff": 200})
    second.wait_for_selector("#hb-tool-notice:has-text('Your last change here was not kept.')")
    second.click("text=Show the version of the other tab")
    assert second.input_value("#cost-staff") == "100"
    assert not second.is_visible("#hb-tool-notice")
    fill(second, {"cost-other": 300})
    first.wait_for_selector("#hb-tool-notice:has-text('Another tab')")
    second.close()


def test_without_scripts_there_is_a_formula_an_example_and_a_sheet(open_pages: Callable[..., Any], site: Site) -> None:
    with open_pages(scripts=False) as (page, heard):
        for name in ("sample-size", "kap-score", "compare", "cost-per-outcome", "message-tester"):
            page.goto(site.url("ur" if name == "compare" else "en", f"toolkit/{name}.html"))
            assert page.is_visible("#hb-bench")
            assert page.is_visible(".hb-bench__scripts")
            assert page.query_selector("#example ~ ol")
            assert page.query_selector("#on-paper")
        heard.assert_silent()
