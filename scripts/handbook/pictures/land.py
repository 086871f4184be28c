"""The land of all countries in the window of the map, drawn once for all languages; nobody holds its points after that."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.pictures.projection import Outline, Window, area, around, outlines, sizes
from handbook.pictures.topology import read_atlas
from handbook.steady import is_steady, known_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from handbook.pictures.projection import Cell
    from handbook.pictures.topology import Atlas, Polygon
    from handbook.steady import Known

REGION = Window(west=24, east=192, south=-49, north=56, width=1200)
"""From Türkiye to Samoa, which lies on the other side of the antimeridian."""
SPECK = 3.0
"""Land that is smaller is not drawn beside larger land."""

_SEEN, _WHOLE = 0.7, 0.3


@dataclass(frozen=True, eq=False)
class Land:
    """What pages ask of boundaries, by the codes of countries. Each is only equal to itself."""

    outlines: Mapping[str, tuple[Outline, ...]] = field(default_factory=dict)
    """In the window; of a country that is not there, or smaller than a point of the grid, none."""
    seen: frozenset[str] = frozenset()
    """The countries that belong on the map."""
    points: Mapping[str, Cell] = field(default_factory=dict)
    """Where those of them lie that have no outlines."""
    borders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def neighbours(self, code: str) -> tuple[str, ...]:
        """The codes of the countries that share a land border, sorted; none for an island or an unknown code."""
        return self.borders.get(code, ())


@lru_cache(maxsize=1)
def read_land(text: str) -> Land:
    """The land of a TopoJSON text in the window of the region.

    Kept, because a server or a test that reads the sources again finds the same boundaries: they are half of the time.
    """
    return land_of(read_atlas(text))


def land_in(path: Path) -> Land:
    """The same of a file, which does not change while somebody edits."""
    known = known_by(path.stat())
    return _land_in(path, known) if is_steady(known) else read_land(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _land_in(path: Path, known: Known) -> Land:
    del known
    return read_land(path.read_text(encoding="utf-8"))


def land_of(atlas: Atlas, window: Window = REGION) -> Land:
    drawn = {code: tuple(_shapes(polygons, window)) for code, polygons in atlas.land.items()}
    seen = frozenset(code for code in drawn if is_here(atlas.land[code], window))
    points = {code: around(atlas.land[code], window) for code in sorted(seen) if not drawn[code]}
    return Land(drawn, seen, points, atlas.borders)


def is_here(polygons: Sequence[Polygon], window: Window) -> bool:
    """Whether a country belongs on the map: most of it is seen, or a good part of it without any cut.

    So Kiribati does, though its eastern islands lie outside; the United States do not, for Alaska's last islands.
    """
    parts = sizes(polygons, window)
    whole = sum(size for size, _ in parts)
    uncut = sum(size for size, seen in parts if seen > 0.99 * size)
    return sum(seen for _, seen in parts) >= _SEEN * whole or uncut >= _WHOLE * whole


def _shapes(polygons: Iterable[Polygon], window: Window) -> list[Outline]:
    """The largest first. Where a country has much land, its specks are left out."""
    found = sorted((one for polygon in polygons for one in outlines(polygon, window)), key=lambda one: -abs(area(one)))
    return found[:1] + [one for one in found[1:] if abs(area(one)) >= SPECK]
