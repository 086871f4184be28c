"""What moves in the frame, and that the cut style sheet shows what Material's whole one would."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from handbook.generators.mkdocs.theme import FRAME_SHEETS, frame_sheet, material_stylesheets, theme_dir
from handbook.project import Project

from .conftest import DESKTOP, PHONE, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
STEP = "handbook/objectives.html"


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def scrolled(page: Page, to: int) -> None:
    """As a reader would, with the wheel; two pictures later everything has followed."""
    page.mouse.wheel(0, to - page.evaluate("scrollY"))
    until(page, "to => Math.abs(scrollY - Math.min(to, document.documentElement.scrollHeight - innerHeight)) < 2", to)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_colours_by_keyboard_and_before_the_page_is_painted(site: Site, open_pages: Callable) -> None:
    with open_pages(color_scheme="dark") as (page, _):
        page.goto(site.url("en", "index.html"))
        assert scheme(page) == "slate", "the device's own"
        button = page.locator("[data-hb=colours]")
        button.focus()
        page.keyboard.press("Enter")
        assert scheme(page) == "default"
        assert button.evaluate("one => one === document.activeElement")
        page.route("**/assets/js/frame.js", lambda route: route.abort())
        page.goto(site.url("en", STEP))
        assert scheme(page) == "default", "the choice counts before the frame's script has come"


def test_the_list_of_headings_and_the_header_follow_the_reader(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", STEP))
        title = page.locator("[data-md-component=header-title]")
        active = page.locator(".md-sidebar--secondary .md-nav__link--active")
        assert active.count() == 0
        assert "md-header__title--active" not in title.get_attribute("class")
        for number in (3, 1, 6):
            link = page.locator(".md-sidebar--secondary a[href^='#']").nth(number)
            top = page.locator(f"[id='{link.get_attribute('href')[1:]}']").evaluate(
                "one => one.getBoundingClientRect().top + scrollY"
            )
            scrolled(page, int(top) - 60)
            assert active.get_attribute("href") == link.get_attribute("href")
            assert page.locator(".md-sidebar--secondary .md-nav__link--passed").count() == number + 1
            assert "md-header__title--active" in title.get_attribute("class")
        scrolled(page, 0)
        assert active.count() == 0
        heard.assert_silent()


def test_the_columns_stay_in_view(site: Site, open_pages: Callable) -> None:
    with open_pages({"width": 1280, "height": 420}) as (page, _):
        page.goto(site.url("en", "case-studies/map.html"))
        menu = page.locator(".md-sidebar--primary .md-sidebar__scrollwrap")
        entry = page.locator(".md-sidebar--primary [aria-current=page]")
        box, own = menu.bounding_box(), entry.bounding_box()
        assert box["y"] <= own["y"] <= box["y"] + box["height"], "the entry of this page is shown"
        scrolled(page, 600)
        assert 0 <= menu.bounding_box()["y"] < 120
        assert menu.bounding_box()["height"] <= 420


def test_the_way_back_to_the_top_is_there_for_who_goes_up(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url("en", STEP))
        button = page.locator("[data-md-component=top]")
        scrolled(page, 2000)
        assert button.is_hidden()
        scrolled(page, 1800)
        button.click()
        until(page, "scrollY === 0")
        page.wait_for_timeout(100)
        assert button.is_hidden()


def test_what_is_folded_opens_for_a_link_and_for_the_printer(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", STEP))
        page.evaluate("""() => {
            const box = document.createElement("details"), inner = document.createElement("details");
            inner.innerHTML = "<summary>In</summary><p id='wanted'>Here</p>";
            box.append(Object.assign(document.createElement("summary"), {textContent: "Out"}), inner);
            document.querySelector("article").append(box);
        }""")
        folded = page.locator("article details:not([open])")
        before = folded.count()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert folded.count() == 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert folded.count() == before >= 2
        page.evaluate("location.hash = '#wanted'")
        until(page, "document.getElementById('wanted').offsetHeight > 0")
        for odd in ("#%", "#none", "#%E0%A4%A"):
            page.evaluate("odd => { location.hash = odd; }", odd)
        page.wait_for_timeout(50)
        heard.assert_silent()


def test_the_menu_closes_when_its_link_leads_to_this_page(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url("en", "index.html"))
        page.locator(".hb-menu-button").click()
        page.evaluate("location.hash = '#six-steps'")
        until(page, "!document.getElementById('__drawer').checked")
        assert page.locator(".hb-menu-button").get_attribute("aria-expanded") == "false"


def test_letters_lead_nowhere(site: Site, open_pages: Callable) -> None:
    """WCAG 2.1.4: a letter pressed by mistake, or spoken, must not leave the page."""
    with open_pages() as (page, _):
        page.goto(site.url("en", STEP))
        for key in "np.,fs/":
            page.keyboard.press(key)
        page.wait_for_timeout(100)
        assert page.url == site.url("en", STEP)


def test_one_heading_is_no_list_and_leaves_its_room_to_a_plan(site: Site, open_pages: Callable) -> None:
    with open_pages(DESKTOP, scripts=False) as (page, _):
        page.goto(site.url("en", STEP))
        beside = page.locator("article").bounding_box()
        page.goto(site.url("en", "training/sessions/messages.html"))
        assert page.locator("article h2").count() == 1
        assert page.locator(".hb-toc").count() == 0
        assert page.locator("article").bounding_box()["width"] > 1.2 * beside["width"]


@pytest.mark.parametrize("more", [{}, {"scripts": False}], ids=["scripts", "no scripts"])
def test_the_list_of_headings_unfolds_on_a_phone(site: Site, open_pages: Callable, more: dict[str, bool]) -> None:
    with open_pages(PHONE, **more) as (page, heard):
        page.goto(site.url("ur", STEP))
        first = page.locator(".md-sidebar--secondary a").first
        assert first.is_hidden()
        order = page.locator(".hb-trail, h1, .hb-toc, article > h2").evaluate_all(
            "all => all.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)"
            ".map(one => one.className || one.tagName)"
        )
        assert order[:4] == ["hb-trail", "H1", "hb-toc", "H2"], "where the reader is, the title, its parts, the text"
        page.locator("#__toc").focus()
        page.keyboard.press("Space")
        assert first.is_visible()
        assert first.bounding_box()["height"] >= 24
        mixed = page.locator(".md-sidebar--secondary a[href='#com-b']")
        assert mixed.evaluate("one => getComputedStyle(one).display") == "block", "its words stay one line of text"
        assert mixed.locator("bdi").evaluate("one => getComputedStyle(one).direction") == "rtl", (
            "Urdu that begins with a Latin word still runs from the right"
        )
        page.locator("label[for=__toc]").click()
        assert first.is_hidden()
        heard.assert_silent()


@pytest.mark.parametrize(("locale", "uri"), [("en", STEP), ("ur", STEP), ("ur", "training/messages/index.html")])
def test_the_list_of_headings_is_a_column_beside_the_text(
    site: Site, open_pages: Callable, locale: str, uri: str
) -> None:
    """Also beside an English text in a right-to-left page; it begins above the text and never lies over it."""
    with open_pages(scripts=False) as (page, _):
        page.goto(site.url(locale, uri))
        column, text = page.locator(".hb-toc nav").bounding_box(), page.locator("h1").bounding_box()
        assert abs(column["y"] - page.locator(".md-sidebar--primary nav").bounding_box()["y"]) < 24
        if locale == "ur":
            assert column["x"] + column["width"] <= text["x"]
        else:
            assert text["x"] + text["width"] <= column["x"]
        assert column["x"] >= 0
        assert column["x"] + column["width"] <= 1280
        assert page.locator(".hb-toc li").first.evaluate("one => getComputedStyle(one).listStyleType") == "none"
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(200)
        assert 0 <= page.locator(".hb-toc nav").bounding_box()["y"] < 120, "it stays in view"


def test_titles_run_in_their_own_direction(site: Site, open_pages: Callable) -> None:
    """An Urdu title that begins with a Latin word runs from the right all the same; an English one from the left."""
    with open_pages(scripts=False) as (page, _):
        titles = {}
        for uri in (STEP, "guidance/index.html", "about/accessibility.html", "case-studies/zw-safe-journey.html"):
            page.goto(site.url("ur", uri))
            titles |= dict(
                page.locator(":is(.hb-trail, .md-footer, .md-nav) a bdi").evaluate_all(
                    "all => all.map(one => [one.textContent, getComputedStyle(one).direction])"
                )
            )
        mixed = [title for title in titles if title[:1].isascii() and title[:1].isalpha() and not title.isascii()]
        assert mixed, "there is a title that would run the wrong way"
        assert all(titles[title] == "rtl" for title in mixed)
        english = [title for title in titles if title.isascii() and title[:1].isalpha()]
        assert english
        assert all(titles[title] == "ltr" for title in english)


def test_the_menu_holds_the_section_that_the_reader_is_in(site: Site, open_pages: Callable) -> None:
    """Also for pages that have no entry of their own, such as a case study."""
    with open_pages(scripts=False) as (page, _):
        here = page.locator(".md-sidebar--primary .md-nav__item--active > .md-nav__link")
        for uri, href in (
            (site.kinds["case-study"][0], "index.html"),
            (STEP, "index.html"),
            (site.kinds["country"][0], "../case-studies/index.html"),
        ):
            page.goto(site.url("en", uri))
            assert here.get_attribute("href") == href
            assert page.locator(".md-sidebar--primary .md-nav__item .md-nav__item").count() >= 6
        page.goto(site.url("en", "index.html"))
        assert page.locator(".md-sidebar--primary .md-nav__item .md-nav__item").count() == 0


DIFFERENCES = """sheets => {
    document.querySelectorAll("link[rel=stylesheet][href*='/frame.']").forEach(one => one.remove());
    const style = document.head.insertBefore(document.createElement("style"), document.head.firstChild);
    const elements = [...document.querySelectorAll("body, body *")];
    const names = Array.from(getComputedStyle(document.body)).filter(name => !name.startsWith("--"));
    const values = style => names.map(name => style.getPropertyValue(name)).join();
    // What is put before or after an element has no look where nothing is put there.
    const beside = style => ["none", "normal"].includes(style.content) ? "" : values(style);
    const look = sheet => {
        style.textContent = sheet;
        return elements.map(one => [values(getComputedStyle(one)), beside(getComputedStyle(one, "::before")), beside(getComputedStyle(one, "::after"))].join());
    };
    const [first, second] = sheets.map(look);
    style.remove();
    return elements.filter((one, at) => first[at] !== second[at]).map(one => one.outerHTML.slice(0, 100));
}"""


def whole_sheet(root: Path) -> str:
    """Material's two sheets as they are, and ours."""
    sheets = [theme_dir() / uri for uri in material_stylesheets()] + [root / "overrides" / uri for uri in FRAME_SHEETS]
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets).replace(".focus-visible", ":focus-visible")


@pytest.mark.parametrize(
    ("locale", "size", "colours"), [("en", PHONE, "light"), ("ur", DESKTOP, "dark")], ids=["phone", "right to left"]
)
def test_the_cut_sheet_shows_what_the_whole_one_would(
    site: Site, open_pages: Callable, root: Path, locale: str, size: dict[str, int], colours: str
) -> None:
    """Every property of every element, as the browser works it out; all kinds of pages in the proof."""
    cut, whole = frame_sheet(Project(root))[1].decode(), whole_sheet(root)
    assert len(cut) < len(whole) * 0.6
    kinds = site.kinds if os.environ.get("HANDBOOK_PROOF") else ("home", "case-study")
    with open_pages(size, bypass_csp=True, color_scheme=colours, reduced_motion="reduce") as (page, _):
        for kind in kinds:
            page.goto(site.url(locale, site.kinds[kind][0]))
            assert page.evaluate(DIFFERENCES, [whole, cut]) == [], kind
        less = cut.replace(".md-header__inner{", ".md-header__none{")
        assert page.evaluate(DIFFERENCES, [whole, less]) != [], "a rule that is missing is seen"
