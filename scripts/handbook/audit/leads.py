"""Where a page leads and what can be led to in it: all that the audit needs of a page that did not change."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.audit.links import resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.audit.html import HtmlFacts


@dataclass(frozen=True)
class Leads:
    ids: frozenset[str]
    targets: Mapping[str, frozenset[str]]
    """Files of the same locale, with the places in them; the empty place is the file itself."""
    locales: frozenset[str]
    """Other folders of the site."""

    @property
    def uris(self) -> frozenset[str]:
        return frozenset(self.targets)


def leads_of(uri: str, page: HtmlFacts) -> Leads:
    """Where its links lead."""
    return leads_with(uri, Leads(page.ids, {}, frozenset()), {link.address for link in page.links})


def leads_with(uri: str, leads: Leads, links: Iterable[str]) -> Leads:
    """The same with more links."""
    targets: dict[str, set[str]] = defaultdict(set)
    locales = set(leads.locales)
    target_of = resolver(uri)
    for address in links:
        target = target_of(address)
        if target is None:
            continue
        if target.locale is not None:
            locales.add(target.locale)
        else:
            targets[target.uri].add(target.fragment)
    for one, places in leads.targets.items():
        targets[one] |= places
    return Leads(leads.ids, sparing(targets), frozenset(locales))


def sparing(targets: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Thousands of pages lead to the same files, mostly to no place in them: they share the names and the sets."""
    found = {}
    for uri in sorted(targets):
        places = frozenset(targets[uri])
        found[sys.intern(uri)] = _ITSELF if places == _ITSELF else places
    return found


_ITSELF = frozenset({""})
