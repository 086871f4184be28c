"""How much fits on a slide. Nobody knows the fonts of the device, so texts are measured roughly and with room to spare."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from handbook.model.language import script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH, HEIGHT = 850, 350
"""The room for text on a slide, in points."""
TITLE_HEIGHT = 84
MOST_LINES = 5
"""Of a list on one slide."""
_GAP = 10
_TITLES = (36, 32, 28, 24, 20)
_Item = TypeVar("_Item")

_LATIN, _WIDE = 0.49, 1.02
_AFTER_LATIN = "\u0370"
_WIDTHS = {"Deva": 0.6, "Beng": 0.6, "Taml": 0.78, "Sinh": 0.72, "Mymr": 0.74, "Khmr": 0.7, "Thai": 0.56, "Laoo": 0.58}
"""The width of a letter, as part of its height."""
_HEIGHTS = {"Arab": 1.35, "Thaa": 1.4, "Thai": 1.4, "Laoo": 1.4, "Mymr": 1.7, "Khmr": 1.6, "Deva": 1.35, "Beng": 1.35}
_NASTALIQ = {"ur": 2.0}
"""Languages whose readers have fonts with hanging lines."""
_LINE = 1.2


@dataclass(frozen=True)
class Measure:
    """Measures texts of one language."""

    locale: str

    def lines(self, text: str, size: float, width: float = WIDTH) -> int:
        """On how many lines a text stands; words are not cut, so some room is lost at each end."""
        own = _WIDTHS.get(script_of(self.locale) or "", _LATIN)
        needed = size * sum(_width(letter, own) for letter in text)
        return max(1, math.ceil(1.04 * needed / width))

    def height(self, text: str, size: float, width: float = WIDTH) -> float:
        """In points, with the gap before it."""
        line = _LINE
        if any(letter >= _AFTER_LATIN for letter in text if letter.isalpha()):
            line = _NASTALIQ.get(self.locale) or _HEIGHTS.get(script_of(self.locale) or "", _LINE)
        return self.lines(text, size, width) * size * line + _GAP

    def title_size(self, text: str) -> int:
        """The largest size in which a title fits."""
        return next((size for size in _TITLES if self.height(text, size) <= TITLE_HEIGHT), _TITLES[-1])


@lru_cache(maxsize=10_000)
def _width(letter: str, own: float) -> float:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    if letter < _AFTER_LATIN:
        return 1.3 * _LATIN if letter.isupper() else _LATIN
    return own


def split_evenly(items: Sequence[_Item], height: Callable[[_Item], float], room: float = HEIGHT) -> list[list[_Item]]:
    """The items on as few slides as they need, in order, and none much fuller than another.

    >>> split_evenly([1, 1, 1, 1], lambda one: one, room=3)
    [[1, 1], [1, 1]]
    >>> split_evenly([9, 1], lambda one: one, room=3)
    [[9], [1]]
    """
    heights = [height(item) for item in items]
    best = _greedy(items, heights, room)
    for share in range(95, 20, -5):
        tried = _greedy(items, heights, room * share / 100)
        if len(tried) > len(best):
            break
        best = tried
    return best


def _greedy(items: Sequence[_Item], heights: Sequence[float], room: float) -> list[list[_Item]]:
    found: list[list[_Item]] = []
    left = 0.0
    for item, needed in zip(items, heights, strict=True):
        if not found or needed > left or len(found[-1]) == MOST_LINES:
            found.append([])
            left = room
        found[-1].append(item)
        left -= needed
    return found
