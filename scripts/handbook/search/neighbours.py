"""What stands together: sections by bucket of neighbours, in shards of buckets.

There are about as many buckets as neighbours, each with one or a few of them, and no texts. A character of its key stands
before each, so that hardly any two are taken for one. The shards are their own memory: where a section changed, the lines
of its buckets are read, changed and written again.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from itertools import chain, repeat
from operator import sub
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
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

NEIGHBOUR_BYTES = 4000
_FEWEST_BUCKETS = 64
_SIGN_BITS, _KEY_BITS = 6, 26
"""A sign is what stands in a key above so many bits."""
_SHORTEST_BITS = 3
"""Characters of one place as a bit."""
_FEWEST_AS_BITS = 3
"""Two gaps are never longer than bits."""
_SOME, _ALL = 1 << 29, 1 << 32
"""Keys that are looked at together, and how many there may be."""
_BEFORE = (-1,)


class Neighbours:
    """The buckets of all sections. A slot is a bucket with a sign."""

    def __init__(self) -> None:
        self.buckets, self.each = _FEWEST_BUCKETS, 1
        self.shards: list[str] = []
        self._standing: Standing | None = None
        self._scripts: list[tuple[str, Script]] = []

    def build(self, sections: Sequence[Sequence[int]]) -> None:
        """Make all shards from the keys of all sections."""
        self._standing = None
        steps = {step: encode_number(step - 1 << LEVEL_BITS | COMMON_LEVEL) for step in range(1, len(sections) + 1)}
        parts = [(array("I", rows), _written(rows.values(), steps)) for rows in _by_key(sections)]
        self.buckets = _wanted_buckets(sum([len(keys) for keys, _ in parts]))
        lines = _lines(parts, self.buckets)
        self.each = _each(sum(map(len, lines)) + len(lines), self.buckets)
        self.shards = ["\n".join(lines[first : first + self.each]) for first in range(0, self.buckets, self.each)]

    def change(
        self,
        changes: Iterable[tuple[int, Sequence[int], Sequence[int]]],
        known: Iterable[Sequence[int]],
    ) -> bool:
        """Sections by number, with the keys that they had and have. False if all must be built anew: there are far more, or fewer.

        `known` are the keys that all sections had. They are counted at the first change: who makes an index once needs no counts.
        """
        standing = self._standing = Standing(known) if self._standing is None else self._standing
        by_shard: dict[int, dict[int, set[int]]] = {}
        for place, before, after in changes:
            had, has = set(before), set(after)
            went, came = had - has, has - had
            standing.change(went, came)
            for slot in self._changed_slots(before, went, came):
                shard = (slot >> _SIGN_BITS) // self.each
                by_shard.setdefault(shard, {}).setdefault(slot, set()).add(place << LEVEL_BITS | COMMON_LEVEL)
        if _wanted_buckets(standing.different) != self.buckets:
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

    def _slot(self, key: int) -> int:
        return (key & self.buckets - 1) << _SIGN_BITS | neighbour_sign(key)

    def _changed(self, shard: str, changes: Mapping[int, set[int]]) -> str:
        """A shard with postings put into slots, or taken out of them where they stood there."""
        lines = shard.split("\n")
        for slot, postings in changes.items():
            bucket, sign = slot >> _SIGN_BITS, ALPHABET[slot & 63]
            line = lines[bucket % self.each]
            known = {one[0]: one[1:] for one in line.split(" ") if one}
            if text := _with(sign + known.pop(sign, ""), postings):
                known[sign] = text[1:]
            lines[bucket % self.each] = _line(known)
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


def _shortest(text: str, last: int) -> str:
    """A sign and gaps up to the last place, or bits where these are shorter."""
    return text[0] + encode_postings(decode_postings(text[1:])) if last // 6 + _SHORTEST_BITS < len(text) - 1 else text


def _by_key(sections: Sequence[Sequence[int]]) -> Iterator[Mapping[int, Sequence[int]]]:
    """The sections of each key, some keys at a time: a table of all would not stay where a processor reads quickly."""
    at = [0] * len(sections)
    for end in range(_SOME, _ALL + 1, _SOME):
        rows: defaultdict[int, list[int]] = defaultdict(list)
        for place, keys in enumerate(sections):
            start, at[place] = at[place], bisect_left(keys, end, at[place])
            for key in keys[start : at[place]]:
                rows[key].append(place)
        yield rows


def _written(rows: Collection[Sequence[int]], steps: Mapping[int, str]) -> str:
    """Rows of sections as `encode_postings` writes them, all of the common level: gaps, or bits where these are shorter.

    All steps are looked up in one go: one back is where the next row begins, behind a section -1.
    """
    places = [*chain.from_iterable(chain.from_iterable(zip(repeat(_BEFORE), rows)))]
    texts = "".join(map(steps.get, map(sub, places[1:], places), repeat("\n"))).split("\n")
    for at, row in enumerate(rows):
        if len(row) >= _FEWEST_AS_BITS and row[-1] // 6 + _SHORTEST_BITS < len(texts[at]):
            texts[at] = encode_postings([place << LEVEL_BITS | COMMON_LEVEL for place in row])
    return "\n".join(texts)


def _lines(parts: Iterable[tuple[Sequence[int], str]], buckets: int) -> list[str]:
    """A line for each bucket: its slots with their signs."""
    lines = [""] * buckets
    for keys, texts in parts:
        for key, text in zip(keys, texts.split("\n"), strict=False):  # no rows are one empty text
            bucket, sign = key & buckets - 1, ALPHABET[key >> _KEY_BITS]
            line = lines[bucket]
            lines[bucket] = _with_slot(line, sign, text) if line else sign + text
    return lines


def _with_slot(line: str, sign: str, text: str) -> str:
    """A line with one more slot, in the order of signs. Two keys that nothing tells apart are one."""
    if DIGIT[line[line.rfind(" ") + 1]] < DIGIT[sign]:
        return f"{line} {sign}{text}"
    slots = {one[0]: one[1:] for one in line.split(" ")}
    if known := slots.get(sign):
        text = encode_postings(sorted({*decode_postings(known), *decode_postings(text)}))
    slots[sign] = text
    return _line(slots)


def _line(slots: Mapping[str, str]) -> str:
    return " ".join([one + slots[one] for one in sorted(slots, key=DIGIT.__getitem__)])


def _wanted_buckets(different: int) -> int:
    buckets = _FEWEST_BUCKETS
    while buckets < different:
        buckets *= 2
    return buckets


def _each(total: int, buckets: int) -> int:
    """How many buckets a shard holds, if all are so many bytes."""
    each = buckets
    while each > 1 and total * each > NEIGHBOUR_BYTES * buckets:
        each //= 2
    return each
