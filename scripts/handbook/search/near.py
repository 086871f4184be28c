"""Words that are a slip of the finger away; `js/text.js` holds the twin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.search.normalise import fold
from handbook.search.tables import ACCENTED_LATIN, MARKS, VIRAMAS, character_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARK = character_class(MARKS)
_MARKED = re.compile(f"[{_MARK}]")
_ACCENTED = re.compile(f"[{character_class(ACCENTED_LATIN)}]")
_LETTERS = re.compile(f".(?:[{character_class(VIRAMAS)}][^{_MARK}]|[{_MARK}])*", re.DOTALL)


def letters(word: str) -> list[str]:
    """Letters with their signs: what a finger swaps or misses in Indic scripts."""
    return [*word] if word.isascii() else _LETTERS.findall(word)


def allowed(length: int) -> int:
    """How many slips a word of this length may hold."""
    return 0 if length < 3 else 1 if length < 8 else 2


def distance(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """Letters added, left out, changed or swapped with the next; more than `most` is `most + 1`.

    >>> distance("equivlaent", "equivalent", 2), distance("abc", "abd", 0)
    (1, 1)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def closest(word: str, accented: str, vocabulary: Iterable[str], most: int) -> list[tuple[int, bool, str]]:
    """Words of the vocabulary at most so many slips away, with their distance and whether they begin with another letter.

    The nearest come first. What was typed with accents is compared with words as they are written, else accents do not count.
    """
    typed = accented or word
    own = letters(typed)
    found = []
    for written in vocabulary:
        other = written if accented or not _ACCENTED.search(written) else fold(written)
        far = slips(typed, own, other, most)
        if 0 < far <= most:
            found.append((far, typed[0] != other[0], abs(len(typed) - len(other)), written))
    return [
        (far, first, other)
        for far, first, _, other in sorted(found, key=lambda it: (*it[:3], it[3].encode("utf-16-be")))
    ]


def slips(typed: str, own: Sequence[str], other: str, most: int) -> int:
    """How many slips lie between two words, by characters or by letters with their signs.

    >>> slips("equivlaent", letters("equivlaent"), "equivalent", 2), slips("rain", letters("rain"), "restrain", 1)
    (1, 2)
    """
    far = distance(typed, other, most)
    if far > 1 and abs(len(typed) - len(other)) <= 8 and (len(own) < len(typed) or _MARKED.search(other)):
        most_letters = min(most, allowed(len(own)))
        by_letters = distance(own, letters(other), most_letters)
        far = min(far, by_letters) if by_letters <= most_letters else far
    return far
