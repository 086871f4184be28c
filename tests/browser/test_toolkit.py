"""The planner and the pages of templates, on a phone without a network: nothing that was written is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from resting import rested
from toolkit.journey import (
    fill_every_step,
    kept_plans,
    open_plan,
    read_plan,
    save_plan,
    save_word,
    shown_answers,
)

from .conftest import PHONE, eventually, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
PLANNER, SHEET, OTHER = "toolkit/planner.html", "toolkit/audience-profile.html", "toolkit/message-matrix.html"
NAME, NOW = '[id="audience-profile.name"]', '[id="audience-profile.now"]'
NOTICE = "#hb-tool-notice:not([hidden])"
REFUSED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
FULL = """
const keep = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key.startsWith('handbook.1.plans.')) throw new DOMException('full', 'QuotaExceededError');
  keep.call(this, key, value);
};
"""

LATE = """
// A tab that has not heard of the other's write when it writes itself: either it was not told yet ("deaf"), or its
// process still sees what the device held before ("stale"), as browsers allow.
const heldBefore = {}, get = Storage.prototype.getItem, set = Storage.prototype.setItem;
addEventListener('storage', () => { window.told = true; }, true);
addEventListener('storage', event => { if (window.late === 'deaf') event.stopImmediatePropagation(); }, true);
addEventListener('storage', event => { if (window.late === 'stale') heldBefore[event.key] ??= event.oldValue; }, true);
Storage.prototype.getItem = function (key) {
  return window.late === 'stale' && heldBefore[key] ? heldBefore[key] : get.call(this, key);
};
Storage.prototype.setItem = function (key, value) {
  set.call(this, key, value);
  if (!key.startsWith('handbook.1.plans.')) return;
  window.late = '';
  delete heldBefore[key];
};
"""


@pytest.fixture
def sheet(site: Site, open_pages: Callable) -> Iterator[Page]:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", SHEET))
        yield page
        heard.assert_silent()


def write(page: Page, selector: str, text: str) -> None:
    page.locator(selector).fill(text)
    rested(page)


def test_a_plan_through_six_steps_comes_back_and_moves(site: Site, open_pages: Callable, tmp_path: Path) -> None:
    """One form of each step; `make proof` fills in all of them, in three languages."""
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", PLANNER))
        assert page.locator(".hb-steps a").count() == 7
        assert fill_every_step(page, "en", rows=1, sheets=1) > 20
        answers = shown_answers(page)
        assert kept_plans(page)[0]["answers"] == answers
        page.locator(".hb-steps a").nth(2).click()
        page.locator(".hb-step:not(.hb-step--away) .hb-hits summary").first.click()
        hits = page.locator(".hb-step:not(.hb-step--away) .hb-hits ul").first.locator("li")
        hits.first.wait_for()
        links = hits.evaluate_all("all => all.map(one => one.querySelector('a').getAttribute('href'))")
        assert all("case-studies/" in link for link in links), links
        assert len(set(links)) == len(links), "no case study twice"
        assert len(links) <= 5
        page.reload()
        assert shown_answers(page) == answers
        file = save_plan(page, tmp_path)
        assert save_word(page, tmp_path).read_bytes()[:2] == b"PK"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        kept = kept_plans(page)[0]
        heard.assert_silent()
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", PLANNER))
        open_plan(page, file)
        assert shown_answers(page) == answers
        assert kept_plans(page) == [kept] == [read_plan(file)]
        heard.assert_silent()


def test_checks_say_what_is_missing_and_fall_silent(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", f"{PLANNER}#step-objectives"))
        row = '[data-field="objectives-smart.objectives"] [data-table] > tr:first-child [data-column="{}"] .hb-input'
        page.locator(row.format("objective")).fill("More people ask first")
        page.locator(row.format("to")).fill("many")
        checks = page.locator(".hb-step:not(.hb-step--away) .hb-checks li")
        checks.nth(2).wait_for()
        assert checks.count() == 3  # not measurable, no number, no baseline
        for column, text in {"to": "40%", "by": "June", "how-measured": "Survey", "from": "18%"}.items():
            page.locator(row.format(column)).fill(text)
        checks.first.wait_for(state="hidden")
        page.locator(".hb-steps a").nth(3).click()
        matrix = '[data-field="message-matrix.messages"] [data-table] > tr:first-child [data-column="{}"] .hb-input'
        page.locator(matrix.format("message")).fill("It can kill you.")
        page.locator(matrix.format("tone")).select_option("negative")
        checks.nth(2).wait_for()
        assert checks.count() == 3  # no act or source, nothing offered, too many negative
        page.locator(".hb-steps a").last.click()
        assert page.locator("#hb-review .hb-checks li").count() == 3
        heard.assert_silent()


@pytest.mark.parametrize(("script", "word"), [(REFUSED, "does not let"), (FULL, "is full")], ids=["refused", "full"])
def test_where_nothing_can_be_kept_the_page_says_so(
    site: Site, open_pages: Callable, tmp_path: Path, script: str, word: str
) -> None:
    with open_pages(PHONE) as (page, heard):
        page.add_init_script(script)
        page.goto(site.url("en", SHEET))
        write(page, NAME, "Offer in hand")
        assert word in page.locator(NOTICE).inner_text()
        assert read_plan(save_plan(page, tmp_path))["answers"] == {"audience-profile.name": "Offer in hand"}
        heard.assert_silent()


def test_emptied_storage_is_told_and_what_is_seen_stays(site: Site, sheet: Page) -> None:
    write(sheet, NAME, "Offer in hand")
    other = sheet.context.new_page()
    other.goto(site.url("en", "toolkit/index.html"))
    other.evaluate("localStorage.clear()")
    sheet.locator(NOTICE).wait_for()
    assert sheet.locator(NAME).input_value() == "Offer in hand"
    write(sheet, NOW, "They ask friends.")
    assert len(kept_plans(sheet)[0]["answers"]) == 2


def write_at_once(late: str, first: Page, one: tuple[str, str], second: Page, other: tuple[str, str]) -> None:
    """Both write; the second does not heed what its browser tells it of the first."""
    second.evaluate("late => { window.late = late; window.told = false; }", late)
    write(first, *one)
    until(second, "window.told")
    write(second, *other)


@pytest.mark.parametrize("late", ["deaf", "stale"])
def test_two_tabs_on_one_plan_lose_nothing(site: Site, sheet: Page, late: str) -> None:
    write(sheet, NAME, "Offer in hand")
    other = sheet.context.new_page()
    other.add_init_script(LATE)
    other.goto(site.url("en", SHEET))
    write(other, NOW, "They ask friends.")
    eventually(sheet, lambda: sheet.locator(NOW).input_value() == "They ask friends.")
    # Different answers: both are kept, and both tabs show them.
    write_at_once(late, sheet, (NAME, "Looking"), other, (NOW, "They ask nobody."))
    both = {"audience-profile.name": "Looking", "audience-profile.now": "They ask nobody."}
    for page in (sheet, other):
        eventually(page, lambda page=page: kept_plans(page)[0]["answers"] == both)
        eventually(
            page, lambda page=page: [page.locator(at).input_value() for at in (NAME, NOW)] == list(both.values())
        )
        assert not page.locator(NOTICE).count()
    # The same answer: the reader decides in the tab whose answer is not kept, and a copy keeps both.
    write_at_once(late, sheet, (NAME, "Mine"), other, (NAME, "Theirs"))
    asks, silent = (other, sheet) if late == "deaf" else (sheet, other)
    asks.locator(NOTICE).wait_for()
    assert not silent.locator(NOTICE).count()
    asks.locator(f"{NOTICE} button").nth(1).click()
    rested(asks)
    assert sorted(plan["answers"]["audience-profile.name"] for plan in kept_plans(sheet)) == ["Mine", "Theirs"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{", "cannot be read"),
        ("PK\x03\x04", "cannot be read"),
        ('{"a": 1}', "not made by"),
        ('{"handbook": "sheet", "version": 1, "value": {}}', "not made by"),
        ('{"handbook": "plan", "version": 9, "value": {}}', "newer edition"),
        ('{"handbook": "plan", "version": 1, "value": {"name": "x", "answers": {"a.b": 3}}}', "not made by"),
        ('{"handbook": "plan", "version": 1, "value": {"name": "x", "answers": {"__proto__": "y"}}}', "not made by"),
    ],
)
def test_a_file_that_is_no_plan_changes_nothing(sheet: Page, tmp_path: Path, text: str, word: str) -> None:
    write(sheet, NAME, "Offer in hand")
    path = tmp_path / "plan.json"
    path.write_text(text, encoding="utf-8")
    open_plan(sheet, path)
    assert word in sheet.locator(NOTICE).inner_text()
    assert [plan["answers"] for plan in kept_plans(sheet)] == [{"audience-profile.name": "Offer in hand"}]


def test_answers_that_this_edition_does_not_know_are_kept(sheet: Page, tmp_path: Path) -> None:
    answers = {
        "another-template.field": "from elsewhere",
        "audience-profile.audience": ["youth", "an-audience-of-tomorrow"],
        "audience-profile.stops": [["a", "b", "a third column"]],
    }
    plan = {"id": "abcdefgh", "name": "=cmd()", "locale": "th", "changed": "", "answers": answers}
    path = tmp_path / "plan.json"
    path.write_text("\ufeff" + json.dumps({"handbook": "plan", "version": 1, "value": plan}), encoding="utf-8")
    open_plan(sheet, path)
    write(sheet, NAME, "Offer in hand")
    assert kept_plans(sheet)[0]["answers"] == answers | {"audience-profile.name": "Offer in hand"}
    saved = save_plan(sheet, tmp_path)
    assert saved.name == "=cmd().json"


def test_a_plan_is_deleted_only_after_a_question(sheet: Page) -> None:
    write(sheet, NAME, "Offer in hand")
    sheet.locator(".hb-plan-bar__buttons .hb-button").nth(3).click()
    sheet.locator(f"{NOTICE} button").nth(1).click()
    assert len(kept_plans(sheet)) == 1
    sheet.locator(".hb-plan-bar__buttons .hb-button").nth(3).click()
    sheet.locator(f"{NOTICE} button").first.click()
    assert kept_plans(sheet) == []
    assert sheet.locator(NAME).input_value() == ""


def test_without_scripts_every_question_is_there_to_print(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE, scripts=False) as (page, heard):
        page.goto(site.url("ur", PLANNER))
        fields = page.locator("[data-field]")
        assert fields.count() > 90
        assert fields.last.is_visible()
        assert page.locator("noscript p").count() == 1
        heard.assert_silent()
