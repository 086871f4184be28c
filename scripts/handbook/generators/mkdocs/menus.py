"""The menu beside pages that do not stand in it themselves: a thousand case studies show the same one."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    Menu = Callable[[Page | None, Sequence[str], Callable[[], str]], str]
    """What templates ask for the menu of a page: the addresses of what stands above it, and how the menu is made."""


def always_made(page: Page | None, above: Sequence[str], make: Callable[[], str]) -> str:
    """As a plain `mkdocs build` does it."""
    del page, above
    return make()


def made_once(nav: Navigation) -> Menu:
    """Pages of one folder, with the same pages above them, share their menu."""
    marked = {page.url for page in nav.pages}
    known: dict[tuple[str, ...], str] = {}

    def menu(page: Page | None, above: Sequence[str], make: Callable[[], str]) -> str:
        if page is None or page.url in marked:
            return make()
        key = (posixpath.dirname(page.url), *above)
        if key not in known:
            known[key] = make()
        return known[key]

    return menu
