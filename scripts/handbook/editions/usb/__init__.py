"""A folder for a stick or a network drive, and the same as a zip: pages as they are in the site, and a page to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.editions.book import books_of
from handbook.editions.dist import SUMS, digest_of, sums_of
from handbook.editions.kinds import Maker
from handbook.editions.usb.names import name_problems
from handbook.editions.usb.stick import Stick
from handbook.editions.zipped import write_zip
from handbook.problems import errors_in
from handbook.translation.locales import SOURCE_LOCALE, Extent
from handbook.tree import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handbook.editions.book import Book
    from handbook.problems import Problem


def make(books: Sequence[Book], into: Path) -> list[Problem]:
    """The folder `handbook-<locale>`, `handbook-<locale>.zip`, and the checksum of the zip beside it."""
    name = f"handbook-{books[0].code if len(books) == 1 else 'all'}"
    # The words of the first language stand above the list of all: English, whatever the order in which they were asked for.
    books, problems = _with_english(sorted(books, key=lambda one: one.code != SOURCE_LOCALE))
    if errors_in(problems):
        return problems
    stick = Stick(books)
    problems += name_problems(stick.uris(), name)
    if errors_in(problems):
        return problems
    stick.write(into / name)
    write_file(into / name / SUMS, sums_of(into / name).encode())
    zipped = into / f"{name}.zip"
    write_zip(into / name, zipped, within=name, day=stick.edition.date)
    write_file(into / SUMS, f"{digest_of(zipped)}  {zipped.name}\n".encode())
    return problems


def _with_english(books: Sequence[Book]) -> tuple[Sequence[Book], list[Problem]]:
    """The start of a language leads to English pages for all the rest: they come along."""
    starts = any(book.staged.extent is Extent.START for book in books)
    if not starts or any(book.code == SOURCE_LOCALE for book in books):
        return books, []
    english, problems = books_of(books[0].project, [SOURCE_LOCALE])
    return [*books, *english], problems


MAKER = Maker(make, heavy=False, together=True)
