"""The order in which the authors' pages are read: folder after folder, each as its landing page links to what it holds."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from handbook.markdown.safe_addresses import is_for_readers
from handbook.problems import Place, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handbook.content import SourcePage
    from handbook.problems import Problem

LANDING = "index.md"


@dataclass(frozen=True)
class Folder:
    """One folder of pages. `pages` are in reading order and begin with the landing page, if there is one."""

    name: str
    landing: SourcePage | None
    pages: tuple[SourcePage, ...]
    unlinked: tuple[SourcePage, ...]
    """Pages to which the landing does not lead; they come last."""


@dataclass(frozen=True)
class Neighbours:
    """The uris of the pages before and after one."""

    before: str | None = None
    after: str | None = None


def folders_in_order(pages: Iterable[SourcePage], nav: Sequence[str]) -> tuple[Folder, ...]:
    """All folders: the top first, then as the navigation names their pages, then the others by name.

    What stands below a folder follows it: the modules are read after the page of the training that leads to them.
    """
    inside: dict[str, list[SourcePage]] = {}
    for page in sorted(pages, key=lambda one: one.uri):
        inside.setdefault(posixpath.dirname(page.uri), []).append(page)
    named = dict.fromkeys(["", *(posixpath.dirname(uri) for uri in nav)])
    order = [*(one for one in named if one in inside), *(one for one in inside if one not in named)]
    places = {name: place for place, name in enumerate(order)}
    return tuple(_folder(name, inside[name]) for name in sorted(order, key=lambda one: _path_of_places(one, places)))


def neighbours(folders: Iterable[Folder]) -> Mapping[str, Neighbours]:
    """Each page's neighbours; the last page of a folder leads to the first of the next."""
    uris = [page.uri for folder in folders for page in folder.pages]
    before = {one: other for other, one in pairwise(uris)}
    after = dict(pairwise(uris))
    return {uri: Neighbours(before.get(uri), after.get(uri)) for uri in uris}


def order_problems(folders: Iterable[Folder]) -> list[Problem]:
    """Pages that readers of their folder's landing page would never meet."""
    return [
        problem("page-not-linked", Place(path=page.source.uri), landing=folder.landing.source.uri, name=_name(page))
        for folder in folders
        if folder.landing
        for page in folder.unlinked
    ]


def _path_of_places(name: str, places: Mapping[str, int]) -> list[int]:
    """The places of the folders above a folder, and its own."""
    above = [name[:at] for at, letter in enumerate(name) if letter == "/"]
    return [*(places.get(one, places[name]) for one in above), places[name]]


def _folder(name: str, pages: list[SourcePage]) -> Folder:
    landing = next((page for page in pages if _name(page) == LANDING), None)
    if landing is None:
        return Folder(name, None, tuple(pages), ())
    others = {page.uri: page for page in pages if page is not landing}
    linked = [others[uri] for uri in dict.fromkeys(_targets(landing)) if uri in others]
    unlinked = tuple(page for page in others.values() if page not in linked)
    return Folder(name, landing, (landing, *linked, *unlinked), unlinked)


def _targets(page: SourcePage) -> Iterable[str]:
    for link in page.facts.links:
        path = unquote(urlsplit(link.target).path) if is_for_readers(link.target) else ""
        if path:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))


def _name(page: SourcePage) -> str:
    return posixpath.basename(page.uri)
