"""The cover: title, sign and edition. In a script without a font here, the words are English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.cards.lettering import lettering
from handbook.cards.picture import COVER_SIZE, Words, cover_picture_of
from handbook.translation.locales import SOURCE_LOCALE, Direction

if TYPE_CHECKING:
    from handbook.editions.book import Book

__all__ = ["COVER_SIZE", "COVER_URI", "cover_picture"]

COVER_URI = "cover.png"


def cover_picture(book: Book) -> bytes:
    edition = f"{book.edition.version} · {book.edition.date}"
    letters = lettering(book.project, book.code, rtl=book.locale.direction is Direction.RTL)
    if letters is not None and letters.can_write(book.title):
        return cover_picture_of(Words(letters, book.title, f"{edition} · {book.code}" if not letters.rtl else edition))
    english = lettering(book.project, SOURCE_LOCALE, rtl=False)
    words = Words(english, book.content.config.name, f"{edition} · {book.code}") if english else None
    return cover_picture_of(words)
