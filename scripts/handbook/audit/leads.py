"""Where a page leads and what can be led to in it: all that the audit needs of a page that did not change."""

from __future__ import annotations

import posixpath
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.audit.links import begins_with_path, resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

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


Targets = tuple[tuple[str, frozenset[str]], ...]
"""As `Leads` has them."""


def leads_of(uri: str, page: HtmlFacts) -> Leads:
    """Where its links lead."""
    targets, locales = _led_to(uri, {link.address for link in page.links})
    return Leads(page.ids, sparing(targets), locales)


def targets_in(folder: str, links: Iterable[str]) -> Targets | None:
    """Where links lead from any page of a folder; nothing if not all pages have the same there, or one leads elsewhere."""
    known = [*links]
    if not all(begins_with_path(one) for one in known):
        return None
    targets, locales = _led_to(posixpath.join(folder, "index.html"), known)
    return None if locales else tuple(sparing(targets).items())


def leads_with(leads: Leads, more: Iterable[Iterable[tuple[str, frozenset[str]]]]) -> Leads:
    """The same with more targets."""
    targets = dict(leads.targets)
    for one in more:
        for uri, places in one:
            known = targets.setdefault(uri, places)
            if known is not places:
                targets[uri] = known | places
    return Leads(leads.ids, targets, leads.locales)


def leading_too(uri: str, leads: Leads, ids: frozenset[str], links: Iterable[str]) -> Leads:
    """The same with more ids and links of the page at this address."""
    more, locales = _led_to(uri, links)
    return leads_with(Leads(leads.ids | ids, leads.targets, leads.locales | locales), [sparing(more).items()])


def _led_to(uri: str, links: Iterable[str]) -> tuple[dict[str, set[str]], frozenset[str]]:
    """Targets of links, and other folders of the site."""
    targets: dict[str, set[str]] = defaultdict(set)
    locales = set()
    target_of = resolver(uri)
    for address in links:
        if _PLACE.fullmatch(address):
            targets[uri].add(address[1:])
            continue
        target = target_of(address)
        if target is None:
            continue
        if target.locale is not None:
            locales.add(target.locale)
        else:
            targets[target.uri].add(target.fragment)
    return targets, frozenset(locales)


def sparing(targets: Mapping[str, AbstractSet[str]]) -> dict[str, frozenset[str]]:
    """Thousands of pages lead to the same files, mostly to no place in them: they share the names and the sets."""
    found = {}
    for uri in sorted(targets):
        places = targets[uri]
        found[sys.intern(uri)] = _ITSELF if places == _ITSELF else frozenset(places)
    return found


_ITSELF = frozenset({""})
_PLACE = re.compile(r"#[\w-]+")
"""A link to a place in its own page. Each page has others."""
