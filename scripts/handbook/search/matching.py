"""Where one word or run of a query stands, and how well; `search.js` holds the twin.

Scores are whole numbers by section. A word counts as it was typed, as the beginning of a longer one and, when little is
found, as a part of one. A run of clusters counts where its pairs and neighbours stand together.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from handbook.search.coding import LEVEL_BITS, decode_numbers, decode_postings
from handbook.search.near import closest
from handbook.search.ranking import ENDING_WEIGHT, EXACT, IMPACT, near_weight, part_weight, prefix_weight, rarity
from handbook.search.tables import SHORTEST_STEM, UNSPACED, character_class
from handbook.search.terms import neighbour_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook.search.files import IndexFiles

Scores = dict[int, int]
Weighted = list[tuple[int, str]]
"""Encoded postings, each with the weight of what they were found by."""

_UNSPACED = re.compile(f"[{character_class(UNSPACED)}]")
_MOST_WORDS = 12
_ALL_TRIPLES = 5
"""Up to so many clusters every neighbour is looked up; in longer runs every other one says enough."""


def places(encoded: str) -> list[int]:
    """The sections of encoded postings."""
    return [one >> LEVEL_BITS for one in decode_postings(encoded)]


def combine(index: IndexFiles, weighted: Iterable[tuple[int, str]]) -> Scores:
    """The best that each section offers, times how much the whole tells."""
    best: Scores = {}
    for weight, encoded in weighted:
        for one in decode_postings(encoded):
            place, score = one >> LEVEL_BITS, IMPACT[one & 7] * weight
            if score > best.get(place, 0):
                best[place] = score
    tells = rarity(len(best), index.sections)
    return {place: score * tells for place, score in best.items()}


def as_typed(index: IndexFiles, word: str, accented: str, *, whole: bool) -> Weighted:
    """A word and, unless it is whole, the longer words that begin with it. Exact accents come first, if some were typed."""
    found = [*_beginning(index, word, whole=whole), *_without_endings(index, word)]
    if accented:
        own = _beginning(index, accented, whole=whole)
        return [*own, *((weight * 3 >> 3, encoded) for weight, encoded in found)]
    return found


def _without_endings(index: IndexFiles, word: str) -> Weighted:
    stems = [word.removesuffix(one) for one in index.directory["endings"] if word.endswith(one)]
    known = [index.postings(stem) for stem in stems if len(stem) >= SHORTEST_STEM]
    return [(ENDING_WEIGHT, encoded) for encoded in known if encoded is not None]


def _beginning(index: IndexFiles, word: str, *, whole: bool) -> Weighted:
    if whole:
        encoded = index.postings(word)
        return [] if encoded is None else [(EXACT, encoded)]
    found = []
    for key, encoded in index.terms_from(word):
        if key == word:
            found.append((EXACT, encoded))
        elif not _UNSPACED.match(key):
            found.append((prefix_weight(len(word), len(key)), encoded))
    return found


def as_part(index: IndexFiles, typed: str) -> Weighted:
    """Words that hold what was typed; those that end with it first."""
    numbers: list[tuple[int, int]] = []
    for key, encoded in index.parts_from(typed):
        last = -1
        for gap in decode_numbers(encoded):
            last += gap + 1
            numbers.append((len(key), last))
    found = []
    for _, number in sorted(numbers)[:_MOST_WORDS]:
        term, encoded = index.numbered_term(number)
        found.append((part_weight(len(typed), len(term)), encoded))
    return found


def as_near(index: IndexFiles, word: str, accented: str) -> Weighted:
    """Words that a slip of the finger could have meant."""
    found = []
    for distance, near in closest(word, accented, index.vocabulary())[:_MOST_WORDS]:
        encoded = index.postings(near)
        if encoded is not None:
            found.append((near_weight(distance), encoded))
    return found


def run_scores(index: IndexFiles, clusters: Sequence[str]) -> Scores:
    """Where a run stands; where it does not, its last cluster may be half typed."""
    if len(clusters) == 1:
        encoded = index.postings(clusters[0])
        return combine(index, [(EXACT, encoded)] if encoded else _longer(index, clusters[0]))
    return _run(index, clusters, half_typed=False) or _run(index, clusters, half_typed=True)


def _run(index: IndexFiles, clusters: Sequence[str], *, half_typed: bool) -> Scores:
    count = len(clusters)
    scores: Scores | None = None
    for at in range(count - 1):
        if at % 2 and at < count - 2:
            continue  # the neighbours below tie the pairs together
        pair = clusters[at] + clusters[at + 1]
        if half_typed and at == count - 2:
            own = combine(index, _longer(index, pair))
        else:
            encoded = index.postings(pair)
            own = combine(index, [(EXACT, encoded)] if encoded else [])
        scores = own if scores is None else {one: score + own[one] for one, score in scores.items() if one in own}
        if not scores:
            return {}
    for at in range(count - 2 - half_typed):
        if count <= _ALL_TRIPLES or at % 2:
            key = neighbour_key(f"{clusters[at]}{clusters[at + 1]} {clusters[at + 2]}")
            together = set(places(index.neighbours(key)))
            scores = {one: score for one, score in (scores or {}).items() if one in together}
    return scores or {}


def _longer(index: IndexFiles, typed: str) -> Weighted:
    return [(prefix_weight(len(typed), len(key)), encoded) for key, encoded in index.terms_from(typed)]


def run_nearly(index: IndexFiles, clusters: Sequence[str]) -> Scores:
    """Where most of a run stands, by what its pairs and clusters tell: at least an eighth, and nearly as much as the best."""
    parts = [a + b for a, b in pairwise(clusters)] + list(clusters)
    known: Scores = {}
    all_of_it = 0
    for part in dict.fromkeys(parts):
        sections = places(index.postings(part) or "")
        tells = rarity(len(sections), index.sections) * (1 if part in clusters else 2)
        all_of_it += tells
        for one in sections:
            known[one] = known.get(one, 0) + tells
    least = max(all_of_it, 5 * max(known.values(), default=0))
    return {one: tells * EXACT for one, tells in known.items() if tells * 8 >= least}
