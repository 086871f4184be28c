"""What pictures of pages showed to be wrong, as far as a program can see it: texts over each other, heads out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import DESKTOP, LOCALES, PHONE, crossed, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Site

pytestmark = pytest.mark.browser
MAP, EVIDENCE = "case-studies/map.html", "case-studies/evidence-map.html"
GRID, STYLE = "case-studies/by-country-and-tactic.html", "contribute/style.html"

# The lines of a text, as boxes; which pairs of texts share more than a hair.
OVERLAPS = """selector => {
    const lines = [...document.querySelectorAll(selector)].map(one => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return [...range.getClientRects()];
    });
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    return lines.flatMap((mine, at) => lines.slice(at + 1).filter(other => mine.some(a => other.some(b => meet(a, b)))).map(() => at));
}"""
# How far the rows of names stand from the rows of bubbles, and the heads from the columns.
APART = """() => {
    const svg = document.querySelector('.hb-gaps > svg').getBoundingClientRect();
    const heads = [...document.querySelectorAll('.hb-gaps__heads > *')], rows = [...document.querySelectorAll('.hb-gaps__rows > *')];
    const rtl = getComputedStyle(document.querySelector('.hb-gaps')).direction === 'rtl';
    const step = svg.width / heads.length, high = svg.height / rows.length;
    return [
        ...heads.map((one, at) => one.getBoundingClientRect()).map((box, at) => (box.left + box.right) / 2 - (svg.left + step * ((rtl ? heads.length - 1 - at : at) + 0.5))),
        ...rows.map(one => one.getBoundingClientRect()).map((box, at) => (box.top + box.bottom) / 2 - (svg.top + high * (at + 0.5))),
    ].map(Math.abs);
}"""


@crossed(LOCALES, (("360px", "en"), ("1280px", "ur"), ("360px", "th")))
def test_the_names_of_the_evidence_map_stand_beside_each_other(
    site: Site, open_pages: Callable, locale: str, size: dict[str, int]
) -> None:
    with open_pages(size) as (page, _):
        page.goto(site.url(locale, EVIDENCE))
        assert page.evaluate(OVERLAPS, ".hb-gaps__heads > *, .hb-gaps__rows > *") == []
        assert max(page.evaluate(APART)) < 3
        letters = page.locator(".hb-gaps__heads").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert letters >= 12


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_on_a_phone_the_map_opens_at_its_middle(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url(locale, MAP))
        box = page.locator(".hb-map").bounding_box()
        country = page.locator(".hb-map a[href$='/th.html'] path").first.bounding_box()
        assert box["x"] <= country["x"] < country["x"] + country["width"] <= box["x"] + box["width"]


AT_REST = """() => {
    const before = window.scrolledBefore;
    window.scrolledBefore = document.querySelector(".grid-table").scrollTop;
    return before === window.scrolledBefore;
}"""
"""Keys scroll softly: what is brought into sight meanwhile is scrolled on."""


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_the_names_of_a_grid_stay_in_sight(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(DESKTOP) as (page, heard):
        page.goto(site.url(locale, GRID))
        grid = page.locator(".grid-table")
        grid.focus()
        for _ in range(3):
            page.keyboard.press("PageDown")
        until(page, "() => document.querySelector('.grid-table').scrollTop > 200")
        until(page, AT_REST, every=200)
        top = grid.bounding_box()["y"]
        heads = page.locator(".grid-table thead th")
        assert abs(heads.nth(1).bounding_box()["y"] - top) < 3
        link = page.locator(".grid-table tbody td a").first
        link.focus()
        under = heads.nth(1).bounding_box()
        assert link.bounding_box()["y"] >= under["y"] + under["height"] - 1, "the focus is not behind the heads"
        # Every row is lined from its name to its last number.
        lines = page.locator(".grid-table tbody tr").nth(3).locator("th, td")
        assert len(set(lines.evaluate_all("all => all.map(one => getComputedStyle(one).borderTopWidth)"))) == 1
        middle = lines.last.evaluate("one => getComputedStyle(one).textAlign")
        assert middle == "center"
        heard.assert_silent()


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_an_edge_fades_while_more_follows(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url(locale, GRID))
        grid, side = page.locator(".grid-table"), "left" if locale == "ur" else "right"
        assert f"hb-more-{side}" in grid.get_attribute("class")
        assert "gradient" in grid.evaluate("one => getComputedStyle(one).maskImage")
        grid.evaluate(f"one => {{ one.scrollLeft = {'-' if locale == 'ur' else ''}one.scrollWidth; }}")
        until(page, "() => !/hb-more/.test(document.querySelector('.grid-table').className)")
        page.goto(site.url(locale, "about/index.html"))
        assert page.locator(".hb-more-right, .hb-more-left").count() == 0


def test_code_keeps_its_order_in_a_line_from_right_to_left(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, _):
        page.goto(site.url("ur", STYLE))
        order = page.evaluate("""() => {
            const line = document.createElement('p');
            line.innerHTML = 'یہ <code>[words]{2}</code> ہے';
            document.querySelector('article').append(line);
            const text = line.querySelector('code').firstChild, range = document.createRange();
            return [...text.data].map((_, at) => {
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                return range.getBoundingClientRect().left;
            });
        }""")
        assert order == sorted(order)


@pytest.mark.parametrize(
    "uri", ["case-studies/map.html", "messages/irregular-migration.html", STYLE, "about/sources.html"]
)
def test_the_menu_shows_where_the_reader_is(site: Site, open_pages: Callable, uri: str) -> None:
    with open_pages({"width": 1280, "height": 560}) as (page, _):
        page.goto(site.url("en", uri))
        menu = page.locator(".md-sidebar--primary .md-sidebar__scrollwrap").bounding_box()
        here = page.locator(".md-sidebar--primary .md-nav__link--active").last.bounding_box()
        assert menu["y"] <= here["y"] <= menu["y"] + menu["height"] - here["height"]
        assert here["y"] + here["height"] <= 560


def test_letters_to_jump_to_stand_once(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, _):
        for uri in ("a-z.html", "about/sources.html"):
            page.goto(site.url("en", uri))
            assert page.locator(".hb-letters a").count() > 10
            assert page.locator(".hb-toc").count() == 0
            page.locator(".hb-letters a").nth(3).click()
            until(page, "() => scrollY > 100")
