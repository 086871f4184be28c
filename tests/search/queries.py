"""Development queries from any pages of one language, each with all pages that literally hold what is looked for.

The same pages always give the same queries. What fits more than five pages is no test of the first five results and is left
out, so a score of 1 can be reached by every query.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.search.normalise import fold
from search import slips
from search.truth import Text, is_accented_latin, is_mark, is_unspaced, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

MOST_PAGES = 5
TRIES = 80
"""For each query that is wanted; small texts do not have everything."""


class Kind(StrEnum):
    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"
    PART = "part"
    FOLDED = "folded"
    DIGITS = "digits"
    TYPO = "typo"
    NONSENSE = "nonsense"


@dataclass(frozen=True)
class DevQuery:
    locale: str
    kind: Kind
    way: str
    """How it was made: the spelling or slip."""
    text: str
    must: tuple[str, ...]
    """Ids of pages, in order."""

    def score(self, found: Sequence[str], *, similar: bool) -> float:
        """The share of the pages that must be found, in the first five. Nonsense: nothing, or called similar."""
        if self.kind is Kind.NONSENSE:
            return float(similar or not found)
        return len(set(found[:MOST_PAGES]) & set(self.must)) / len(self.must)


class Library:
    """The pages of one language, with what queries are made of."""

    def __init__(self, locale: str, pages: Sequence[Mapping[str, str]]) -> None:
        self.locale = locale
        self.pages = [Text(page["id"], page["title"], page["text"]) for page in pages]

    @cached_property
    def words(self) -> list[list[str]]:
        """By page: words of spaced scripts and runs of the others, as written."""
        return [found for page in self.pages if (found := list(page.words()))]

    @cached_property
    def alphabet(self) -> list[str]:
        """Letters with their marks, as often as they come; those of the main script only."""
        found = Counter(one for page in self.words for word in page for one in slips.letters(fold(word)))
        scripts: Counter[str] = Counter()
        for letter, count in found.items():
            scripts[_script(letter)] += count * letter[0].isalpha()
        main = scripts.most_common(1)[0][0]
        return [one for one in found.elements() if _script(one) == main and one[0].isalpha()]

    def must(self, fits: Callable[[Text], bool]) -> tuple[str, ...]:
        return tuple(page.id for page in self.pages if fits(page))

    def stands_nowhere(self, typed: str) -> bool:
        return bool(fold(typed)) and not any(page.holds_letters(typed) for page in self.pages)


def _script(letter: str) -> str:
    return unicodedata.name(letter[0], "").split(" ")[0]


Made = tuple[str, str, tuple[str, ...]]
"""Way, text, pages; no text if this try came to nothing."""
NOTHING: Made = ("", "", ())


def make_queries(locale: str, pages: Sequence[Mapping[str, str]], each: int = 8) -> list[DevQuery]:
    """Up to `each` queries of every kind that these pages have something for."""
    library = Library(locale, pages)
    found: dict[tuple[Kind, str], DevQuery] = {}
    for kind, make in MAKERS.items():
        rng = random.Random(f"{locale} {kind}")
        made = 0
        for number in range(each * TRIES):
            way, text, must = make(library, rng, number)
            enough = kind is Kind.NONSENSE or 1 <= len(must) <= MOST_PAGES
            if text.strip() and enough and (kind, text) not in found:
                found[kind, text] = DevQuery(locale, kind, way, text, must)
                made += 1
            if made == each:
                break
    return list(found.values())


def _some_words(library: Library, rng: random.Random, count: int) -> list[str]:
    """Neighbours on a page."""
    page = rng.choice(library.words)
    at = rng.randrange(max(len(page) - count + 1, 1))
    return page[at : at + count]


def _run_part(word: str, rng: random.Random, most: int) -> str:
    """Two or more clusters from within a run."""
    found = slips.letters(word)
    length = rng.randint(2, most)
    at = rng.randrange(max(len(found) - length + 1, 1))
    return "".join(found[at : at + length])


def _one_word(library: Library, rng: random.Random, most: int = 4) -> str:
    """A word, or some clusters in mid-run."""
    word = _some_words(library, rng, 1)[0]
    return _run_part(word, rng, most) if is_unspaced(word[0]) else word


def word(library: Library, rng: random.Random, _: int) -> Made:
    text = _one_word(library, rng)
    if not any(one.isalpha() for one in text):
        return NOTHING
    return "", text, library.must(lambda page: page.holds(text))


def phrase(library: Library, rng: random.Random, number: int) -> Made:
    """Two or three words that stand together, or a longer stretch of a run."""
    found = _some_words(library, rng, 2 + number % 2)
    if all(is_unspaced(one[0]) for one in found):
        found = [_run_part(" ".join(found).replace(" ", ""), rng, 9)] if number % 3 else found
    text = " ".join(found)
    if len(text) > 60:
        return NOTHING
    return f"{len(found)} words", text, library.must(lambda page: page.holds(text))


def prefix(library: Library, rng: random.Random, _: int) -> Made:
    """The beginning of a word; of a run, the beginning of some clusters, the last half typed."""
    text = _one_word(library, rng)
    if len(text) < 4 or text.isnumeric():
        return NOTHING
    text = text[: rng.randint(3, len(text) - 1)]
    if is_unspaced(text[0]):
        return "run", text, library.must(lambda page: page.holds_beginning(text))
    exact = is_accented_latin(text)
    return "word", text, library.must(lambda page: page.has_word(text, str.startswith, exact=exact))


def part(library: Library, rng: random.Random, _: int) -> Made:
    """Letters from within a word."""
    text = _some_words(library, rng, 1)[0]
    if len(text) < 6 or is_unspaced(text[0]) or text.isnumeric():
        return NOTHING
    start = rng.randint(1, len(text) - 4)
    if is_mark(text[start]):
        return NOTHING
    text = text[start : rng.randint(start + 4, len(text))]
    # A part is looked for as it is written: `uat` is no part of `xuất`.
    exact = "LATIN" in unicodedata.name(text[0], "")
    return "", text, library.must(lambda page: page.has_word(text, str.__contains__, exact=exact))


def folded(library: Library, rng: random.Random, number: int) -> Made:
    """A word in another spelling."""
    ways = list(slips.SPELLINGS)
    way = ways[number % len(ways)]
    meant = _one_word(library, rng)
    text = slips.SPELLINGS[way](meant, rng)
    if text == meant or meant.isnumeric():
        return NOTHING
    return way, text, library.must(lambda page: page.holds(text))


def digits(library: Library, rng: random.Random, number: int) -> Made:
    """A number as it stands, or in the digits of another script."""
    found = [one for page in library.words for one in page if one.isnumeric() and fold(one).isdecimal()]
    if not found:
        return NOTHING
    text = rng.choice(found)
    if number % 3:
        text = slips.other_digits(text, rng)
    return "other digits" if number % 3 else "", text, library.must(lambda page: page.holds(text))


def typo(library: Library, rng: random.Random, number: int) -> Made:
    """A slip in a word of at least five letters, or in at least four clusters. A slip that makes other text is none."""
    meant = _one_word(library, rng, 6)
    own = slips.letters(meant)
    if is_unspaced(meant[0]) and len(own) < 4:
        return NOTHING
    if len(own) < 5 and not is_unspaced(meant[0]):
        return NOTHING
    way, text = slips.slip(meant, library.alphabet, rng)
    if any(map(str.isnumeric, meant)) or not library.stands_nowhere(text):
        return NOTHING
    return way, text, library.must(lambda page: page.holds(meant))


def nonsense(library: Library, rng: random.Random, _: int) -> Made:
    text = "".join(rng.choice(library.alphabet) for _ in range(rng.randint(4, 7)))
    return ("", text, ()) if library.stands_nowhere(text) else NOTHING


MAKERS: Mapping[Kind, Callable[[Library, random.Random, int], Made]] = {
    Kind.WORD: word, Kind.PHRASE: phrase, Kind.PREFIX: prefix, Kind.PART: part, Kind.FOLDED: folded,
    Kind.DIGITS: digits, Kind.TYPO: typo, Kind.NONSENSE: nonsense,
}  # fmt: skip


def by_kind(queries: Sequence[DevQuery]) -> Iterator[tuple[Kind, list[DevQuery]]]:
    for kind in Kind:
        if own := [one for one in queries if one.kind is kind]:
            yield kind, own


__all__ = ["DevQuery", "Kind", "Library", "by_kind", "make_queries", "plain"]
