"""Everything that can be done can be done by keyboard alone, from left to right and from right to left."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from access.keys import Keyboard
from access.looking import faults_of_focus
from access.samples import SAMPLES

from .conftest import DESKTOP, PHONE, crossed, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .conftest import Site

pytestmark = pytest.mark.browser
WHOLE = bool(os.environ.get("HANDBOOK_PROOF"))
# `make proof` goes all ways in three languages; `make test` each way once, and those with a direction in Urdu too.
ENGLISH, SIDED = (("en", "th", "ur"), ("en", "th", "ur")) if WHOLE else (("en",), ("en", "ur"))


@pytest.fixture
def keys(site: Site, open_pages: Callable) -> Iterator[Callable[..., Keyboard]]:
    opened = []

    def start(locale: str, uri: str, size: dict[str, int] = DESKTOP) -> Keyboard:
        # Movements take time; readers who ask for none get none, and the test need not wait.
        context = open_pages(size, reduced_motion="reduce")
        page, heard = context.__enter__()
        opened.append((context, heard))
        page.goto(site.url(locale, uri))
        return Keyboard(page)

    yield start
    for context, heard in opened:
        heard.assert_silent()
        context.__exit__(None, None, None)


@pytest.mark.parametrize("locale", SIDED)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360px", "1280px"])
def test_the_first_stop_leads_past_the_frame(keys: Callable, locale: str, size: dict[str, int]) -> None:
    reader = keys(locale, "handbook/messages.html", size)
    reader.press("Tab")
    assert reader.on(".md-skip")
    reader.page.keyboard.press("Enter")
    reader.press("Tab")
    assert reader.page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize("locale", ENGLISH)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360px", "1280px"])
def test_the_language(keys: Callable, site: Site, locale: str, size: dict[str, int]) -> None:
    reader = keys(locale, "handbook/messages.html", size)
    reader.go_to("button.hb-languages")
    reader.press("Enter")
    assert reader.on(".hb-menu a")
    reader.press("Escape")
    assert reader.on("button.hb-languages[aria-expanded=false]")
    other = "ur" if locale == "en" else "en"
    reader.press("Enter")
    reader.follow(f".hb-menu a[hreflang={other}]")
    assert reader.page.url == site.url(other, "handbook/messages.html")


@pytest.mark.parametrize("locale", SIDED)
def test_the_menu(keys: Callable, site: Site, locale: str) -> None:
    reader = keys(locale, "handbook/messages.html", PHONE)
    assert reader.go_to(".hb-menu-button", most=6) <= 3
    reader.press("Enter")
    assert reader.on(".md-sidebar--primary a")
    reader.press("Escape")
    assert reader.on(".hb-menu-button[aria-expanded=false]")
    reader.press("Space")
    reader.follow(".md-sidebar--primary a[href='../toolkit/index.html']")
    assert reader.page.url == site.url(locale, "toolkit/index.html")


@pytest.mark.parametrize("locale", SIDED)
def test_the_colours(keys: Callable, locale: str) -> None:
    reader = keys(locale, "about/index.html")
    reader.go_to("[data-hb=colours]")
    button = reader.page.locator("[data-hb=colours]")
    before = button.get_attribute("aria-label")
    reader.press("Space")
    assert reader.page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert button.get_attribute("aria-label") != before, "it says what it will do next"


@pytest.mark.parametrize("locale", SIDED)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360px", "1280px"])
def test_search(keys: Callable, locale: str, size: dict[str, int]) -> None:
    reader = keys(locale, "handbook/messages.html", size)
    if size is PHONE:
        reader.go_to(".hb-search__open")
        reader.press("Enter")
    else:
        reader.go_to("#hb-search-input")
    assert reader.on("#hb-search-input")
    reader.write("radio" if locale != "ur" else "ریڈیو")
    reader.page.locator(".hb-search__list [role=option]").first.wait_for()
    reader.press("ArrowDown", "ArrowDown", "ArrowUp")
    chosen = reader.page.locator("#hb-search-input").get_attribute("aria-activedescendant")
    assert reader.page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    reader.press("Escape")
    assert reader.on("#hb-search-input")
    assert reader.page.locator("#hb-search-input").get_attribute("aria-expanded") == "false"
    reader.press("End", "Backspace")
    reader.page.locator(".hb-search__list [role=option]").first.wait_for()
    reader.press("ArrowDown")
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")


def test_no_single_key_is_a_command_that_cannot_be_switched_off(keys: Callable) -> None:
    """WCAG 2.1.4: who dictates, or touches a key by chance, stays where he is."""
    reader = keys("en", "search.html")
    reader.go_to("#hb-search-slash")
    reader.press("Space")
    reader.page.goto(reader.page.url.replace("search.html", "handbook/messages.html"))
    reader.press("Tab")
    before = reader.page.evaluate("document.activeElement.outerHTML + location.href")
    for key in "/?.,'[]abcdefghijklmnopqrstuvwxyz0123456789":
        reader.page.keyboard.press(key)
    assert reader.page.evaluate("document.activeElement.outerHTML + location.href") == before


@pytest.mark.parametrize("locale", ENGLISH)
def test_the_explorer(keys: Callable, locale: str) -> None:
    reader = keys(locale, "case-studies/explorer.html")
    status = reader.page.locator(".hb-explorer__status")
    status.wait_for()
    every = status.inner_text()
    reader.go_to("#hb-explorer-text")
    reader.press("Tab")
    assert reader.on("select"), "after the words comes the order"
    reader.go_to(".hb-facet > summary")
    if reader.page.evaluate("!document.activeElement.parentElement.open"):
        reader.press("Enter")
    reader.press("Tab")
    assert reader.on(".hb-facet input[type=checkbox]")
    reader.press("Space")
    until(reader.page, "before => document.querySelector('.hb-explorer__status').innerText !== before", every)
    reader.press("Tab")
    reader.press("Space")  # a second country: the first of some languages has a single case study
    reader.page.wait_for_selector(".hb-explorer__list li:nth-child(2)")
    reader.go_to(".hb-explorer__pick input")
    reader.press("Space")
    assert reader.page.locator(".hb-explorer__tray").is_visible()
    reader.follow(".hb-explorer__list li:nth-child(2) a")
    assert "/case-studies/" in reader.page.url


@pytest.mark.parametrize("locale", ENGLISH)
def test_the_planner(keys: Callable, locale: str) -> None:
    reader = keys(locale, "toolkit/planner.html")
    reader.go_to("#hb-planner textarea, #hb-planner input[type=text]")
    reader.write("Fair wages")
    kept = reader.page.evaluate("document.activeElement.id")
    reader.go_to(".hb-step:not(.hb-step--away) .hb-step__ways a", most=400)
    reader.page.keyboard.press("Enter")
    until(reader.page, "document.activeElement.matches('h2')")
    reader.look("the head of the next step")
    until(reader.page, "Object.values(localStorage).some(one => one.includes('Fair wages'))")
    reader.page.reload()
    assert reader.page.evaluate("id => document.getElementById(id).value", kept) == "Fair wages"


@pytest.mark.parametrize("locale", SIDED)
def test_a_module(keys: Callable, locale: str) -> None:
    reader = keys(locale, "training/messages/index.html", PHONE)
    reader.go_to("#hb-training-nav .hb-button--strong")
    reader.press("Enter")
    assert reader.on("h2"), "the first screen begins at its heading"
    reader.page.evaluate("location.hash")
    for _ in range(30):
        if reader.page.evaluate("document.body.classList.contains('hb-on-check')"):
            break
        reader.go_to("#hb-training-nav .hb-button--strong")
        reader.press("Enter")
    reader.go_to("#hb-check input[type=radio]")
    group = reader.page.evaluate("document.activeElement.name")
    picked = f"[...document.querySelectorAll('[name=\"{group}\"]')].findIndex(one => one.checked)"
    reader.press("Space")
    first = reader.page.evaluate(picked)
    reader.press("ArrowLeft" if locale == "ur" else "ArrowRight")
    assert reader.page.evaluate(picked) == first + 1, "arrows go the way that the page is read"
    reader.go_to("#hb-check-actions button")
    reader.press("Enter")
    assert reader.on("#hb-check-actions .hb-check__open button"), "open questions are told of"


@pytest.mark.parametrize("locale", SIDED)
def test_a_story(keys: Callable, locale: str) -> None:
    reader = keys(locale, "training/scenarios/boat-season.html", PHONE)
    for _ in range(2):
        reader.go_to("#hb-story a.hb-choice, #hb-story button")
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_timeout(100)
        reader.look("a choice")


KINDS = SAMPLES if WHOLE else SAMPLES[1:50:12]


@crossed(SIDED, (("1280px", "en"), ("360px", "ur")))
def test_the_focus_is_seen_on_the_way_down_and_up(
    site: Site, open_pages: Callable, locale: str, size: dict[str, int]
) -> None:
    """WCAG 2.4.7 and 2.4.11: nothing that stays in its place covers it."""
    presses = 150 if WHOLE else 25
    found = []
    with open_pages(size) as (page, _):
        for sample in KINDS:
            page.goto(site.url(locale, sample.address))
            faults = faults_of_focus(page, ["Tab"] * presses)
            page.evaluate("[...document.querySelectorAll('footer a')].pop().focus()")
            faults += faults_of_focus(page, ["Shift+Tab"] * presses)
            found += [f"{sample.address}: {fault}" for fault in faults]
    assert not found, "\n".join(found)
