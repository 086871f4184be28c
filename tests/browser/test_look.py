"""What the eye sees, as far as a program can: ways in from home, the way through the steps, letters that are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access.looking import moving
from access.pictures import GAP, WINDOWS, photographs

from .conftest import DESKTOP, LOCALES, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from .conftest import Site

pytestmark = pytest.mark.browser
ROLES = {
    "flag": "quick-start/planner.html",
    "bars": "case-studies/evidence-map.html",
    "board": "quick-start/trainer.html",
    "languages": "contribute/translate.html",
    "pen": "toolkit/case-study-builder.html",
}
OVERLAP = """() => [...document.querySelectorAll('.hb-cards > ul > li')].filter(card => {
    const text = card.querySelector('.hb-card__text'), link = card.querySelector('a.hb-card');
    const box = card.getBoundingClientRect(), words = link.getBoundingClientRect();
    return words.right > box.right + 1 || words.left < box.left - 1 || (text && text.getBoundingClientRect().top < words.bottom - 4);
}).length"""


@pytest.mark.parametrize("locale", LOCALES)
def test_home_has_a_way_in_for_every_role_and_nothing_runs_over(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url(locale, "index.html"))
        assert page.locator(".hb-roles a").evaluate_all("all => all.map(one => one.getAttribute('href'))") == list(
            ROLES.values()
        )
        field = page.locator("#hb-search-input").bounding_box()
        assert field
        assert field["width"] > 250, "the search is there without a tap"
        assert page.locator(".md-header [role=search]").count() == 0
        assert page.evaluate(OVERLAP) == 0
        page.locator(".hb-roles a").first.click()
        assert page.url == site.url(locale, ROLES["flag"])
        heard.assert_silent()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360px", "1280px"])
@pytest.mark.parametrize("locale", ["en", "ur"])
def test_the_way_through_the_steps_goes_in_the_direction_of_reading(
    site: Site, open_pages: Callable, locale: str, size: dict[str, int]
) -> None:
    with open_pages(size) as (page, heard):
        page.goto(site.url(locale, "handbook/messages.html"))
        places = page.locator(".hb-way a").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(one => [one.left, one.top, one.height])"
        )
        across = [place[0] for place in places]
        assert len(places) == 6
        assert len({round(place[1]) for place in places}) == 1, "in one row"
        assert across == sorted(across, reverse=locale == "ur")
        assert min(place[2] for place in places) >= 24
        assert page.locator(".hb-way [aria-current=step]").inner_text().startswith("4")
        page.locator(".hb-way a").last.click()
        assert page.url == site.url(locale, "handbook/monitoring.html")
        heard.assert_silent()


@pytest.mark.parametrize("locale", ["th", "ur", "km"])
def test_no_line_of_a_heading_cuts_the_letters_of_the_next(site: Site, open_pages: Callable, locale: str) -> None:
    """Stacks of letters need more room than Latin: a line of the heading is as high as what is written in it."""
    with open_pages(PHONE) as (page, _):
        page.goto(site.url(locale, "index.html"))
        lines, letters = page.locator("h1").evaluate(
            """one => {
                const context = document.createElement('canvas').getContext('2d'), style = getComputedStyle(one);
                context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
                const drawn = context.measureText(one.textContent);
                return [parseFloat(style.lineHeight), drawn.actualBoundingBoxAscent + drawn.actualBoundingBoxDescent];
            }"""
        )
        assert lines >= letters, (lines, letters)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_name_in_the_header_is_whole_on_a_phone(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url(locale, "handbook/messages.html"))
        name = page.locator(".md-header__topic .md-ellipsis").first
        needed, shown, width = name.evaluate(
            "one => [one.scrollHeight, one.clientHeight, one.scrollWidth - one.clientWidth]"
        )
        assert needed <= shown + 1, "a line is missing"
        assert width <= 0
        box, header = name.bounding_box(), page.locator(".md-header__inner").bounding_box()
        assert header["y"] <= box["y"]
        assert box["y"] + box["height"] <= header["y"] + header["height"]


def test_nothing_moves_for_who_asks_for_less_movement(site: Site, open_pages: Callable) -> None:
    """All kinds of pages in the proof."""
    for wish, moves in (("no-preference", True), ("reduce", False)):
        with open_pages(PHONE, reduced_motion=wish) as (page, _):
            for uri in ("training/messages/index.html", "case-studies/explorer.html"):
                page.goto(site.url("en", uri))
                assert bool(moving(page)) == moves, (uri, moving(page)[:3])


def test_the_style_page_shows_each_scheme_in_both_directions(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", "contribute/style.html"))
        panels = page.locator(".hb-panel")
        said = panels.evaluate_all(
            "all => all.map(one => [getComputedStyle(one).direction, getComputedStyle(one).backgroundColor])"
        )
        assert len({tuple(one) for one in said}) == 4
        for piece in (
            ".hb-way",
            ".hb-draft",
            ".evidence-badge",
            ".hb-chip--country",
            ".hb-chip--tactic",
            ".hb-studies",
            ".hb-cards",
            ".hb-pair",
            ".hb-checklist",
            ".admonition",
            ".hb-source",
            ".hb-button",
        ):
            assert panels.first.locator(piece).first.is_visible(), piece
        heard.assert_silent()


def test_pictures_stand_side_by_side_and_a_page_that_a_language_lacks_leaves_a_gap(
    site: Site, chromium: Browser
) -> None:
    narrow_and_wide = (WINDOWS[0], WINDOWS[-1])
    sheets = dict(photographs(chromium, site.root, ["about/cite.html"], ("en", "ur", "xx"), narrow_and_wide))
    assert set(sheets) == {
        f"about-cite-{one.width}-{scheme}.png" for one in narrow_and_wide for scheme in ("light", "dark")
    }
    light, dark = sheets["about-cite-360-light.png"], sheets["about-cite-360-dark.png"]
    assert light.size == (3 * 360 + 2 * GAP, 1500)
    assert light.getpixel((5, 1000)) != dark.getpixel((5, 1000)), "dark is dark"
    assert light.getpixel((2 * (360 + GAP) + 100, 100)) == light.getpixel((361, 100)), (
        "the third language has no such page"
    )


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_files_of_data_are_read_without_moving_sideways(site: Site, open_pages: Callable, locale: str) -> None:
    """On a phone a row is a paragraph, and still a row for those who hear the page."""
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url(locale, "data/index.html"))
        box = page.locator(".hb-files")
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1")
        assert page.get_by_role("columnheader").count() == 5
        row = page.get_by_role("row").nth(1)
        assert row.get_by_role("cell").count() == 4
        assert row.get_by_role("rowheader").bounding_box()["y"] < row.get_by_role("cell").first.bounding_box()["y"]
        heard.assert_silent()


def test_lines_of_a_page_without_parts_are_no_longer_than_others(site: Site, open_pages: Callable) -> None:
    with open_pages(DESKTOP) as (page, _):
        page.goto(site.url("en", "countries/index.html"))
        article, lead = page.locator("article"), page.locator("article > p.lead")
        font = lead.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert lead.bounding_box()["width"] <= 44 * font + 1
        assert article.bounding_box()["width"] > page.locator("main").bounding_box()["width"] - 80
