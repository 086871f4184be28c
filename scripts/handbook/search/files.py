"""An index as it lies on the disk, read shard by shard; `js/match.js` does the same with script elements."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from handbook.search.coding import ALPHABET, decode_key, decode_numbers, decode_repeated
from handbook.search.cutting import shard_keys
from handbook.search.index import DIRECTORY, FORMAT
from handbook.search.terms import neighbour_sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_OPENING, _CLOSING = "HandbookSearch.receive(", ");\n"
MOST_SHARDS, MOST_SHARDS_OF_SHORT, SHORT = 3, 2, 3
"""Shards that are read for all words that begin, or end, with what was typed; a short beginning says too little."""


def is_value(script: str) -> bool:
    """Whether a script does nothing but hand over one value, as all files of an index do.

    >>> is_value('HandbookSearch.receive("https://a.example");\\n'), is_value("HandbookSearch.receive(fetch(1));\\n")
    (True, False)
    """
    if not (script.startswith(_OPENING) and script.endswith(_CLOSING)):
        return False
    try:
        json.loads(script[len(_OPENING) : -len(_CLOSING)])
    except ValueError:
        return False
    return True


class IndexFileError(Exception):
    """A file of an index that is missing, broken or of another version; `cause` says which without its folder."""

    def __init__(self, path: Path, cause: str) -> None:
        self.cause = f"{path.name}: {cause}"
        super().__init__(f"{path}: {cause}; build the index again")


class IndexFiles:
    """The shards of one index. What was read once is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.directory: Mapping[str, Any] = self._read(folder / DIRECTORY)
        if self.directory.get("format") != FORMAT:
            raise IndexFileError(folder / DIRECTORY, f"its format {self.directory.get('format')} is not {FORMAT}")
        self.sections: int = self.directory["sections"]
        self.page_of = [
            page for page, count in enumerate(decode_repeated(self.directory["pages"])) for _ in range(count)
        ]
        self.pages = self.page_of[-1] + 1 if self.page_of else 0
        sources, targets = self.directory["folding"]
        self.folding = dict(zip(map(ord, sources), targets, strict=True))
        self._shards: dict[str, Any] = {}

    def shard(self, name: str) -> Any:
        """The value that a shard hands over."""
        if name not in self._shards:
            self._shards[name] = self._read(self.folder / self.directory["folder"] / f"{name}.js")
        return self._shards[name]

    def _read(self, path: Path) -> Any:
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise IndexFileError(path, "this part of the index is missing") from None
        try:
            return json.loads(text[len(_OPENING) : -len(_CLOSING)])
        except ValueError:
            raise IndexFileError(path, "this part of the index is broken") from None

    @cached_property
    def term_separators(self) -> list[str]:
        """The shard of a term is the last one whose separator is not after the term."""
        return _decoded_keys(self.directory["terms"])

    @cached_property
    def part_separators(self) -> list[str]:
        return _decoded_keys(self.directory["parts"])

    @cached_property
    def _term_shards(self) -> list[str]:
        return [f"t{key:x}" for key in shard_keys(self.term_separators)]

    @cached_property
    def _part_shards(self) -> list[str]:
        return [f"p{number}-{self.directory['ends']}" for number in range(len(self.part_separators))]

    @cached_property
    def _term_starts(self) -> list[int]:
        """The number of the first term of each shard."""
        starts = [0]
        for count in decode_repeated(self.shard(f"c{self.directory['words']}")):
            starts.append(starts[-1] + count)
        return starts

    def terms_from(self, typed: str) -> Iterator[tuple[str, str]]:
        """Keys that begin with what was typed, in order, with their postings."""
        yield from self._from(self._term_shards, self.term_separators, typed)

    def parts_from(self, typed: str) -> Iterator[tuple[str, str]]:
        """Ends of words that begin with what was typed, with the numbers of the words."""
        yield from self._from(self._part_shards, self.part_separators, typed)

    def _from(self, names: list[str], separators: list[str], typed: str) -> Iterator[tuple[str, str]]:
        if not separators:
            return
        at = bisect_right(separators, typed.encode("utf-16-be"), key=lambda one: one.encode("utf-16-be")) - 1
        most = MOST_SHARDS if len(typed) > SHORT else MOST_SHARDS_OF_SHORT
        for number in range(at, min(at + most, len(separators))):
            keys, values = self._parsed(names[number])
            start = bisect_left(keys, typed.encode("utf-16-be"), key=lambda one: one.encode("utf-16-be"))
            for place in range(start, len(keys)):
                if not keys[place].startswith(typed):
                    return
                yield keys[place], values[place]

    def postings(self, term: str) -> str | None:
        """The postings of exactly this term."""
        key, value = next(self.terms_from(term), ("", ""))
        return value if key == term else None

    def numbered_term(self, number: int) -> tuple[str, str]:
        """A term and its postings, by its number: the last of all terms is 1."""
        place = self._term_starts[-1] - number
        shard = bisect_right(self._term_starts, place) - 1
        keys, values = self._parsed(self._term_shards[shard])
        at = place - self._term_starts[shard]
        return keys[at], values[at]

    def neighbours(self, key: int) -> str:
        """The sections in which two neighbours stand together, or very seldom others with a like key."""
        each: int = self.directory["bucketsEach"]
        bucket = key % int(self.directory["buckets"])
        text: str = self.shard(f"n{bucket // each}")
        own = ALPHABET[neighbour_sign(key)]
        return next((one[1:] for one in text.split("\n")[bucket % each].split(" ") if one[:1] == own), "")

    def vocabulary(self, letters: int, most: int) -> Iterator[str]:
        """All words of about so many letters (`most` fewer or more), and some others that share their shards."""
        shortest: list[int] = self.directory["vocabulary"]
        first = max(bisect_left(shortest, letters - most) - 1, 0)
        for number in range(first, bisect_right(shortest, letters + most)):
            word = ""
            for line in self.shard(f"v{number}").split("\n"):
                word = decode_key(line, word)
                yield word

    def section(self, number: int) -> tuple[list[Any], list[str]]:
        """A section: its page as [number, url, title, facets], and itself as [anchor, heading, text]."""
        for start, end in self._text_shards:
            if start <= number < end:
                shard = self.shard(f"x{start}")
                page = next(one for one in shard["pages"] if one[0] == self.page_of[number])
                return page, shard["sections"][number - start]
        raise IndexError(number)

    @property
    def _text_shards(self) -> Iterator[tuple[int, int]]:
        """The sections of each shard of texts, from the first to the one after the last."""
        start = 0
        for count in decode_repeated(self.directory["texts"]):
            yield start, start + count
            start += count

    def urls(self) -> list[str]:
        """The addresses of all pages, in their order."""
        found: dict[int, str] = {}
        for start, _ in self._text_shards:
            found |= {page: url for page, url, *_ in self.shard(f"x{start}")["pages"]}
        return [url for _, url in sorted(found.items())]

    def facet(self, name: str) -> list[tuple[str, str, list[int]]]:
        """Values of a facet: id, label, pages."""
        found = []
        for value, label, gaps in self.shard(f"f{self.directory['facets'].index(name)}"):
            pages, last = [], -1
            for gap in decode_numbers(gaps):
                last += gap + 1
                pages.append(last)
            found.append((value, label, pages))
        return found

    def _parsed(self, name: str) -> tuple[list[str], list[str]]:
        """Keys and values of a shard of lines."""
        known = self._shards.get(f"{name} parsed")
        if known is None:
            keys, values, key = [], [], ""
            for line in self.shard(name).split("\n"):
                rest, _, value = line.partition("\t")
                key = decode_key(rest, key)
                keys.append(key)
                values.append(value)
            known = self._shards[f"{name} parsed"] = (keys, values)
        return known


def _decoded_keys(text: str) -> list[str]:
    found: list[str] = []
    for line in text.split(" ") if text else ():
        found.append(decode_key(line, found[-1] if found else ""))
    return found
