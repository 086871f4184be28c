"""What lies in the folder: the pages of the chosen languages, a page to begin with, and words for those who open it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING

from handbook.editions.carried import carried
from handbook.editions.usb.start import readme, start_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from handbook.editions.book import Book
    from handbook.site_config import Edition

PAGES = "pages"
"""The folder that holds the languages, so that a reader sees three files at the top and no more."""
START, README, _STYLE = "START-HERE.html", "README.txt", f"{PAGES}/start-here.css"


class Stick:
    """Files by their path in the folder; the same books give the same bytes."""

    def __init__(self, books: Sequence[Book]) -> None:
        self.books = books
        self._parts = tuple(carried(books))

    @property
    def edition(self) -> Edition:
        return self.books[0].edition

    def uris(self) -> list[str]:
        """All files but the checksums."""
        pages = [f"{PAGES}/{part.book.code}/{uri}" for part in self._parts for uri in part.uris()]
        return sorted([START, README, _STYLE, *pages])

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
        yield _STYLE, files("handbook.root").joinpath("templates/chooser.css").read_bytes()
        for part in self._parts:
            yield from ((f"{PAGES}/{part.book.code}/{uri}", part.read(uri)) for uri in part.uris())
