"""Boundaries: TopoJSON decoded to rings of longitude and latitude, and which countries have a border in common.

In TopoJSON two neighbours do not repeat their border: both refer to the same arc. That is why it tells neighbours.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from babel.core import get_global

from handbook.model.country import COUNTRY_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
"""The outline, then holes."""

NAMELESS = ""
"""The key of land to which the source gives no code of ISO 3166-1."""


@dataclass(frozen=True, eq=False)
class Atlas:
    """The land of each country or territory by its code, and for each the codes, sorted, with which it shares a border. Each
    is only equal to itself.
    """

    land: Mapping[str, tuple[Polygon, ...]] = field(default_factory=dict)
    borders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_atlas(text: str) -> Atlas:
    """Decode the object `countries` of a TopoJSON text; countries are named by their numbers of ISO 3166-1."""
    topology = json.loads(text)
    arcs = [_arc(steps, topology["transform"]) for steps in topology["arcs"]]
    land: dict[str, list[Polygon]] = defaultdict(list)
    owners: dict[int, set[str]] = defaultdict(set)
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = _code(geometry.get("id", ""))
        for polygon in _polygons(geometry):
            land[code].append(tuple(_ring(ring, arcs) for ring in polygon))
            for index in (one for ring in polygon for one in ring):
                owners[max(index, ~index)].add(code)
    return Atlas({code: tuple(land[code]) for code in sorted(land)}, _borders(owners))


def _arc(steps: list[list[int]], transform: Mapping[str, list[float]]) -> Ring:
    """Each point of a quantized arc is given by its distance from the one before."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    across, up = accumulate(step[0] for step in steps), accumulate(step[1] for step in steps)
    return tuple((x * scale_x + move_x, y * scale_y + move_y) for x, y in zip(across, up, strict=True))


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    """Arcs joined end to end; a negative index means the arc backwards (~i), and joints are not repeated."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return _unwrapped(points)


def _unwrapped(points: list[Point]) -> Ring:
    """An island on the antimeridian goes on from 180 to 181 degrees; the source jumps to -179.

    >>> _unwrapped([(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0)])
    ((179.0, 0.0), (181.0, 0.0), (181.0, 1.0))
    """
    shown: list[Point] = []
    for point in points:
        turns = round((point[0] - shown[-1][0]) / 360) if shown else 0
        shown.append((point[0] - 360 * turns, point[1]) if turns else point)
    return tuple(shown)


def _polygons(geometry: Mapping[str, Any]) -> Iterator[list[list[int]]]:
    match geometry["type"]:
        case "Polygon":
            yield geometry["arcs"]
        case "MultiPolygon":
            yield from geometry["arcs"]


def _code(number: str) -> str:
    """The two letters for a number of ISO 3166-1, by CLDR."""
    codes: list[str] = get_global("territory_aliases").get(number, [])
    return codes[0] if len(codes) == 1 and codes[0] in COUNTRY_CODES else NAMELESS


def _borders(owners: Mapping[int, set[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for codes in owners.values():
        for code in codes - {NAMELESS}:
            found[code] |= codes - {code, NAMELESS}
    return {code: tuple(sorted(found[code])) for code in sorted(found) if found[code]}
