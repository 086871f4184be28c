"""A module inside a learning system that keeps, one that refuses, and none; `make proof` asks a real runtime."""

from __future__ import annotations

from importlib.resources import files
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from handbook.editions.scorm.page import ADAPTER_URI, lms_page
from handbook.tree import write_file
from resting import rested
from training.journey import CHECK_NOW, CONTINUE, NEXT, shown

from .conftest import PHONE, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from handbook.editions.book import Book

    from .conftest import Site

pytestmark = pytest.mark.browser
URI = "training/getting-started/index.html"
SYSTEM = """
// What a page that was left tells may come after the next page began: it is read anew for each call, as a system would.
const read = () => JSON.parse(sessionStorage.getItem("cmi") || '{"calls": []}');
const called = (name, values) => {
  const kept = Object.assign(read(), values);
  kept.calls.push(name);
  sessionStorage.setItem("cmi", JSON.stringify(kept));
  return TAKES;
};
window.API = {
  LMSInitialize: () => called("begin"), LMSFinish: () => called("end"), LMSCommit: () => called("commit"),
  LMSGetValue: name => read()[name] || "", LMSGetLastError: () => "0",
  LMSSetValue: (name, value) => called("set", { [name]: value }),
};
"""


@pytest.fixture
def package(site: Site, tmp_path: Path) -> str:
    """The files of a package, made of the real page."""
    config = SimpleNamespace(url="")
    book = SimpleNamespace(site_dir=site.root / "en", code="en", content=SimpleNamespace(config=config))
    page, needed = lms_page(cast("Book", book), URI)
    write_file(tmp_path / URI, page)
    write_file(tmp_path / ADAPTER_URI, files("handbook.editions.scorm").joinpath("scorm.js").read_bytes())
    for uri in needed:
        write_file(tmp_path / uri, (book.site_dir / uri).read_bytes())
    return (tmp_path / URI).as_uri()


TOLD = "() => JSON.parse(sessionStorage.getItem('cmi')).calls.includes('end')"
"""A page that is left tells its system at the last moment; the next page may be there before that is written."""


def system(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("JSON.parse(sessionStorage.getItem('cmi'))")
    return found


def test_place_answers_and_score_live_in_the_system(package: str, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, heard):
        page.add_init_script(SYSTEM.replace("TAKES", '"true"'))
        page.goto(package)
        assert "learning system that opened this page" in page.locator(".hb-module__device").inner_text()
        assert system(page)["cmi.core.lesson_status"] == "incomplete"
        page.locator(NEXT).click()
        page.locator(NEXT).click()
        place = shown(page)
        page.reload()
        until(page, TOLD)
        known = system(page)
        assert known["calls"].count("end") == 1, "left without waiting: the system was told"
        assert [known["cmi.core.lesson_location"]] == place
        assert known["cmi.core.exit"] == "suspend"
        assert known["cmi.core.session_time"].startswith("0000:00:0")
        page.locator(CONTINUE).click()
        assert shown(page) == place
        while page.locator(NEXT).is_visible():
            page.locator(NEXT).click()
        page.locator("form.hb-check input[type=radio]").first.check()
        page.locator(CHECK_NOW).click()
        page.locator(".hb-check__open button").last.click()
        known = system(page)
        assert known["cmi.core.lesson_status"] == "failed"
        assert int(known["cmi.core.score.raw"]) < 75
        assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('training'))") == []
        page.evaluate(
            "for (const box of document.querySelectorAll('textarea')) { box.value = 'long '.repeat(990);"
            " box.dispatchEvent(new Event('input', {bubbles: true})); }"
        )
        rested(page)
        assert len(system(page)["cmi.suspend_data"]) <= 4096
        assert "little room" in page.locator("#hb-tool-notice").inner_text()
        heard.assert_silent()


def test_a_system_that_takes_nothing_is_named_and_without_one_the_page_works(
    package: str, open_pages: Callable
) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(package)
        assert "No learning system was found" in page.locator(".hb-module__device").inner_text()
        page.locator(NEXT).click()
        rested(page)
        assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('training')).length") == 1
        page.add_init_script(SYSTEM.replace("TAKES", 'name === "begin" ? "true" : "false"'))
        page.reload()
        page.locator(NEXT).click()
        rested(page)
        assert "did not take what you did" in page.locator("#hb-tool-notice").inner_text()
        heard.assert_silent()
