"""The words of an index as such: their ends, to find a part of a word, and a list, to find what was mistyped."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from handbook.search.near import letters
from handbook.search.normalise import fold
from handbook.search.tables import ACCENTED_LATIN, MARKS, UNSPACED, character_class
from handbook.search.terms import TITLE_SIGN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Ends = tuple[str, ...]

SHORTEST_PART = 3
_ACCENTED = re.compile(f"[{character_class(ACCENTED_LATIN)}]")
_UNSPACED = re.compile(f"[{character_class(UNSPACED)}]")
_MARK = re.compile(f"[{character_class(MARKS)}]")


def part_lines(terms: Sequence[str], known: Mapping[str, Ends] | None = None) -> dict[str, list[int]]:
    """Every end of a word that is shorter than the word, with the numbers of the terms that end so.

    A word with accents stands here as it is written: `uat` is no part of `xuất`. `known` are the ends of some terms.

    >>> part_lines(["visa", "wisa"])
    {'isa': [0, 1]}
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    folds, known = _folds(terms), {} if known is None else known
    for number, term in enumerate(terms):
        if term not in folds:
            ends = known.get(term)
            for end in ends_of(term) if ends is None else ends:
                found[end].append(number)
    return dict(found)


def ends_of(term: str) -> Ends:
    """All ends of a word that are shorter than the word; none of what is no word.

    >>> ends_of("visas"), ends_of("=visas")
    (('isas', 'sas'), ())
    """
    if len(term) <= SHORTEST_PART or not _is_word(term):
        return ()
    plain = term.isascii()
    starts = range(1, len(term) - SHORTEST_PART + 1)
    return tuple([term[start:] for start in starts if plain or not _MARK.match(term[start])])


def vocabulary_lines(terms: Sequence[str]) -> list[str]:
    """The words as they are written, the short ones first: a slip changes the number of letters by one or two."""
    folds = _folds(terms)
    found = [one for one in terms if len(one) > 2 and one not in folds and _is_word(one)]
    return sorted(found, key=lambda one: len(letters(one)))


def _is_word(term: str) -> bool:
    return (term.isascii() or not _UNSPACED.match(term)) and not term.startswith(TITLE_SIGN)


def _folds(terms: Sequence[str]) -> set[str]:
    """What words with accents are without: no words of their own."""
    return {fold(term) for term in terms if not term.isascii() and _ACCENTED.search(term)}
