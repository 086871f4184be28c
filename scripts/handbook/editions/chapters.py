"""Which pages stand in a book, in what order, and how they are grouped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.pages.page import PageKind, html_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.editions.book import Book

_NOT_IN_BOOKS = frozenset({"contribute", "toolkit"})
"""Folders that are of use on the site only: how to contribute, tools to fill in."""


@dataclass(frozen=True)
class Chapter:
    """Pages that belong together, as addresses of their HTML. The first is the landing page, whose title is the chapter's."""

    uris: tuple[str, ...]

    @property
    def landing(self) -> str:
        return self.uris[0]


def handbook_chapters(book: Book) -> tuple[Chapter, ...]:
    """The authors' pages, folder after folder in reading order; glossary and sources come last."""
    return tuple(_folders(book))


def step_uris(book: Book) -> tuple[str, ...]:
    """The pages of the six steps, in order."""
    return tuple(
        uri for chapter in handbook_chapters(book) for uri in chapter.uris if book.pages[uri].kind is PageKind.STEP
    )


def case_study_uris(book: Book) -> tuple[str, ...]:
    """All case studies by title, in the alphabet of the language."""
    from handbook.translation.collation import sort_key

    found = [uri for uri, page in book.pages.items() if page.kind is PageKind.CASE_STUDY]
    return tuple(sorted(found, key=lambda uri: (sort_key(book.pages[uri].title, book.code), uri)))


def _folders(book: Book) -> Iterator[Chapter]:
    for folder in book.content.folders():
        uris = tuple(uri for page in folder.pages if (uri := html_uri(page.uri)) in book.pages)
        if uris and folder.name.partition("/")[0] not in _NOT_IN_BOOKS:
            yield Chapter(uris)
    last = tuple(uri for uri in ("glossary.html", "about/sources.html") if uri in book.pages)
    if last:
        yield Chapter(last)
