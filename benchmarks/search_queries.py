"""Queries for the benchmark of search, made from its pages: what a reader types, and which pages are right.

A page is right when it holds what was meant, by a plain comparison of texts that knows nothing of any engine. The share
of a query: of the first five results those that are right, of as many as there could be.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from search_pages import CONSONANTS, THAI_CONSONANTS, VOWELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search_pages import Page

SHOWN = 5
MOST_TRIES = 4000
ACCENTED = str.maketrans("aeiou", "áéíóú")
FULL_WIDTH = {letter: letter + 0xFEE0 for letter in range(ord("a"), ord("z") + 1)}
THAI_LEADING = "เแโใไ"
_TONE_LAST = re.compile("([\u0e31\u0e34-\u0e3a])([\u0e48-\u0e4b])")
_NUMBER = re.compile(r"(?<![\d.,/])\d{2,6}(?![.,/]?\d)")


class Kind(StrEnum):
    """What readers do."""

    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"
    PART = "part"
    FOLDED = "folded"
    TYPO = "typo"
    DIGITS = "digits"
    NONSENSE = "nonsense"


@dataclass(frozen=True)
class Query:
    """What is typed, and what stands in the pages that are right; nothing, if nothing should be found."""

    kind: Kind
    text: str
    meant: str


@dataclass(frozen=True)
class Found:
    """What an engine shows first. `similar`: it says itself that nothing holds what was typed."""

    pages: tuple[int, ...]
    similar: bool


@dataclass(frozen=True)
class Corpus:
    """Pages ready for comparing, and sentences cut into words and what stands between them."""

    texts: tuple[str, ...]
    sentences: Sequence[Sequence[str]]
    spaced: bool


def flat(text: str) -> str:
    """Letters, signs and digits of any form, in small letters and with single blanks.

    >>> flat("“Côte d’Ivoire”, ๒๕๖๐!")
    ' côte d ivoire 2560 '
    """
    kept = (
        str(unicodedata.digit(one)) if one.isdigit() else one if unicodedata.category(one)[0] in "LMN" else " "
        for one in unicodedata.normalize("NFKC", text).casefold()
    )
    return f" {' '.join(''.join(kept).split())} "


def make_corpus(pages: Sequence[Page], sentences: Sequence[Sequence[str]], locale: str) -> Corpus:
    return Corpus(tuple(flat(one.text) for one in pages), sentences, spaced=locale != "th")


def right_pages(query: Query, corpus: Corpus) -> frozenset[int]:
    """The pages that hold what was meant: a word may be the beginning of a longer one, a part may stand anywhere."""
    meant = flat(query.meant).strip()
    if query.kind is Kind.DIGITS:
        number = re.compile(rf"(?<!\d){meant}(?!\d)")
        return frozenset(at for at, text in enumerate(corpus.texts) if meant in text and number.search(text))
    needle = f" {meant}" if corpus.spaced and query.kind is not Kind.PART else meant
    return frozenset(at for at, text in enumerate(corpus.texts) if needle in text) if meant else frozenset()


def share(query: Query, found: Found, right: frozenset[int]) -> float:
    """How good the first five results are, from 0 to 1.

    >>> share(Query(Kind.WORD, "boat", "boat"), Found((4, 9), similar=False), frozenset({4, 5}))
    0.5
    """
    if query.kind is Kind.NONSENSE:
        return float(not found.pages or found.similar)
    return len(right.intersection(found.pages[:SHOWN])) / min(SHOWN, len(right))


def make_queries(corpus: Corpus, each: int, seed: int = 1) -> list[Query]:
    """So many queries of each kind, in a fixed order; fewer where the pages do not give as many."""
    rng = random.Random(seed)
    everything = "\n".join(corpus.texts)
    makers: dict[Kind, Callable[[], Query | None]] = {
        Kind.WORD: partial(_word, corpus, rng),
        Kind.PHRASE: partial(_phrase, corpus, rng),
        Kind.PREFIX: partial(_cut_word, corpus, rng, Kind.PREFIX),
        Kind.PART: partial(_cut_word, corpus, rng, Kind.PART),
        Kind.FOLDED: partial(_folded, corpus, rng),
        Kind.TYPO: partial(_typo, corpus, rng, everything),
        Kind.DIGITS: partial(_digits, corpus, rng),
        Kind.NONSENSE: partial(_nonsense, corpus, rng, everything),
    }
    found: list[Query] = []
    for make in makers.values():
        own: dict[str, Query] = {}
        for _ in range(MOST_TRIES):
            if len(own) < each and (one := make()):
                own[one.text] = one
        found.extend(own.values())
    return found


def _draw(corpus: Corpus, rng: random.Random, shortest: int) -> str:
    """A word of letters, at least so long; or nothing."""
    one = rng.choice(rng.choice(corpus.sentences)).lower()
    letters = all(unicodedata.category(letter)[0] in "LM" for letter in one)
    native = one.isascii() or one[0].isascii() or corpus.spaced
    return one if len(one) >= shortest and letters and (native if corpus.spaced else not native) else ""


def _word(corpus: Corpus, rng: random.Random) -> Query | None:
    one = _draw(corpus, rng, 4 if corpus.spaced else 3)
    return Query(Kind.WORD, one, one) if one else None


def _phrase(corpus: Corpus, rng: random.Random) -> Query | None:
    """Two or three words as they stand in a sentence, of which one is long enough to mean something."""
    words = rng.choice(corpus.sentences)
    size = rng.choice((3, 5) if corpus.spaced else (2, 3))
    start = rng.randrange(max(1, len(words) - size + 1))
    taken = words[start : start + size]
    gaps, stems = (taken[1::2], taken[::2]) if corpus.spaced else ([], taken)
    letters = all(unicodedata.category(one)[0] in "LM" for word in stems for one in word)
    whole = len(taken) == size and letters and all(one == " " for one in gaps)
    if not whole or max(map(len, stems)) < 4 or (not corpus.spaced and "".join(taken).isascii()):
        return None
    text = "".join(taken).lower()
    return Query(Kind.PHRASE, text, text)


def _cut_word(corpus: Corpus, rng: random.Random, kind: Kind) -> Query | None:
    """The first letters of a word, or the word without its first letters; not in the middle of a letter and its signs."""
    word = _draw(corpus, rng, 7 if corpus.spaced else 6)
    if not word:
        return None
    at = 2 if kind is Kind.PART else max(3, len(word) * 3 // 5)
    while at < len(word) and (
        unicodedata.category(word[at])[0] == "M" or word[at - 1] in THAI_LEADING or word[at] in "ะาำๅ"
    ):
        at += 1
    text = word[at:] if kind is Kind.PART else word[:at]
    return Query(kind, text, text) if 3 <= len(text) < len(word) else None


def _folded(corpus: Corpus, rng: random.Random) -> Query | None:
    """Another way of typing the same word."""
    word = _draw(corpus, rng, 5 if corpus.spaced else 3)
    if not word:
        return None
    if corpus.spaced:
        bare = "".join(one for one in unicodedata.normalize("NFD", word) if unicodedata.category(one) != "Mn")
        ways = [word.upper(), word.translate(FULL_WIDTH), word.translate(ACCENTED), bare]
    else:
        ways = [word.replace("ำ", "\u0e4d\u0e32"), word.replace("แ", "เเ"), _TONE_LAST.sub(r"\2\1", word)]
    ways = [one for one in ways if one != word]
    return Query(Kind.FOLDED, rng.choice(ways), word) if ways else None


def _typo(corpus: Corpus, rng: random.Random, everything: str) -> Query | None:
    """One slip inside a word: two letters change places, one is missing, doubled or another."""
    word = _draw(corpus, rng, 6 if corpus.spaced else 5)
    letters = VOWELS + CONSONANTS if corpus.spaced else THAI_CONSONANTS
    places = [at for at in range(1, len(word) - 1) if word[at] in letters and word[at + 1] in letters]
    if not places:
        return None
    at = rng.choice(places)
    one, next_one = word[at], word[at + 1]
    slip = rng.choice((next_one + one, next_one, one + one + next_one, rng.choice(letters) + next_one))
    text = word[:at] + slip + word[at + 2 :]
    return None if flat(text).strip() in everything else Query(Kind.TYPO, text, word)


def _digits(corpus: Corpus, rng: random.Random) -> Query | None:
    """A number; in Thai every second one in Thai digits."""
    numbers = _NUMBER.findall("".join(rng.choice(corpus.sentences)))
    if not numbers:
        return None
    number = flat(rng.choice(numbers)).strip()
    thai = not corpus.spaced and rng.random() < 0.5
    text = "".join(chr(0x0E50 + int(one)) for one in number) if thai else number
    return Query(Kind.DIGITS, text, number)


def _nonsense(corpus: Corpus, rng: random.Random, everything: str) -> Query | None:
    if corpus.spaced:
        text = "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(5))
    else:
        text = "".join(rng.choice(THAI_CONSONANTS) for _ in range(7))
    return None if flat(text).strip() in everything else Query(Kind.NONSENSE, text, "")
