"""The shards that hang on the list of all words: their ends, to find a part of a word, and the words for those who mistype.

Ends name words by their number, counted from the last of all terms: a title that comes or goes, or another figure, leaves
all letters their numbers. A word that comes or goes makes all shards of ends anew. They are a fiftieth of an index; texts
instead of numbers would double them where letters take three bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from bisect import bisect_left
from typing import TYPE_CHECKING

from handbook.search.coding import encode_keys, encode_repeated
from handbook.search.cutting import cuts
from handbook.search.lines import SortedLines
from handbook.search.scripts import Script
from handbook.search.terms import TITLE_SIGN
from handbook.search.words import numbered, part_lines, vocabulary_lines, word_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.search.words import Word

PART_BYTES, VOCABULARY_BYTES = 4500, 5100
_BEHIND_TITLES = chr(ord(TITLE_SIGN) + 1)


class WordLists:
    """What was made of the last list of words."""

    def __init__(self) -> None:
        self.borders: list[str] = []
        """Where each shard of ends begins."""
        self.shortest: list[int] = []
        """The number of letters of the first word of each shard of words."""
        self.version = self.ends = ""
        """Of the terms with their shards, and of the shards of ends."""
        self._terms: list[str] = []
        self._counts: list[int] = []
        self._own: Sequence[str] = ()
        """The terms that are no titles: these are no words, and give no other term a number."""
        self._count_script = Script("")
        self._parts = SortedLines(PART_BYTES, key_share=2)
        self._part_scripts: list[Script] = []
        self._words: list[tuple[list[str], Script]] = []
        self._known: dict[str, Word] = {}
        """A term that stays is not taken apart again."""
        self._numbers: dict[str, int] = {}

    def update(self, terms: Sequence[str], counts: Sequence[int]) -> None:
        """All terms in order, and how many of them each shard of terms holds."""
        if self._counts != counts or self._terms != terms:
            self.version = _version(terms, counts)
            self._count_script = Script(encode_repeated(counts))
        words = terms[bisect_left(terms, _BEHIND_TITLES) :]
        if self._own != words:
            known = self._known
            self._known = {term: known[term] if term in known else word_of(term) for term in words}
            self._update_parts(words)
            self._update_words(words)
        self._terms, self._counts, self._own = [*terms], [*counts], words

    def scripts(self) -> dict[str, Script]:
        found = {f"c{self.version}": self._count_script}
        found |= {f"p{number}-{self.ends}": script for number, script in enumerate(self._part_scripts)}
        return found | {f"v{number}": script for number, (_, script) in enumerate(self._words)}

    def _update_parts(self, terms: Sequence[str]) -> None:
        known, self._numbers = self._numbers, numbered(terms, self._known)
        if known != self._numbers:
            self._parts.fill(part_lines(self._numbers, self._known))
            self.borders, self._part_scripts = self._parts.shards()
            self.ends = hashlib.sha256(b"".join(one.digest for one in self._part_scripts)).hexdigest()[:6]

    def _update_words(self, terms: Sequence[str]) -> None:
        lines = vocabulary_lines(terms, self._known)
        data = [line.encode(errors="surrogatepass") for line in lines]
        found = cuts([len(one) + 1 for one in data], [*map(zlib.crc32, data)], VOCABULARY_BYTES)
        known, self._words = self._words, []
        for number, (start, end) in enumerate(found):
            own = lines[start:end]
            same = number < len(known) and known[number][0] == own
            self._words.append(known[number] if same else (own, Script("\n".join(encode_keys(own)))))
        self.shortest = [self._known[lines[start]].letters for start, _ in found]


def _version(terms: Sequence[str], counts: Sequence[int]) -> str:
    text = "\n".join([*terms, encode_repeated(counts)])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
