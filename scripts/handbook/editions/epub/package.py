"""The package document: what the book is, what is in it, in which order it is read, and how it can be read.

The accessibility metadata (EPUB Accessibility 1.1, schema.org) say what the build itself makes sure of. There is no
`conformsTo`: that is said only when somebody has tried the whole book against WCAG and signs for it.
"""

from __future__ import annotations

import posixpath
import uuid
from typing import TYPE_CHECKING

from lxml import etree

from handbook.editions.epub.cover import COVER_URI
from handbook.editions.epub.front import spoken
from handbook.translation.locales import Direction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from handbook.editions.book import Book
    from handbook.editions.epub.plan import Plan

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
}
_ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessModeSufficient", "textual,visual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "ARIA"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "longDescription"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)
_NAME = "tag:information-campaigns-handbook.invalid,2026:epub/"


def package_document(plan: Plan, uris: Sequence[str], with_pictures: Collection[str]) -> bytes:
    """`uris` are all other files of the book, `with_pictures` those that hold drawings."""
    book = plan.book
    package = etree.Element(f"{{{_OPF}}}package", nsmap={None: _OPF})  # type: ignore[dict-item]
    package.set("version", "3.0")
    package.set("unique-identifier", "book-id")
    package.set(_XML_LANG, book.code)
    package.set("dir", str(book.locale.direction))
    _metadata(etree.SubElement(package, f"{{{_OPF}}}metadata", nsmap={"dc": _DC}), book)
    _manifest(etree.SubElement(package, f"{{{_OPF}}}manifest"), uris, with_pictures)
    spine = etree.SubElement(package, f"{{{_OPF}}}spine")
    if book.locale.direction is Direction.RTL:
        spine.set("page-progression-direction", "rtl")
    for file in _reading_order(plan):
        etree.SubElement(spine, f"{{{_OPF}}}itemref", idref=_id(file))
    etree.indent(package)
    return bytes(etree.tostring(package, xml_declaration=True, encoding="utf-8")) + b"\n"


def _reading_order(plan: Plan) -> Iterator[str]:
    yield from ("cover.xhtml", "title.xhtml", "nav.xhtml")
    for part in plan.parts:
        yield from part.files


def _metadata(metadata: etree._Element, book: Book) -> None:
    def core(name: str, text: str, **attributes: str) -> None:
        etree.SubElement(metadata, f"{{{_DC}}}{name}", attributes).text = text

    def meta(name: str, text: str) -> None:
        etree.SubElement(metadata, f"{{{_OPF}}}meta", property=name).text = text

    core("identifier", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, _NAME + book.code)}", id="book-id")
    core("title", book.title)
    core("language", book.code)
    core("creator", book.say("cite.contributors").replace("{site}", book.title))
    core("description", book.translation.label("site.description", book.content.config.description))
    core("date", book.edition.date)
    core("rights", "CC BY 4.0")
    if book.content.config.url:
        core("source", f"{book.content.config.url.rstrip('/')}/{book.code}/")
    meta("dcterms:modified", f"{book.edition.date}T00:00:00Z")
    meta("schema:version", book.edition.version)
    for name, value in _ACCESS:
        meta(f"schema:{name}", value)
    summary, language = spoken(book, "edition.epub.access")
    meta("schema:accessibilitySummary", summary)
    metadata[-1].set(_XML_LANG, language)
    # Programs for EPUB 2 find the cover by this.
    etree.SubElement(metadata, f"{{{_OPF}}}meta", name="cover", content=_id(COVER_URI))


def _manifest(manifest: etree._Element, uris: Sequence[str], with_pictures: Collection[str]) -> None:
    for uri in uris:
        item = etree.SubElement(manifest, f"{{{_OPF}}}item", id=_id(uri), href=uri)
        item.set("media-type", _TYPES[posixpath.splitext(uri)[1]])
        properties = {"nav.xhtml": "nav", COVER_URI: "cover-image"}.get(uri) or ("svg" if uri in with_pictures else "")
        if properties:
            item.set("properties", properties)


def _id(uri: str) -> str:
    """A name that XML takes.

    >>> _id("case-studies/au-no-way.xhtml")
    'f-case-studies-au-no-way-xhtml'
    """
    return "f-" + uri.replace("/", "-").replace(".", "-")
