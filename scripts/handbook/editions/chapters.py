"""Which pages stand in a book, in what order, and how they are grouped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.editions.articles import read_articles, target_of
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import study_uri
from handbook.pages.page import PageKind, html_uri
from handbook.pages.words import Words
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.editions.book import Book

_NOT_IN_BOOKS = frozenset({"contribute", "toolkit"})
"""Folders that are of use on the site only: how to contribute, tools to fill in."""
_LAST = ("glossary.html", "about/sources.html")


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
    found = [uri for uri, page in book.pages.items() if page.kind is PageKind.CASE_STUDY]
    return tuple(sorted(found, key=lambda uri: (sort_key(book.pages[uri].title, book.code), uri)))


def handbook_uris(book: Book) -> tuple[str, ...]:
    """All pages of the handbook's book, in order."""
    return tuple(uri for chapter in handbook_chapters(book) for uri in chapter.uris)


def _folders(book: Book) -> Iterator[Chapter]:
    """Folders below a folder belong to its chapter, in the order in which its landing page leads to them."""
    inside: dict[str, list[list[str]]] = {}
    for folder in book.content.folders():
        uris = [html_uri(page.uri) for page in folder.pages]
        kept = [uri for uri in uris if uri in book.pages and uri not in _LAST]
        if kept:
            inside.setdefault(folder.name.partition("/")[0], []).append(kept)
    for name, (first, *below) in inside.items():
        if name not in _NOT_IN_BOOKS:
            yield Chapter(tuple(uri for uris in [first, *_as_linked(book, first[0], below)] for uri in uris))
    last = tuple(uri for uri in _LAST if uri in book.pages)
    if last:
        yield Chapter(last)


def _as_linked(book: Book, landing: str, folders: list[list[str]]) -> list[list[str]]:
    if not folders:
        return folders
    (article,) = read_articles(book, [landing])
    targets = [target_of(landing, one.get("href", "")) for one in article.element.iter("a")]
    places = {found[0]: at for at, found in reversed(list(enumerate(targets))) if found}
    return sorted(folders, key=lambda uris: places.get(uris[0], len(targets)))


@dataclass(frozen=True)
class CaseStudyList:
    """Case studies that share something: its name in the book's language, and their pages by title."""

    name: str
    uris: tuple[str, ...]


def case_studies_by_country(book: Book) -> tuple[CaseStudyList, ...]:
    """Countries by name, each with the case studies that name it in any role."""
    words, refs = Words(book.content, book.translation, ""), book.content.crossrefs
    return tuple(_lists(book, [(words.plain_country(code), refs.in_country(code)) for code in refs.by_country]))


def case_studies_by_tactic(book: Book) -> tuple[CaseStudyList, ...]:
    words, refs = Words(book.content, book.translation, ""), book.content.crossrefs
    tactics = refs.by_term[Vocabulary.TACTICS]
    return tuple(_lists(book, [(words.plain_term(Vocabulary.TACTICS, one), ids) for one, ids in tactics.items()]))


def _lists(book: Book, named: Iterable[tuple[str, Iterable[str]]]) -> Iterator[CaseStudyList]:
    place = {uri: number for number, uri in enumerate(case_study_uris(book))}
    for name, ids in sorted(named, key=lambda one: sort_key(one[0], book.code)):
        uris = [uri for one in ids if (uri := html_uri(study_uri(one))) in place]
        if uris:
            yield CaseStudyList(name, tuple(sorted(uris, key=place.__getitem__)))
