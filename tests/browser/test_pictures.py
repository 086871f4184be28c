"""Pictures as readers use them: by keyboard, with and without scripts, on a phone, in Urdu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import DESKTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Site

pytestmark = pytest.mark.browser
PICTURES = {
    "case-studies/evidence-map.html": "a[href*='#outcome-knowledge']",
    "case-studies/map.html": "a[href$='/th.html']",
    "years/index.html": "a[href='2016.html']",
}
# The shape of a link that the focus is seen on, and whether it is seen.
STROKES = "one => [...one.querySelectorAll('rect, path, circle')].map(shape => getComputedStyle(shape).stroke).join()"


@pytest.mark.parametrize("uri", PICTURES)
def test_a_picture_leads_to_its_list_by_keyboard(site: Site, open_pages: Callable, uri: str) -> None:
    with open_pages(DESKTOP, scripts=False) as (page, heard):
        page.goto(site.url("en", uri))
        link = page.locator(f".hb-picture {PICTURES[uri]}").first
        address = link.get_attribute("href")
        assert "Case studies: " in link.get_attribute("aria-label")
        before = link.evaluate(STROKES)
        page.locator(".hb-picture").focus()
        page.keyboard.press("Tab")  # now a browser shows where the focus is
        link.focus()
        assert link.evaluate(STROKES) != before, "the focus is seen"
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{address.removeprefix('../')}")
        anchor = address.partition("#")[2]
        assert not anchor or page.locator(f"#{anchor}").count() == 1
        heard.assert_silent()


@pytest.mark.parametrize("uri", PICTURES)
@pytest.mark.parametrize("locale", ["en", "ur"])
def test_on_a_phone_the_picture_scrolls_and_not_the_page(
    site: Site, open_pages: Callable, uri: str, locale: str
) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url(locale, uri))
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        inner, outer = page.locator(".hb-picture").evaluate("one => [one.scrollWidth, one.clientWidth]")
        assert inner > 1.5 * outer, "the picture keeps a readable size"


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_on_a_phone_the_timeline_opens_at_the_newest_years(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE, scripts=False) as (page, _):
        page.goto(site.url(locale, "years/index.html"))
        seen = page.locator(".hb-timeline").evaluate(
            """one => { const box = one.getBoundingClientRect();
              return [...one.querySelectorAll('.hb-year')].filter(year => { const at = year.getBoundingClientRect();
                return at.left >= box.left - 1 && at.right <= box.right + 1; }).map(year => Number(year.textContent)); }"""
        )
        every = [int(one) for one in page.locator(".hb-timeline .hb-year").all_text_contents()]
        assert max(seen) == max(every)
        assert min(seen) > min(every), "there is more to scroll to"
        quiet = page.locator(".hb-timeline .hb-year:not(a *)")
        assert quiet.evaluate_all("all => all.filter(one => getComputedStyle(one).textDecorationLine !== 'none')") == []
