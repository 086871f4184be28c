"""Words of the glossary in a page: their meaning for a mouse, the keyboard and a finger, and without scripts a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resting import rested

from .conftest import DESKTOP, LOCALES, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Site

pytestmark = pytest.mark.browser
PAGE = "handbook/audience.html"
TIP = "#hb-term-tip"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_pointer_and_the_keyboard_show_the_meaning(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(DESKTOP) as (page, heard):
        page.goto((site.root / locale / PAGE).as_uri())
        term = page.locator("a.term").first
        assert page.locator(TIP).is_hidden()
        term.hover()
        assert page.locator(TIP).inner_text().strip()
        assert term.get_attribute("aria-describedby") == TIP[1:]
        page.locator(TIP).hover()
        rested(page)
        assert page.locator(TIP).is_visible()  # the pointer may rest on the meaning
        page.keyboard.press("Escape")
        assert page.locator(TIP).is_hidden()
        page.mouse.move(1, 1)
        rested(page)
        term.focus()
        assert page.locator(TIP).is_visible()
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary.html#*")
        assert page.evaluate("document.querySelector(location.hash) !== null")
        heard.assert_silent()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_tap_shows_the_meaning_and_the_second_leads_on(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE, has_touch=True, is_mobile=True) as (page, heard):
        page.goto((site.root / locale / PAGE).as_uri())
        terms = page.locator("a.term")
        for term in terms.all()[:6]:
            term.tap()
            assert PAGE in page.url
            box = page.locator(TIP).bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE["width"]
            page.locator(TIP).tap()
            assert page.locator(TIP).is_hidden()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        terms.first.tap()
        page.locator("h1").first.tap()
        assert page.locator(TIP).is_hidden()
        terms.first.tap()
        terms.first.tap()
        page.wait_for_url("**/glossary.html#*")
        heard.assert_silent()


def test_without_scripts_a_term_is_a_link(site: Site, open_pages: Callable) -> None:
    with open_pages(DESKTOP, scripts=False) as (page, heard):
        page.goto((site.root / "en" / PAGE).as_uri())
        assert page.locator(TIP).count() == 0
        page.locator("a.term").first.click()
        page.wait_for_url("**/glossary.html#*")
        heard.assert_silent()
