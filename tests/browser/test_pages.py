"""Every kind of page, in three languages, on file:// with the network off."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from handbook.pages.page import PageKind

from .conftest import DESKTOP, LOCALES, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Site

pytestmark = pytest.mark.browser
# No case study has moved or was withdrawn yet: site tests look at those.
NOT_YET = {PageKind.MOVED, PageKind.WITHDRAWN}
KINDS = [str(kind) for kind in PageKind if kind not in NOT_YET]
# `make proof` opens every page; `make test` the first and the last of each kind.
WHOLE = bool(os.environ.get("HANDBOOK_PROOF"))


def sample(uris: list[str], locale: str = "en") -> list[str]:
    """All in the proof; else two in English, and one in another language: its frame is what differs."""
    return uris if WHOLE else sorted({uris[0], uris[-1]} if locale == "en" else {uris[-1]})


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_of_all_kinds_ask_nobody_say_nothing_and_fit_a_phone(
    site: Site, open_pages: Callable, locale: str
) -> None:
    with open_pages(PHONE) as (page, heard):
        for uri in itertools.chain(*(sample(uris, locale) for uris in site.kinds.values())):
            heard.requests.clear()
            page.goto(site.url(locale, uri), wait_until="load")
            assert len(heard.requests) >= 4, "the recorder hears the page, its styles and its scripts"
            heard.assert_silent()
            root = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
            assert root == [locale, "rtl" if locale == "ur" else "ltr"], uri
            assert page.locator("h1").count() == 1, uri
            assert page.locator("link[rel=alternate]").count() == 0, uri
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], uri


def test_the_site_has_the_kinds_that_are_looked_at(site: Site) -> None:
    assert set(site.kinds) == set(KINDS)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_for_wrong_addresses_stands_alone(site: Site, open_pages: Callable, locale: str) -> None:
    """A server shows it at any depth, so it may load nothing."""
    with open_pages() as (page, heard):
        page.goto(site.url(locale, "404.html"))
        assert heard.requests == [site.url(locale, "404.html")]
        assert page.evaluate("document.documentElement.lang") == locale
        assert page.locator("a").get_attribute("href") == f"/{locale}/index.html"
        heard.assert_silent()


@pytest.mark.parametrize("locale", LOCALES if WHOLE else LOCALES[:1])
def test_nothing_is_wider_than_a_desktop(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(DESKTOP) as (page, _):
        for uri in itertools.chain(*(sample(uris, locale) for uris in site.kinds.values())):
            page.goto(site.url(locale, uri))
            assert page.evaluate("document.documentElement.scrollWidth") <= DESKTOP["width"], uri


def looks() -> list[tuple[str, str, str]]:
    """Kind, language and colours of the pages for axe: all in the proof, else each kind once, in turn."""
    every = list(itertools.product(LOCALES, ("light", "dark")))
    if WHOLE:
        return [(kind, *look) for kind in KINDS for look in every]
    return [(kind, *every[number % len(every)]) for number, kind in enumerate(KINDS)]


@pytest.mark.parametrize(("kind", "locale", "scheme"), looks())
def test_axe_finds_no_barrier(site: Site, open_pages: Callable, kind: str, locale: str, scheme: str) -> None:
    """WCAG 2.2 A and AA, as far as a program can tell."""
    # High enough for the whole menu: of a link that is half scrolled away axe measures the half.
    with open_pages({"width": 1280, "height": 1200}, color_scheme=scheme, bypass_csp=True) as (page, _):
        for uri in sample(site.kinds[kind])[: 5 if WHOLE else 1]:
            page.goto(site.url(locale, uri))
            tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
            found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
            violations = [
                (one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found.response["violations"]
            ]
            assert violations == [], uri


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_are_useful_without_scripts(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE, scripts=False) as (page, heard):
        page.goto(site.url(locale, "index.html"))
        page.locator(".hb-languages").click()
        assert page.url.endswith("/languages.html")
        other = "th" if locale == "en" else "en"
        page.locator(f"article a[hreflang={other}]").click()
        assert page.url == site.url(other, "index.html")
        page.goto(site.url(locale, site.kinds["case-study"][0]))
        assert page.locator("article a[href*='/countries/'], article a[href*='countries/']").first.is_visible()
        heard.assert_silent()
