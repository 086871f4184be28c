"""Windows of a browser that many tests use, one after the other.

The first page of a window gets a process of its own, which needs a second for fonts and scripts before anything is seen.
So a window stays open for the next test that asks for one like it, with an empty page that keeps its process. Each test
gets a new page and an empty storage; what else belongs to a window, such as its clock, is for tests that ask for one `alone`.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error as PlaywrightError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

ONE_PROCESS = "--process-per-site"
"""Pages from the disk are one site: in a window they use the process that is there."""
BLANK = Path(__file__).with_name("blank.html").as_uri()
MOST = 3
"""Windows that wait for others; each takes the memory of a page."""


class Windows:
    """Those that nobody uses now, by what was asked for; the one that was used last comes last."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.waiting: dict[str, BrowserContext] = {}

    def open(self, options: dict[str, object]) -> BrowserContext:
        """One that waits, or a new one."""
        if waiting := self.waiting.pop(_key(options), None):
            return waiting
        context = self.browser.new_context(offline=True, **options)
        context.set_default_timeout(10_000)
        context.new_page().goto(BLANK)
        return context

    def close(self, options: dict[str, object], context: BrowserContext, *, alone: bool) -> None:
        """The pages of the test go; the window stays if it is as it was."""
        try:
            if not alone and _cleared(context):
                self.waiting[_key(options)] = context
                context = self.waiting.pop(next(iter(self.waiting))) if len(self.waiting) > MOST else None
        finally:
            if context:
                context.close()


def _cleared(context: BrowserContext) -> bool:
    """Whether all that a test can leave behind is gone: pages, storage, the network."""
    try:
        first, *others = context.pages
        for page in others:
            page.close()
        context.set_offline(True)
        first.evaluate("localStorage.clear()")
        now = first.evaluate("Date.now()") / 1000
    except (PlaywrightError, ValueError):
        return False
    assert abs(now - time.time()) < 60, "who sets the clock asks for a window alone"
    return True


def _key(options: dict[str, object]) -> str:
    return json.dumps(options, sort_keys=True)
