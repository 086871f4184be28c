"""What a text is made of: words in spaced scripts, character clusters in the others; `js/text.js` holds the twin.

No dictionary: browsers cut the same Thai or Burmese text at different places, so an index cut by one is of no use to
another. A cluster (a consonant with all that hangs on it) has the same borders everywhere, in every word.
"""

from __future__ import annotations

import re
import zlib
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from handbook.search.normalise import surface
from handbook.search.tables import (
    ACCENTED_LATIN,
    DROPPED,
    LEADING_VOWELS,
    MARKS,
    SEPARATORS,
    STACKABLE,
    STACKERS,
    TRAILING_VOWELS,
    UNSPACED,
    character_class,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TITLE_SIGN = "!"
"""Titles stand before all words, so that one more gives no word another number."""
NEAR = 3
"""Characters between two words that are read together."""
MOST_TOGETHER = 4
"""So many clusters that stand together are noted as one. Three would not do: many a section has `abc` and `bcd`, but no `abcd`."""
LONGEST_WORD = 40
"""Characters of a word that count; nobody types more."""

_U, _S = character_class(UNSPACED), character_class(SEPARATORS)
_RUN = re.compile(rf"[{_U}]+|[^{_S}{_U}\U00010000-\U0010ffff]+")
_UNSPACED = re.compile(f"[{_U}]")
CLUSTER = re.compile(
    f"[{character_class(LEADING_VOWELS)}]?[{_U}]"
    f"(?:[{character_class(STACKERS)}][{character_class(STACKABLE)}]|[{character_class(MARKS)}{character_class(TRAILING_VOWELS)}])*"
)
_BLANK = re.compile(r"[ \t\r\n]{0,2}")
_ACCENTED = re.compile(f"[{character_class(ACCENTED_LATIN)}]")
_DROPPED = re.compile(f"[{character_class(DROPPED)}]+")
_NOT_WORDS = re.compile(f"[{_U}\U00010000-\U0010ffff]")


class Piece(NamedTuple):
    """A word (`clusters` is empty), or a run of clusters without a space."""

    text: str
    clusters: tuple[str, ...] = ()
    near: bool = False
    """It follows the piece before closely enough to be read with it."""
    linked: bool = False
    """Only a blank or nothing lies between: a run goes on."""

    @property
    def first(self) -> str:
        return self.clusters[0] if self.clusters else self.text

    @property
    def last(self) -> str:
        return self.clusters[-1] if self.clusters else self.text


def pieces(folded: str) -> list[Piece]:
    """The words and runs of a folded text, in order.

    >>> [(one.text, one.clusters) for one in pieces("visa การศึกษา")]
    [('visa', ()), ('การศึกษา', ('กา', 'ร', 'ศึ', 'ก', 'ษา'))]
    """
    found, end = [], -9
    for run in _RUN.finditer(folded):
        gap = folded[end : run.start()] if end >= 0 else "    "
        linked = not gap or gap == " " or bool(_BLANK.fullmatch(gap))
        near = linked or _script_length(gap) <= NEAR
        if _UNSPACED.match(run[0]):
            found.append(Piece(run[0], tuple(CLUSTER.findall(run[0])), near, linked))
        else:
            found.append(Piece(run[0][:LONGEST_WORD], (), near, linked))
        end = run.end()
    return found


def word_count(folded: str) -> int | None:
    """How many words a folded text has; None if not all that `pieces` finds are words.

    >>> word_count("two words, three"), word_count("visa การศึกษา")
    (3, None)
    """
    return None if _NOT_WORDS.search(folded) else len(_RUN.findall(folded))


def _script_length(text: str) -> int:
    """As scripts count: what lies above the basic plane is two."""
    return len(text) + sum(one > "\uffff" for one in text) if len(text) <= NEAR else len(text)


def stretches(tokens: Sequence[str], size: int) -> list[str]:
    """So many words or clusters that stand together, as they are noted.

    >>> stretches(("a", "b", "c", "d"), 3)
    ['a b c', 'b c d']
    """
    return [*map(" ".join, zip(*(tokens[at:] for at in range(size)), strict=False))]


def longest_stretches(clusters: Sequence[str]) -> list[str]:
    """The longest that are noted of a run: fours, or one of three; a longer run is told by fours that overlap.

    >>> longest_stretches(("a", "b", "c", "d", "e")), longest_stretches(("a", "b", "c")), longest_stretches(("a", "b"))
    (['a b c d', 'b c d e'], ['a b c'], [])
    """
    return stretches(clusters, MOST_TOGETHER if len(clusters) >= MOST_TOGETHER else 3)


def phrase_stretches(found: Sequence[Piece]) -> Iterator[str]:
    """What is noted of pieces that follow each other, besides each run and each pair.

    Three words, and clusters on both sides of a blank or beside a word.

    >>> [*phrase_stretches(pieces("two safe ways")), *phrase_stretches(pieces("1 การย้าย"))]
    ['two safe ways', '1 กา ร ย้า']
    """
    for first, second, third in zip_longest(found, found[1:], found[2:]):
        if not second:
            return
        if first.clusters or second.clusters:
            yield from longest_stretches(around(first, second))
        elif third and not third.clusters:
            yield f"{first.text} {second.text} {third.text}"


def around(before: Piece, piece: Piece) -> tuple[str, ...]:
    """The clusters on both sides of where two pieces meet, or the word."""
    return (
        *(before.clusters or (before.text,))[1 - MOST_TOGETHER :],
        *(piece.clusters or (piece.text,))[: MOST_TOGETHER - 1],
    )


def title_term(title: Iterable[Piece], accented: Iterable[str] = ()) -> str:
    """The term of a page's whole title, so that who types just that comes to that page; with its accents, or without.

    No other term begins like this, because the sign is a separator.

    >>> title_term(pieces("viet nam")) == title_term(pieces("viet-nam")) != title_term(pieces("viet"))
    True
    """
    return f"{TITLE_SIGN}{neighbour_key(' '.join([*(one.text for one in title), *accented]))}"


def accented_words(text: str) -> Iterator[str]:
    """Latin words with accents as they are written; they are terms besides, so that exact accents can come first.

    >>> list(accented_words("Người di cư"))
    ['người', 'cư']
    """
    if _ACCENTED.search(text := _DROPPED.sub("", surface(text))):
        for run in _RUN.finditer(text):
            if _ACCENTED.search(run[0]):
                yield run[0][:LONGEST_WORD]


def neighbour_key(neighbours: str) -> int:
    """A number of 32 bits for two neighbours; the index keeps buckets of these, not the texts."""
    return zlib.crc32(neighbours.encode("utf-16-le", "surrogatepass"))


def neighbour_sign(key: int) -> int:
    """The highest six bits: what tells the neighbours of one bucket from each other."""
    return key >> 26
