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
    near = nearest(given, known)
    return f"{before}did you mean '{near}'?{after}" if near else ""


def nearest(given: str, known: Iterable[str]) -> str:
    """The known name that is meant, or nothing."""
    return next(iter(difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)), "")
