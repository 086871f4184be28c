"""The words of an index as such: their ends, to find a part of a word, and a list, to find what was mistyped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handbook.search.coding import encode_number
from handbook.search.near import letters
from handbook.search.normalise import fold
from handbook.search.tables import ACCENTED_LATIN, MARKS, UNSPACED, character_class
from handbook.search.terms import TITLE_SIGN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Ends = tuple[str, ...]

SHORTEST_PART = SHORTEST_SPELT = 3
_ACCENTED = re.compile(f"[{character_class(ACCENTED_LATIN)}]")
_UNSPACED = re.compile(f"[{character_class(UNSPACED)}]")
_MARK = re.compile(f"[{character_class(MARKS)}]")


class Word(NamedTuple):
    """What the lists want to know of a term."""

    ends: Ends
    """All ends that are shorter than the word; none of what is no word."""
    letters: int
    """How many it has, if those who mistype may mean it, else 0."""
    plain: str
    """Without accents, if it has some: that is no word of its own."""


def word_of(term: str) -> Word:
    """What is kept of a term as long as it is there.

    >>> word_of("visas"), word_of("!visas")
    (Word(ends=('isas', 'sas'), letters=5, plain=''), Word(ends=(), letters=0, plain=''))
    """
    ends, spelt = ends_of(term), len(term) >= SHORTEST_SPELT and _is_word(term)
    is_accented = not term.isascii() and _ACCENTED.search(term)
    return Word(ends, len(letters(term)) if spelt else 0, fold(term) if is_accented else "")


def numbered(terms: Sequence[str], known: Mapping[str, Word]) -> dict[str, int]:
    """The words that have ends, each with its number: the last of all terms is 1.

    So titles, which stand first, give no other number to a word. A word with accents stands here as it is written: `uat`
    is no part of `xuất`.
    """
    folds = _folds(known)
    numbers = zip(terms, range(len(terms), 0, -1), strict=True)
    return {term: number for term, number in numbers if known[term].ends and term not in folds}


def part_lines(numbers: dict[str, int], known: Mapping[str, Word]) -> dict[str, str]:
    """Every end of a word, with the numbers of the terms that end so, the last term first: how many are left out before each.

    They are written at once: a hundred thousand lists are a lot to look through for who looks for garbage.

    >>> part_lines({"visa": 2, "wisa": 1}, {one: word_of(one) for one in ("visa", "wisa")})
    {'isa': 'BA'}
    """
    found: dict[str, str] = {}
    last: dict[str, int] = {}
    for term, number in reversed(numbers.items()):
        for end in known[term].ends:
            found[end] = found.get(end, "") + encode_number(number - last.get(end, -1) - 1)
            last[end] = number
    return found


def ends_of(term: str) -> Ends:
    """All ends of a word that are shorter than the word; none of what is no word.

    >>> ends_of("visas"), ends_of("!visas")
    (('isas', 'sas'), ())
    """
    if len(term) <= SHORTEST_PART or not _is_word(term):
        return ()
    plain = term.isascii()
    starts = range(1, len(term) - SHORTEST_PART + 1)
    return tuple([term[start:] for start in starts if plain or not _MARK.match(term[start])])


def vocabulary_lines(terms: Sequence[str], known: Mapping[str, Word]) -> list[str]:
    """The words as they are written, the short ones first: a slip changes the number of letters by one or two."""
    folds = _folds(known)
    return sorted([one for one in terms if known[one].letters and one not in folds], key=lambda one: known[one].letters)


def _is_word(term: str) -> bool:
    return (term.isascii() or not _UNSPACED.match(term)) and not term.startswith(TITLE_SIGN)


def _folds(known: Mapping[str, Word]) -> set[str]:
    return {one.plain for one in known.values() if one.plain}
