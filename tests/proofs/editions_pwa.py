"""The installed app: a language is downloaded, read and searched without its server, renewed, refused in words, removed."""

from __future__ import annotations

import json
import random
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from find_browser import find
from handbook.build import build_site
from handbook.generators.mkdocs.render import render_locale
from handbook.policy import CONTENT_SECURITY_POLICY, WORKER_POLICY
from handbook.project import Project
from proofs.report import ROOT, NotRun, Proof, Report
from search import chromium, firefox
from webapp.journey import (
    BOX,
    MARK,
    assert_nothing_left,
    copy_of,
    download,
    left_behind,
    listed,
    paths,
    press,
    publish,
    reader,
    show_newer,
    text_of,
    told,
    wait_for,
    words,
)
from webapp.server import Server, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LOCALE, SMALL = "en", "km"
CHANGED = "handbook/audience.html"
SAMPLE = 60
MOST_OF_MANIFEST = 61_440
CLOSED = "worker: a policy that lets nobody ask"


@contextmanager
def copy_on_server(locale: str) -> Iterator[tuple[Path, Server]]:
    """A language on a server of its own, to change."""
    outcome = build_site(Project(ROOT), render_locale, jobs=2, locales=(LOCALE, SMALL))
    assert not outcome.failed, outcome.problems
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        root = copy_of(ROOT / "site", locale, Path(folder))
        with served(root) as server:
            yield root, server


@contextmanager
def in_chromium() -> Iterator[Browser]:
    if find() is None:
        raise NotRun("no Chromium was found")
    with chromium.opened() as browser:
        yield browser


def journey(report: Report) -> None:
    said: list[str] = []
    with copy_on_server(LOCALE) as (root, server), in_chromium() as browser, reader(browser, said) as page:
        manifest = (root / LOCALE / "data/manifest.json").stat().st_size
        report.say(
            f"Manifest of {LOCALE}: {manifest:,} bytes; worker: {(root / LOCALE / 'sw.js').stat().st_size:,} bytes."
        )
        assert manifest < MOST_OF_MANIFEST
        page.goto(server.url(f"{LOCALE}/index.html"))
        assert_nothing_left(page)
        report.say("Before the reader asks: no worker, no cache, no database.")
        _installable(report, page)
        _download(report, page, server, root)
        server.stop()
        _read_everything(report, page, server, root)
        assert said == []
        _not_found(report, page, server)
        said.clear()
        _renew(report, page, server, root)
        page.goto(server.url(f"{LOCALE}/offline.html"))
        press(page, "remove")
        wait_for(page, "download")
        assert_nothing_left(page)
        report.say("Removed: no worker, no cache, no database is left.")
        assert said == []


def _installable(report: Report, page: Page) -> None:
    """Whether Chromium would put it on the home screen."""
    page.wait_for_timeout(500)
    devtools = page.context.new_cdp_session(page)
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    app = devtools.send("Page.getAppManifest")
    report.say(
        f"Chromium's errors against installing: {errors or 'none'}; against the manifest: {app['errors'] or 'none'}."
    )
    # A window that leaves no trace installs nothing; this one is such a window.
    assert [one["errorId"] for one in errors if one["errorId"] != "in-incognito"] == []
    assert app["errors"] == []


def _download(report: Report, page: Page, server: Server, root: Path) -> None:
    start = time.perf_counter()
    server.asked.clear()
    download(page, server, LOCALE)
    report.say(f"{text_of(page)} ({time.perf_counter() - start:.0f} s, {len(server.asked)} requests)")
    pack = listed(root, LOCALE)
    report.say(f"{len(pack['files'])} files, {pack['bytes']:,} bytes; compressed about {pack['sent']:,}.")
    assert left_behind(page)["caches"] == [f"handbook-{LOCALE}-{pack['version']}@/{LOCALE}/"]


def _read_everything(report: Report, page: Page, server: Server, root: Path) -> None:
    """A sample of pages and one of each kind; search; the explorer. Every picture and script must be there too."""
    failed: list[str] = []
    page.on("requestfailed", lambda it: it.failure == "net::ERR_ABORTED" or failed.append(it.url))
    pages = json.loads((root / LOCALE / "data/manifest.json").read_text(encoding="utf-8"))["pages"]
    kinds = {kind: uri for uri, (_, kind, _) in pages.items()}
    uris = random.Random(7).sample(sorted(pages), SAMPLE) + sorted(kinds.values())
    for uri in uris:
        answer = page.goto(server.url(f"{LOCALE}/{uri}"), wait_until="load")
        assert answer is not None, uri
        assert answer.status == 200, uri
        assert page.locator("h1").count() == 1, uri
    report.say(f"The server is stopped. Read: {len(uris)} pages, of {len(kinds)} kinds.")
    page.goto(server.url(f"{LOCALE}/search.html"))
    page.locator("#hb-search-words").fill("radio drama")
    page.locator("#hb-search-words").press("Enter")
    page.locator("article a[href*='case-studies/']").first.wait_for()
    report.say(f"Searched: {page.locator('article a[href]').count()} links to results.")
    page.goto(server.url(f"{LOCALE}/case-studies/explorer.html"))
    page.locator(".hb-explorer__status", has_text="133").wait_for()
    report.say("The explorer answers.")
    assert failed == []


def _not_found(report: Report, page: Page, server: Server) -> None:
    answer = page.goto(server.url(f"{LOCALE}/nowhere/at-all.html"))
    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "This page is not here"
    report.say("An address that is not there: the page for wrong addresses, status 404.")


def _renew(report: Report, page: Page, server: Server, root: Path) -> None:
    publish(root, Project(ROOT), LOCALE, CHANGED)
    server.start()
    page.goto(server.url(f"{LOCALE}/{CHANGED}"))
    assert MARK not in page.content()
    page.locator(".hb-notice").wait_for()
    report.say(
        f"A newer edition on the server; the page of the older one says: {page.locator('.hb-notice p').inner_text()}"
    )
    page.goto(server.url(f"{LOCALE}/{CHANGED}"))
    assert MARK not in page.content(), "no page is changed before its reader asks"
    page.locator(".hb-notice a").click()
    wait_for(page, "update")
    report.say(f"Offered: {page.locator(f'{BOX} button').first.inner_text()}")
    paths(server, LOCALE)
    press(page, "update")
    wait_for(page, "show")
    asked = paths(server, LOCALE)
    report.say(f"Fetched: {', '.join(asked)}. Then: {text_of(page)}")
    assert asked == [CHANGED]
    assert len(left_behind(page)["caches"]) == 2, "the older edition answers until its reader wants the newer one"
    show_newer(page)
    page.goto(server.url(f"{LOCALE}/{CHANGED}"))
    assert MARK in page.content()
    caches = left_behind(page)["caches"]
    assert caches == [f"handbook-{LOCALE}-{listed(root, LOCALE)['version']}@/{LOCALE}/"]
    report.say(f"Shown. Kept: {caches[0]}; the older cache is gone.")


def two_languages(report: Report) -> None:
    """A language that is only begun leads to English: with both kept, its search finds English pages without a server."""
    with copy_on_server(SMALL) as (root, server), in_chromium() as browser, reader(browser, []) as page:
        copy_of(ROOT / "site", LOCALE, root)
        for locale in (LOCALE, SMALL):
            download(page, server, locale)
        server.stop()
        page.goto(server.url(f"{SMALL}/search.html"))
        page.locator("#hb-search-english").check()
        page.locator("#hb-search-words").fill("radio drama")
        page.locator("#hb-search-words").press("Enter")
        link = page.locator(f"article a[href*='../{LOCALE}/']").first
        link.click()
        page.wait_for_url(f"**/{LOCALE}/**")
        assert page.locator("h1").count() == 1
        report.say(f"From the search of {SMALL} to {page.url.removeprefix(server.url(''))}; the server is stopped.")


def cookies_refused(report: Report) -> None:
    """A browser whose user lets no site keep anything."""
    with (
        copy_on_server(SMALL) as (_, server),
        tempfile.TemporaryDirectory() as profile,
        sync_playwright() as playwright,
    ):
        settings = Path(profile, "Default", "Preferences")
        settings.parent.mkdir()
        settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
        context = playwright.chromium.launch_persistent_context(profile, executable_path=find(), args=["--no-sandbox"])
        page = context.new_page()
        page.goto(server.url(f"{SMALL}/offline.html"))
        page.locator(BOX).wait_for()
        page.wait_for_timeout(500)
        if page.locator(f"{BOX} button").count():
            page.locator(f"{BOX} button").first.click()
        told(page, "refused")
        report.say(text_of(page))
        context.close()


# Policies, and another browser


def policy(report: Report) -> None:
    """Which policy lets a page register the worker, and which lets the worker fetch."""
    headers = {
        "no header": {},
        "pages: the constant policy as a header": {".html": {"Content-Security-Policy": CONTENT_SECURITY_POLICY}},
        "worker: the policy of the worker": {"sw.js": {"Content-Security-Policy": WORKER_POLICY}},
        "worker: the policy of pages": {"sw.js": {"Content-Security-Policy": CONTENT_SECURITY_POLICY}},
        CLOSED: {"sw.js": {"Content-Security-Policy": "default-src 'none'"}},
    }
    with copy_on_server(SMALL) as (_, server), in_chromium() as browser:
        for name, more in headers.items():
            server.headers = more
            with reader(browser, []) as page:
                page.goto(server.url(f"{SMALL}/offline.html"))
                press(page, "download")
                page.locator(f"{BOX} button", has_text=words(page, "remove")).wait_for(timeout=60_000)
                works = text_of(page).startswith(words(page, "done"))
            report.say(f"{name:45} {'works' if works else 'the worker may fetch nothing'}")
            assert works == (name != CLOSED)


def in_firefox(report: Report) -> None:
    path = firefox.install()
    if path is None:
        raise NotRun("Firefox is not installed")
    with copy_on_server(SMALL) as (root, server), firefox.opened(path) as fox:
        fox._ask("Marionette:SetContext", {"value": "chrome"})
        fox.run("Services.io.offline = false; return 0;")  # the outside stays closed: a proxy that is not there
        fox._ask("Marionette:SetContext", {"value": "content"})
        report.say(f"Firefox {fox.version}")
        fox.goto(server.url(f"{SMALL}/offline.html"))
        say = _words(fox)
        report.say(_click(fox, say["download"], say["done"]))
        server.stop()
        for uri in ("index.html", "a-z.html", "glossary.html"):
            fox.goto(server.url(f"{SMALL}/{uri}"))
            assert fox.run("return document.querySelectorAll('h1').length") == 1, uri
        report.say("The server is stopped; three pages are read.")
        publish(root, Project(ROOT), SMALL, "glossary.html")
        server.start()
        fox.goto(server.url(f"{SMALL}/glossary.html"))
        report.say(_wait(fox, ".hb-notice p", say["newer"]))
        fox.goto(server.url(f"{SMALL}/offline.html"))
        paths(server, SMALL)
        report.say(_click(fox, say["update"], say["ready"]))
        assert [uri for uri in paths(server, SMALL) if uri.endswith(".html")] == ["glossary.html"]
        report.say(_click(fox, say["show"], say["done"]))
        fox.goto(server.url(f"{SMALL}/glossary.html"))
        assert fox.run("return document.body.textContent.includes(arguments[0])", MARK)
        fox.goto(server.url(f"{SMALL}/offline.html"))
        report.say(_click(fox, say["remove"], say["removed"]))
        left = "async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]"
        assert fox.evaluate(left, None) == [[], 0]


def _words(fox: firefox.Firefox) -> dict[str, str]:
    """What the page says in its language, up to the first value in it."""
    strings = fox.evaluate("() => HANDBOOK_TOOL.strings", None)
    return {key: text.partition("{")[0].strip(" (") for key, text in strings.items()}


def _click(fox: firefox.Firefox, button: str, then: str) -> str:
    script = "return [...document.querySelectorAll('#hb-offline button')].filter(one => one.textContent.startsWith(arguments[0])).map(one => one.click()).length"
    for _ in range(100):
        if fox.run(script, button):
            return _wait(fox, f"{BOX} [role=status]", then)
        time.sleep(0.1)
    raise AssertionError(f"no button {button}")


def _wait(fox: firefox.Firefox, place: str, text: str) -> str:
    said = ""
    for _ in range(600):
        said = str(
            fox.run("const one = document.querySelector(arguments[0]); return one ? one.textContent : ''", place)
        )
        if text in said:
            return said
        time.sleep(0.1)
    raise AssertionError(f"{place} says: {said}")


PROOFS = (
    Proof("app-journey", "A language is downloaded, read and searched without its server, renewed, removed", journey),
    Proof("app-two-languages", "A language that is only begun finds English pages that are kept too", two_languages),
    Proof("app-storage", "A browser that lets no site keep anything: the page says so", cookies_refused),
    Proof("app-policy", "The page's policy needs no word more for the worker; headers spare the worker", policy),
    Proof("app-firefox", "The installed app in Firefox: download, read without server, renew, remove", in_firefox),
)
