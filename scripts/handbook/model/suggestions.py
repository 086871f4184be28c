"""Did you mean ...? One way to propose the nearest known name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(given: str, known: Iterable[str], before: str = "", after: str = "") -> str:
    """A phrase for a hint, or nothing when no known name is near.

    >>> did_you_mean("street-theater", ["street-theatre", "radio"], after=" ")
    "did you mean 'street-theatre'? "
    """
    near = difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)
    return f"{before}did you mean '{near[0]}'?{after}" if near else ""
