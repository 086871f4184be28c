"""Pages and files into a ZIM archive, by libzim."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from libzim.writer import Creator, Hint, IndexData, Item, StringProvider

from handbook.editions.articles import target_of
from handbook.editions.zim.words import searched_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from handbook.editions.carried import Carried
    from handbook.editions.zim.metadata import Metadata
    from handbook.editions.zim.words import Searched

MAIN = "index.html"
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".xml": "application/xml",
    ".csv": "text/csv",
    ".ris": "application/x-research-info-systems",
    ".woff2": "font/woff2",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PACKED_TYPES = ("text/", "image/svg", "application/json", "application/xml")
_PICTURE_SIZE = 48


class _File(Item):  # type: ignore[misc]
    """One file. Pages have a title and text of their own for Kiwix's search: what is around a page is not searched."""

    def __init__(self, uri: str, data: bytes, title: str = "", searched: Searched | None = None) -> None:
        super().__init__()
        self.uri, self.data, self.title, self.searched = uri, data, title, searched

    def get_path(self) -> str:
        return self.uri

    def get_title(self) -> str:
        return self.title

    def get_mimetype(self) -> str:
        return mime_type(self.uri)

    def get_hints(self) -> dict[Hint, bool]:
        return {Hint.FRONT_ARTICLE: bool(self.title), Hint.COMPRESS: self.get_mimetype().startswith(_PACKED_TYPES)}

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self.data)

    def get_indexdata(self) -> _Text:
        return _Text(self.searched)


class _Text(IndexData):  # type: ignore[misc]
    """What Kiwix's search reads of a page."""

    def __init__(self, searched: Searched | None) -> None:
        super().__init__()
        self.searched = searched

    def has_indexdata(self) -> bool:
        return self.searched is not None

    def get_title(self) -> str:
        return self.searched.title if self.searched else ""

    def get_content(self) -> str:
        return self.searched.text if self.searched else ""

    def get_keywords(self) -> str:
        return self.searched.keywords if self.searched else ""

    def get_wordcount(self) -> int:
        return len(self.get_content().split())

    def get_position(self) -> None:
        return None


def write_archive(place: Path, part: Carried, about: Metadata) -> None:
    """All files in the order of their names, by one thread: the same pages give the same bytes, but for what `settle` settles."""
    searched = searched_pages(part.book)
    with _quiet(), Creator(place).config_indexing(True, about.language).config_nbworkers(1) as out:
        out.set_mainpath(MAIN)
        out.add_illustration(_PICTURE_SIZE, about.picture)
        for name, text in about.texts.items():
            out.add_metadata(name, text)
        for uri in part.uris():
            _add(out, part, uri, searched)


@contextmanager
def _quiet() -> Iterator[None]:
    """What the library says of its steps goes where progress is shown, not into the command's answer."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _add(out: Creator, part: Carried, uri: str, searched: Mapping[str, Searched]) -> None:
    page = part.book.pages.get(uri)
    if page is None:
        out.add_item(_File(uri, part.read(uri)))
        return
    target = target_of(uri, page.leads_to) if page.leads_to else None
    if target is not None:
        out.add_redirection(uri, page.title, target[0], {Hint.FRONT_ARTICLE: False})
        return
    out.add_item(_File(uri, part.read(uri), page.title, searched.get(uri)))


def mime_type(uri: str) -> str:
    """The type by the end of the name; the same on every computer.

    >>> mime_type("a/b.html"), mime_type("a.png"), mime_type("x.unknown")
    ('text/html', 'image/png', 'application/octet-stream')
    """
    return _TYPES.get("." + uri.rpartition(".")[2], "application/octet-stream")
