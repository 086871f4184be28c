"""Pages as a reader without network opens them: file:// in Chromium, every request and console message recorded."""

from __future__ import annotations

import itertools
import json
import os
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from find_browser import find, switches

from .windows import ONE_PROCESS, Windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, Page, Request

LOCALES = ("en", "th", "ur")
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
SIZES = {"360px": PHONE, "1280px": DESKTOP}


def crossed(locales: Sequence[str], some: Sequence[tuple[str, str]]) -> pytest.MarkDecorator:
    """Windows and languages: all pairs in the proof; else some, in which each window and each direction comes once."""
    pairs = list(itertools.product(SIZES, locales)) if os.environ.get("HANDBOOK_PROOF") else some
    rows = [pytest.param(SIZES[size], locale, id=f"{size}-{locale}") for size, locale in pairs]
    return pytest.mark.parametrize(("size", "locale"), rows)


def eventually(page: Page, true: Callable[[], bool], seconds: float = 10) -> None:
    """What moves or is kept in a moment, on machines of any speed; also where a page may run no scripts."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to this"
        page.wait_for_timeout(20)


def until(page: Page, script: str, argument: object = None, *, every: int = 20) -> Any:
    """What a script says once it says something, asked every so many milliseconds.

    Never `page.wait_for_function`: it asks again from inside the page, where the policy of our pages forbids `eval`,
    so it fails whenever its first answer is no.
    """
    said: list[Any] = []

    def true() -> bool:
        if said:
            page.wait_for_timeout(every)
        said.append(page.evaluate(script, argument))
        return bool(said[-1])

    eventually(page, true)
    return said[-1]


@dataclass
class Heard:
    """What a browser did and said while pages were open."""

    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def assert_silent(self) -> None:
        outside = [url for url in self.requests if not url.startswith(("file:", "data:", "about:"))]
        assert outside == []
        assert self.said == []


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find()
    assert path, "no browser was found; run: make browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=switches(ONE_PROCESS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def open_pages(chromium: Browser) -> Callable[..., object]:
    """`with open_pages(size=PHONE, scripts=False) as (page, heard):`, network off. See windows.py for `alone`."""
    windows = Windows(chromium)

    @contextmanager
    def opened(
        size: dict[str, int] = DESKTOP, *, scripts: bool = True, alone: bool = False, **more: object
    ) -> Iterator[tuple[Page, Heard]]:
        options = {"viewport": size, "java_script_enabled": scripts, **more}
        context, heard = windows.open(options), Heard()
        page = context.new_page()

        def hear(request: Request) -> None:
            heard.requests.append(request.url)

        context.on("request", hear)
        page.on("console", lambda message: heard.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.said.append(f"error: {error}"))
        # A reader who clicks quickly leaves before the favicon has come: that is no failure.
        page.on("requestfailed", lambda it: it.failure == "net::ERR_ABORTED" or heard.said.append(f"failed: {it.url}"))
        try:
            yield page, heard
        finally:
            context.remove_listener("request", hear)
            windows.close(options, context, alone=alone)

    return opened


@dataclass(frozen=True)
class Site:
    """The built site, and its pages by language and kind from its manifest."""

    root: Path
    locales: dict[str, dict[str, list[str]]]

    @property
    def kinds(self) -> dict[str, list[str]]:
        """Those of English, which every whole language has."""
        return self.locales["en"]

    def url(self, locale: str, uri: str) -> str:
        """The address of a page; what follows a # in it stays as it is."""
        path, mark, rest = uri.partition("#")
        return (self.root / locale / path).as_uri() + mark + rest


@pytest.fixture(scope="session")
def site(real_site: Path) -> Site:
    manifest = json.loads((real_site.parent / "build" / "manifest.json").read_text(encoding="utf-8"))
    locales: dict[str, dict[str, list[str]]] = {}
    for code, locale in manifest["locales"].items():
        for uri, page in locale["pages"].items():
            own = locales.setdefault(code, {})
            own.setdefault(page["kind"], []).append(uri.removesuffix(".md") + ".html")
    return Site(real_site, locales)
