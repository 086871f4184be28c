"""The whole numbers behind the order of results; `js/match.js` holds the twin. No fractions: both must agree exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.search.analysis import BODY, HEADING, KEYWORD, TITLE, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable

IMPACT = (4, 6, 8, 10, 12, 16, 22, 36)
"""What a posting of each level is worth."""
LEVEL_OF_PLACE = {KEYWORD: 5, HEADING: 6, TITLE: 7}
_STEPS = (0.55, 0.9, 1.2, 1.5)


def average_length(lengths: Iterable[int]) -> float:
    """The mean length of sections, in coarse steps: one edit must not move every posting."""
    found = [length for length in lengths if length]
    mean = sum(found) / len(found) if found else 1.0
    step = 1.0
    while step * 1.5 < mean:
        step *= 1.5
    return step


def level(code: int, length: int, average: float) -> int:
    """From 0 to 7: how strongly a section speaks of a term (BM25's measure of frequency; headings and titles above it).

    >>> level(1 << 2, 200, 100), level(9 << 2, 50, 100), level(1 << 2 | TITLE, 200, 100)
    (1, 4, 7)
    """
    count, place = unpack(code)
    if place != BODY:
        return LEVEL_OF_PLACE[place]
    weight = count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / average))
    return sum(weight > step for step in _STEPS)


def rarity(found: int, universe: int) -> int:
    """How much a term tells, from its number of sections: sixteenths of a logarithm, by whole numbers alone.

    >>> rarity(1000, 1000), rarity(10, 1000), rarity(1, 1000)
    (4, 109, 163)
    """
    ratio = max(universe * 16 // max(found, 1), 1)
    bits = ratio.bit_length() - 1
    return (bits - 4) * 16 + ((ratio - (1 << bits)) * 16 >> bits) + 4


ENOUGH = 10
"""With so many pages nobody needs what is only like what was typed."""
SCALE = 1024
"""Scores are so many times finer than impacts times weights: what is worse is squeezed below what is better."""
EXACT = 16
"""The weight of a word as it was typed; longer words, parts of words and near words weigh less."""


def prefix_weight(typed: int, length: int) -> int:
    """A longer word that begins with what was typed."""
    return 3 + 8 * typed // length


ENDING_WEIGHT = 10
"""The word that is left when an ending is taken off what was typed: `appeal` for `appeals`."""


def part_weight(typed: int, length: int) -> int:
    """A word that holds what was typed."""
    return 1 + 7 * typed // length


def near_weight(distance: int) -> int:
    return 8 >> distance
