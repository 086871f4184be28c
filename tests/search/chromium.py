"""Chromium on file:// with the network off, as the proofs use it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from find_browser import find, switches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@contextmanager
def opened(*flags: str) -> Iterator[Browser]:
    """The browser. Its contexts are made with `offline=True`."""
    path = find()
    if path is None:
        raise FileNotFoundError("no Chromium was found; run: make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=switches(*flags))
        yield browser
        browser.close()
