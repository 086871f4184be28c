"""All files of a book by their place in it: pages, list of countries, cover, contents, styles, font, package."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from handbook.editions.articles import read_articles, remove, target_of
from handbook.editions.epub.country_list import country_list
from handbook.editions.epub.cover import COVER_URI, cover_picture
from handbook.editions.epub.front import cover_page, navigation, title_page
from handbook.editions.epub.package import package_document
from handbook.editions.epub.plan import COUNTRY_LIST, plan_book, relative_address
from handbook.editions.epub.xhtml import document, ids_of, lead_to_places, page_section
from handbook.fonts import FONTS
from handbook.model.language import script_of
from handbook.pages.page import PageKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from handbook.editions.articles import Article
    from handbook.editions.book import Book
    from handbook.editions.epub.plan import Plan

STYLES_URI = "styles.css"
_KINDS = {PageKind.GLOSSARY: "glossary", PageKind.SOURCES: "bibliography"}
"""Pages that EPUB has a word for; all others are chapters."""


def epub_files(book: Book) -> dict[str, bytes]:
    """The book. The same site gives the same bytes."""
    plan = plan_book(book)
    found = {STYLES_URI: _styles(book), **_font(book), COVER_URI: cover_picture(book), **_pages(plan)}
    found["cover.xhtml"] = cover_page(book)
    found["title.xhtml"] = title_page(book)
    found["nav.xhtml"] = navigation(plan)
    found["package.opf"] = package_document(plan, sorted(found), _with_pictures(found))
    return found


def _pages(plan: Plan) -> dict[str, bytes]:
    """Each page as a file. Links are led to their places when all places are known."""
    book = plan.book
    sections = {COUNTRY_LIST: country_list(book)} if any(COUNTRY_LIST in part.files for part in plan.parts) else {}
    files_of = {uri: file for file, uri in plan.pages.items()}
    for article in read_articles(book, plan.pages.values()):
        sections[files_of[article.uri]] = _section(article)
    ids = {file: ids_of(section) for file, section in sections.items()}
    found = {}
    for file, section in sections.items():
        uri = plan.pages.get(file)
        if uri is not None:
            lead_to_places(section, partial(_address, plan, ids, uri, file))
        language = plan.language_of(file)
        found[file] = document(
            section,
            title=plan.title_of(file),
            language=language,
            direction=str(book.locale.direction) if language == book.code else "ltr",
            styles=relative_address(file, STYLES_URI),
        )
    return found


def _section(article: Article) -> etree._Element:
    remove(article.element, lambda one: one.get("hidden") is not None)  # until a script shows it
    heading = next((one.get("id", "") for one in article.element.iter("h1")), "")
    return page_section(article.element, kind=_KINDS.get(article.page.kind, "chapter"), heading=heading)


def _address(plan: Plan, ids: Mapping[str, set[str]], uri: str, file: str, href: str) -> str | None:
    """What a link of a page becomes: a place in the book, the same address in the web, or nothing."""
    target = target_of(uri, href)
    if target is None:
        return href if href.startswith(("https://", "http://", "mailto:", "tel:")) else None
    place = plan.place_of(*target)
    if place is None:
        return None
    return relative_address(file, place[0], place[1] if place[1] in ids[place[0]] else "")


def _styles(book: Book) -> bytes:
    sheet = files("handbook.editions.epub").joinpath("styles.css").read_text(encoding="utf-8")
    font = FONTS.get(script_of(book.code) or "")
    if font is None or not _font(book):
        return sheet.encode()
    own = f'@font-face {{ font-family: "Handbook"; src: url("fonts/{font.name}.woff2"); unicode-range: {font.ranges}; }}\n'
    return (own + sheet + 'body { font-family: "Handbook", sans-serif; }\n').encode()


def _font(book: Book) -> dict[str, bytes]:
    """Letters of scripts that reading devices often lack; the licence lets them be put into a book."""
    font = FONTS.get(script_of(book.code) or "")
    path = book.project.font_path(font.name) if font else None
    if font is None or path is None or not path.is_file():
        return {}
    licence = book.project.third_party_dir / font.name / "LICENSE"
    return {f"fonts/{font.name}.woff2": path.read_bytes(), f"fonts/{font.name}.txt": licence.read_bytes()}


def _with_pictures(found: Mapping[str, bytes]) -> set[str]:
    """Files that hold drawings: the package must say so."""
    return {uri for uri, data in found.items() if uri.endswith(".xhtml") and b"<svg" in data}
