"""The page "What this device keeps": it sees what there is, deletes all of it and nothing else, and survives refusals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
PAGE, BOX = "device.html", "#hb-device"
REFUSE = "['localStorage', 'sessionStorage'].forEach(name => Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } }));"


def kept(page: Page) -> list[str]:
    return list(page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage)).sort()"))


def test_it_is_one_click_away_and_deletes_everything(site: Site, open_pages: Callable[..., object]) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", "glossary.html"))
        page.evaluate(
            "localStorage.setItem('handbook.1.searches', '[1]'); localStorage.setItem('handbook.1.plans.a', '{}'); localStorage.setItem('handbook.7.unknown', '1');"
            "sessionStorage.setItem('handbook.1.later', '1'); localStorage.setItem('of-another-page', '1')"
        )
        page.locator("footer a[href$='device.html']").click()
        page.locator(BOX, has_text="Plans: 1").wait_for()
        said = page.locator(BOX).inner_text()
        for words in ("Plans: 1", "Recent searches: 1", "Other things of this handbook: 1"):
            assert words in said
        # By keyboard: the button is the first thing in the text.
        page.locator("#main").focus()
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.tagName") != "BUTTON":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(f"{BOX} [role=status]", has_text="Everything was deleted").wait_for()
        assert kept(page) == ["of-another-page"]
        # The button is gone, and the reader stands where the answer is.
        assert not page.locator(f"{BOX} button").is_visible()
        assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
        assert not page.locator(f"{BOX} li").count()
        heard.assert_silent()


def test_a_browser_that_refuses_is_told_so(site: Site, open_pages: Callable[..., object]) -> None:
    with open_pages(PHONE) as (page, heard):
        page.add_init_script(REFUSE)
        page.goto(site.url("ur", PAGE))
        page.locator(f"{BOX} [role=status]").wait_for()
        assert page.locator(f"{BOX} [role=status]").inner_text()
        # Nothing is there, so there is nothing to press.
        assert not page.locator(f"{BOX} button").is_visible()
        heard.assert_silent()


def test_what_cannot_be_deleted_is_told(site: Site, open_pages: Callable[..., object]) -> None:
    with open_pages() as (page, _):
        page.add_init_script("localStorage.setItem('handbook.1.searches', '[\"radio\"]');")
        page.add_init_script("Storage.prototype.removeItem = () => { throw new DOMException('no', 'SecurityError'); };")
        page.goto(site.url("en", PAGE))
        page.locator(f"{BOX} button").click()
        page.locator(f"{BOX} [role=status]", has_text="Not everything").wait_for()
        assert page.locator(f"{BOX} li").count()


def test_without_scripts_it_says_what_to_do(site: Site, open_pages: Callable[..., object]) -> None:
    with open_pages(scripts=False) as (page, _):
        page.goto(site.url("en", PAGE))
        assert page.locator(".hb-without-scripts").is_visible()
        assert not page.locator(BOX).is_visible()


def test_a_plan_from_a_stranger_changes_nothing_but_the_plan(
    site: Site, open_pages: Callable[..., object], tmp_path: Path
) -> None:
    plan = '{"id":"x","name":"<img src=x onerror=window.owned=1>","answers":{"__proto__":{"owned":1},"constructor":{"prototype":{"owned":1}}},"__proto__":{"owned":1}}'
    path = tmp_path / "plan.json"
    path.write_text(
        f'{{"handbook":"plan","version":1,"saved":"2026-11-27","value":{plan},"__proto__":{{"owned":1}}}}',
        encoding="utf-8",
    )
    assert json.loads(path.read_text(encoding="utf-8"))
    with open_pages() as (page, heard):
        page.goto(site.url("en", "toolkit/planner.html"))
        with page.expect_file_chooser() as chosen:
            page.get_by_role("button", name="Open").first.click()
        chosen.value.set_files(path)
        page.locator("#hb-tool-notice:not([hidden])").wait_for()
        assert page.evaluate("[({}).owned, [].owned, window.owned]") == [None, None, None]
        assert not page.locator("img[src=x]").count()
        heard.assert_silent()
