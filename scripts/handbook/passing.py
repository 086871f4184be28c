"""What functions remember while the pages of a language are made: pages have most of their tags, links and lines in common.

Once all are made, a process that will make no others wants the room for its search index.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import _lru_cache_wrapper

T = TypeVar("T")

_REMEMBERING: list[_lru_cache_wrapper[Any]] = []


def known_while_made(most: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """Remember so many results until `forget_pages`, or to the end of a process that stays."""

    def remembering(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        known = lru_cache(maxsize=most)(function)
        _REMEMBERING.append(known)
        return known

    return remembering


def forget_pages() -> None:
    for known in _REMEMBERING:
        known.cache_clear()
