"""What was worked out of things that are met again and again, such as the line of a case study, which stands in many lists.

Nobody counts how often: when there is too much, what was not met since the last time is dropped.
"""

from __future__ import annotations

from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """What was met last, at least `most` and at most twice as many. Whoever wants a value asks first whether it is there.

    >>> known = Recent[str, int](2)
    >>> for word in ("a", "b", "c", "a", "d", "e"):
    ...     known.age()
    ...     if word not in known:
    ...         known[word] = ord(word)
    >>> "a" in known, "b" in known, known["a"]
    (True, True, 97)
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._new: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def __contains__(self, key: K) -> bool:
        if key in self._new:
            return True
        if key not in self._old:
            return False
        self._new[key] = self._old[key]
        return True

    def __getitem__(self, key: K) -> V:
        """Of something that is there."""
        return self._new[key]

    def __setitem__(self, key: K, value: V) -> None:
        self._new[key] = value

    def age(self) -> None:
        """Drop what was not met for long. What was asked for after the last time is there."""
        if len(self._new) > self.most:
            self._new, self._old = {}, self._new
