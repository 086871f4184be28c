"""Boundaries: decoded to where places really are, neighbours as everybody knows them, cut at any window."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.pictures.land import REGION, Land, is_here, land_of
from handbook.pictures.projection import Window, area, cut, middle, outlines, path_data
from handbook.pictures.region_map import region_map
from handbook.pictures.topology import NAMELESS, Atlas, Polygon, read_atlas
from handbook.project import Project

ROOT = Path(__file__).resolve().parents[2]
VENDORED = json.loads((ROOT / "third_party" / "vendored.json").read_text(encoding="utf-8"))
TINY = {
    # Two unit squares side by side; the western one has a hole. Arc 0 is their border, upwards.
    "transform": {"scale": [0.5, 0.25], "translate": [10, -1]},
    "arcs": [
        [[2, 0], [0, 4]],
        [[2, 4], [-2, 0], [0, -4], [2, 0]],
        [[2, 4], [2, 0], [0, -4], [-2, 0]],
        [[1, 1], [0, 1], [1, 0], [-1, -1]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "764", "arcs": [[0, 1], [3]]},
                {"type": "MultiPolygon", "id": "418", "arcs": [[[~0, ~2]]]},
                {"type": "Polygon", "arcs": [[0, 1]]},
            ]
        }
    },
}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(Project(ROOT).boundaries_path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def land(atlas: Atlas) -> Land:
    return land_of(atlas)


def holds(land: tuple[Polygon, ...], longitude: float, latitude: float) -> bool:
    """Whether a place lies on a country's land, by counting the borders to the east of it."""
    crossed = 0
    for polygon in land:
        for ring in polygon:
            for (x1, y1), (x2, y2) in itertools.pairwise(ring):
                if (y1 <= latitude) != (y2 <= latitude):
                    crossed += x1 + (latitude - y1) / (y2 - y1) * (x2 - x1) > longitude
    return crossed % 2 == 1


def test_a_small_topology_by_hand() -> None:
    atlas = read_atlas(json.dumps(TINY))
    assert atlas.land["TH"] == (
        (
            ((11.0, -1.0), (11.0, 0.0), (10.0, 0.0), (10.0, -1.0), (11.0, -1.0)),
            ((10.5, -0.75), (10.5, -0.5), (11.0, -0.5), (10.5, -0.75)),
        ),
    )
    assert atlas.land["LA"][0][0] == ((11.0, 0.0), (11.0, -1.0), (12.0, -1.0), (12.0, 0.0), (11.0, 0.0))
    assert (atlas.borders["TH"], atlas.borders["LA"]) == (("LA",), ("TH",))
    assert NAMELESS in atlas.land
    assert NAMELESS not in atlas.borders, "land without a code is nobody's neighbour"


@pytest.mark.parametrize(
    ("code", "neighbours"),
    [
        ("TH", "KH LA MM MY"),
        ("AU", ""),
        ("LK", ""),
        ("MN", "CN RU"),
        ("BD", "IN MM"),
        ("NP", "CN IN"),
        ("ID", "MY PG TL"),
        ("PG", "ID"),
        ("KR", "KP"),
        ("VN", "CN KH LA"),
        ("XX", ""),
    ],
)
def test_neighbours_as_everybody_knows_them(land: Land, code: str, neighbours: str) -> None:
    assert " ".join(land.neighbours(code)) == neighbours


def test_neighbours_know_each_other(atlas: Atlas) -> None:
    for code, others in atlas.borders.items():
        assert code not in others
        assert all(code in atlas.borders[other] for other in others)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("TH", 100.5, 13.9),
        ("AU", 149.1, -35.3),
        ("MN", 106.9, 47.9),
        ("AF", 69.2, 34.5),
        ("ID", 106.8, -6.4),
        ("NZ", 175.6, -40.4),
        ("FJ", 178.0, -17.8),
        ("NP", 85.3, 27.7),
    ],
)
def test_capitals_lie_in_their_countries_and_in_no_other(
    atlas: Atlas, code: str, longitude: float, latitude: float
) -> None:
    assert [one for one, land in atlas.land.items() if holds(land, longitude, latitude)] == [code]


def test_rings_are_closed_and_do_not_jump(atlas: Atlas) -> None:
    for code, land in atlas.land.items():
        for ring in (ring for polygon in land for ring in polygon):
            assert all(abs(b[0] - a[0]) < 180 for a, b in itertools.pairwise(ring)), code
            assert code == "AQ" or ring[0] == ring[-1], code


RINGS = st.lists(
    st.tuples(st.floats(-400, 800), st.floats(-400, 800)).map(lambda point: (round(point[0]), round(point[1]))),
    min_size=3,
    max_size=12,
)


@given(RINGS)
def test_what_is_cut_lies_in_the_window(ring: list[tuple[int, int]]) -> None:
    window = Window(west=0, east=100, south=0, north=50, width=400)
    for x, y in cut(ring, window):
        assert -7 < x < 407
        assert -7 < y < 207


@given(RINGS)
def test_what_lies_in_the_window_is_not_changed(ring: list[tuple[int, int]]) -> None:
    window = Window(west=0, east=2000, south=0, north=2000, width=2000)
    inside = [(x + 500, y + 500) for x, y in ring]
    assert cut(inside, window) == inside


def test_a_window_over_the_antimeridian_shows_both_sides(atlas: Atlas) -> None:
    window = Window(west=170, east=190, south=-25, north=-10, width=1000)
    xs = {
        code: [x for polygon in atlas.land[code] for shape in outlines(polygon, window) for x, _ in shape]
        for code in ("FJ", "WS", "AU")
    }
    assert min(xs["FJ"]) < 500 < max(xs["FJ"]), "Fiji lies on both sides of 180 degrees"
    assert min(xs["WS"]) > 800
    assert xs["AU"] == []


def test_paths_lead_back_to_the_same_points(atlas: Atlas) -> None:
    shapes = [shape for polygon in atlas.land["TH"] for shape in outlines(polygon, REGION)]
    read = []
    for part in path_data(shapes).rstrip("z").split("z"):
        numbers = [int(one) for one in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        points = [(x, y)]
        for across, down in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + across, y + down
            points.append((x, y))
        read.append(tuple(points))
    assert read == shapes


def test_the_middle_lies_inside(atlas: Atlas) -> None:
    for code in ("VN", "MY", "TH", "AU", "ID", "LA"):
        shape = max(
            (one for polygon in atlas.land[code] for one in outlines(polygon, REGION)), key=lambda it: abs(area(it))
        )
        ring = tuple((float(x), float(y)) for x, y in (*shape, shape[0]))
        assert holds(((ring,),), *middle(shape)), code


def test_countries_of_the_region_are_drawn_and_far_ones_are_not(atlas: Atlas, land: Land) -> None:
    drawn = region_map(land, dict.fromkeys(atlas.land, 1))
    codes = {place.code for place in drawn.places}
    assert codes >= {
        "TH",
        "AU",
        "SG",
        "HK",
        "MO",
        "MV",
        "NR",
        "KI",
        "TO",
        "WS",
        "FJ",
        "PW",
        "NZ",
        "TR",
        "AF",
        "MN",
        "BN",
        "TL",
    }
    assert not codes & {"US", "FR", "LY", "ZA", "NG", "GB"}
    assert not is_here(atlas.land["US"], REGION), "a few islands at the edge are not the United States"
    assert {place.code for place in drawn.places if place.small} >= {
        "SG",
        "HK",
        "MO",
        "MV",
        "NR",
        "KI",
        "TO",
        "WS",
        "BN",
    }


def test_a_number_is_not_hidden_by_a_small_countrys_dot(land: Land) -> None:
    places = {place.code: place for place in region_map(land, {"MY": 5, "BN": 0}).places}
    (x, y), (across, down) = places["MY"].middle, places["BN"].middle
    assert (x - across) ** 2 + (y - down) ** 2 > 10**2


@pytest.mark.parametrize("package", VENDORED, ids=lambda package: package["name"])
def test_copied_files_are_what_was_fetched(package: dict) -> None:
    folder = ROOT / "third_party" / package["folder"]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert package["version"] in readme
    for name, digest in package["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        assert digest in readme or name == "LICENSE"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {*package["sha256"], "README.md"}
