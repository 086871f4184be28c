"""Words that are a slip of the finger away; `search.js` holds the twin."""

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
    return _LETTERS.findall(word)


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
    return row[-1]


def closest(word: str, accented: str, vocabulary: Iterable[str]) -> list[tuple[int, str]]:
    """Words of the vocabulary with their distance, the nearest first; words that hold the word count as one slip away.

    What was typed with accents is compared with words as they are written, else accents do not count.
    """
    typed, most = accented or word, allowed(len(word))
    own = letters(typed)
    found = []
    for written in vocabulary:
        other = written if accented or not _ACCENTED.search(written) else fold(written)
        far = distance(typed, other, most)
        if far > most and abs(len(typed) - len(other)) <= 8 and (len(own) < len(typed) or _MARKED.search(other)):
            most_letters = allowed(len(own))
            far = min(most, 1) if distance(own, letters(other), most_letters) <= most_letters else most + 1
        if far > most and len(word) > 2 and typed in other:
            far = 1
        if far <= max(most, 1) and other != typed:
            found.append((far, int(typed[0] != other[0]), abs(len(typed) - len(other)), written))
    return [(far, other) for far, _, _, other in sorted(found, key=lambda it: (*it[:3], it[3].encode("utf-16-be")))]
