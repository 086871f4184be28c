"""The case-study builder on file://: the rules of the command line, forms that pass its check, files that come from anywhere."""

from __future__ import annotations

import base64
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from corpus import copy_taxonomy
from playwright.sync_api import expect

from builder.forms import Forms
from builder.judged import NAMES, Judge, bad_files, golden_cases, said
from handbook.catalogue import read_catalogue
from handbook.file_names import stem_problem
from handbook.problems import Place
from handbook.project import Project

from .conftest import PHONE, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from builder.judged import Judged

    from .conftest import Site

pytestmark = pytest.mark.browser
URI = "toolkit/case-study-builder.html"
FILL = (Path(__file__).resolve().parents[1] / "builder" / "fill.js").read_text(encoding="utf-8")


def ready(page: Page, site: Site, locale: str = "en") -> None:
    page.goto(site.url(locale, URI))
    page.evaluate(FILL)
    page.evaluate("readyForFiles()")


def in_browser(page: Page, files: list[bytes]) -> list[Judged]:
    sent = [base64.b64encode(data).decode() for data in files]
    return page.evaluate("([files, names]) => judgeFiles(files, names)", [sent, NAMES])


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    return Judge(tmp_path_factory.mktemp("judged"))


def test_names_that_no_disk_would_hold_are_said_in_the_words_of_the_command_line(
    site: Site, open_pages: Callable
) -> None:
    names = ("a-good-name", "Not Good", "con", "lpt9", "a" * 80, "a" * 81)
    with open_pages() as (page, _):
        ready(page, site)
        for name in names:
            page.locator("#hb-builder-name").fill(name)
            found = stem_problem(name, ".yml", Place(path="case_studies"))
            told = page.locator("#hb-builder-name-problems .hb-problem--error")
            expect(told).to_have_text([f"{found.message} Try: {found.hint}"] if found else [])


def test_every_invalid_case_gets_the_words_of_the_command_line(site: Site, open_pages: Callable) -> None:
    cases = list(golden_cases())
    with open_pages() as (page, heard):
        ready(page, site)
        found = in_browser(page, [text.encode() for _, text, _ in cases])
        heard.assert_silent()
    assert len(cases) > 40
    for (about, _, words), problems in zip(cases, found, strict=True):
        # What a parser says of broken YAML is its own; the code, the place and the advice are the same.
        own = [[*one[:4], one[4] if one[0] != "yaml-syntax" else ""] for one in problems]
        theirs = [[*one[:4], one[4] if one[0] != "yaml-syntax" else ""] for one in said(words)]
        assert own == theirs, about
        assert all(f"try: {one[5]}" in words for one in problems), about


def test_files_from_anywhere_are_judged_alike(site: Site, open_pages: Callable, judge: Judge) -> None:
    files = bad_files()
    with open_pages() as (page, heard):
        ready(page, site)
        found = in_browser(page, list(files.values()))
        heard.assert_silent()
    for (about, data), problems in zip(files.items(), found, strict=True):
        assert [one[:4] for one in problems] == [one[:4] for one in judge.judge(data)], about


def test_forms_that_are_filled_in_pass_the_check(site: Site, open_pages: Callable, tmp_path: Path, root: Path) -> None:
    catalogue = read_catalogue(Project(root))[0]
    forms = Forms(catalogue, random.Random(5))
    copy_taxonomy(tmp_path)
    project = Project(tmp_path)
    for study in catalogue.case_studies:
        (project.case_studies_dir / f"{study.id}.yml").write_bytes(
            (root / "case_studies" / f"{study.id}.yml").read_bytes()
        )
    with open_pages() as (page, heard):
        ready(page, site)
        for number in range(3):
            tree = forms.tree()
            made = page.evaluate("([name, tree]) => fillForm(name, tree)", [f"zz-form-{number}", tree])
            assert made["status"].startswith("Nothing is missing"), made
            (project.case_studies_dir / f"zz-form-{number}.yml").write_text(made["text"], encoding="utf-8")
        heard.assert_silent()
    problems = [one for one in read_catalogue(project, drafts=True)[1] if "/zz-form" in one.place.path]
    assert [one for one in problems if one.severity == "error"] == []


def test_a_draft_is_kept_told_apart_in_two_tabs_and_saved(site: Site, open_pages: Callable, tmp_path: Path) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", URI))
        page.get_by_label("Title", exact=True).first.fill("A title: with a colon")
        page.get_by_text("Kept on this device.").wait_for()
        page.reload()
        assert page.get_by_label("Title", exact=True).first.input_value() == "A title: with a colon"
        assert 'title: "A title: with a colon"' in page.locator("#hb-builder-text").input_value()
        other = page.context.new_page()
        other.goto(site.url("en", URI))
        other.get_by_label("Summary").first.fill("Written in the other tab.")
        until(page, "() => document.getElementById('case-study.summary').value")
        # Both write before they hear of one another.
        other.get_by_label("Summary").first.fill("Newer.")
        page.evaluate("HandbookTools.caseStudyBuilder.drafts.dirty = true")
        page.get_by_role("button", name="Keep mine as a draft of its own").click()
        assert page.locator("#hb-builder-draft option").count() == 2
        page.get_by_role("button", name="Save the file").click()
        assert "name first" in page.locator("#hb-tool-notice").inner_text()
        page.locator("#hb-builder-name").fill("th-a-title")
        page.get_by_text("Still missing:").first.wait_for()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save the file").click()
        assert download.value.suggested_filename == "th-a-title.yml"
        assert download.value.path().read_text(encoding="utf-8") == page.locator("#hb-builder-text").input_value()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        heard.assert_silent()


def test_a_browser_that_keeps_nothing_says_so(site: Site, open_pages: Callable) -> None:
    refuse = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    with open_pages() as (page, _):
        page.add_init_script(refuse)
        page.goto(site.url("en", URI))
        page.get_by_label("Title", exact=True).first.fill("Not kept")
        page.get_by_text("save the file before you close the page").first.wait_for()
        assert "title: Not kept" in page.locator("#hb-builder-text").input_value()


def test_a_file_is_opened_shown_with_its_faults_and_mended(site: Site, open_pages: Callable, tmp_path: Path) -> None:
    path = tmp_path / "th-opened.yml"
    case = next(text for about, text, _ in golden_cases() if about == "an unknown field")
    path.write_text(case + "# a comment\n", encoding="utf-8")
    with open_pages() as (page, heard):
        page.goto(site.url("en", URI))
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Open a file").click()
        chooser.value.set_files(path)
        page.get_by_text("It has 1 comments").wait_for()
        assert "Line 13, column 1" in page.locator("#hb-builder-found").inner_text()
        assert page.locator("#hb-builder-name").input_value() == "th-opened"
        assert "objectiv:" in page.locator("#hb-builder-text").input_value(), "what the form cannot show is kept"
        page.get_by_role("button", name="Remove this field").click()
        page.locator("#hb-builder-missing").get_by_role("link", name="Objective").click()
        page.keyboard.type("People know.")
        # The example of the tests names a case study that only they have.
        page.locator("[id='case-study.related'] [data-remove]").click()
        page.get_by_text("Nothing is missing").last.wait_for()
        page.locator("details summary").filter(has_text="Paste the text").click()
        page.get_by_label("Text of a case study").fill("a: [b\n")
        page.get_by_role("button", name="Read this text").click()
        page.get_by_text("could not be read").wait_for()
        assert page.locator("#hb-builder-name").input_value() == "th-opened", "nothing was changed"
        heard.assert_silent()


def test_without_scripts_the_fields_and_the_way_by_hand_are_there(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE, scripts=False) as (page, _):
        page.goto(site.url("en", URI))
        assert page.get_by_text("write the file by hand").is_visible()
        assert page.get_by_label("Title", exact=True).first.is_visible()
        assert not page.locator("#hb-builder-drafts").is_visible()
        page.get_by_role("link", name="Contribute", exact=True).last.click()
        assert page.url == site.url("en", "contribute/index.html") + "#case-study"
