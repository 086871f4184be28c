"""What lies in a package: the module's page, the files that it asks for, the script for the learning system, the manifest."""

from __future__ import annotations

import posixpath
import re
from importlib.resources import files
from typing import TYPE_CHECKING

from handbook.audit.links import resolve
from handbook.catalogue.training import module_uri
from handbook.editions.scorm.manifest import format_manifest
from handbook.editions.scorm.page import ADAPTER_URI, lms_page
from handbook.pages.page import html_uri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.editions.book import Book
    from handbook.model.reading import Located
    from handbook.model.training import Module

MANIFEST = "imsmanifest.xml"
_IN_STYLES = re.compile(rb"""url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)""")


def package_files(book: Book, located: Located[Module]) -> Mapping[str, bytes]:
    """The files by their path in the package, which is the path that they have in the site."""
    page_uri = html_uri(module_uri(located.value.id))
    page, needed = lms_page(book, page_uri)
    found = {page_uri: page, ADAPTER_URI: files("handbook.editions.scorm").joinpath("scorm.js").read_bytes()}
    for uri in sorted(needed - set(found)):
        found[uri] = (book.site_dir / uri).read_bytes()
        if uri.endswith(".css"):
            found |= {one: (book.site_dir / one).read_bytes() for one in _of_styles(book, uri, found[uri])}
    found[MANIFEST] = format_manifest(book, located, page_uri, sorted(found))
    return dict(sorted(found.items()))


def _of_styles(book: Book, uri: str, styles: bytes) -> Iterator[str]:
    """Fonts and pictures that a style sheet names and the site has."""
    for address in _IN_STYLES.findall(styles):
        target = resolve(uri, posixpath.normpath(address.decode().partition("?")[0]))
        if target and target.locale is None and (book.site_dir / target.uri).is_file():
            yield target.uri
