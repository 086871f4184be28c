"""How strong evidence looks: a shade, and a mark of its own, so that nobody must tell colours apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.pictures.svg import element, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# From the weakest to the strongest level, drawn around 0,0: nothing, point, line, triangle, square, diamond, cross.
_MARKS = (
    "",
    "M-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z",
    "M-5-1.2H5V1.2H-5z",
    "M0-5L5 3.5H-5z",
    "M-3.5-3.5H3.5V3.5H-3.5z",
    "M0-5.5L5.5 0L0 5.5L-5.5 0z",
    "M-1.7-5.5H1.7V-1.7H5.5V1.7H1.7V5.5H-1.7V1.7H-5.5V-1.7H-1.7z",
)
_REACH = 7.0
"""How far a mark needs room around its middle."""


def rank_of(level: str, levels: Sequence[str]) -> int:
    """The place of a level from the weakest on; a vocabulary with more levels than marks shares the last one."""
    return min(levels.index(level), len(_MARKS) - 1)


def strongest(ids: Iterable[str], level_of: Mapping[str, str], levels: Sequence[str]) -> str:
    """The strongest level of some case studies."""
    return max((level_of[one] for one in ids), key=levels.index)


def bubble(x: float, y: float, radius: float, rank: int) -> Markup:
    """A circle with its mark inside."""
    circle = element("circle", {"cx": number(x), "cy": number(y), "r": number(radius), "class": f"hb-shade-{rank}"})
    return circle + mark(x, y, radius, rank)


def mark(x: float, y: float, room: float, rank: int) -> Markup:
    """The mark alone, small enough for the room around its middle."""
    if not _MARKS[rank]:
        return Markup("")
    scale = min(room / _REACH, 1.4)
    place = f"translate({number(x)} {number(y)})" + ("" if scale == 1 else f" scale({scale:.2f})")
    return element("path", {"d": _MARKS[rank], "transform": place, "class": f"hb-mark-{rank}"})


def key_bubble(radius: float, rank: int) -> Markup:
    """A bubble for the legend, beside which its meaning stands as text."""
    size = number(2 * radius + 4)
    attributes = {"viewBox": f"0 0 {size} {size}", "width": size, "height": size, "aria-hidden": "true"}
    return element("svg", attributes, bubble(radius + 2, radius + 2, radius, rank))
