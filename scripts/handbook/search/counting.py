"""What a text counts as: its terms, and the numbers of what stands together in it. `terms` says the same of a query.

A text is cut into words and runs of clusters that follow each other; each is taken as a whole. The number of neighbours is
made from that of those before them, so that their texts need not be put together.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from itertools import chain, repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from handbook.search.normalise import fold
from handbook.search.tables import ARABIC, SEPARATORS, UNSPACED, character_class
from handbook.search.terms import CLUSTER, LONGEST_WORD, MOST_TOGETHER, NEAR, accented_words, neighbour_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_U, _S = character_class(UNSPACED), character_class(SEPARATORS)
_RUNS = re.compile(rf"([{_U}]+(?:[ \t\r\n]{{1,2}}[{_U}]+)*)")
"""Runs that go on behind a blank."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_APART = "\0\0"
"""Two separators: scripts count what lies above the basic plane as two characters."""
_SEPARATOR = re.compile(f"[{_S}]")
_BEYOND_ASCII = re.compile(f"[{_S[_S.index('007b') - 2 :]}]")
"""Separators beyond ASCII, with three of it."""
_BLANKS = bytes(32 if code < 128 and _SEPARATOR.match(chr(code)) else code for code in range(256))
"""A blank for each separator in ASCII: of a text as bytes, in which others have none of these."""
_WIDE = " " * (NEAR + 1)
"""What sets words apart, so that they are not read together."""
_ARTICLES = "ل"
_ARTICLE = re.compile("(?:وال|بال|كال|فال|لل|ال)(?=.{3})")
_JOINED = re.compile(f"[{character_class(ARABIC)}]+(?:\u200c[{character_class(ARABIC)}]+)+")
_BEGIN = 0x65E3624F
"""From here a checksum that begins with a blank is that of what follows the blank."""
_SHORT, _KNOWN = 60, 400
"""Runs and words of so many characters are labels, as a rule: so many that stand on many pages are known."""


class Counted(NamedTuple):
    """The terms of a text, each as often as it stands there, and what stands together."""

    length: int
    """In words and clusters."""
    terms: Sequence[str]
    keys: set[int]
    """Of two or three words, or of three or four clusters; a word beside a run counts as one of its clusters."""


def counted(text: str, extra: Mapping[int, str] | None = None) -> Counted:
    """Terms are words, clusters, and pairs of clusters.

    >>> counted("safe ways").keys == {neighbour_key("safe ways")}
    True
    """
    return counted_folded(text, fold(text, extra))


def counted_folded(text: str, folded: str) -> Counted:
    """A text that was folded already."""
    if text.isascii():
        words = _words(folded)
        return Counted(len(words.terms), words.terms, {*words.keys})
    length, terms, keys = _mixed(_ASTRAL.sub(_APART, folded))
    terms += _without_articles(terms) if _ARTICLES in folded else ()
    for word in text.split(" "):
        if not word.isascii():
            terms += _besides(word)
    return Counted(length, terms, keys)


known_counted = lru_cache(maxsize=256)(counted_folded)
"""For headings: those of case studies are on a thousand pages."""


class _Stretch(NamedTuple):
    """Words between runs."""

    terms: Sequence[str]
    keys: Sequence[int]
    first: bytes
    """As it is written, if it is near what is before: the first word."""
    last: bytes
    """Likewise the last one, if it is near what is behind."""


class _Run(NamedTuple):
    """Clusters between words."""

    terms: Sequence[str]
    keys: Iterable[int]
    first: Sequence[bytes]
    """As they are written: those that are noted with a word before them."""
    last: Sequence[int]
    """The numbers of those that are noted with a word behind them: the last one, the last two, three."""
    length: int


def _mixed(folded: str) -> tuple[int, list[str], set[int]]:
    """Words and runs in turn: their length, terms, and what stands together."""
    terms: list[str] = []
    keys: set[int] = set()
    length, last = 0, b""
    parts = _RUNS.split(folded)
    for text, run in zip(parts[::2], [_NO_RUN, *map(_run_of, parts[1::2])], strict=True):
        words = _known_words(text) if len(text) < _SHORT else _words(text)
        terms += run.terms
        terms += words.terms
        keys.update(run.keys, words.keys)
        if last:
            number = zlib.crc32(last, _BEGIN)
            for cluster in run.first:
                number = zlib.crc32(cluster, number)
                keys.add(number)
        if words.first:
            keys.update(map(zlib.crc32, repeat(words.first), run.last))
        length += run.length + len(words.terms)
        last = words.last
    return length, terms, keys


def _words(text: str) -> _Stretch:
    """Those that stand far from each other are not noted together."""
    terms: list[str] = []
    keys: list[int] = []
    first = last = b""
    for at, words in enumerate(_near(text)):
        last = b""
        if words:
            terms += words
            spaced = _spaced(words)
            two = [*map(zlib.crc32, spaced[1:], map(zlib.crc32, spaced, repeat(_BEGIN)))]
            keys += two
            keys += map(zlib.crc32, spaced[2:], two)
            first, last = first if at else spaced[0], spaced[-1]
    return _Stretch(terms, keys, first, last)


_known_words = lru_cache(maxsize=_KNOWN)(_words)


def _near(text: str) -> Iterator[list[str]]:
    """Words that stand near each other; none before the first if there is much before it, none behind the last likewise."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(" ", text)
    text = text.encode("utf-8", "surrogatepass").translate(_BLANKS).decode("utf-8", "surrogatepass")
    for near in text.split(_WIDE):
        words = [*filter(None, near.split(" "))]
        yield words if max(map(len, words), default=0) <= LONGEST_WORD else [one[:LONGEST_WORD] for one in words]


def _run(text: str) -> _Run:
    runs = [CLUSTER.findall(run) for run in text.split()]
    clusters = [*chain.from_iterable(runs)]
    spaced = _spaced(clusters)
    two = map(zlib.crc32, spaced[1:], map(zlib.crc32, spaced, repeat(_BEGIN)))
    three = [*map(zlib.crc32, spaced[2:], two)]
    four = map(zlib.crc32, spaced[3:], three)
    return _Run(
        terms=(*clusters, *map(add, clusters, clusters[1:])),
        keys=(*three, *four),
        first=spaced[: min(len(runs[0]), MOST_TOGETHER - 1)],
        last=[neighbour_key(" ".join(runs[-1][-most:])) for most in range(1, min(len(runs[-1]) + 1, MOST_TOGETHER))],
        length=len(clusters),
    )


_known_run = lru_cache(maxsize=_KNOWN)(_run)
_NO_RUN = _Run((), (), (), (), 0)


def _run_of(text: str) -> _Run:
    return _known_run(text) if len(text) < _SHORT else _run(text)


def _spaced(texts: Sequence[str]) -> list[bytes]:
    """Each with a blank before it, as neighbours are written: all in one piece."""
    parts = (" " + "\n ".join(texts)).encode("utf-16-le", "surrogatepass").split(b"\n\0")
    # Halves of two characters can look like the end of a line; then there are more parts.
    return parts if len(parts) == len(texts) else [f" {one}".encode("utf-16-le", "surrogatepass") for one in texts]


def _without_articles(words: Iterable[str]) -> list[str]:
    """What is left of Arabic words without their article."""
    return [word[article.end() :] for word in words if (article := _ARTICLE.match(word))]


@lru_cache(maxsize=2_000)
def _besides(word: str) -> tuple[str, ...]:
    """What else is found of what stands between two blanks: its words as they are written, and their parts."""
    return (*accented_words(word), *_joined_parts(word))


def _joined_parts(text: str) -> Iterator[str]:
    """Parts of a Persian word that a joiner holds together: people type them with a blank as well."""
    if "\u200c" in text:
        for word in _JOINED.finditer(text):
            yield from filter(None, map(fold, word[0].split("\u200c")))
