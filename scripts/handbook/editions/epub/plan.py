"""Which pages stand in an EPUB, in which order and in which parts, and where a page of the site is found in it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.editions.chapters import case_study_uris, handbook_chapters
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import CASE_STUDIES_URI, COUNTRIES_URI, vocabulary_uri
from handbook.pages.page import PageKind, html_uri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.editions.book import Book

COUNTRY_LIST = "case-studies/by-country.xhtml"
_AT_THE_END = frozenset({PageKind.GLOSSARY, PageKind.SOURCES})
_GUIDES = (
    Vocabulary.TACTICS,
    Vocabulary.CHANNELS,
    Vocabulary.AUDIENCES,
    Vocabulary.ISSUES,
    Vocabulary.FRAMES,
    Vocabulary.EVIDENCE,
)
"""Terms with guides of their own; each lists its case studies. Steps have their chapters in the handbook."""


@dataclass(frozen=True)
class Part:
    """Files that stand together in the table of contents, below the first of them or below a title of their own."""

    title: str
    files: tuple[str, ...]

    @property
    def first(self) -> str:
        return self.files[0]


@dataclass(frozen=True)
class Plan:
    """All parts of a book. `pages` are the pages of the site that are in it, by their file in the book."""

    book: Book
    parts: tuple[Part, ...]

    @cached_property
    def pages(self) -> Mapping[str, str]:
        known = {book_file(uri): uri for uri in self.book.pages}
        return {file: known[file] for part in self.parts for file in part.files if file in known}

    def title_of(self, file: str) -> str:
        """The title of a page, or of the list of countries."""
        if file == COUNTRY_LIST:
            return self.book.say("edition.case-studies.by-country")
        return self.book.pages[self.pages[file]].title

    def language_of(self, file: str) -> str:
        return self.book.code if file == COUNTRY_LIST else self.book.pages[self.pages[file]].language

    @cached_property
    def _moved(self) -> Mapping[str, tuple[str, str]]:
        """Pages of the site whose part in the book another file plays."""
        moved = {html_uri(uri): (COUNTRY_LIST, "") for uri in (CASE_STUDIES_URI, COUNTRIES_URI)}
        for code in self.book.content.crossrefs.by_country:
            moved[f"countries/{code.lower()}.html"] = (COUNTRY_LIST, f"country-{code.lower()}")
        for uri, page in self.book.pages.items():
            if page.kind is PageKind.TERM and uri.startswith(f"{Vocabulary.STEPS}/"):
                moved[uri] = (book_file(f"handbook/{posixpath.basename(uri)}"), "")
        moved[f"{Vocabulary.STEPS}/index.html"] = (book_file("handbook/index.html"), "")
        return {uri: place for uri, place in moved.items() if place[0] == COUNTRY_LIST or place[0] in self.pages}

    def place_of(self, uri: str, fragment: str) -> tuple[str, str] | None:
        """The file of the book and the place in it that a page's address stands for; nothing if it is not in the book."""
        if uri in self._moved:
            return self._moved[uri]
        file = book_file(uri)
        return (file, fragment) if file in self.pages else None


def book_file(uri: str) -> str:
    """The place in the book of a page of the site.

    >>> book_file("handbook/audience.html")
    'handbook/audience.xhtml'
    """
    return f"{uri.removesuffix('.html')}.xhtml"


def relative_address(file: str, target: str, fragment: str = "") -> str:
    """The way from one file of the book to a place in another.

    >>> relative_address("tactics/hotline.xhtml", "glossary.xhtml", "hotline")
    '../glossary.xhtml#hotline'
    >>> relative_address("glossary.xhtml", "glossary.xhtml", "hotline")
    '#hotline'
    """
    path = "" if file == target and fragment else posixpath.relpath(target, posixpath.dirname(file) or ".")
    return f"{path}#{fragment}" if fragment else path


def plan_book(book: Book) -> Plan:
    """The handbook, then what the case studies show, then the words and the sources."""
    return Plan(book, tuple(_parts(book)))


def _parts(book: Book) -> Iterator[Part]:
    last: list[Part] = []
    for chapter in handbook_chapters(book):
        at_end = [uri for uri in chapter.uris if book.pages[uri].kind in _AT_THE_END]
        last += [Part(book.pages[uri].title, (book_file(uri),)) for uri in at_end]
        uris = [uri for uri in chapter.uris if uri not in at_end]
        if uris:
            yield Part(book.pages[uris[0]].title, tuple(book_file(uri) for uri in uris))
    for vocabulary in _GUIDES:
        yield from _guides(book, vocabulary)
    studies = case_study_uris(book)
    if studies:
        yield Part(book.say("case-studies.title"), (COUNTRY_LIST, *(book_file(uri) for uri in studies)))
    yield from last


def _guides(book: Book, vocabulary: Vocabulary) -> Iterator[Part]:
    """A vocabulary's landing page and the pages of its terms, in the taxonomy's order."""
    landing = html_uri(vocabulary_uri(vocabulary))
    terms = [f"{vocabulary}/{one}.html" for one in book.content.catalogue.taxonomy.ids(vocabulary)]
    uris = [uri for uri in (landing, *terms) if uri in book.pages]
    if landing in uris:
        yield Part(book.pages[landing].title, tuple(book_file(uri) for uri in uris))
