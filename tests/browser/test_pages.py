"""Every kind of page on file:// with the network off: in three languages, in the proof in all of them."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

import pytest

from access.landmarks import doubled
from access.looking import SIZES, barriers
from access.made_up import build_made_up
from access.samples import MADE_UP, ROOT, SAMPLES
from handbook.pages.page import PageKind
from handbook.project import Project
from handbook.translation.locales import read_locales

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
DIRECTIONS = {one.code: one.direction for one in read_locales(Project(ROOT))[0]}
EVERY = tuple(DIRECTIONS) if WHOLE else LOCALES

# Firefox warns of it, Chromium does not.
ASKS_FOR_NOTHING = """() => { const find = Document.prototype.getElementById;
    Document.prototype.getElementById = function (id) { if (id === "") console.warn("no id"); return find.call(this, id); }; }"""


def sample(uris: list[str], locale: str = "en") -> list[str]:
    """All in the proof; else two in English, and one in another language, whose frame is what differs."""
    return uris if WHOLE else sorted({uris[0], uris[-1]} if locale == "en" else {uris[-1]})


def kinds_in(site: Site, locale: str) -> list[list[str]]:
    """In the sample, other languages share the kinds among themselves."""
    kinds = list(site.locales[locale].values())
    others = [code for code in EVERY if code != "en"]
    return kinds if WHOLE or locale == "en" else kinds[others.index(locale) :: len(others)]


@pytest.mark.parametrize("locale", EVERY)
def test_pages_of_all_kinds_ask_nobody_say_nothing_and_fit_phones_and_desktops(
    site: Site, open_pages: Callable, locale: str
) -> None:
    with open_pages(PHONE) as (page, heard):
        page.add_init_script(f"({ASKS_FOR_NOTHING})()")
        planner = ["toolkit/planner.html"] if locale == "en" else []
        for uri in itertools.chain(planner, *(sample(uris, locale) for uris in kinds_in(site, locale))):
            heard.requests.clear()
            page.set_viewport_size(PHONE)
            page.goto(site.url(locale, uri), wait_until="load")
            assert len(heard.requests) >= 4, "the recorder hears the page, its styles and its scripts"
            heard.assert_silent()
            root = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
            assert root == [locale, DIRECTIONS[locale]], uri
            assert page.locator("h1").count() == 1, uri
            assert page.locator("link[rel=alternate]").count() == 0, uri
            for size in (PHONE, DESKTOP) if WHOLE or locale == "en" else (PHONE,):
                page.set_viewport_size(size)
                assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (uri, size)


def test_the_site_has_the_kinds_that_are_looked_at(site: Site) -> None:
    assert set(site.kinds) == set(KINDS)


def test_languages_that_are_opened_are_those_of_the_site(site: Site) -> None:
    """A sample may meet others, which an earlier build has left."""
    assert set(EVERY) == set(site.locales) if WHOLE else set(EVERY) <= set(site.locales)


@pytest.mark.parametrize("locale", EVERY)
def test_the_page_for_wrong_addresses_stands_alone(site: Site, open_pages: Callable, locale: str) -> None:
    """A server shows it at any depth, so it may load nothing."""
    with open_pages() as (page, heard):
        page.goto(site.url(locale, "404.html"))
        assert heard.requests == [site.url(locale, "404.html")]
        assert page.evaluate("document.documentElement.lang") == locale
        assert page.locator("a").get_attribute("href") == f"/{locale}/index.html"
        heard.assert_silent()


@pytest.mark.parametrize("locale", EVERY if WHOLE else ("en", "ur"))
def test_landmarks_of_a_page_can_be_told_apart(site: Site, locale: str) -> None:
    """axe looks at a page of each kind; of a kind, one page may have two parts where others have one."""
    pages = sorted((site.root / locale).rglob("*.html"))
    assert {str(page.relative_to(site.root)): faults for page in pages if (faults := doubled(page.read_bytes()))} == {}


def test_landmarks_with_one_name_are_seen() -> None:
    two = '<nav aria-label="A"></nav><section aria-labelledby="b"><p id="b">B</p></section><section aria-label=" b"></section>'
    one = '<section></section><section></section><nav aria-label="B"></nav><div role="search" aria-label="A"></div>'
    assert doubled(f"<main>{two}{one}</main>".encode()) == ["region 'b'"]


LOOKS = list(itertools.product(LOCALES, SIZES, ("light", "dark")))


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_made_up(tmp_path_factory.mktemp("made-up") / "project", ["en"])


@pytest.mark.parametrize("turn", range(len(LOOKS)), ids=["-".join(map(str, look)) for look in LOOKS])
def test_axe_finds_no_barrier(site: Site, open_pages: Callable, turn: int) -> None:
    """WCAG 2.2 A and AA, as far as a program can tell: each kind of page once, a short one; `make proof` looks at all in all ways."""
    locale, width, scheme = LOOKS[turn]
    by_length = sorted(SAMPLES, key=lambda one: -(site.root / locale / one.address).stat().st_size)
    kinds = sorted({one.kind: one for one in by_length}.values(), key=lambda one: one.kind)
    with open_pages(SIZES[width], color_scheme=scheme, bypass_csp=True) as (page, _):
        for sample in kinds[turn :: len(LOOKS)]:
            page.goto(site.url(locale, sample.address))
            assert barriers(page) == [], sample.uri


def test_axe_finds_no_barrier_where_a_case_study_was(made_up: Path, open_pages: Callable) -> None:
    with open_pages(SIZES[360], bypass_csp=True) as (page, _):
        for sample in MADE_UP:
            page.goto((made_up / "en" / sample.address).as_uri())
            assert barriers(page) == [], sample.uri
