"""One document of many pages: chapters one after the other, ids unique, links leading inside it. The file for messengers and the PDF are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import html
from markupsafe import Markup

from handbook.editions.articles import (
    for_paper,
    ids_of,
    key_of,
    lead_links,
    place_id,
    prefix_ids,
    public_address,
    read_articles,
)
from handbook.editions.chapters import case_studies_by_country, case_studies_by_tactic
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.html import HtmlElement

    from handbook.editions.articles import Article
    from handbook.editions.book import Book
    from handbook.editions.chapters import CaseStudyList, Chapter

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Heading:
    id: str
    text: str


@dataclass(frozen=True)
class Section:
    """One page in the document. Outgoing links are described by the element `hb-outside`, save on paper. `language` and `direction` are empty where they are the document's own."""

    uri: str
    title: str
    language: str
    direction: str
    headings: tuple[Heading, ...]
    """Its own headings of the second level, with the ids that they have in the page."""
    body: Markup

    @property
    def key(self) -> str:
        return key_of(self.uri)


@dataclass(frozen=True)
class Part:
    """One chapter. The first section is its landing page, whose title is the chapter's."""

    sections: tuple[Section, ...]

    @property
    def key(self) -> str:
        return self.sections[0].key

    @property
    def title(self) -> str:
        return self.sections[0].title


def case_study_lists(book: Book) -> tuple[tuple[Markup, Sequence[CaseStudyList]], ...]:
    """The ways into the case studies of a document: the titles of the lists, and the lists."""
    say = Words(book.content, book.translation, "").html
    return (
        (say("edition.case-studies.by-country"), case_studies_by_country(book)),
        (say("edition.case-studies.by-tactic"), case_studies_by_tactic(book)),
    )


def put_together(book: Book, chapters: Sequence[Chapter], *, paper: bool = False) -> tuple[Part, ...]:
    """The chapters with links among their pages; links to other pages lead to the public site, if it is known."""
    groups = [(chapter, list(read_articles(book, chapter.uris))) for chapter in chapters]
    ids = {one.uri: ids_of(one) for _, articles in groups for one in articles}

    def address(uri: str, fragment: str) -> str | None:
        if uri not in ids:
            return public_address(book, uri, fragment)
        return f"#{place_id(uri, fragment if fragment in ids[uri] else '')}"

    return tuple(
        Part(tuple(_section(one, address, below=number > 0, paper=paper) for number, one in enumerate(articles)))
        for _, articles in groups
    )


def _section(article: Article, address: Callable[[str, str], str | None], *, below: bool, paper: bool) -> Section:
    element = article.element
    title, headings = _title(article), _headings(element)
    if paper:
        for_paper(article)
    lead_links(article, address)
    prefix_ids(article)
    if not paper:
        for link in element.iter("a"):
            if urlsplit(link.get("href", "")).netloc:
                link.set("aria-describedby", "hb-outside")
    _lower_headings(article, 2 if below else 1)
    return Section(article.uri, title, element.get("lang", ""), element.get("dir", ""), headings, inside_of(article))


def _title(article: Article) -> str:
    top = article.element.find(".//h1")
    return article.page.title if top is None else " ".join(top.text_content().split())


def _headings(element: HtmlElement) -> tuple[Heading, ...]:
    found = [(one.get("id"), " ".join(one.text_content().split())) for one in element.iter("h2")]
    return tuple(Heading(own, text) for own, text in found if own)


def _lower_headings(article: Article, by: int) -> None:
    """The document has one first heading, chapters stand below it, and pages below chapters."""
    for one in article.element.iter(*_HEADINGS):
        one.tag = _HEADINGS[min(_HEADINGS.index(one.tag) + by, len(_HEADINGS) - 1)]


def inside_of(article: Article) -> Markup:
    """What stands in the article, as HTML."""
    element = article.element
    parts = [str(html.tostring(one, encoding="unicode", method="html")) for one in element]
    return Markup("".join([Markup.escape(element.text or ""), *parts]).strip())  # noqa: S704 (rendered by the build)
