"""The order of a sorted list in a language: the Unicode Collation Algorithm, by pyuca."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyuca import Collator


def sort_key(text: str) -> tuple[int, ...]:
    """A key that orders as the Unicode Collation Algorithm does; plain ASCII needs no table.

    >>> sorted(["Zambia", "Éthiopie", "Fiji"], key=sort_key)
    ['Éthiopie', 'Fiji', 'Zambia']
    """
    return tuple(_collator().sort_key(text))


@lru_cache(maxsize=1)
def _collator() -> Collator:
    from pyuca import Collator

    return Collator()
