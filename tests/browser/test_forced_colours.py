"""A reader whose system decides on all colours: what a ground or a shade tells others is told by a line, a sign or a word."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from access.looking import faults_of_focus

from .conftest import DESKTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from .conftest import Site

pytestmark = pytest.mark.browser
LINED = {
    "index.html": (".hb-roles a", "[id='six-steps'] + ol > li", ".hb-chip", ".hb-downloads a", "#hb-search-input"),
    "handbook/messages.html": (".hb-way a", ".md-header", "[id='checklist'] + ul", "details.hb-share", ".hb-toc nav"),
    "case-studies/zw-safe-journey.html": (".evidence-badge", ".hb-chip--country", ".hb-chip--tactic"),
    "case-studies/explorer.html": (".hb-facet", ".hb-studies li", ".hb-chip", ".hb-explorer__bar .hb-input"),
    "toolkit/planner.html": (".hb-button", ".hb-steps a", "textarea"),
    "training/messages/index.html": (".hb-module", ".hb-button", "article details"),
    "contribute/style.html": (".hb-pair > div", ".hb-button", "ul.hb-checklist", ".hb-draft", ".admonition"),
}
"""What must have a line on at least one side, by page."""
SIGNS = {
    "training/messages/index.html": ("article details > summary", "::after"),
    "index.html": (".hb-chip--country", "::before"),
    "contribute/style.html": (".admonition > .admonition-title", "::before"),
}
"""Signs that are drawn as a ground with a mask: theirs must not be the colour of the page."""
_WITHOUT_LINE = """(all) => all.filter(one => one.checkVisibility()).filter(one => {
    const style = getComputedStyle(one), ground = getComputedStyle(document.body).backgroundColor;
    const side = name => style[`border${name}Style`] !== 'none' && parseFloat(style[`border${name}Width`]) >= 1 && style[`border${name}Color`] !== ground;
    const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 && style.outlineColor !== ground;
    return !outline && !['Top', 'Right', 'Bottom', 'Left'].some(side);
}).map(one => one.outerHTML.slice(0, 80))"""
_GROUND = (
    "(one, part) => [getComputedStyle(one, part).backgroundColor, getComputedStyle(document.body).backgroundColor]"
)
_TOLD = """one => { const style = getComputedStyle(one); return [style.textDecorationLine, style.outlineStyle, style.outlineWidth]; }"""


@pytest.fixture(params=["light", "dark"] if os.environ.get("HANDBOOK_PROOF") else ["dark"])
def page(request: pytest.FixtureRequest, open_pages: Callable) -> Iterator[Page]:
    with open_pages(DESKTOP, forced_colors="active", color_scheme=request.param, reduced_motion="reduce") as (
        page,
        heard,
    ):
        yield page
        heard.assert_silent()


def colours(piece: Locator) -> set[tuple[int, ...]]:
    """The colours that are there more than by a pixel or two of a rounded corner."""
    picture = Image.open(io.BytesIO(piece.screenshot())).convert("RGB")
    return {colour for count, colour in picture.getcolors(1 << 20) if count >= 6}


def test_boxes_have_lines_and_signs_are_seen(site: Site, page: Page) -> None:
    for uri, pieces in LINED.items():
        page.goto(site.url("en", uri))
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        for what in pieces:
            found = page.locator(what)
            assert found.locator("visible=true").count(), f"{uri}: {what} is not there"
            assert found.evaluate_all(_WITHOUT_LINE) == [], f"{uri}: {what}"
        if uri in SIGNS:
            what, part = SIGNS[uri]
            sign, ground = page.locator(what).locator("visible=true").first.evaluate(_GROUND, part)
            assert sign != ground, f"{uri}: the sign of {what} has the colour of the page"


def test_where_the_reader_is_is_told_without_colour(site: Site, page: Page) -> None:
    page.goto(site.url("en", "handbook/messages.html"))
    for what, others in (
        (".hb-way a[aria-current]", ".hb-way a:not([aria-current])"),
        (".md-sidebar--primary a[aria-current=page]", ".md-sidebar--primary nav a:not(.md-nav__link--active)"),
    ):
        here = page.locator(what).evaluate(_TOLD)
        for other in page.locator(others).all():
            assert other.evaluate(_TOLD) != here, what
    menu = page.locator(".md-sidebar--primary nav a:not(.md-nav__link--active)")
    lines = menu.evaluate_all(_WITHOUT_LINE)
    assert len(lines) == menu.count(), "a line beside each entry would say that the reader is in all of them"


def test_bars_of_evidence_are_as_many_as_the_level(site: Site, page: Page) -> None:
    page.goto(site.url("en", "contribute/style.html"))
    low, high = page.locator(".hb-level--1").first, page.locator(".hb-level--7").first
    assert len(colours(low)) >= 2
    assert low.screenshot() != high.screenshot()


def test_marks_of_choice_and_progress_are_seen(site: Site, page: Page) -> None:
    page.goto(site.url("en", "case-studies/explorer.html"))
    box = page.locator(".hb-explorer__pick input").first
    empty = box.screenshot()
    box.check()
    page.mouse.move(0, 0)
    assert box.screenshot() != empty, "a tick is drawn"
    assert len(colours(box)) >= 2
    page.goto(site.url("en", "training/messages/index.html"))
    assert len(colours(page.locator("progress").locator("visible=true").first)) >= 2, "how far it is"


@pytest.mark.parametrize("uri", ["handbook/messages.html", "case-studies/explorer.html", "toolkit/planner.html"])
def test_what_has_the_focus_has_a_ring(site: Site, page: Page, uri: str) -> None:
    page.goto(site.url("en", uri))
    assert faults_of_focus(page, ["Tab"] * 25) == []
    ring, ground = page.evaluate(
        "() => [getComputedStyle(document.activeElement).outlineColor, getComputedStyle(document.body).backgroundColor]"
    )
    assert ring != ground


def test_the_list_of_headings_on_a_phone_is_a_box_to_open(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE, forced_colors="active") as (page, _):
        page.goto(site.url("en", "handbook/messages.html"))
        assert page.locator(".hb-toc label").evaluate_all(_WITHOUT_LINE) == []
