"""What a page is made of: the terms of each section, counted, and what stands together in it."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.search.counting import counted, known_counted
from handbook.search.normalise import fold
from handbook.search.terms import accented_words, pieces, title_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.search.records import Record, Section

BODY, KEYWORD, HEADING, TITLE = range(4)
"""Where a term stands, from the weakest to the strongest place."""
_PLACE_BITS = 2


@dataclass(frozen=True)
class CountedSection:
    """`codes`, one for each of the terms: how often << 2 | strongest place. `neighbours`: keys of what stands together, sorted.

    A process that stays keeps those of all pages, so they are arrays.
    """

    length: int
    terms: tuple[str, ...]
    codes: array[int]
    neighbours: array[int]


def count_record(record: Record, extra: Mapping[int, str] | None = None) -> tuple[CountedSection, ...]:
    """Count all sections of a page; the title and the keywords belong to the first."""
    return tuple(_count_section(record, one, extra, first=number == 0) for number, one in enumerate(record.sections))


def _count_section(record: Record, section: Section, extra: Mapping[int, str] | None, *, first: bool) -> CountedSection:
    body = counted(section.text, extra)
    terms = {term: count << _PLACE_BITS for term, count in Counter(body.terms).items()}
    keys = body.keys
    above = [(HEADING, section.heading)]
    if first:
        above = [(KEYWORD, record.keywords), *above, (TITLE, record.title)]
    for place, text in above:
        own = known_counted(text, fold(text, extra))
        for term in own.terms:
            terms[term] = terms.get(term, 0) >> _PLACE_BITS << _PLACE_BITS | place
        keys |= own.keys
    if first:
        title = pieces(fold(record.title, extra))
        terms |= {title_term(title): TITLE, title_term(title, accented_words(record.title)): TITLE}
    return counted_section(body.length, terms, terms.values(), sorted(keys))


def counted_section(
    length: int, terms: Iterable[str], codes: Iterable[int], neighbours: Iterable[int]
) -> CountedSection:
    """Each term is one text, however many pages hold it."""
    return CountedSection(length, tuple(map(sys.intern, terms)), array("I", codes), array("I", neighbours))


def unpack(code: int) -> tuple[int, int]:
    """How often, and the strongest place."""
    return code >> _PLACE_BITS, code & (1 << _PLACE_BITS) - 1
