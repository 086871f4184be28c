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
_WORD = re.compile(rf"([^{_S}]{{1,{LONGEST_WORD}}}+)[^{_S}]*+")
_BEYOND_ASCII = re.compile(f"[{_S[_S.index('007b') - 2 :]}]")
"""Separators beyond ASCII, with three of it."""
_BLANKS = {code: " " for code in range(128) if not _WORD.match(chr(code))}
"""A blank for each separator in ASCII: such texts are split at once."""
_WIDE = " " * (NEAR + 1)
_FAR = re.compile(rf"[{_S}]{{{NEAR + 1},}}")
"""What sets words apart, so that they are not read together."""
_ARTICLES = "ل"
_ARTICLE = re.compile("(?:وال|بال|كال|فال|لل|ال)(?=.{3})")
_JOINED = re.compile(f"[{character_class(ARABIC)}]+(?:\u200c[{character_class(ARABIC)}]+)+")
_BEGIN = 0x65E3624F
"""From here a checksum that begins with a blank is that of what follows the blank."""
_SHORT, _KNOWN = 40, 1000
"""Runs of so many characters are labels, as a rule: so many that stand on many pages are known."""


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
    terms: list[str] = []
    keys: set[int] = set()
    if text.isascii():
        length = _words(folded, terms, keys).length
    else:
        length = _mixed(_ASTRAL.sub(_APART, folded), terms, keys)
        terms += _without_articles(terms) if _ARTICLES in folded else ()
        terms += accented_words(text)
        terms += _joined_parts(text)
    return Counted(length, terms, keys)


known_counted = lru_cache(maxsize=256)(counted_folded)
"""For headings: those of case studies are on a thousand pages."""


class _Stretch(NamedTuple):
    """Words between runs: how many, and as they are written the first and the last, if they are near what is beside them."""

    length: int
    first: bytes
    last: bytes


class _Run(NamedTuple):
    """Clusters between words."""

    terms: Sequence[str]
    keys: Iterable[int]
    first: Sequence[bytes]
    """As they are written: those that are noted with a word before them."""
    last: Sequence[int]
    """The numbers of those that are noted with a word behind them: the last one, the last two, three."""
    length: int


def _mixed(folded: str, terms: list[str], keys: set[int]) -> int:
    """Words and runs in turn."""
    words, *others = _RUNS.split(folded)
    stretch = _words(words, terms, keys)
    length = stretch.length
    for text, words in zip(others[::2], others[1::2], strict=True):
        run = _known_run(text) if len(text) < _SHORT else _run(text)
        terms += run.terms
        keys.update(run.keys)
        if stretch.last:
            number = zlib.crc32(stretch.last, _BEGIN)
            for cluster in run.first:
                number = zlib.crc32(cluster, number)
                keys.add(number)
        stretch = _words(words, terms, keys)
        if stretch.first:
            keys.update(map(zlib.crc32, repeat(stretch.first), run.last))
        length += run.length + stretch.length
    return length


def _words(text: str, terms: list[str], keys: set[int]) -> _Stretch:
    """Count words. Those that stand far from each other are not noted together."""
    length = 0
    first = last = b""
    for at, words in enumerate(_near(text)):
        last = b""
        if words:
            terms += words
            length += len(words)
            spaced = _spaced(words)
            two = [*map(zlib.crc32, spaced[1:], map(zlib.crc32, spaced, repeat(_BEGIN)))]
            keys.update(two)
            keys.update(map(zlib.crc32, spaced[2:], two))
            first, last = first if at else spaced[0], spaced[-1]
    return _Stretch(length, first, last)


def _near(text: str) -> Iterator[list[str]]:
    """Words that stand near each other; none before the first if there is much before it, none behind the last likewise."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(" ", text)
    if text.isascii():
        for near in text.translate(_BLANKS).split(_WIDE):
            words = near.split()
            yield words if max(map(len, words), default=0) <= LONGEST_WORD else [one[:LONGEST_WORD] for one in words]
    else:
        yield from map(_WORD.findall, _FAR.split(text))


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


def _spaced(texts: Sequence[str]) -> list[bytes]:
    """Each with a blank before it, as neighbours are written: all in one piece."""
    parts = (" " + "\n ".join(texts)).encode("utf-16-le", "surrogatepass").split(b"\n\0")
    # Halves of two characters can look like the end of a line; then there are more parts.
    return parts if len(parts) == len(texts) else [f" {one}".encode("utf-16-le", "surrogatepass") for one in texts]


def _without_articles(words: Iterable[str]) -> list[str]:
    """What is left of Arabic words without their article."""
    return [word[article.end() :] for word in words if (article := _ARTICLE.match(word))]


def _joined_parts(text: str) -> Iterator[str]:
    """Parts of a Persian word that a joiner holds together: people type them with a blank as well."""
    if "\u200c" in text:
        for word in _JOINED.finditer(text):
            yield from filter(None, map(fold, word[0].split("\u200c")))
