"""The case studies by country: the one list that a book has instead of a page for each country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from handbook.editions.epub.plan import COUNTRY_LIST, book_file, relative_address
from handbook.editions.epub.xhtml import OPS, XHTML
from handbook.model.country import country_names
from handbook.pages.outline import study_uri
from handbook.pages.page import html_uri
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from handbook.editions.book import Book


def country_list(book: Book) -> etree._Element:
    """Countries in the alphabet of the language; below each its case studies by title."""
    section = etree.Element(f"{{{XHTML}}}section", nsmap={None: XHTML, "epub": OPS})  # type: ignore[dict-item]
    section.set(f"{{{OPS}}}type", "chapter")
    section.set("role", "doc-chapter")
    section.set("aria-labelledby", "countries")
    _add(section, "h1", book.say("edition.case-studies.by-country")).set("id", "countries")
    names, refs = country_names(book.code), book.content.crossrefs
    for code in sorted(refs.by_country, key=lambda one: (sort_key(names[one], book.code), one)):
        _add(section, "h2", names[code]).set("id", f"country-{code.lower()}")
        entries = _add(section, "ul")
        pages = [book.pages[html_uri(study_uri(one))] for one in refs.in_country(code)]
        for page in sorted(pages, key=lambda one: (sort_key(one.title, book.code), one.uri)):
            link = _add(_add(entries, "li"), "a", page.title)
            link.set("href", relative_address(COUNTRY_LIST, book_file(html_uri(page.uri))))
            if page.language != book.code:
                link.set("lang", page.language)
                link.set("{http://www.w3.org/XML/1998/namespace}lang", page.language)
    return section


def _add(parent: etree._Element, tag: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{XHTML}}}{tag}")
    element.text = text
    return element
