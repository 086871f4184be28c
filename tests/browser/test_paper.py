"""Every kind of page on paper: no frame, light, nothing closed or cut off, addresses of outside links, no empty sheets."""

from __future__ import annotations

import io
import itertools
import os
from typing import TYPE_CHECKING

import pikepdf
import pytest

from access.samples import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
WHOLE = bool(os.environ.get("HANDBOOK_PROOF"))
LOCALES = ("en", "th", "ur") if WHOLE else ("en", "ur")
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
ON_PAPER = {"width": 688, "height": 980}
"""What is left of an A4 sheet between its margins, in CSS pixels."""
NOT_ON_PAPER = ".md-skip, .md-header, .md-sidebar, .md-top, .hb-trail, .hb-share, .md-footer__inner, .hb-menu, .hb-search, button, input[type=search]"
PRINTED = SAMPLES if WHOLE else [one for one in SAMPLES if one.uri in {
    "handbook/messages.md", "case-studies/zw-safe-journey.md", "case-studies/evidence-map.md", "case-studies/by-country-and-tactic.md",
    "toolkit/audience-profile.md", "training/sessions/messages.md",
}]  # fmt: skip


def print_out(page: Page, paper: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(page.pdf(format=paper, print_background=False)))


def has_letters(sheet: pikepdf.Page) -> bool:
    return any(str(operator) in {"Tj", "TJ"} for _, operator in pikepdf.parse_content_stream(sheet))


@pytest.mark.parametrize("locale", LOCALES)
def test_sheets_have_their_size_and_are_not_empty(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(color_scheme="dark") as (page, _):
        for number, sample in enumerate(PRINTED):
            page.goto(site.url(locale, sample.address))
            paper = list(PAPERS)[number % 2]
            with print_out(page, paper) as pdf:
                assert all(has_letters(sheet) for sheet in pdf.pages), sample.uri
                box = [round(float(side)) for side in pdf.pages[0].mediabox]
                assert box[2:] == pytest.approx(PAPERS[paper], abs=1)
            assert page.locator("body").get_attribute("data-md-color-scheme") == "slate", (
                "back on the screen it is dark"
            )


@pytest.mark.parametrize(
    ("scripts", "locale"), list(itertools.product([True, False], LOCALES)) if WHOLE else [(True, "ur"), (False, "en")]
)
def test_what_is_read_is_printed_and_nothing_else(site: Site, open_pages: Callable, locale: str, scripts: bool) -> None:  # noqa: FBT001
    with open_pages(ON_PAPER, scripts=scripts) as (page, _):
        for sample in PRINTED:
            page.goto(site.url(locale, sample.address))
            if scripts:
                page.evaluate("dispatchEvent(new Event('beforeprint'))")
            page.emulate_media(media="print")
            shown = page.locator(NOT_ON_PAPER).locator("visible=true")
            assert shown.count() == 0, (sample.uri, shown.first.evaluate("one => one.outerHTML.slice(0, 100)"))
            assert page.evaluate("document.documentElement.scrollWidth") <= ON_PAPER["width"], sample.uri
            assert page.evaluate(_CLOSED) == [], sample.uri
            assert page.evaluate(_WIDE) == [], sample.uri
            page.emulate_media(media="screen")


@pytest.mark.parametrize("locale", LOCALES)
def test_outside_links_say_where_they_lead_and_others_do_not(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(ON_PAPER) as (page, _):
        page.goto(site.url(locale, "case-studies/zw-safe-journey.html"))
        page.emulate_media(media="print")
        after = "one => [one.getAttribute('href'), getComputedStyle(one, '::after').content]"
        outside = page.locator("article a[href^=http]")
        assert outside.count() >= 3
        for at in range(outside.count()):
            href, said = outside.nth(at).evaluate(after)
            assert href in said
        inside = page.locator("article a:not([href^=http])")
        said = inside.evaluate_all("all => all.map(one => getComputedStyle(one, '::after').content)")
        assert set(said) <= {"none", "normal", '""', '"]" / ""'}, "at most the bracket of a source"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sheet_ends_with_a_heading_or_holds_the_foot_alone(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(ON_PAPER) as (page, _):
        page.emulate_media(media="print")
        for uri in ("toolkit/audience-profile.html", "handbook/messages.html"):
            page.goto(site.url(locale, uri))
            with print_out(page, "A4") as pdf:
                sheets = len(pdf.pages)
            kept = (
                page.locator("article :is(h2, h3, dt, summary, p:has(+ :is(ul, ol)))")
                .locator("visible=true")
                .evaluate_all("all => all.map(one => getComputedStyle(one).breakAfter)")
            )
            assert set(kept) == {"avoid"}, uri
            page.locator(".md-footer").evaluate("one => one.remove()")
            with print_out(page, "A4") as pdf:
                assert len(pdf.pages) == sheets, f"{uri}: the foot makes a sheet of its own"


@pytest.mark.parametrize("locale", LOCALES)
def test_heads_of_tables_stand_on_every_sheet(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(ON_PAPER) as (page, _):
        page.goto(site.url(locale, "data/index.html"))
        page.emulate_media(media="print")
        tables = page.locator("article table")
        styles = tables.evaluate_all(
            "all => all.map(one => [getComputedStyle(one).display, getComputedStyle(one.tHead).display, getComputedStyle(one.rows[1]).breakInside])"
        )
        assert styles
        assert all(style == ["table", "table-header-group", "avoid"] for style in styles)


_CLOSED = """() => [...document.querySelectorAll('article details')].filter(one => {
    const inside = [...one.children].find(child => child.tagName !== 'SUMMARY');
    return one.checkVisibility() && inside && !inside.getClientRects().length;
}).map(one => one.className)"""
_WIDE = """() => [...document.querySelectorAll('article *')].filter(one =>
    !one.closest('svg') && one.getClientRects().length
    && (one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
    && one.getBoundingClientRect().width > 3
).map(one => one.tagName + '.' + one.className).slice(0, 3)"""
