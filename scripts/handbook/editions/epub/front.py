"""What stands before the pages of a book: cover, title page, table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from handbook.editions.epub.cover import COVER_SIZE, COVER_URI
from handbook.editions.epub.plan import relative_address
from handbook.editions.epub.xhtml import OPS, XHTML, document
from handbook.pages.edition import edition_line
from handbook.pages.page import PageKind
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.texts import interface_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.editions.book import Book
    from handbook.editions.epub.plan import Plan

_TYPE = f"{{{OPS}}}type"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def cover_page(book: Book) -> bytes:
    section = _section("cover")
    picture = _add(section, "img")
    picture.set("src", COVER_URI)
    picture.set("alt", book.title)
    picture.set("role", "doc-cover")
    picture.set("width", str(COVER_SIZE[0]))
    picture.set("height", str(COVER_SIZE[1]))
    section.set("class", "cover")
    return _document(book, section, book.title, "frontmatter")


def title_page(book: Book) -> bytes:
    """Which book this is, which edition, who made it, and what may be done with it."""
    section = _section("titlepage")
    _add(section, "h1", book.title)
    _add(section, "p", book.translation.label("site.description", book.content.config.description))
    line = edition_line(book.content, book.translation)
    _mark(_add(section, "p", line.text), line.language, book)
    if not book.locale.is_source:
        _say(section, "p", book, "edition.translated")
    _say(section, "p", book, "cite.contributors", site=book.title)
    for key in ("edition.licence", "theme.independent", "edition.epub.access"):
        _say(section, "p", book, key)
    return _document(book, section, book.title, "frontmatter")


def spoken(book: Book, key: str, **values: str) -> tuple[str, str]:
    """An interface text and the language that it is in: English, where nobody has translated it."""
    said = book.translation.say(interface_source(key), key, book.content.interface[key])
    text = said.text
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text, SOURCE_LOCALE if said.is_fallback else book.code


def navigation(plan: Plan) -> bytes:
    """The table of contents, and the landmarks that reading programs offer."""
    book = plan.book
    holder = etree.Element(f"{{{XHTML}}}div", nsmap={None: XHTML, "epub": OPS})  # type: ignore[dict-item]
    toc = _nav(holder, "toc", book, "edition.contents")
    toc.set("role", "doc-toc")
    entries = _add(toc, "ol")
    for part in plan.parts:
        entry = _linked(plan, entries, part.title, part.first)
        files = part.files if part.title != plan.title_of(part.first) else part.files[1:]
        if files and len(part.files) > 1:
            below = _add(entry, "ol")
            for file in files:
                _linked(plan, below, plan.title_of(file), file)
    landmarks = _nav(holder, "landmarks", book, "edition.epub.landmarks")
    landmarks.set("hidden", "hidden")
    marks = _add(landmarks, "ol")
    for kind, file, title in _landmarks(plan):
        link = _add(_add(marks, "li"), "a", title)
        link.set(_TYPE, kind)
        link.set("href", file)
    return _document(book, holder, book.say("edition.contents"))


def _landmarks(plan: Plan) -> Sequence[tuple[str, str, str]]:
    book = plan.book
    found = [
        ("cover", "cover.xhtml", book.say("edition.epub.cover")),
        ("toc", "nav.xhtml", book.say("edition.contents")),
        ("bodymatter", plan.parts[0].first, plan.parts[0].title),
    ]
    kinds = {PageKind.GLOSSARY: "glossary", PageKind.SOURCES: "bibliography"}
    for file, uri in plan.pages.items():
        if kind := kinds.get(book.pages[uri].kind):
            found.append((kind, file, book.pages[uri].title))
    return found


def _linked(plan: Plan, parent: etree._Element, title: str, file: str) -> etree._Element:
    entry = _add(parent, "li")
    link = _add(entry, "a", title)
    link.set("href", relative_address("nav.xhtml", file))
    if title == plan.title_of(file):
        _mark(link, plan.language_of(file), plan.book)
    return entry


def _mark(element: etree._Element, language: str, book: Book) -> None:
    """Say of what is not in the book's language that it is English, which runs from left to right."""
    if language != book.code:
        element.set("lang", language)
        element.set(_XML_LANG, language)
        element.set("dir", "ltr")


def _say(parent: etree._Element, tag: str, book: Book, key: str, **values: str) -> etree._Element:
    text, language = spoken(book, key, **values)
    element = _add(parent, tag, text)
    _mark(element, language, book)
    return element


def _nav(parent: etree._Element, kind: str, book: Book, key: str) -> etree._Element:
    nav = _add(parent, "nav")
    nav.set(_TYPE, kind)
    nav.set("id", kind)
    nav.set("aria-labelledby", f"{kind}-title")
    _say(nav, "h1" if kind == "toc" else "h2", book, key).set("id", f"{kind}-title")
    return nav


def _section(kind: str) -> etree._Element:
    section = etree.Element(f"{{{XHTML}}}section", nsmap={None: XHTML, "epub": OPS})  # type: ignore[dict-item]
    section.set(_TYPE, kind)
    return section


def _add(parent: etree._Element, tag: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{XHTML}}}{tag}")
    element.text = text
    return element


def _document(book: Book, body: etree._Element, title: str, body_type: str = "") -> bytes:
    return document(
        body,
        title=title,
        language=book.code,
        direction=str(book.locale.direction),
        styles="styles.css",
        body_type=body_type,
    )
