"""What Kiwix's search reads of each page: the same text that the handbook's own search reads.

Its index (Xapian) knows words between spaces, and pairs of Chinese characters. Thai, Lao, Khmer and Burmese have no spaces
between words: there a page is also found by each term of the handbook that it uses, and by the beginning of its title.
For everything else the handbook's own search, which knows those scripts, is in the file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.content import taxonomy_uri
from handbook.model.country import country_names
from handbook.rendered import ReadPages
from handbook.search.tables import UNSPACED, character_class
from handbook.site_search.indexing import site_records
from handbook.translation.texts import GLOSSARY_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.editions.book import Book

_UNSPACED = re.compile(f"[{character_class(UNSPACED)}]")


@dataclass(frozen=True)
class Searched:
    """A page as the index has it: its title and text, and words that are found and never shown."""

    title: str
    text: str
    keywords: str


def searched_pages(book: Book) -> Mapping[str, Searched]:
    """All pages that a search may find, by their address."""
    known = sorted({term for term in _terms(book) if _UNSPACED.search(term)})
    found = {}
    for record in site_records(book.content, book.staged, ReadPages(book.site_dir), {}):
        text = "\n".join(part for one in record.sections for part in (one.heading, one.text) if part)
        own = [term for term in known if term in text or term in record.title]
        more = folded_words(" ".join([text, *own]))
        found[record.url] = Searched(
            " ".join([record.title, *folded_words(record.title)]), text, " ".join([*own, *more])
        )
    return found


def _terms(book: Book) -> Iterator[str]:
    """The handbook's terms in this language: glossary, vocabularies, countries."""
    say = book.translation.say
    for one in book.content.glossary:
        yield say(GLOSSARY_SOURCE, f"{one.value.id}.term", one.value.term).text
    for vocabulary, terms in book.content.catalogue.taxonomy.terms.items():
        yield from (say(taxonomy_uri(vocabulary), f"{term.id}.label", term.label).text for term in terms)
    yield from country_names(book.code).values()


def folded_words(text: str) -> list[str]:
    """The words that lose something as small letters without signs above and below them, in that form, each once.

    A newer libzim makes this of each query, in all scripts; an older one of Latin letters alone. So both forms are there.

    >>> folded_words("Médias à Genève, la radio"), folded_words("วิทยุ")
    (['medias', 'a', 'geneve,'], ['วทย'])
    """
    return list(dict.fromkeys(folded for one in text.split() if (folded := _folded(one)) != one.lower()))


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(one for one in apart if not unicodedata.category(one).startswith("M")))
