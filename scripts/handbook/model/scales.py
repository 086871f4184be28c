"""Numbers that stand as words at the scale of a figure."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def place_numbers(places: Sequence[str]) -> tuple[float, ...]:
    """The logarithms of labels that are growing numbers; nothing if they are not, as in a translation that adds a word.

    >>> place_numbers(("1", "1,000")), place_numbers(("10 km", "20 km")), place_numbers(("5", "5"))
    ((0.0, 6.907755278982137), (), ())
    """
    try:
        numbers = [float(label.replace(",", "")) for label in places]
    except ValueError:
        return ()
    growing = all(0 < one < other < math.inf for one, other in pairwise(numbers))
    return tuple(map(math.log, numbers)) if growing else ()
