"""Every kind of page, in three languages, on file:// with the network off."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

import pytest

from access.looking import SIZES, barriers
from access.made_up import build_made_up
from access.samples import MADE_UP, SAMPLES
from handbook.pages.page import PageKind

from .conftest import DESKTOP, LOCALES, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
def test_pages_of_all_kinds_ask_nobody_say_nothing_and_fit_phones_and_desktops(
    site: Site, open_pages: Callable, locale: str
) -> None:
    with open_pages(PHONE) as (page, heard):
        for uri in itertools.chain(*(sample(uris, locale) for uris in site.kinds.values())):
            heard.requests.clear()
            page.set_viewport_size(PHONE)
            page.goto(site.url(locale, uri), wait_until="load")
            assert len(heard.requests) >= 4, "the recorder hears the page, its styles and its scripts"
            heard.assert_silent()
            root = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
            assert root == [locale, "rtl" if locale == "ur" else "ltr"], uri
            assert page.locator("h1").count() == 1, uri
            assert page.locator("link[rel=alternate]").count() == 0, uri
            for size in (PHONE, DESKTOP) if WHOLE or locale == "en" else (PHONE,):
                page.set_viewport_size(size)
                assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (uri, size)


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


LOOKS = list(itertools.product(LOCALES, SIZES, ("light", "dark")))


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_made_up(tmp_path_factory.mktemp("made-up") / "project", ["en"])


@pytest.mark.parametrize("turn", range(len(LOOKS)), ids=["-".join(map(str, look)) for look in LOOKS])
def test_axe_finds_no_barrier(site: Site, open_pages: Callable, turn: int) -> None:
    """WCAG 2.2 A and AA, as far as a program can tell: each kind of page once; `make proof` looks at all in all ways."""
    locale, width, scheme = LOOKS[turn]
    kinds = list({sample.kind: sample for sample in reversed(SAMPLES)}.values())
    with open_pages(SIZES[width], color_scheme=scheme, bypass_csp=True) as (page, _):
        for sample in kinds[turn :: len(LOOKS)]:
            page.goto(site.url(locale, sample.address))
            assert barriers(page) == [], sample.uri


def test_axe_finds_no_barrier_where_a_case_study_was(made_up: Path, open_pages: Callable) -> None:
    with open_pages(SIZES[360], bypass_csp=True) as (page, _):
        for sample in MADE_UP:
            page.goto((made_up / "en" / sample.address).as_uri())
            assert barriers(page) == [], sample.uri
