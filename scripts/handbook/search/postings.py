"""What stands where: for each term its postings, changed section by section."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from handbook.search.analysis import KEYWORD
from handbook.search.coding import COMMON_LEVEL, LEVEL_BITS, encode_postings
from handbook.search.ranking import LEVEL_OF_PLACE, level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook.search.analysis import CountedSection

_LEAST_OF_PLACES = LEVEL_OF_PLACE[KEYWORD]
_EVERYWHERE = 3
"""A term in more than this part of the sections stands everywhere."""


@dataclass
class Postings:
    """The postings of all terms. A posting is the number of a section << 3 | its level."""

    average: float
    """The mean length of sections: what levels are measured by."""
    universe: int = 0
    terms: defaultdict[str, array[int]] = field(default_factory=lambda: defaultdict(partial(array, "I")))

    def append(self, sections: Iterable[CountedSection]) -> None:
        """Sections after all that are there."""
        terms = self.terms
        for one in sections:
            for term, posting in self._postings(self.universe, one):
                terms[term].append(posting)
            self.universe += 1

    def replace(self, place: int, old: CountedSection, new: CountedSection) -> set[str]:
        """One section for another in its place. Returns the terms of which the postings are others now."""
        before, after = dict(self._postings(place, old)), dict(self._postings(place, new))
        changed = {term for term, _ in before.items() ^ after.items()}
        for term in changed:
            known = self.terms[term]
            at = bisect_left(known, place << LEVEL_BITS)
            if term in before:
                del known[at]
            if term in after:
                known.insert(at, after[term])
            if not known:
                del self.terms[term]
        return changed

    def cut(self, sections: Sequence[CountedSection]) -> set[str]:
        """Take the last sections away again. Returns the terms that stood in them."""
        changed: set[str] = set()
        for one in reversed(sections):
            for term in one.terms:
                known = self.terms[term]
                known.pop()
                if not known:
                    del self.terms[term]
            changed.update(one.terms)
        self.universe -= len(sections)
        return changed

    def encoded(self, term: str) -> str:
        return encode_postings(_levelled(self.terms[term], self.universe))

    def levelled_otherwise(self, universe: int) -> set[str]:
        """Terms that stood everywhere among so many sections and do not now, or the other way round."""
        least, most = sorted((universe, self.universe))
        return {term for term, found in self.terms.items() if least <= len(found) * _EVERYWHERE < most}

    def _postings(self, place: int, section: CountedSection) -> Iterable[tuple[str, int]]:
        base = place << LEVEL_BITS
        found = {code: base | level(code, section.length, self.average) for code in {*section.codes}}
        return zip(section.terms, map(found.__getitem__, section.codes), strict=True)


def _levelled(postings: Sequence[int], universe: int) -> Sequence[int]:
    """What stands in a good part of all sections tells little: how often it stands there is not worth its bytes.

    Titles, headings and keywords still count.
    """
    if len(postings) * _EVERYWHERE < universe:
        return postings
    return [one if one & 7 >= _LEAST_OF_PLACES else one & ~7 | COMMON_LEVEL for one in postings]
