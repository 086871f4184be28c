"""Each way in from the home page reaches its goal in three clicks, on a phone, from both sides of reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from webapp.server import served

from .conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
MOST = 3


class Way(NamedTuple):
    """What a reader clicks, one after the other, and what is there at the end."""

    clicks: tuple[str, ...]
    ends: str
    shows: str


def _role(goal: str) -> str:
    return f".hb-roles a[href='{goal}']"


WAYS = {
    "I am planning a campaign": Way(
        (_role("quick-start/planner.html"), "article a[href='../toolkit/planner.html']"),
        "toolkit/planner.html",
        "form textarea, .hb-step textarea",
    ),
    "I need evidence": Way(
        (_role("case-studies/evidence-map.html"), "article a[href='../evidence/rct.html']", ".hb-studies a"),
        "case-studies/",
        ".evidence-badge.evidence-rct",
    ),
    "I train others": Way(
        (_role("quick-start/trainer.html"), "article a[href='../training/trainers/index.html']", "article a[href^='../sessions/'], article a[href^='agenda-']"),
        "training/",
        "article table",
    ),
    "I translate": Way(
        (_role("contribute/translate.html"), "article a[href='../about/translation.html']"),
        "about/translation.html",
        "article a[hreflang], article table",
    ),
    "I add a case study": Way((_role("toolkit/case-study-builder.html"),), "toolkit/case-study-builder.html", "article input"),
    "by step": Way(("[id='six-steps'] + ol a[href='handbook/messages.html']",), "handbook/messages.html", "h2#checklist"),
    "by country": Way((".hb-chips a[href='countries/pk.html']", ".hb-studies a"), "case-studies/", ".evidence-badge"),
    "what is new": Way(("[id='new'] ~ ul a",), "case-studies/", ".evidence-badge"),
    "without internet": Way((".hb-downloads a[href='offline.html']",), "offline.html", "h2#forms"),
    "all files": Way(("article a[href='data/index.html']",), "data/index.html", ".hb-files table a[href$='.xlsx']"),
}  # fmt: skip


def walk(page: Page, site: Site, locale: str, way: Way) -> None:
    page.goto(site.url(locale, "index.html"))
    for what in way.clicks:
        with page.expect_navigation():
            page.locator(what).locator("visible=true").first.click()


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_each_way_in_reaches_its_goal_in_three_clicks(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE) as (page, heard):
        for name, way in WAYS.items():
            assert len(way.clicks) <= MOST, name
            walk(page, site, locale, way)
            assert page.url.split(f"/{locale}/")[1].startswith(way.ends), name
            page.locator(way.shows).locator("visible=true").first.wait_for()
        heard.assert_silent()


def test_every_role_of_the_home_page_has_a_way(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url("en", "index.html"))
        roles = page.locator(".hb-roles a").all_inner_texts()
        assert roles == list(WAYS)[: len(roles)]


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_every_question_has_its_answer_one_click_away(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url(locale, "index.html"))
        links = page.locator(".hb-questions a").evaluate_all("all => all.map(one => [one.href, one.textContent])")
        assert len(links) >= 8
        assert len({href for href, _ in links}) == len(links), "each has a page of its own"
        for href, question in links:
            page.goto(href)
            assert page.locator("article h1, article :target").first.is_visible(), question
            assert page.locator("article h2").count() >= 3, question
        heard.assert_silent()


def test_what_can_be_taken_away_says_how_large_it_is(site: Site, open_pages: Callable) -> None:
    """On a server the whole language too; a copy from a disk is on the device already."""
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", "index.html"))
        said = page.locator(".hb-downloads li").evaluate_all("all => all.map(one => one.innerText)")
        assert len(said) == 3
        assert all(re.search(r"\d [kM]B$", one) for one in said[1:]), said
        assert not re.search(r"\d", said[0])
        heard.assert_silent()
    with served(site.root) as server, open_pages(PHONE, alone=True) as (page, heard):
        page.context.set_offline(False)
        page.goto(server.url("en/index.html"))
        page.locator("[data-hb-offline-size]").locator("visible=true").wait_for()
        told = page.locator("[data-hb-offline-size]").inner_text()
        folder = [
            path for path in (site.root / "en").rglob("*") if path.is_file() and "assets/cards" not in path.as_posix()
        ]
        size = sum(path.stat().st_size for path in folder) / 1_000_000
        sent, kept = (float(number) for number in re.findall(r"[\d.]+", told)[:2])
        assert kept == pytest.approx(size, rel=0.05)
        assert 0 < sent < kept
        assert heard.said == []


def test_a_word_leads_to_its_page_in_two_clicks(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", "index.html"))
        page.locator("#hb-search-input").click()
        page.keyboard.type("street theatre")
        # Letters are answered as they come: only this link says that the answer is that to both words.
        page.locator(".hb-search__foot a[href$='#q=street+theatre']").wait_for()
        found = page.locator(".hb-search__list [role=option]").first
        with page.expect_navigation():
            found.click()
        assert "street-theatre" in page.url
        heard.assert_silent()
