"""What lies in the folder: the pages of the chosen languages, a page to begin with, and words for those who open it."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING

from handbook.audit.links import resolve
from handbook.editions.usb.start import readme, start_page
from handbook.staging import locales_script, tree_uris

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from handbook.editions.book import Book
    from handbook.site_config import Edition

PAGES = "pages"
"""The folder that holds the languages, so that a reader sees three files at the top and no more."""
START, README = "START-HERE.html", "README.txt"
_ONLY_FOR_SERVERS = frozenset({"404.html", "sitemap.xml", "sw.js", "manifest.webmanifest", "_headers"})
_WEB_APP = re.compile(rb'\s*<link rel="manifest"[^>]*>')
"""Browsers refuse it on a disk, and say so in their console."""
_LINK = re.compile(rb'<a\b(?P<tag>[^>]*?\shref="(?P<to>(?:\.\./)+[^"]*)"[^>]*)>(?P<text>.*?)</a>', re.DOTALL)
_SPEECH = re.compile(rb'\s(?:lang|dir)="[^"]*"')


class Stick:
    """Files by their path in the folder; the same books give the same bytes."""

    def __init__(self, books: Sequence[Book]) -> None:
        self.books = books
        self._codes = frozenset(book.code for book in books)

    @property
    def edition(self) -> Edition:
        return self.books[0].edition

    def uris(self) -> list[str]:
        """All files but the checksums."""
        pages = [f"{PAGES}/{book.code}/{uri}" for book in self.books for uri in _uris(book)]
        return sorted([START, README, f"{PAGES}/start-here.css", *pages])

    def write(self, folder: Path) -> None:
        """Write them, with the edition's date as their time."""
        time = datetime.fromisoformat(self.edition.date).replace(hour=12, tzinfo=UTC).timestamp()
        for uri, data in self._files():
            path = folder / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            os.utime(path, (time, time))

    def _files(self) -> Iterator[tuple[str, bytes]]:
        yield START, start_page(self.books)
        yield README, readme(self.books)
        yield f"{PAGES}/start-here.css", files("handbook.root").joinpath("templates/chooser.css").read_bytes()
        script = locales_script(book.locale for book in self.books).encode()
        for book in self.books:
            for uri in _uris(book):
                data = script if uri == "locales.js" else (book.site_dir / uri).read_bytes()
                yield f"{PAGES}/{book.code}/{uri}", self._page(book, uri, data) if uri.endswith(".html") else data

    def _page(self, book: Book, uri: str, data: bytes) -> bytes:
        """A page whose links all lead somewhere: a language that is not here is named, and said to be elsewhere."""
        note = book.say("edition.usb.not-here").encode()

        def kept(link: re.Match[bytes]) -> bytes:
            target = resolve(uri, link["to"].decode())
            if target is None or target.locale is None or target.locale in self._codes:
                return link[0]
            speech = b"".join(_SPEECH.findall(link["tag"]))
            return b'<span class="hb-absent"><bdi%s>%s</bdi> <small>(%s)</small></span>' % (speech, link["text"], note)

        return _LINK.sub(kept, _WEB_APP.sub(b"", data))


def _uris(book: Book) -> list[str]:
    return [uri for uri in tree_uris(book.site_dir) if uri not in _ONLY_FOR_SERVERS and not uri.endswith(".map")]
