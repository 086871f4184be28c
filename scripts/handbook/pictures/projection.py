"""From degrees to a picture: a window of the world, cut out and drawn on a fine grid of whole numbers.

The projection is equirectangular. Longitudes count eastwards from the window's western edge, so that a window may lie
across the antimeridian: everything is looked at twice, the second time 360 degrees further east.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from handbook.pictures.topology import Point, Polygon, Ring

Cell = tuple[int, int]
Outline = tuple[Cell, ...]
"""A closed line on the grid, without its last point again."""

_MARGIN = 6
"""Land is cut a little outside the window, so that the cut itself is not seen."""


@dataclass(frozen=True)
class Window:
    west: float
    east: float
    """More than 180 for a window that reaches over the antimeridian."""
    south: float
    north: float
    width: int

    @property
    def scale(self) -> float:
        return self.width / (self.east - self.west)

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.scale)

    def place(self, point: Point) -> Point:
        """A point of the picture."""
        return self.placed((point,))[0]

    def placed(self, points: Iterable[Point], turn: float = 0.0) -> list[Point]:
        """Points of the picture, some degrees further east."""
        west, north, scale = self.west, self.north, self.scale
        return [((longitude + turn - west) * scale, (north - latitude) * scale) for longitude, latitude in points]


def outlines(polygon: Polygon, window: Window) -> tuple[Outline, ...]:
    """The rings of a polygon as far as they lie in the window."""
    found = []
    for ring in polygon:
        for placed in _placed(ring, window):
            outline = _on_grid(cut(placed, window))
            if len(outline) > 2:
                found.append(outline)
    return tuple(found)


def _placed(ring: Ring, window: Window) -> Iterator[list[Point]]:
    """A ring on the picture, as it is and once round the world, each only if it can be seen."""
    longitudes = [longitude for longitude, _ in ring]
    low, high = min(longitudes), max(longitudes)
    for turn in (0.0, 360.0):
        if low + turn < window.east and high + turn > window.west:
            yield window.placed(ring, turn)


def cut(ring: Sequence[Point], window: Window) -> list[Point]:
    """The part of a closed line inside the window, by Sutherland and Hodgman: one edge after the other."""
    low, right, bottom = -_MARGIN, window.width + _MARGIN, window.height + _MARGIN
    for axis, limit, side in ((0, low, 1), (0, right, -1), (1, low, 1), (1, bottom, -1)):
        places = [point[axis] * side for point in ring]
        if places and min(places) < limit * side:
            ring = list(_cut_edge(ring, axis, limit, side))
    return list(ring)


def _cut_edge(ring: Sequence[Point], axis: int, limit: float, side: int) -> Iterable[Point]:
    inside: Callable[[Point], bool] = lambda point: (point[axis] - limit) * side >= 0  # noqa: E731
    for index, here in enumerate(ring):
        before = ring[index - 1]
        if inside(before) != inside(here):
            share = (limit - before[axis]) / (here[axis] - before[axis])
            yield (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
        if inside(here):
            yield here


def _on_grid(ring: Sequence[Point]) -> Outline:
    """Whole numbers, without points that repeat the one before or lie on the line between their neighbours."""
    kept: list[Cell] = []
    for x, y in ring:
        cell = (round(x), round(y))
        if kept and kept[-1] == cell:
            continue
        if len(kept) > 1 and _turn(kept[-2], kept[-1], cell) == 0:
            kept[-1] = cell
        else:
            kept.append(cell)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple(kept) if abs(area(kept)) >= 1 else ()


def _turn(one: Cell, other: Cell, third: Cell) -> int:
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])


def area(ring: Sequence[Point]) -> float:
    """The signed area of a closed line.

    >>> area([(0, 0), (4, 0), (4, 3), (0, 3)])
    12.0
    """
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum((a[0] * b[1] - b[0] * a[1] for a, b in pairs), 0.0) / 2


def path_data(shapes: Iterable[Outline]) -> str:
    """The `d` of a path, each point as its distance from the one before.

    >>> path_data([((1, 2), (5, 2), (5, 0))])
    'M1 2l4 0 0-2z'
    """
    parts = []
    for outline in shapes:
        steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(outline))
        parts.append(f"M{outline[0][0]} {outline[0][1]}l{' '.join(steps)}z")
    return "".join(parts).replace(" -", "-")


def middle(outline: Outline) -> Cell:
    """A point well inside a shape, for its number: the middle of its widest part at the height of its centre."""
    whole = area(outline)
    pairs = list(zip(outline, [*outline[1:], outline[0]], strict=True))
    level = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * whole)
    crossed = sorted(
        a[0] + (level - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in pairs if (a[1] <= level) != (b[1] <= level)
    )
    spans = list(zip(crossed[::2], crossed[1::2], strict=False)) or [(outline[0][0], outline[0][0])]
    left, right = max(spans, key=lambda span: span[1] - span[0])
    return round((left + right) / 2), round(level)


def sizes(land: Iterable[Polygon], window: Window) -> list[tuple[float, float]]:
    """The size of each part of a country, and how much of it lies in the window; holes count as land."""
    return [
        (
            abs(area(window.placed(outline))),
            sum(abs(area(cut(placed, window))) for placed in _placed(outline, window)),
        )
        for outline, *_ in land
    ]


def around(land: Sequence[Polygon], window: Window) -> Cell:
    """Where a country lies that is smaller than a point of the grid: a point of the largest part that can be seen."""
    seen = [size for _, size in sizes(land, window)]
    x, y = next(_placed(land[seen.index(max(seen))][0], window))[0]
    return round(x), round(y)
