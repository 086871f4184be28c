"""The explorer on file://: its numbers against the catalogue itself, its address, its selection, by keyboard, hostile text."""

from __future__ import annotations

import csv
import io
import json
import random
from typing import TYPE_CHECKING

import pytest

from handbook.catalogue import read_catalogue
from handbook.crossref import terms_of, years_of
from handbook.explorer import _VOCABULARIES
from handbook.project import Project

from .conftest import DESKTOP, PHONE, until

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Page

    from handbook.model.case_study import CaseStudy

    from .conftest import Site

pytestmark = pytest.mark.browser
URI = "case-studies/explorer.html"
GO_TO = """hash => location.hash === hash || new Promise(done => {
    addEventListener("hashchange", () => setTimeout(done), { once: true });
    location.hash = hash;
})"""


@pytest.fixture(scope="module")
def studies(root) -> tuple[CaseStudy, ...]:
    catalogue, problems = read_catalogue(Project(root))
    assert problems == []
    return catalogue.case_studies


def carried(study: CaseStudy, facet: str) -> set[str]:
    match facet:
        case "country":
            return {one.code for one in study.countries}
        case "role":
            return {str(one.role) for one in study.countries}
        case "year":
            return {str(year) for year in years_of(study)}
        case "language":
            return set(study.languages)
    return set(terms_of(study, _VOCABULARIES[facet]))


def expected(studies: tuple[CaseStudy, ...], chosen: Mapping[str, list[str]]) -> set[str]:
    """The same question, answered the slow and plain way."""
    found = {study.id for study in studies if all(carried(study, facet) & set(ids) for facet, ids in chosen.items())}
    if {"country", "role"} <= chosen.keys():
        fits = {
            study.id
            for study in studies
            if any(one.code in chosen["country"] and str(one.role) in chosen["role"] for one in study.countries)
        }
        found &= fits
    return found


def shown(page: Page) -> set[str]:
    while page.get_by_role("button", name="Show more").is_visible():
        page.get_by_role("button", name="Show more").click()
    links = page.locator(".hb-explorer__list a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return {link.removesuffix(".html") for link in links}


def test_answers_are_those_of_the_catalogue(site: Site, open_pages: Callable, studies: tuple[CaseStudy, ...]) -> None:
    rng = random.Random(7)
    facets = ["country", "role", *_VOCABULARIES, "year", "language"]
    with open_pages() as (page, heard):
        page.goto(site.url("en", URI))
        for _ in range(40):
            some = rng.sample(facets, rng.randint(1, 3))
            chosen = {}
            for facet in some:
                terms = sorted({term for study in studies for term in carried(study, facet)})
                chosen[facet] = rng.sample(terms, min(len(terms), rng.randint(1, 2)))
            page.evaluate(GO_TO, "#" + "&".join(f"{k}={','.join(v)}" for k, v in chosen.items()))
            assert shown(page) == expected(studies, chosen), chosen
        heard.assert_silent()


def test_every_count_keeps_its_word(site: Site, open_pages: Callable, studies: tuple[CaseStudy, ...]) -> None:
    """The number beside a term is what a click on it would give."""
    with open_pages() as (page, _):
        page.goto(site.url("en", URI) + "#evidence=rct")
        data = page.evaluate("HANDBOOK_EXPLORER.facets.map(one => [one.id, one.terms.map(term => term[0])])")
        for facet, terms in data:
            if facet == "evidence":
                continue
            counts = page.locator(f"[data-facet={facet}] li .hb-count").all_text_contents()
            assert [int(one) for one in counts] == [
                len(expected(studies, {"evidence": ["rct"], facet: [term]})) for term in terms
            ]


def test_clicks_narrow_and_the_address_brings_them_back(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", URI))
        facet = page.locator("[data-facet=tactic]")
        if not facet.get_attribute("open"):
            facet.evaluate("facet => { facet.open = true; }")
        facet.get_by_label("Hotline").check()
        said = page.get_by_role("status").inner_text()
        address = page.url
        assert "tactic=hotline" in address
        page.goto("about:blank")
        page.goto(address)
        assert page.get_by_role("status").inner_text() == said
        page.get_by_role("button", name="Clear all choices").click()
        assert page.url.endswith("#")
        heard.assert_silent()


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_results_show_the_pieces_of_other_lists(site: Site, open_pages: Callable, locale: str) -> None:
    """The same chips and bars as the list of a country; nothing runs over at 360 px, and texts stay texts."""
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url(locale, "countries/pk.html"))
        expected = {}
        for row in page.locator(".hb-studies > ul > li").all():
            name = row.locator("a").first.get_attribute("href").rsplit("/", 1)[1]
            expected[name] = (
                sorted(row.locator(".hb-chip--country").all_inner_texts()),
                row.locator(".hb-level").get_attribute("class"),
                row.locator(".hb-evidence").inner_text().strip(),
            )
        page.goto(site.url(locale, URI) + "#country=PK")
        rows = page.locator(".hb-studies > .hb-explorer__list > li")
        assert rows.count() == len(expected) >= 5
        tactics = page.evaluate(
            "Object.fromEntries(HANDBOOK_EXPLORER.studies.map(study => [study[1], study[4][HANDBOOK_EXPLORER.facets.findIndex(facet => facet.id === 'tactic')].length]))"
        )
        for row in rows.all():
            chips = row.locator(".hb-chip--country").all_inner_texts()
            bars, level = row.locator(".hb-level"), row.locator(".hb-evidence").inner_text().strip()
            countries, drawn, said = expected[row.locator("a").first.get_attribute("href")]
            assert set(chips) <= set(countries)
            assert len(chips) == min(6, len(countries))
            assert (bars.get_attribute("class"), level) == (drawn, said)
            assert row.locator(".hb-chip--tactic").count() == min(3, tactics[row.locator("a").first.inner_text()])
            assert row.locator("a").count() == 1
        name = page.evaluate("HANDBOOK_EXPLORER.facets[0].terms.find(term => term[0] === 'PK')[1]")
        first = rows.locator(".hb-chip--country:first-child").all_inner_texts()
        assert set(first) == {name}, "what was chosen comes first"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        outside = rows.locator("*").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().left < 0 || one.getBoundingClientRect().right > innerWidth).length"
        )
        assert outside == 0
        if locale == "ur":
            ways = rows.locator("a").evaluate_all(
                "all => all.map(one => [/[\u0600-\u06ff]/.test(one.textContent), getComputedStyle(one).direction])"
            )
            assert all((direction == "rtl") == urdu for urdu, direction in ways)
        heard.assert_silent()


def test_titles_are_texts_and_never_markup(site: Site, open_pages: Callable) -> None:
    hostile = "<img src=x onerror=window.broken=1> &amp; </li>"
    with open_pages(PHONE) as (page, heard):
        page.add_init_script(
            """let data; Object.defineProperty(window, 'HANDBOOK_EXPLORER', { get: () => data, set: value => {
                const bad = HOSTILE;
                value.studies.forEach(study => { study[1] = bad; });
                value.facets.forEach(facet => facet.terms.forEach(term => { term[1] = bad; }));
                data = value;
            } });""".replace("HOSTILE", json.dumps(hostile))
        )
        page.goto(site.url("en", URI))
        row = page.locator(".hb-explorer__list > li").first
        assert row.locator("a").inner_text() == hostile
        assert hostile in row.locator(".hb-chip--tactic").first.inner_text()
        assert page.locator("#hb-explorer img").count() == 0
        assert page.evaluate("window.broken") is None
        heard.assert_silent()


def test_words_are_found_in_titles_and_summaries(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", URI))
        page.get_by_role("searchbox").click()
        until(page, "window.HANDBOOK_EXPLORER_TEXTS")
        page.get_by_role("searchbox").fill("SUB-districts brac")
        until(page, "document.querySelectorAll('.hb-explorer__list li').length === 1")
        assert shown(page) == {"bd-brac-safe-migration"}
        for hostile in ("<img src=x onerror=alert(1)>", "((((", "\\", "%", "\ud800", "x" * 10_000, "   "):
            page.get_by_role("searchbox").fill(hostile)
            assert page.get_by_role("status").inner_text()
        heard.assert_silent()


def test_a_selection_is_kept_compared_saved_and_emptied(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE, accept_downloads=True) as (page, heard):
        page.goto(site.url("en", URI))
        for number in range(5):
            page.locator(".hb-explorer__pick input").nth(number).check()
        page.goto(site.url("en", "index.html"))
        page.goto(site.url("en", URI))
        tray = page.get_by_role("region", name="Your selection")
        assert tray.get_by_role("heading", name="Your selection: 5").is_visible()
        assert tray.locator("thead th").count() == 4
        with page.expect_download() as download:
            tray.get_by_role("button", name="Save as a table").click()
        rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
        assert len(rows) == 6
        assert rows[0][:2] == ["id", "title"]
        assert all(len(row) == len(rows[0]) for row in rows)
        page.emulate_media(media="print")
        assert not page.locator(".hb-explorer__columns").is_visible()
        assert tray.is_visible()
        page.emulate_media(media="screen")
        tray.get_by_role("button", name="Empty the selection").click()
        assert not tray.is_visible()
        page.reload()
        assert not tray.is_visible()
        heard.assert_silent()


@pytest.mark.parametrize("locale", ["th", "ur"])
def test_other_languages_answer_the_same(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(DESKTOP) as (page, heard):
        found = []
        for code in ("en", locale):
            page.goto(site.url(code, URI) + "#country=BD,NP&role=origin&sort=newest")
            links = page.locator(".hb-explorer__list a")
            found.append(sorted(links.evaluate_all("links => links.map(link => link.getAttribute('href'))")))
        assert found[0] == found[1]
        heard.assert_silent()


def test_by_keyboard_alone(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url("en", URI))
        page.get_by_role("searchbox").focus()
        for _ in range(2):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # opens the facets
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # opens the countries
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert "country=" in page.evaluate("location.hash")
        assert page.evaluate("document.activeElement.type") == "checkbox", "the focus stays where it was"


def test_without_scripts_there_are_lists(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE, scripts=False) as (page, _):
        page.goto(site.url("en", URI))
        assert page.get_by_text("needs scripts").is_visible()
        page.locator("#hb-explorer").get_by_role("link", name="Tactics", exact=True).click()
        assert page.url == site.url("en", "tactics/index.html")
