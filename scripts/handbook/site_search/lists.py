"""What of a page is found, and what is not: a list of other pages is not, since each of those is found by itself; nor is what
stands on a thousand pages in the same words: how to cite them.

Nobody else wants to know what stands on a page, so that whoever reads one leaves lists out: they are two thirds of all texts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.model.case_study import Role
from handbook.pages.outline import CASE_STUDIES_URI, COUNTRIES_URI, DATA_URI, YEARS_URI
from handbook.pages.page import html_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.search.records import Section

_LISTS = frozenset({"sources", "related", "history", "case-studies", "countries", "messages", "tactics", "outcomes", "all", "table", "answers-and-reasons", "key", "scores"})  # fmt: skip
_LISTS_OF = ("tactic-", "outcome-")
"""Sections that only list other pages, or a page's sources."""
_ALIKE = {CASE_STUDIES_URI.partition("/")[0]: ("cite",)}
"""What each page of a folder says in the same words."""
_BY_FOLDER = {COUNTRIES_URI.partition("/")[0]: frozenset(map(str, Role)), YEARS_URI.partition("/")[0]: frozenset({""})}
_BY_PAGE = {html_uri(DATA_URI): frozenset({"changes"}), html_uri(YEARS_URI): frozenset[str](), html_uri(COUNTRIES_URI): frozenset[str]()}  # fmt: skip
"""Likewise, but readers may look for what is written above the list."""


def without_lists(uri: str, sections: Iterable[Section]) -> Iterator[Section]:
    """The sections of the page at this address that are found, without the lists that stand below what is found.

    >>> from handbook.search.records import Section
    >>> page = [Section("", "", "a"), Section("origin", "From", "b"), Section("sources", "Sources", "c")]
    >>> [one.text for one in without_lists("countries/th.html", page)]
    ['a', '']
    """
    first, below = uri.partition("/")[0], _BY_PAGE.get(uri)
    if below is None:
        below = _BY_FOLDER.get(first, frozenset())
    lists_of = _LISTS_OF + _ALIKE.get(first, ())
    for one in sections:
        if one.anchor in below:
            yield replace(one, text="")
        elif one.anchor not in _LISTS and not one.anchor.startswith(lists_of):
            yield one
