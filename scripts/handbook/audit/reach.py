"""No page is hidden: links lead from the home page of a locale to every other page in a few clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.outline import LETTERS_URI
from handbook.pages.page import PageKind, html_uri
from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from handbook.audit.leads import Leads

HOME, LETTERS = "index.html", html_uri(LETTERS_URI)
MOST_CLICKS = 3
NOT_LINKED = frozenset({PageKind.MOVED, PageKind.WITHDRAWN, PageKind.SEARCH})
"""What stays for those who kept an old address, and the page to which the search box leads."""


def reach_problems(code: str, pages: Mapping[str, Leads], planned: frozenset[str]) -> list[Problem]:
    """Planned pages that are further from home than readers go.

    Links of the frame and the navigation count; those of the list of all pages from A to Z do not, for they hide nothing.
    """
    clicks = clicks_from(HOME, {uri: page.targets for uri, page in pages.items() if uri != LETTERS})
    return [
        problem("audit-reach", Place(path=f"{code}/{uri}"), clicks=clicks.get(uri, "no"), most=MOST_CLICKS)
        for uri in sorted(planned & set(pages))
        if clicks.get(uri, MOST_CLICKS + 1) > MOST_CLICKS
    ]


def clicks_from(start: str, targets: Mapping[str, Collection[str]]) -> dict[str, int]:
    """The least number of clicks to each page that can be reached.

    >>> clicks_from("a", {"a": frozenset("bc"), "b": frozenset("d"), "c": frozenset(), "d": frozenset("a"), "e": frozenset("a")})
    {'a': 0, 'b': 1, 'c': 1, 'd': 2}
    """
    found = {start: 0}
    edge = [start]
    while edge:
        beyond = sorted({one for uri in edge for one in targets.get(uri, ())} - set(found))
        clicks = found[edge[0]] + 1
        found |= dict.fromkeys(beyond, clicks)
        edge = beyond
    return found
