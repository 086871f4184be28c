"""In how many sections each key stands: two rows of numbers. A table of so many keys would take ten times the room."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PART_BITS = 26
"""Keys of 32 bits are counted in parts, by their highest six."""


class Standing:
    """Of keys that came after the rows were filled, a table has the numbers: those of a few edits."""

    def __init__(self, sections: Iterable[Sequence[int]] = ()) -> None:
        parts = [array("I") for _ in range(1 << 32 - _PART_BITS)]
        for keys in sections:
            for key in keys:
                parts[key >> _PART_BITS].append(key)
        self._keys, self._counts = array("I"), array("I")
        for part in parts:
            counted = Counter(part)
            keys = sorted(counted)
            self._keys.extend(keys)
            self._counts.extend(map(counted.__getitem__, keys))
        self._more: Counter[int] = Counter()
        self.different = len(self._keys)
        """How many keys stand anywhere."""

    def change(self, before: Iterable[int], after: Iterable[int]) -> None:
        """A section has other keys now."""
        for key in after:
            self._add(key, 1)
        for key in before:
            self._add(key, -1)

    def _add(self, key: int, more: int) -> None:
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key:
            self._counts[at] += more
            count = self._counts[at]
        else:
            self._more[key] += more
            count = self._more[key]
        if count == (more > 0):  # it came, or it was the last one
            self.different += more
