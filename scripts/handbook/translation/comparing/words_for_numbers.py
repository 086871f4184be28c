"""Numbers in words: those of an English text that a translation may give as figures, and Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTH_WORDS = "january february march april may june july august september october november december"
_UNITS = {word: number for number, word in enumerate(_UNIT_WORDS.split())}
_TENS = {word: 10 * number for number, word in enumerate(_TEN_WORDS.split(), start=2)}
_MONTHS = {word: number for number, word in enumerate(_MONTH_WORDS.split(), start=1)}
_OTHERS = {
    "first": {1}, "second": {2}, "third": {3}, "fourth": {4}, "fifth": {5}, "sixth": {6}, "seventh": {7},
    "eighth": {8}, "ninth": {9}, "tenth": {10}, "once": {1}, "twice": {2}, "double": {2}, "doubled": {2},
    "triple": {3}, "both": {2}, "pair": {2}, "couple": {2}, "dozen": {12}, "half": {2, 50}, "quarter": {4, 25},
    "quarters": {4, 75}, "decade": {10}, "decades": {10}, "century": {100}, "day": {24}, "midnight": {0, 12, 24},
    "noon": {12}, "whole": {100}, "all": {100}, "fortnight": {2, 14, 15}, "week": {7}, "year": {12, 365},
    "sixties": {60, 1960}, "seventies": {70, 1970}, "eighties": {80, 1980}, "nineties": {90, 1990},
}  # fmt: skip
_ROUND_NUMBERS = frozenset(
    {"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions"}
)
_HAN = re.compile("[一二两兩三四五六七八九十百]+")
_HAN_UNITS = {character: number for number, character in enumerate("一二三四五六七八九", start=1)} | {"两": 2, "兩": 2}
_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=10_000)
def explained_numbers(english: str) -> tuple[frozenset[Decimal], bool]:
    """The numbers that words of the text stand for, and whether there are words that can stand for any round number.

    >>> sorted(map(int, explained_numbers("Twenty-five people came twice in May")[0])), explained_numbers("two hundred")[1]
    ([2, 5, 20, 25], True)
    """
    words = _WORD.findall(english.lower())
    found: set[int] = set()
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word in _UNITS:
            found.add(_UNITS[word])
        elif word in _TENS:
            found |= {_TENS[word], _TENS[word] + _UNITS.get(following, 0)}
        elif word in _MONTHS:
            found.add(_MONTHS[word])
        else:
            found |= _OTHERS.get(word, set())
    return frozenset(map(Decimal, found)), not _ROUND_NUMBERS.isdisjoint(words)


def han_numbers(text: str) -> frozenset[Decimal]:
    """The numbers below a thousand that a text writes in Chinese characters.

    >>> sorted(map(int, han_numbers("二十五人，三百一十个，十国")))
    [10, 25, 310]
    """
    return frozenset(Decimal(_han_value(found)) for found in _HAN.findall(text))


def _han_value(characters: str) -> int:
    total, unit = 0, 0
    for one in characters:
        if one in _HAN_UNITS:
            unit = _HAN_UNITS[one]
        else:
            total, unit = total + (unit or 1) * (10 if one == "十" else 100), 0
    return total + unit
