"""A ZIM file for Kiwix on phones and school servers: the pages as they are in the site, found by Kiwix's own search too."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.editions.carried import carried
from handbook.editions.dist import SUMS, digest_of
from handbook.editions.kinds import Maker
from handbook.editions.zim.metadata import metadata
from handbook.editions.zim.same_bytes import settle
from handbook.editions.zim.writing import write_archive
from handbook.tree import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.editions.book import Book
    from handbook.problems import Problem


def make(books: Sequence[Book], into: Path) -> list[Problem]:
    """`handbook-<locale>.zim`, with its checksum beside it."""
    (book,) = books
    place = into / f"handbook-{book.code}.zim"
    with tempfile.TemporaryDirectory(dir=into) as beside:
        made = Path(beside) / place.name
        write_archive(made, next(carried(books)), metadata(book))
        settle(made)
        made.rename(place)
    write_file(into / SUMS, f"{digest_of(place)}  {place.name}\n".encode())
    return []


MAKER = Maker(make)
