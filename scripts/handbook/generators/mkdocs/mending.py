"""Finished pages of which only lines of lists changed: the page of the last site, with other lines.

Another title stands in one line of each case study that is related. Such a page has no mould, since those of all case studies
would be held for nothing (0056). What is needed of it stands in the last site, and in what was planned before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.markdown.quick.held import ITEM, is_odd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from handbook.generators.mkdocs.lines import Line
    from handbook.search.records import Section

_ELSEWHERE = ("]:", "<li")
"""Where a page has one of these, an item may mean something else in it, or stand in it otherwise."""


def mended(
    html: str,
    sections: Iterable[Section],
    sources: tuple[str, str],
    known: Callable[[Sequence[str]], Sequence[Line | None]],
) -> str | None:
    """A page as it would be made of the second of two sources, if `html` was made of the first; nothing if it has to be made.

    `sections` are what is found in it, and `known` tells what becomes of lines. What is found stays as it is, and where links lead.
    """
    changed = _changed_items(*sources)
    if not changed or is_odd(sources[1]) or any(sign in sources[0] for sign in _ELSEWHERE):
        return None
    found = zip(known([before for before, _ in changed]), known([after for _, after in changed]), strict=True)
    for before, after in found:
        if before is None or after is None or before.targets != after.targets or html.count(before.html) != 1:
            return None
        if any(before.item.text in one.text or after.item.text in one.text for one in sections):
            return None
        html = html.replace(before.html, after.html)
    return html


def _changed_items(before: str, after: str) -> list[tuple[str, str]]:
    """What items of lists say, before and after, where two sources differ; nothing if anything else does, or all is the same."""
    lines = before.split("\n"), after.split("\n")
    if len(lines[0]) != len(lines[1]):
        return []
    pairs = [(one, other) for one, other in zip(*lines, strict=True) if one != other]
    if not all(one.startswith(ITEM) and other.startswith(ITEM) and lines[0].count(one) == 1 for one, other in pairs):
        return []
    return [(one.removeprefix(ITEM), other.removeprefix(ITEM)) for one, other in pairs]
