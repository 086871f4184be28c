"""Sorted keys with their values, and the shards that they stand in: those in which nothing changed are kept."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from handbook.search.coding import encode_keys
from handbook.search.cutting import cuts, separators
from handbook.search.scripts import Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_FEW = 50
"""Where fewer than one of so many keys comes or goes, it is put in its place; many are sorted."""


@dataclass(frozen=True)
class _Shard:
    keys: list[str]
    lines: list[str]
    """The keys as they are written."""
    values: list[str]
    script: Script


class SortedLines:
    """Lines of a key and a value, in the order in which scripts compare texts: no key holds what two units stand for."""

    def __init__(self, size: int, key_share: int = 1) -> None:
        self._size, self._key_share = size, key_share
        self.keys: list[str] = []
        self._values: list[str] = []
        self._own, self._sizes, self._marks = array("I"), array("I"), array("I")
        self.cuts: list[tuple[int, int]] = []
        self._shards: dict[str, _Shard] = {}

    def fill(self, values: Mapping[str, str]) -> None:
        """All of them anew. Keys that were there before are not sorted and measured again."""
        others = values.keys() ^ self.keys
        if len(others) * _FEW > len(values):
            self.keys = sorted(values)
            self._own = array("I", map(self._bytes, self.keys))
            self._marks = array("I", map(_mark, self.keys))
        else:
            self.drop(others - values.keys())
            for key in others & values.keys():
                self.put(key, values[key])
        self._values = [values[key] for key in self.keys]
        self._sizes = array("I", map(add, self._own, map(len, self._values)))

    def put(self, key: str, value: str) -> None:
        at = bisect_left(self.keys, key)
        if self.keys[at : at + 1] == [key]:
            self._values[at], self._sizes[at] = value, self._own[at] + len(value)
            return
        own = self._bytes(key)
        self.keys.insert(at, key)
        self._values.insert(at, value)
        self._own.insert(at, own)
        self._sizes.insert(at, own + len(value))
        self._marks.insert(at, _mark(key))

    def drop(self, keys: Iterable[str]) -> None:
        for key in keys:
            at = bisect_left(self.keys, key)
            for column in (self.keys, self._values, self._own, self._sizes, self._marks):
                del column[at]

    def shards(self) -> tuple[list[str], list[Script]]:
        """Where each shard begins, and the shards."""
        self.cuts = cuts(self._sizes, self._marks, self._size)
        borders = separators([self.keys[start] for start, _ in self.cuts], [self.keys[end - 1] for _, end in self.cuts])
        kept = {}
        for border, (start, end) in zip(borders, self.cuts, strict=True):
            keys, values = self.keys[start:end], self._values[start:end]
            known = self._shards.get(border)
            # Texts that did not change are the same objects: comparing them takes no time.
            if known is None or known.keys != keys or known.values != values:
                lines = known.lines if known and known.keys == keys else encode_keys(keys)
                known = _Shard(keys, lines, values, _script(lines, values))
            kept[border] = known
        self._shards = kept
        return borders, [one.script for one in kept.values()]

    def _bytes(self, key: str) -> int:
        """How much a line takes besides its value."""
        return len(key.encode(errors="surrogatepass")) // self._key_share + 2


def _mark(key: str) -> int:
    return zlib.crc32(key.encode(errors="surrogatepass"))


def _script(lines: list[str], values: list[str]) -> Script:
    return Script("\n".join([f"{line}\t{value}" for line, value in zip(lines, values, strict=True)]))
