"""What stands together: sections by bucket of neighbours, in shards of buckets.

There are about as many buckets as neighbours, each with one or a few of them, and no texts. A character of its key stands
before each, so that hardly any two are taken for one. The shards are their own memory: where a section changed, the lines
of its buckets are read, changed and written again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from handbook.search.coding import (
    ALPHABET,
    COMMON_LEVEL,
    DIGIT,
    LEVEL_BITS,
    decode_postings,
    encode_number,
    encode_postings,
)
from handbook.search.scripts import Script
from handbook.search.terms import neighbour_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NEIGHBOUR_BYTES = 4000
_FEWEST_BUCKETS = 64
_SIGN_BITS = 6
_SHORTEST_BITS = 3
"""Characters of one place as a bit."""
_GAPS = [encode_number(gap << LEVEL_BITS | COMMON_LEVEL) for gap in range(1 << 13)]


class Neighbours:
    """The buckets of all sections. A slot is a bucket with a sign."""

    def __init__(self) -> None:
        self.buckets, self.each = _FEWEST_BUCKETS, 1
        self.shards: list[str] = []
        self._standing: Counter[int] = Counter()
        """In how many sections each key stands."""
        self._scripts: list[tuple[str, Script]] = []

    def build(self, sections: Sequence[Sequence[int]]) -> None:
        """Make all shards from the keys of all sections."""
        self._standing = Counter()
        for keys in sections:
            self._standing.update(keys)
        self.buckets = self._wanted_buckets()
        lines = self._lines(self._by_slot(sections))
        self.each = _each(sum(map(len, lines)) + self.buckets, self.buckets)
        starts = range(0, self.buckets, self.each)
        self.shards = ["\n".join(lines[start : start + self.each]) for start in starts]

    def change(self, changes: Iterable[tuple[int, Sequence[int], Sequence[int]]]) -> bool:
        """Sections by number, with the keys that they had and have. False if all must be built anew: there are far more, or fewer."""
        by_shard: dict[int, dict[int, set[int]]] = {}
        for place, before, after in changes:
            self._count(before, after)
            had, has = (set(map(self._slot, keys)) for keys in (before, after))
            for slot in had ^ has:
                shard = (slot >> _SIGN_BITS) // self.each
                by_shard.setdefault(shard, {}).setdefault(slot, set()).add(place << LEVEL_BITS | COMMON_LEVEL)
        if self._wanted_buckets() != self.buckets:
            return False
        for shard, own in by_shard.items():
            self.shards[shard] = self._changed(self.shards[shard], own)
        return self.each == _each(sum(map(len, self.shards)) + len(self.shards), self.buckets)

    def scripts(self) -> dict[str, Script]:
        known, self._scripts = self._scripts, []
        for number, text in enumerate(self.shards):
            same = number < len(known) and known[number][0] == text
            self._scripts.append(known[number] if same else (text, Script(text)))
        return {f"n{number}": script for number, (_, script) in enumerate(self._scripts)}

    def _count(self, before: Sequence[int], after: Sequence[int]) -> None:
        self._standing.update(after)
        self._standing.subtract(before)
        for key in before:
            if not self._standing[key]:
                del self._standing[key]

    def _wanted_buckets(self) -> int:
        buckets = _FEWEST_BUCKETS
        while buckets < len(self._standing):
            buckets *= 2
        return buckets

    def _slot(self, key: int) -> int:
        return (key & self.buckets - 1) << _SIGN_BITS | neighbour_sign(key)

    def _by_slot(self, sections: Sequence[Sequence[int]]) -> dict[int, str]:
        """For each slot its sections, encoded as they come."""
        texts: dict[int, str] = {}
        lasts: dict[int, int] = {}
        mask = self.buckets - 1
        for place, keys in enumerate(sections):
            for key in keys:
                slot = (key & mask) << _SIGN_BITS | key >> 26
                last = lasts.get(slot, -1)
                if last != place:  # else two keys that nothing tells apart
                    gap = place - last - 1
                    text = _GAPS[gap] if gap < 8192 else encode_number(gap << LEVEL_BITS | COMMON_LEVEL)
                    texts[slot] = texts[slot] + text if last >= 0 else text
                    lasts[slot] = place
        for slot, text in texts.items():
            if lasts[slot] // 6 + _SHORTEST_BITS < len(text):
                texts[slot] = encode_postings([*decode_postings(text)])
        return texts

    def _lines(self, texts: dict[int, str]) -> list[str]:
        """A line for each bucket."""
        lines = [""] * self.buckets
        for slot in sorted(texts):
            bucket, own = slot >> _SIGN_BITS, ALPHABET[slot & 63] + texts[slot]
            lines[bucket] = f"{lines[bucket]} {own}" if lines[bucket] else own
        return lines

    def _changed(self, shard: str, changes: Mapping[int, set[int]]) -> str:
        """A shard with postings put into slots, or taken out of them where they stood there."""
        lines = shard.split("\n")
        for slot, postings in changes.items():
            bucket, sign = slot >> _SIGN_BITS, ALPHABET[slot & 63]
            line = lines[bucket % self.each]
            known = {one[0]: one[1:] for one in line.split(" ") if one}
            places = postings.symmetric_difference(decode_postings(known.pop(sign, "")))
            if places:
                known[sign] = encode_postings(sorted(places))
            lines[bucket % self.each] = " ".join(one + known[one] for one in sorted(known, key=DIGIT.__getitem__))
        return "\n".join(lines)


def _each(total: int, buckets: int) -> int:
    """How many buckets a shard holds, if all are so many bytes."""
    each = buckets
    while each > 1 and total * each > NEIGHBOUR_BYTES * buckets:
        each //= 2
    return each
