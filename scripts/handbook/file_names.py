"""Names of files that become addresses, and that every disk can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.kinds import SLUG, slugify
from handbook.problems import problem

if TYPE_CHECKING:
    from handbook.problems import Place, Problem

MAX_STEM = 80
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Windows keeps these for itself."""


def stem_problem(stem: str, extension: str, place: Place) -> Problem | None:
    """What is wrong with a name before its extension: nothing, if people and programs everywhere can use it."""
    name = stem + extension
    if not SLUG.fullmatch(stem):
        return problem("name-format", place, name=name, suggestion=slugify(stem) + extension)
    if stem in RESERVED:
        return problem("name-reserved", place, name=stem, suggestion=f"about-{name}")
    if len(stem) > MAX_STEM:
        return problem("name-long", place, length=len(stem), limit=MAX_STEM)
    return None
