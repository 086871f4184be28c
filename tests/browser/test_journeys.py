"""What readers do: from the chooser through the handbook to a case study, its country, its tactic, and back."""

from __future__ import annotations

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error as PlaywrightError

from .conftest import LOCALES, PHONE, crossed, eventually

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from .conftest import Site

pytestmark = pytest.mark.browser


def follow(page: Page, selector: str) -> str:
    """Click the first visible link of a kind, as a reader would; the path of the page that opens."""
    page.locator(selector).locator("visible=true").first.click()
    page.wait_for_load_state("load")
    return page.url.split("/site/")[1]


@crossed(LOCALES, (("1280px", "en"), ("360px", "th"), ("360px", "ur")))
def test_from_the_chooser_to_a_tactic_and_back(
    site: Site, open_pages: Callable, locale: str, size: dict[str, int]
) -> None:
    with open_pages(size) as (page, heard):
        page.goto((site.root / "index.html").as_uri())
        assert follow(page, f"a[hreflang={locale}]") == f"{locale}/index.html"
        follow(page, "article a[href='handbook/index.html']")
        step = follow(page, "article a[href='getting-started.html']")
        study = follow(page, "article a[href^='../case-studies/']:not([href$='index.html'])")
        assert re.fullmatch(f"{locale}/case-studies/[a-z0-9-]+\\.html", study)
        country = follow(page, "article a[href^='../countries/']:not([href$='index.html'])")
        assert re.fullmatch(f"{locale}/countries/[a-z]{{2}}\\.html", country)
        name = study.rsplit("/", 1)[1]
        assert follow(page, f"article a[href='../case-studies/{name}']") == study
        tactic = follow(page, "article a[href^='../tactics/']:not([href$='index.html'])")
        assert re.fullmatch(f"{locale}/tactics/[a-z-]+\\.html", tactic)
        assert follow(page, f"article a[href='../case-studies/{name}']") == study
        for expected in (tactic, study, country, study, step):
            page.go_back()
            assert page.url.split("/site/")[1] == expected
        heard.assert_silent()


@pytest.mark.parametrize("uri", ["index.html", "case-studies/index.html", "handbook/audience.html"])
def test_the_switcher_stays_on_the_same_page(site: Site, open_pages: Callable, uri: str) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", uri))
        for locale in ("ur", "th", "en"):
            page.get_by_role("button", expanded=False).and_(page.locator(".hb-languages")).click()
            page.locator(f".hb-menu a[hreflang={locale}]").click()
            page.wait_for_load_state("load")
            assert page.url == site.url(locale, uri)
        heard.assert_silent()


def test_the_switcher_by_keyboard(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, _):
        page.goto(site.url("en", "about/index.html"))
        button = page.locator("button.hb-languages")
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert button.evaluate("element => element === document.activeElement")
        page.keyboard.press("Enter")
        for _ in range(page.locator(".hb-menu a").count()):
            if page.evaluate("document.activeElement.hreflang") == "th":
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(site.url("th", "about/index.html"))


def test_the_switcher_leads_to_the_home_of_a_language_that_begins(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", "handbook/audience.html"))
        page.locator("button.hb-languages").click()
        page.locator(".hb-menu a[hreflang=km]").click()
        page.wait_for_url(site.url("km", "index.html"))
        page.locator("article a[href*='../en/tactics/']").first.click()
        page.wait_for_url(site.url("en", "tactics/index.html"))
        heard.assert_silent()


@pytest.mark.parametrize(
    "uri", ["search.html", "glossary.html", "offline.html", "toolkit/index.html", "about/index.html"]
)
def test_the_switcher_stays_on_what_every_language_has(site: Site, open_pages: Callable, uri: str) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", uri))
        for locale in ("km", "th", "km"):
            page.locator("button.hb-languages").click()
            page.locator(f".hb-menu a[hreflang={locale}]").click()
            page.wait_for_url(site.url(locale, uri))
            own = page.locator(f".hb-menu a[hreflang={locale}]").evaluate("link => link.href")
            assert own == site.url(locale, uri)
        heard.assert_silent()


def test_the_switcher_knows_the_page_that_is_open(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, _):
        page.goto(site.url("km", "quick-start/planner.html"))
        own = page.locator(".hb-menu a[aria-current]").evaluate("link => link.href")
        assert own == site.url("km", "quick-start/planner.html")


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_the_menu_of_a_phone(site: Site, open_pages: Callable, locale: str) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url(locale, "index.html"))
        menu = page.locator(".md-sidebar--primary")
        link = menu.get_by_role("link").filter(visible=True)
        page.locator(".hb-menu-button").click()
        # The menu comes from the reader's own side.
        beside = 360 - menu.bounding_box()["width"] if locale == "ur" else 0
        eventually(page, lambda: abs(menu.bounding_box()["x"] - beside) < 2)
        assert menu.bounding_box()["width"] < 360
        assert link.count() >= 3
        heard.assert_silent()


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the element that has the focus matches a selector."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", what):
            return
    pytest.fail(f"twelve Tabs did not reach {what}")


def test_the_menu_by_keyboard(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, _):
        page.goto(site.url("en", "index.html"))
        tab_to(page, "button.hb-menu-button")
        page.keyboard.press("Enter")
        eventually(page, lambda: abs(page.locator(".md-sidebar--primary").bounding_box()["x"]) < 2)
        assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.matches('.hb-menu-button')")
        assert page.locator(".hb-menu-button").get_attribute("aria-expanded") == "false"


def test_the_menu_by_keyboard_without_scripts(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE, scripts=False) as (page, _):
        page.goto(site.url("en", "index.html"))
        for _ in range(3):
            page.keyboard.press("Tab")
            if page.locator("#__drawer:focus").count():
                break
        page.keyboard.press("Space")
        eventually(page, lambda: abs(page.locator(".md-sidebar--primary").bounding_box()["x"]) < 2)


def test_the_skip_link_leads_to_the_text(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, _):
        page.goto(site.url("en", "handbook/index.html"))
        tab_to(page, "a.md-skip")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_dark_colours_are_kept(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("en", "index.html"))
        assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
        page.locator("button[data-hb=colours]").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        page.goto(site.url("th", "handbook/index.html"))
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        heard.assert_silent()


def test_the_pages_work_when_storage_is_refused(site: Site, open_pages: Callable) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    with open_pages() as (page, heard):
        page.add_init_script(refuse)
        page.goto(site.url("en", "index.html"))
        page.locator("button[data-hb=colours]").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        heard.assert_silent()


def test_the_policy_stops_what_would_call_out(site: Site, chromium: Browser) -> None:
    """The audit and the policy are two locks; here the second one alone: the reader's browser refuses."""
    called: list[str] = []

    class Collector(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            called.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 (the base class names it)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Collector) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        collector = f"http://127.0.0.1:{server.server_port}"
        with pytest.raises(PlaywrightError, match="ERR_ABORTED"):  # 204: the browser stays where it is
            page.goto(f"{collector}/heard")
        assert called == ["/heard"], "without the policy the collector hears"
        page.goto(site.url("en", "index.html"))
        page.evaluate(CALL_OUT, collector)
        page.wait_for_timeout(500)
        assert page.evaluate("window.broken") is None
        page.context.close()
        server.shutdown()
    assert called == ["/heard"]


CALL_OUT = """async collector => {
    const add = (tag, set) => document.body.append(Object.assign(document.createElement(tag), set));
    add('img', {src: collector + '/img'});
    add('script', {src: collector + '/script'});
    add('script', {textContent: 'window.broken = 1'});
    add('iframe', {src: collector + '/iframe'});
    add('link', {rel: 'stylesheet', href: collector + '/link'});
    add('object', {data: collector + '/object'});
    add('video', {src: collector + '/video', autoplay: true});
    navigator.sendBeacon(collector + '/beacon', 'x');
    await fetch(collector + '/fetch', {mode: 'no-cors'}).catch(() => 0);
    const form = Object.assign(document.createElement('form'), {action: collector + '/form', method: 'post'});
    document.body.append(form);
    form.submit();
}"""
