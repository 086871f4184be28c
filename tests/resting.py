"""Waiting until a page has kept what was written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

KEPT_AFTER = 450
"""Milliseconds: every tool keeps a change after a rest of at most 400."""


def rested(page: Page | Frame) -> None:
    """Wait, by the clock of the page, until a change made before this call was kept or refused.

    A timer of the page fires in the order in which it is due: however busy the machine is, ours comes after those
    that keep. A wait of ours outside of the page would race with them.
    """
    page.evaluate("after => new Promise(done => setTimeout(done, after))", KEPT_AFTER)
