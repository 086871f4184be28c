"""What stands together: sections by bucket of neighbours, in shards of buckets.

There are about as many buckets as neighbours, each with one or a few of them, and no texts. A character of its key stands
before each, so that hardly any two are taken for one. The shards are their own memory: where a section changed, the lines
of its buckets are read, changed and written again.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from handbook.search.coding import (
    ALPHABET,
    COMMON_LEVEL,
    DIGIT,
    LEVEL_BITS,
    decode_postings,
    encode_gaps,
    encode_number,
    encode_postings,
    with_next,
)
from handbook.search.scripts import Script
from handbook.search.standing import Standing
from handbook.search.terms import neighbour_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

NEIGHBOUR_BYTES = 4000
_FEWEST_BUCKETS = 64
_SIGN_BITS, _KEY_BITS = 6, 26
"""A sign is what stands in a key above so many bits."""
_SHORTEST_BITS = 3
"""Characters of one place as a bit."""
_KNOWN_GAPS = 1 << 13
_GAPS = [encode_number(gap << LEVEL_BITS | COMMON_LEVEL) for gap in range(_KNOWN_GAPS)]
_PLACE_BITS = 32
_PLACES = (1 << _PLACE_BITS) - 1


class Neighbours:
    """The buckets of all sections. A slot is a bucket with a sign."""

    def __init__(self) -> None:
        self.buckets, self.each = _FEWEST_BUCKETS, 1
        self.shards: list[str] = []
        self._standing = Standing()
        self._scripts: list[tuple[str, Script]] = []

    def build(self, sections: Sequence[Sequence[int]]) -> None:
        """Make all shards from the keys of all sections."""
        self._standing = Standing(sections)
        self.buckets = self._wanted_buckets()
        blocks = self._blocks(sections)
        self.each = _each(sum(map(len, blocks)) + len(blocks), self.buckets)
        lines = (line for block in blocks for line in block.split("\n"))
        self.shards = ["\n".join(islice(lines, self.each)) for _ in range(0, self.buckets, self.each)]

    def change(self, changes: Iterable[tuple[int, Sequence[int], Sequence[int]]]) -> bool:
        """Sections by number, with the keys that they had and have. False if all must be built anew: there are far more, or fewer."""
        by_shard: dict[int, dict[int, set[int]]] = {}
        for place, before, after in changes:
            had, has = set(before), set(after)
            went, came = had - has, has - had
            self._standing.change(went, came)
            for slot in self._changed_slots(before, went, came):
                shard = (slot >> _SIGN_BITS) // self.each
                by_shard.setdefault(shard, {}).setdefault(slot, set()).add(place << LEVEL_BITS | COMMON_LEVEL)
        if self._wanted_buckets() != self.buckets:
            return False
        for shard, own in by_shard.items():
            self.shards[shard] = self._changed(self.shards[shard], own)
        return self.each == _each(sum(map(len, self.shards)) + len(self.shards), self.buckets)

    def _changed_slots(self, before: Sequence[int], went: set[int], came: set[int]) -> Iterator[int]:
        """Slots in which a section stands now, or does not any more: most keys of a long list stay, and some share a slot."""
        for slot in set(map(self._slot, went)) ^ set(map(self._slot, came)):
            bucket, sign = slot >> _SIGN_BITS, slot & (1 << _SIGN_BITS) - 1
            first = bisect_left(before, sign << _KEY_BITS)
            like = before[first : bisect_left(before, sign + 1 << _KEY_BITS, first)]
            if not any(key & self.buckets - 1 == bucket and key not in went for key in like):
                yield slot

    def scripts(self) -> dict[str, Script]:
        known, self._scripts = self._scripts, []
        for number, text in enumerate(self.shards):
            same = number < len(known) and known[number][0] == text
            self._scripts.append(known[number] if same else (text, Script(text)))
        return {f"n{number}": script for number, (_, script) in enumerate(self._scripts)}

    def _wanted_buckets(self) -> int:
        buckets = _FEWEST_BUCKETS
        while buckets < self._standing.different:
            buckets *= 2
        return buckets

    def _slot(self, key: int) -> int:
        return (key & self.buckets - 1) << _SIGN_BITS | neighbour_sign(key)

    def _blocks(self, sections: Sequence[Sequence[int]]) -> list[str]:
        """The lines of all buckets, in blocks of as many: all slots at once would take ten times the room of their texts."""
        share, mask = self.buckets // _FEWEST_BUCKETS, self.buckets - 1
        parts = [array("Q") for _ in range(_FEWEST_BUCKETS)]
        for place, keys in enumerate(sections):
            for key in keys:
                bucket = key & mask
                parts[bucket // share].append((bucket << _SIGN_BITS | key >> _KEY_BITS) << _PLACE_BITS | place)
        return [_block(part, share) for part in parts]

    def _changed(self, shard: str, changes: Mapping[int, set[int]]) -> str:
        """A shard with postings put into slots, or taken out of them where they stood there."""
        lines = shard.split("\n")
        for slot, postings in changes.items():
            bucket, sign = slot >> _SIGN_BITS, ALPHABET[slot & 63]
            line = lines[bucket % self.each]
            known = {one[0]: one[1:] for one in line.split(" ") if one}
            if text := _with(sign + known.pop(sign, ""), postings):
                known[sign] = text[1:]
            lines[bucket % self.each] = " ".join(one + known[one] for one in sorted(known, key=DIGIT.__getitem__))
        return "\n".join(lines)


def _with(slot: str, postings: set[int]) -> str:
    """A slot with its sign, where some sections came or went; most come after all others. Nothing if none is left."""
    changed = sorted(postings)
    if slot[1:2] == "!" and (more := with_next(slot[1:], [one >> LEVEL_BITS for one in changed])):
        return slot[0] + more
    known = decode_postings(slot[1:])
    if slot[1:2] != "!" and (not known or known[-1] < changed[0]):
        return _shortest(slot + encode_gaps(changed, known[-1] if known else -1), changed[-1] >> LEVEL_BITS)
    left = sorted(postings.symmetric_difference(known))
    return slot[0] + encode_postings(left) if left else ""


def _block(standing: Iterable[int], share: int) -> str:
    """A line for each bucket of a share."""
    lines = [""] * share
    for slot, own in _slots(sorted(standing)):
        at = (slot >> _SIGN_BITS) % share
        lines[at] = f"{lines[at]} {own}" if lines[at] else own
    return "\n".join(lines)


def _slots(standing: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The slots of a share, each with its sign and its sections as `encode_postings` writes them: nearly all are known gaps.

    Where two keys stand in a section that nothing tells apart, they are one.
    """
    slot = last = -1
    text = ""
    for one in standing:
        place = one & _PLACES
        if one >> _PLACE_BITS != slot:
            if text:
                yield slot, _shortest(text, last)
            slot, last = one >> _PLACE_BITS, -1
            text = ALPHABET[slot & 63]
        elif place == last:
            continue
        gap, last = place - last - 1, place
        text += _GAPS[gap] if gap < _KNOWN_GAPS else encode_number(gap << LEVEL_BITS | COMMON_LEVEL)
    if text:
        yield slot, _shortest(text, last)


def _shortest(text: str, last: int) -> str:
    """A sign and gaps up to the last place, or bits where these are shorter."""
    return text[0] + encode_postings(decode_postings(text[1:])) if last // 6 + _SHORTEST_BITS < len(text) - 1 else text


def _each(total: int, buckets: int) -> int:
    """How many buckets a shard holds, if all are so many bytes."""
    each = buckets
    while each > 1 and total * each > NEIGHBOUR_BYTES * buckets:
        each //= 2
    return each
