"""A reader without any network: run inside `unshare -n`, opens a folder of the handbook in Chromium and Firefox.

    python tests/proofs/offline_reader.py FOLDER PAGES

Prints what was seen as JSON. It is a program of its own because a process that has lost its network does not get it back.
"""

from __future__ import annotations

import json
import random
import re
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

import find_browser
from search import firefox

if TYPE_CHECKING:
    from collections.abc import Callable

CALLED = "http://192.0.2.1/picture.png"
SEED = 20261126
OF_ALL_PAGES = "() => [document.title, document.querySelectorAll('main, .hb-edition').length, document.documentElement.scrollWidth > innerWidth + 1]"
QUERIES = {"th": "วิทยุ", "ur": "ریڈیو", "km": "វិទ្យុ"}
"""Words that every whole language has; English where nothing else is said."""
FIELDS = {
    "index.html": ("#hb-search-input", "#hb-search-list [role=option]", ".hb-search__status"),
    "search.html": ("#hb-search-words", ".hb-results__list li", "#hb-results .hb-explorer__status"),
}
"""Where a reader can type words, what is found there, and what says how much. The page of results shows its own field alone."""
_TYPE = """
const box = document.querySelector(arguments[0]);
box.focus();
box.value = arguments[1];
box.dispatchEvent(new Event("input", {bubbles: true}));
return 0;
"""
_SHOWN = "const one = document.querySelector(arguments[0]); return Boolean(one && one.checkVisibility());"
_LISTEN = """
const window = Services.wm.getMostRecentWindow("navigator:browser");
if (!window.handbookHeard) {
  window.handbookHeard = [];
  Services.obs.addObserver(channel => {
    const one = channel.QueryInterface(Ci.nsIHttpChannel);
    const from = one.loadInfo && one.loadInfo.loadingPrincipal;
    if (from && !from.isSystemPrincipal) window.handbookHeard.push(one.URI.spec);
  }, "http-on-opening-request");
}
return 0;
"""
_SAID = """
return [Services.wm.getMostRecentWindow("navigator:browser").handbookHeard, Services.console.getMessageArray()
  .filter(one => one instanceof Ci.nsIScriptError && String(one.sourceName).startsWith(arguments[0]))
  .map(one => one.errorMessage + " " + one.sourceName)];
"""


def outside_is_gone() -> bool:
    """Whether there is no way out of this process."""
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=2).close()  # an address kept for documentation
    except OSError as error:
        return error.errno == 101  # no route at all
    return False


def _calling_page() -> str:
    """A page that is not the handbook's and asks another host for a picture, to see that the listening works."""
    place = Path(tempfile.mkdtemp()) / "calling.html"
    place.write_text(f'<!doctype html><title>x</title><img src="{CALLED}">', encoding="utf-8")
    return place.as_uri()


def pages_of(folder: Path, count: int) -> list[str]:
    """Random pages of all languages, as many of each as can be."""
    chance, found = random.Random(SEED), []
    locales = sorted(path for path in (folder / "pages").iterdir() if path.is_dir())
    for number, locale in enumerate(locales):
        share = (count - len(found)) // (len(locales) - number)
        pages = sorted(locale.rglob("*.html"))
        found += [one.relative_to(folder).as_posix() for one in chance.sample(pages, min(share, len(pages)))]
    return found


def whole_locales(folder: Path) -> list[str]:
    return sorted(path.parents[1].name for path in folder.glob("pages/*/case-studies/explorer.html"))


def in_chromium(folder: Path, pages: list[str]) -> dict[str, Any]:
    seen: dict[str, Any] = {"outside": [], "console": [], "wrong": [], "searches": {}, "explorer": {}, "languages": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser.find(), args=find_browser.switches())
        seen["browser"] = f"Chromium {browser.version}"
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(60_000)
        local = ("file:", "data:", "about:")
        context.on("request", lambda one: one.url.startswith(local) or seen["outside"].append(one.url))
        page = context.new_page()
        page.goto(_calling_page())
        seen["a page that calls is heard"] = seen["outside"] == [CALLED]
        seen["outside"].clear()
        page.on("console", lambda one: seen["console"].append(f"{page.url}: {one.text}"))
        page.on("pageerror", lambda one: seen["console"].append(f"{page.url}: {one}"))
        opened = lambda uri: page.goto((folder / uri).as_uri())  # noqa: E731
        for uri in pages:
            opened(uri)
            _judge(seen, uri, page.evaluate(OF_ALL_PAGES))
        for code in whole_locales(folder):
            for uri, (box, found, status) in FIELDS.items():
                opened(f"pages/{code}/{uri}")
                page.locator(box).fill(QUERIES.get(code, "radio"))
                page.locator(found).first.wait_for()
                seen["searches"][f"{code}/{uri}"] = page.locator(status).first.inner_text()
            opened(f"pages/{code}/case-studies/explorer.html")
            seen["explorer"][code] = _filtered(page)
        seen["languages"] = _through_languages(page, folder)
        browser.close()
    return seen


def _filtered(page: Any) -> list[str]:
    """What the explorer says before and after a filter is set."""
    box, status = page.locator(".hb-explorer__facets input[type=checkbox]").first, page.locator(".hb-explorer__status")
    box.wait_for(state="attached")
    before = status.inner_text()
    box.evaluate("one => one.click()")
    _until(lambda: status.inner_text() != before)
    return [before, status.inner_text()]


def _through_languages(page: Any, folder: Path) -> list[str]:
    """From START-HERE.html into each language, and by its own menu into all others."""
    page.goto((folder / "START-HERE.html").as_uri())
    ways = []
    links = page.locator("nav a")
    for number in range(links.count()):
        page.goto((folder / "START-HERE.html").as_uri())
        links.nth(number).click()
        page.locator("#hb-menu-languages").wait_for(state="attached")
        start, menu = page.url, page.locator("#hb-menu-languages a")
        for other in range(menu.count()):
            page.goto(start)
            page.locator(".hb-switcher button").click()
            menu.nth(other).click()
            page.locator("#hb-menu-languages").wait_for(state="attached")
            ways.append(page.url.removeprefix(folder.as_uri()))
            assert page.locator("h1").count() == 1, page.url
    return ways


def in_firefox(folder: Path, pages: list[str]) -> dict[str, Any]:
    seen: dict[str, Any] = {"outside": [], "console": [], "wrong": []}
    with firefox.opened(str(firefox.find())) as fox:
        seen["browser"] = f"Firefox {fox.version}"
        chrome(fox, _LISTEN)
        fox.goto(_calling_page())
        heard, _ = chrome(fox, _SAID, "none")
        seen["a page that calls is heard"] = heard == [CALLED]
        for uri in pages:
            fox.goto((folder / uri).as_uri())
            _judge(seen, uri, fox.evaluate(OF_ALL_PAGES, None))
        for code in whole_locales(folder):
            for uri, (box, found, status) in FIELDS.items():
                fox.goto((folder / f"pages/{code}/{uri}").as_uri())
                _until(lambda box=box: fox.run(_SHOWN, box))
                fox.run(_TYPE, box, QUERIES.get(code, "radio"))
                _until(lambda found=found: fox.run(_SHOWN, found))
                said = fox.run("return document.querySelector(arguments[0]).textContent", status)
                seen.setdefault("searches", {})[f"{code}/{uri}"] = said
        heard, seen["console"] = chrome(fox, _SAID, folder.as_uri())
        seen["outside"] = heard[1:]
    return seen


def chrome(fox: firefox.Firefox, script: str, *values: Any) -> Any:
    """Run something as the browser itself."""
    fox._ask("Marionette:SetContext", {"value": "chrome"})
    try:
        return fox.run(script, *values)
    finally:
        fox._ask("Marionette:SetContext", {"value": "content"})


def _judge(seen: dict[str, Any], uri: str, found: list[Any]) -> None:
    title, parts, wide = found
    if not title or not parts or wide:
        seen["wrong"].append([uri, *found])


def _until(holds: Callable[[], bool], seconds: int = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("what was waited for did not come")
        time.sleep(0.05)


def main() -> None:
    folder, count = Path(sys.argv[1]).resolve(), int(sys.argv[2])
    pages = pages_of(folder, count)
    seen: dict[str, Any] = {"no way out": outside_is_gone(), "pages": len(pages)}
    seen["by language"] = {code: sum(f"/{code}/" in uri for uri in pages) for code in sorted({re.split("/", one)[1] for one in pages})}  # fmt: skip
    seen["chromium"] = in_chromium(folder, pages)
    if firefox.find():
        seen["firefox"] = in_firefox(folder, pages)
    print(json.dumps(seen, ensure_ascii=False))


if __name__ == "__main__":
    main()
