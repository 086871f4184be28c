"""EPUB 3 of a locale: the handbook, the guides to tactics and the like, all case studies, glossary and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.editions.epub.archive import write_epub
from handbook.editions.epub.book_files import epub_files
from handbook.editions.kinds import Maker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handbook.editions.book import Book
    from handbook.problems import Problem


def make(books: Sequence[Book], folder: Path) -> list[Problem]:
    """One file for each book."""
    for book in books:
        write_epub(folder / f"handbook-{book.code}.epub", epub_files(book), book.edition.date)
    return []


MAKER = Maker(make)
