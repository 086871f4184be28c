"""The page that compares a reader's copy with this one: what it lists, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
RESULT = ".hb-changes__result"


def manifest_of(site: Site) -> dict[str, Any]:
    return dict(json.loads((site.root / "en/data/manifest.json").read_text(encoding="utf-8")))


def answer(page: Page, text: str) -> str:
    page.evaluate("text => { document.getElementById('hb-pasted').value = text; }", text)
    page.locator("#hb-changes > p button").last.click()
    return page.locator(RESULT).inner_text()


def older(site: Site) -> dict[str, Any]:
    """An older copy: a page less, one that said something else, one that is gone now, a case study less, one not extended."""
    old = manifest_of(site) | {"version": "0.1", "date": "2025-01-01"}
    pages, studies = old["pages"], old["case_studies"]
    del pages["handbook/messages.html"]
    pages["handbook/audience.html"][2] = "0" * 12
    pages["handbook/old.html"] = ["<b>Gone</b>", "text", "0" * 12]
    first, second = sorted(studies)[:2]
    del studies[first], pages[f"case-studies/{first}.html"]
    studies[second][0] = 0
    studies["long-gone"] = [1, "current"]
    pages["case-studies/long-gone.html"] = ["Long gone", "case-study", "0" * 12]
    return old


def test_what_is_new_changed_and_gone(site: Site, open_pages: Callable, tmp_path: Path) -> None:
    old = older(site)
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", "changes.html"))
        for name, text in {
            "manifest.json": json.dumps(old),
            "manifest.js": f"window.HANDBOOK_MANIFEST={json.dumps(old)};\n",
        }.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
            page.locator("#hb-changes input[type=file]").set_input_files(tmp_path / name)
            page.locator(f"{RESULT} summary").first.wait_for()
            said = page.locator(RESULT).inner_text()
            assert said.startswith("Your copy: edition 0.1, 1 January 2025.")
            assert page.locator(f"{RESULT} summary").all_inner_texts() == [
                "New: 1", "Changed: 1", "Withdrawn, moved or removed: 1",
                "New: 1", "Changed: 1", "Withdrawn, moved or removed: 1",
            ]  # fmt: skip
            assert "<b>Gone</b>" in said
            assert "Long gone" in said
        links = page.locator(f"{RESULT} a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        first, second = sorted(manifest_of(site)["case_studies"])[:2]
        assert links == [f"case-studies/{first}.html", f"case-studies/{second}.html", "handbook/messages.html", "handbook/audience.html"]  # fmt: skip
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        heard.assert_silent()


def test_what_is_no_list_of_an_older_copy_is_refused_in_words(site: Site, open_pages: Callable, tmp_path: Path) -> None:
    whole = manifest_of(site)
    own = whole | {"pages": {"index.html": ["Home", "home", "0" * 12]}, "case_studies": {}}
    cases = {
        "": "Nothing was pasted",
        "hello": "not the list of a copy",
        "window.HANDBOOK_MANIFEST={": "damaged",
        "[1]": "does not come from a copy",
        json.dumps({"handbook": "plan", "version": 1}): "does not come from a copy",
        json.dumps(own | {"locale": "th"}): "another language",
        json.dumps(own | {"format": 2}): "newer handbook",
        json.dumps(own | {"date": "2199-01-01"}): "newer than this one: edition",
        json.dumps(own | {"date": "soon"}): "damaged",
        json.dumps(own | {"pages": {"__proto__": ["a", "b", "c"]}}): "damaged",
        json.dumps(own | {"pages": {"javascript:alert(1)": ["a", "b", "c"]}}): "damaged",
        json.dumps(own | {"pages": {"a.html": [{}, "b", "c"]}}): "damaged",
        json.dumps(own | {"case_studies": []}): "damaged",
        json.dumps(whole): "Nothing changed",
    }
    with open_pages() as (page, heard):
        page.goto(site.url("en", "changes.html"))
        for text, said in cases.items():
            assert said in answer(page, text), text[:80]
        (tmp_path / "large.json").write_bytes(b" " * 5_000_001)
        page.locator("#hb-changes input[type=file]").set_input_files(tmp_path / "large.json")
        page.locator(RESULT, has_text="larger than 5 MB").wait_for()
        heard.assert_silent()


def test_without_scripts_the_page_says_what_to_do(site: Site, open_pages: Callable) -> None:
    with open_pages(scripts=False) as (page, _):
        page.goto(site.url("en", "changes.html"))
        assert page.locator(".hb-without-scripts").is_visible()
        assert page.locator("#hb-changes").is_hidden()
        assert page.locator("article a[href='data/index.html#changes']").is_visible()
        page.goto(site.url("en", "offline.html"))
        assert page.locator(".hb-without-scripts").is_visible()
        assert page.locator("#hb-offline, [data-hb-server], .hb-offline-files").evaluate_all("all => all.every(one => !one.checkVisibility())")  # fmt: skip


def test_on_a_disk_nothing_of_the_app_shows(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", "offline.html"))
        assert page.locator(".hb-offline-files").is_visible()
        assert page.locator("#hb-offline").is_hidden()
        assert page.locator("[data-hb-server]").evaluate_all("all => all.every(one => !one.checkVisibility())")
        assert page.locator("link[rel=manifest]").count() == 0
        heard.assert_silent()
