"""What a reader opens first: START-HERE.html, and README.txt in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from handbook.editions.kinds import EditionKind
from handbook.editions.policies import policy_of
from handbook.pages.edition import edition_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.editions.book import Book

_PARTS = ("open", "together", "zip", "warning", "phone", "newer", "whole")
_BREAK = "\r\n"
"""Old editors of Windows show no other line break, and take a file for UTF-8 only by its first mark."""


def start_page(books: Sequence[Book]) -> bytes:
    """The page with the languages; each is a link that opens at once, with scripts or without."""
    environment = Environment(
        loader=PackageLoader("handbook.editions.usb"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    first = books[0]
    values = {
        "policy": policy_of(EditionKind.USB),
        "first": first,
        "books": books,
        "edition": edition_line(first.content, first.translation),
    }
    return environment.get_template("start.html.jinja").render(values).encode()


def readme(books: Sequence[Book]) -> bytes:
    """The words for all languages that have them; English comes once, where a language has none."""
    texts = dict.fromkeys(_BREAK.join(_paragraphs(book)) for book in books)
    line = f"{_BREAK * 2}{'-' * 60}{_BREAK * 2}"
    return ("\ufeff" + line.join(texts) + _BREAK).encode()


def _paragraphs(book: Book) -> Iterator[str]:
    english = book.say("edition.usb.readme.open") == book.content.interface["edition.usb.readme.open"]
    name = book.content.config.name if english else book.title
    yield name
    yield "=" * len(name)
    line = edition_line(book.content, book.translation)
    yield line.text
    for part in _PARTS:
        yield ""
        yield book.say(f"edition.usb.readme.{part}")
    yield ""
    for key in ("theme.independent", "theme.licence"):
        yield book.content.interface[key] if english else book.say(key)
