"""Where a page leads and what can be led to in it: all that the audit needs of a page that did not change."""

from __future__ import annotations

import posixpath
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.audit.links import begins_with_path, resolved
from handbook.passing import known_while_made

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


Targets = tuple[tuple[str, frozenset[str]], ...]
"""As `Leads` has them."""


def leads_of(uri: str, page: HtmlFacts) -> Leads:
    """Where its links lead."""
    return leading_too(uri, _NOTHING, page.ids, {link.address for link in page.links})


def targets_in(folder: str, links: Iterable[str]) -> Targets | None:
    """Where links lead from any page of a folder; nothing if not all pages have the same there, or one leads elsewhere."""
    known = [*links]
    if not all(begins_with_path(one) for one in known):
        return None
    leads = leading_too(posixpath.join(folder, "index.html"), _NOTHING, frozenset(), known)
    return None if leads.locales else tuple(leads.targets.items())


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
    folder, targets, locales = posixpath.dirname(uri), dict(leads.targets), {*leads.locales}
    own = {*targets.get(uri, ())}
    for address in links:
        if _PLACE.fullmatch(address):
            own.add(address[1:])
            continue
        to, places = _led(folder, address, "" if begins_with_path(address) else uri)
        if places is None:
            locales.add(to)
        elif to == uri:
            own |= places
        elif to:
            known = targets.setdefault(to, places)
            if known is not places:
                targets[to] = known | places
    if own:
        targets[sys.intern(uri)] = _shared(own)
    locales.discard("")
    return Leads(leads.ids | ids, targets, frozenset(locales))


@known_while_made(20_000)
def _led(folder: str, address: str, from_uri: str) -> tuple[str, frozenset[str] | None]:
    """Where a link leads: a file and the place in it, or another folder of the site and no place; pages of one folder have most of
    their links in common. `from_uri` matters to addresses without a path.
    """
    target = resolved(folder, address, from_uri)
    if target is None:
        return "", None
    if target.locale is not None:
        return target.locale, None
    return sys.intern(target.uri), _shared({target.fragment})


def sparing(targets: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Thousands of pages lead to the same files, mostly to no place in them: they share the names and the sets."""
    return {sys.intern(uri): _shared(targets[uri]) for uri in sorted(targets)}


def _shared(places: Iterable[str]) -> frozenset[str]:
    found = frozenset(places)
    return _ITSELF if found == _ITSELF else found


_ITSELF = frozenset({""})
_NOTHING = Leads(frozenset(), {}, frozenset())
_PLACE = re.compile(r"#[\w-]+")
"""A link to a place in its own page. Each page has others."""
