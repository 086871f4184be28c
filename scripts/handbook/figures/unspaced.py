"""Where words end in scripts that put no space between them: by the words that translations of the handbook use.

Browsers know the words of these languages and this program does not; so `tests/unspaced_words.py` asks one, and keeps the
answer in `word_borders/`. A word that no list has stays whole: a line ends before it or behind it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from handbook.search.tables import UNSPACED, character_class

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCKS = {"th": "\u0e00-\u0e7f", "lo": "\u0e80-\u0eff", "my": "\u1000-\u109f", "km": "\u1780-\u17ff"}
"""The languages that have a list, and the letters of each."""
_BELONGS_TO_WHAT_STANDS_BEFORE = re.compile("[ๆฯໆຯៗ។៕៖៘៙៚៛၊။]")
_EDGES = re.compile(f"^[^{character_class(UNSPACED)}]+|[^{character_class(UNSPACED)}]+$")
_UNKNOWN, _WORD = 1000, 1
"""What a piece costs that no list has, and what a word costs: as little as possible is unknown, and in few words."""


@cache
def words_of(language: str) -> frozenset[str]:
    """The words of a language's list."""
    text = (files(__package__) / "word_borders" / f"{language}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=4000)
def words_in(clusters: tuple[str, ...]) -> tuple[str, ...]:
    """Clusters, put together as words; punctuation stays where it was.

    >>> words_in(("ต", "ร", "ว", "จ", "ส", "อ", "บ", "ข้", "อ", "เส", "น", "อ"))
    ('ตรวจ', 'สอบ', 'ข้อ', 'เสนอ')
    """
    text = "".join(clusters)
    language = next((code for code, block in BLOCKS.items() if re.search(f"[{block}]", text)), None)
    if language is None:
        return clusters
    words = words_of(language)
    longest = max(map(len, words))
    parts = _with_signs(clusters)
    # For each place: the least that the text up to there costs, and where its last piece begins.
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(parts) + 1):
        ways = [(best[end - 1][0] + _UNKNOWN, end - 1)]
        joined = ""
        for start in range(end - 1, -1, -1):
            joined = parts[start] + joined
            if len(joined) > longest + 8:
                break
            if _EDGES.sub("", joined) in words:
                ways.append((best[start][0] + _WORD, start))
        best.append(min(ways))
    return _pieces(parts, best, words)


def _pieces(parts: Sequence[str], best: Sequence[tuple[int, int]], words: frozenset[str]) -> tuple[str, ...]:
    """The pieces of the cheapest way; what is unknown and stands together is one."""
    found: list[str] = []
    end, was_unknown = len(parts), False
    while end:
        start = best[end][1]
        piece = "".join(parts[start:end])
        is_unknown = _EDGES.sub("", piece) not in words
        if is_unknown and was_unknown:
            found[-1] = piece + found[-1]
        else:
            found.append(piece)
        end, was_unknown = start, is_unknown
    return tuple(reversed(found))


def _with_signs(clusters: Sequence[str]) -> list[str]:
    """A sign of repetition or of an end begins no line."""
    found: list[str] = []
    for one in clusters:
        if found and _BELONGS_TO_WHAT_STANDS_BEFORE.match(one):
            found[-1] += one
        else:
            found.append(one)
    return found
