"""Where one word or run of a query stands, and how well; `js/match.js` holds the twin.

Scores are whole numbers by section. A word counts as it was typed, as the beginning of a longer one and, when little is
found, as a part of one. A run of clusters counts where its pairs and neighbours stand together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.search.coding import LEVEL_BITS, decode_numbers, decode_postings
from handbook.search.near import allowed, closest, letters
from handbook.search.ranking import (
    ENDING_WEIGHT,
    ENOUGH,
    EXACT,
    IMPACT,
    SCALE,
    near_weight,
    part_weight,
    prefix_weight,
    rarity,
)
from handbook.search.tables import SHORTEST_STEM, UNSPACED, character_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook.search.files import IndexFiles

Scores = dict[int, int]
Weighted = list[tuple[int, str]]
"""Encoded postings, each with the weight of what they were found by."""

_UNSPACED = re.compile(f"[{character_class(UNSPACED)}]")
_MOST_WORDS = 12


def places(encoded: str) -> list[int]:
    """The sections of encoded postings."""
    return [one >> LEVEL_BITS for one in decode_postings(encoded)]


def combine(index: IndexFiles, groups: Sequence[Weighted]) -> Scores:
    """The best that each section offers, times how much the whole tells. The groups come in order, the best first."""
    best: Scores = {}
    for group in reversed(groups):
        own: Scores = {}
        for weight, encoded in group:
            for one in decode_postings(encoded):
                place, score = one >> LEVEL_BITS, IMPACT[one & 7] * weight * SCALE
                if score > own.get(place, 0):
                    own[place] = score
        best = ranked_below(index, own, best)
    tells = rarity(len(best), index.sections)
    return {place: score * tells for place, score in best.items()}


def pages_of(index: IndexFiles, scores: Scores) -> set[int]:
    return {index.page_of[one] for one in scores}


def ranked_below(index: IndexFiles, better: Scores, worse: Scores) -> Scores:
    """Both together. As long as the better are on few pages, each of them stays above all of the worse."""
    if not better or not worse:
        return better or worse
    if len(pages_of(index, better)) > ENOUGH:
        return {one: max(better.get(one, 0), worse.get(one, 0)) for one in better.keys() | worse.keys()}
    least, highest = min(better.values()), max(worse.values())
    return {one: max(score * (least - 1) // highest, 1) for one, score in worse.items()} | better


def as_typed(index: IndexFiles, word: str, *, whole: bool) -> list[Weighted]:
    """A word, and unless it is whole the longer words that begin with it."""
    if whole:
        encoded = index.postings(word)
        return [[] if encoded is None else [(EXACT, encoded)], []]
    same, longer = [], []
    for key, encoded in index.terms_from(word):
        if key == word:
            same.append((EXACT, encoded))
        elif not _UNSPACED.match(key):
            longer.append((prefix_weight(len(word), len(key)), encoded))
    return [same, longer]


def without_endings(index: IndexFiles, word: str) -> Weighted:
    """What is left of a word without the endings of its language."""
    stems = [word.removesuffix(one) for one in index.directory["endings"] if word.endswith(one)]
    known = [index.postings(stem) for stem in stems if len(stem) >= SHORTEST_STEM]
    return [(ENDING_WEIGHT, encoded) for encoded in known if encoded is not None]


def without_accents(groups: Iterable[Weighted]) -> list[Weighted]:
    """The same, weighted as what has other accents than those that were typed."""
    return [[(weight * 3 >> 3, encoded) for weight, encoded in group] for group in groups]


def as_part(index: IndexFiles, typed: str) -> Weighted:
    """Words that hold what was typed; those that end with it first."""
    shortest: dict[int, int] = {}
    for key, encoded in index.parts_from(typed):
        last = -1
        for gap in decode_numbers(encoded):
            last += gap + 1
            shortest[last] = min(shortest.get(last, len(key)), len(key))
    found = []
    for number in sorted(shortest, key=lambda one: (shortest[one], -one))[:_MOST_WORDS]:
        term, encoded = index.numbered_term(number)
        found.append((part_weight(len(typed), len(term)), encoded))
    return found


def as_near(index: IndexFiles, word: str, accented: str) -> list[Weighted]:
    """Words that a slip of the finger could have meant, else two slips; first those with the same first letter."""
    found: dict[tuple[int, bool], Weighted] = {}
    length = len(letters(accented or word))
    for most in range(1, allowed(len(word)) + 1):
        for distance, first, near in closest(word, accented, index.vocabulary(length, most), most)[:_MOST_WORDS]:
            encoded = index.postings(near)
            if encoded is not None:
                found.setdefault((distance, first), []).append((near_weight(distance), encoded))
        if found:
            break
    return list(found.values())
