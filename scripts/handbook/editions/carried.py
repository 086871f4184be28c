"""Pages of the site in a copy that people carry: without what only a server needs, and with every link leading somewhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.audit.links import resolve
from handbook.staging import locales_script
from handbook.translation.locales import SOURCE_LOCALE
from handbook.tree import tree_uris
from handbook.webapp.manifest import APP_URI, PACK_URI, SIZE_URI, WORKER_URI

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from handbook.editions.book import Book

_ONLY_FOR_SERVERS = frozenset({"404.html", "sitemap.xml", APP_URI, SIZE_URI, WORKER_URI})
_ONLY_FOR_APPS = ("assets/images/app-",)
_WEB_APP = {
    "assets/js/offline.js": b'document.documentElement.classList.add("hb-on-file");\n',
    PACK_URI: b"window.HANDBOOK_OFFLINE={};\n",
}
"""A copy is on the reader's device already, also where a program such as Kiwix serves it: nothing is offered for download."""
_LINK = re.compile(rb'<a\b(?P<tag>[^>]*?\shref="(?P<to>(?:\.\./)+[^"]*)"[^>]*)>(?P<text>.*?)</a>', re.DOTALL)
_SPEECH = re.compile(rb'\s(?:lang|dir)="[^"]*"')


@dataclass(frozen=True)
class Carried:
    """One language of a copy that has the languages `codes`."""

    book: Book
    codes: Collection[str]

    def uris(self) -> list[str]:
        """Its files, as in the locale's folder of the site, sorted."""
        return [uri for uri in tree_uris(self.book.site_dir) if _is_carried(uri)]

    def read(self, uri: str) -> bytes:
        """A file as it stands in the copy."""
        if uri == "locales.js":
            known = self.book.content.locales
            return locales_script(one for one in known if one.code in self.codes).encode()
        data = _WEB_APP.get(uri) or (self.book.site_dir / uri).read_bytes()
        return self._page(uri, data) if uri.endswith(".html") else data

    def _page(self, uri: str, data: bytes) -> bytes:
        """A page in which no link goes round by a folder above, and a language that is not here is said to be elsewhere."""

        def kept(link: re.Match[bytes]) -> bytes:
            target = resolve(uri, link["to"].decode())
            if target is not None and target.locale == self.book.code:
                here = posixpath.relpath(target.uri, posixpath.dirname(uri) or ".").encode()
                return link[0].replace(link["to"].partition(b"#")[0], here, 1)
            if target is None or target.locale is None or target.locale in self.codes:
                return link[0]
            speech = b"".join(_SPEECH.findall(link["tag"]))
            return b'<span class="hb-absent"><bdi%s>%s</bdi> %s</span>' % (speech, link["text"], self._elsewhere)

        return _LINK.sub(kept, data)

    @property
    def _elsewhere(self) -> bytes:
        text, english = (self.book.say(_KEY), self.book.content.interface[_KEY])
        foreign = text == english and self.book.code != SOURCE_LOCALE
        language = ' lang="en"' if foreign else ""
        return f"<small{language}>({text})</small>".encode()


_KEY = "edition.usb.not-here"


def carried(books: Sequence[Book]) -> Iterator[Carried]:
    """The languages of a copy that has these books and no others."""
    codes = frozenset(book.code for book in books)
    yield from (Carried(book, codes) for book in books)


def _is_carried(uri: str) -> bool:
    return not (uri in _ONLY_FOR_SERVERS or uri.startswith(_ONLY_FOR_APPS) or uri.endswith(".map"))
