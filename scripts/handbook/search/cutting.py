"""Where a sorted list is cut into shards: a cut hangs on nothing but the entries around it.

Were shards simply filled, one word more would move the borders of all that follow. So the cut is made, within the
stretch where a shard has about the right size, before the entry with the smallest mark; marks are checksums of keys.
Two lists that differ in one place have the same cuts from a few shards after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from handbook.search.terms import neighbour_key

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST, _MOST = 3, 6
"""A shard has from so many fifths of the size that is wanted to so many: in the mean as many bytes as if it were filled."""


def cuts(sizes: Sequence[int], marks: Sequence[int], size: int) -> list[tuple[int, int]]:
    """Cut a list into stretches of about this size; what is larger stands alone.

    >>> cuts([4, 4, 4, 4, 4, 4], [3, 9, 2, 8, 1, 7], 10)
    [(0, 2), (2, 4), (4, 6)]
    """
    ends = list(accumulate(sizes))
    found: list[tuple[int, int]] = []
    start = before = 0
    while start < len(ends):
        last = bisect_right(ends, before + size * _MOST // 5)
        if last >= len(ends):
            return [*found, (start, len(ends))]
        first = bisect_left(ends, before + size * _LEAST // 5, start) + 1
        window = marks[first : last + 1]
        cut = first + window.index(min(window)) if window else max(last, start + 1)
        found.append((start, cut))
        start, before = cut, ends[cut - 1]
    return found


def separators(firsts: Sequence[str], lasts: Sequence[str]) -> list[str]:
    """The shortest texts that tell the keys of a shard from those before; the first shard needs none.

    >>> separators(["account", "media", "risk"], ["map", "migrant", "visa"])
    ['', 'me', 'r']
    """
    found = [""] if firsts else []
    for before, first in zip(lasts, firsts[1:], strict=False):
        length = next(
            (at for at, (one, other) in enumerate(zip(before, first, strict=False)) if one != other), len(before)
        )
        found.append(first[: length + 1])
    return _told_apart(found, firsts)


def shard_keys(borders: Sequence[str]) -> list[int]:
    """What a shard is called after: where it begins and where the next one does.

    So a shard whose borders moved has another name, and a page that was opened before misses it rather than its words.
    """
    return [neighbour_key(" ".join(borders[at : at + 2])) for at in range(len(borders))]


def _told_apart(borders: list[str], firsts: Sequence[str]) -> list[str]:
    """Longer texts do as well: they are taken where two shards would have one name."""
    while len(set(keys := shard_keys(borders))) < len(keys):
        at = next(at for at, key in enumerate(keys) if at and keys.count(key) > 1 and borders[at] != firsts[at])
        borders[at] = firsts[at][: len(borders[at]) + 1]
    return borders
