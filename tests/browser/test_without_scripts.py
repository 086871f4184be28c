"""With scripts switched off readers reach everything in clicks, and nothing is there that does nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from access.samples import SAMPLES

from .conftest import LOCALES, PHONE, crossed

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
WHOLE = bool(os.environ.get("HANDBOOK_PROOF"))
LOOKS = crossed(LOCALES, (("360px", "ur"), ("1280px", "en")))
# What readers look for, and what they click from the first page on: how the addresses of the links end.
WAYS = {
    "a step": ("handbook/index.html", "audience.html"),
    "a case study": ("case-studies/index.html", "zw-safe-journey.html"),
    "a country": ("case-studies/index.html", "countries/index.html", "pk.html"),
    "a tactic": ("case-studies/index.html", "tactics/index.html", "street-theatre.html"),
    "a year": ("case-studies/index.html", "years/index.html", "2019.html"),
    "a template": ("toolkit/index.html", "audience-profile.html"),
    "a module": ("training/index.html", "messages/index.html"),
    "accessibility": ("about/accessibility.html",),
}
# Real fields that do nothing by themselves, shown without the page saying so. The style page shows what buttons look like.
_IDLE = """() => {
    const shown = one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && one.getClientRects().length > 0;
    const idle = [...document.querySelectorAll('button, [role=button], [role=tab], select, input, textarea')].filter(shown);
    const works = one => one.matches('.md-toggle, .hb-toc-toggle, .hb-panel *') || (one.matches('textarea') && one.closest('.hb-share'));
    const told = [...document.querySelectorAll('noscript, .hb-bench__scripts, .hb-without-scripts')].some(one => one.textContent.trim());
    return idle.filter(one => !works(one) && (!told || one.matches('button, [role=button], [type=submit]'))).map(one => one.outerHTML.slice(0, 120));
}"""


def click(page: Page, end: str) -> None:
    """Click the first visible link whose address ends so; if there is none, it is in the menu, which is opened first."""
    target = page.locator(f"a[href$='{end}']").locator("visible=true")
    if not target.count():
        page.locator("header label[for=__drawer]").click()
    target.first.click()
    page.wait_for_load_state("load")


@LOOKS
def test_everything_is_reached_in_clicks(site: Site, open_pages: Callable, locale: str, size: dict[str, int]) -> None:
    with open_pages(size, scripts=False) as (page, heard):
        for goal, way in WAYS.items():
            page.goto(site.url(locale, "index.html"))
            for link in way:
                click(page, link)
            assert page.url.endswith(way[-1].rsplit("/", 1)[-1]), goal
            assert page.locator("html").get_attribute("lang") == locale
        heard.assert_silent()


@LOOKS
def test_languages_and_the_list_of_all_pages(
    site: Site, open_pages: Callable, locale: str, size: dict[str, int]
) -> None:
    """Where scripts make a menu and a search, links lead to pages."""
    with open_pages(size, scripts=False) as (page, heard):
        page.goto(site.url(locale, "handbook/audience.html"))
        page.locator(".hb-languages").click()
        assert page.url == site.url(locale, "languages.html")
        other = "th" if locale == "en" else "en"
        page.locator(f"article a[hreflang={other}]").click()
        assert page.url == site.url(other, "index.html")
        page.goto(site.url(locale, "handbook/audience.html"))
        page.locator("a[data-hb=search]").click()
        assert page.url == site.url(locale, "a-z.html")
        page.locator("article a[href='case-studies/zw-safe-journey.html']").first.click()
        assert page.url == site.url(locale, "case-studies/zw-safe-journey.html")
        heard.assert_silent()


def test_the_menu_closes_again(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE, scripts=False, reduced_motion="reduce") as (page, _):
        page.goto(site.url("en", "index.html"))
        link = page.locator(".md-sidebar--primary a").first
        page.locator("header label[for=__drawer]").click()
        assert page.evaluate("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left") == 0
        page.locator(".md-overlay").click(position={"x": 340, "y": 400})
        assert (
            link.bounding_box() is None
            or page.evaluate("document.querySelector('.md-sidebar--primary').getBoundingClientRect().right") <= 0
        )


@LOOKS
def test_nothing_is_there_that_does_nothing(
    site: Site, open_pages: Callable, locale: str, size: dict[str, int]
) -> None:
    samples = SAMPLES if WHOLE else SAMPLES[::4] if size is PHONE else SAMPLES[2::4]
    with open_pages(size, scripts=False) as (page, heard):
        for sample in samples:
            page.goto(site.url(locale, sample.address))
            assert page.evaluate(_IDLE) == [], sample.uri
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], sample.uri
        heard.assert_silent()
