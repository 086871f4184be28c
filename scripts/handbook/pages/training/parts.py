"""In what order a module is taught: as its page has it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.content import SourcePage
    from handbook.model.training import Activity, Module, Screen


def session_parts(module: Module, page: SourcePage) -> Iterator[Screen | Activity]:
    """Screens in order, each with the activities that stand in its section of the page."""
    activities = {one.id: one for one in module.activities}
    starts = {one.id: one.spot.line for one in page.facts.headings if one.level == 2}
    placed = [(one.spot.line, dict(one.values)["id"]) for one in page.facts.directives if one.name == "activity"]
    # What stands before the first screen belongs to it.
    lines = [0, *(starts.get(one.id, 0) for one in module.screens[1:]), len(page.split.body)]
    for screen, (start, end) in zip(module.screens, pairwise(lines), strict=True):
        yield screen
        yield from (activities[name] for line, name in placed if start < line < end and name in activities)
