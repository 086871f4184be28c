"""The map of the region: how many case studies each country has, as a shade in steps and as a number."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.pages.outline import country_uri
from handbook.pages.page import html_uri
from handbook.pictures.land import REGION, SPECK
from handbook.pictures.projection import Outline, Window, area, middle, path_data
from handbook.pictures.svg import Label, element, figure, link, number, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handbook.pages.words import Words
    from handbook.pictures.land import Land

STEPS = (1, 2, 4, 8, 16)
"""The smallest number of case studies of each step."""

_SMALL = 22
_DOT, _EMPTY_DOT, _NUMBER = 13, 5, 7


@dataclass(frozen=True)
class Place:
    """A country as it is drawn. A small one is a dot at its middle."""

    code: str
    shapes: tuple[Outline, ...]
    middle: tuple[int, int]
    small: bool


@dataclass(frozen=True)
class RegionMap:
    places: tuple[Place, ...]
    """Countries with a page, in the order in which they are read."""
    ground: str
    """The path of all other land."""


def region_map(land: Land, counts: Mapping[str, int]) -> RegionMap:
    """Find the countries that have a page and belong on the map; the rest is ground.

    `counts` gives the number of case studies of every country that has a page.
    """
    here = [code for code in counts if code in land.seen]
    places = _apart([_place(code, land) for code in here], counts)
    others = (shapes for code, shapes in land.outlines.items() if code not in here)
    ground = [one for shapes in others for one in shapes if abs(area(one)) >= SPECK]
    dots = [(*place.middle, _dot(counts.get(place.code, 0))) for place in places if place.small]
    return RegionMap(tuple(_clear_of(place, dots) for place in places), path_data(ground))


def step_of(count: int) -> int:
    """The step of a number; 0 for none.

    >>> [step_of(count) for count in (0, 1, 2, 3, 4, 50)]
    [0, 1, 2, 2, 3, 5]
    """
    return sum(1 for least in STEPS if count >= least)


def draw_region_map(drawn: RegionMap, counts: Mapping[str, int], w: Words, window: Window = REGION) -> Markup:
    """The picture. A map is not mirrored: east is on the right in every language."""
    ground = element("path", {"d": drawn.ground, "class": "hb-land"})
    # Dots come last, or the land of a neighbour would cover them.
    ordered = sorted(drawn.places, key=lambda place: place.small)
    countries = [_country(place, counts.get(place.code, 0), w) for place in ordered]
    # Numbers come after all land: a neighbour that is drawn later would cut into them. The names of links say them.
    numbers = element("g", {"aria-hidden": "true"}, *(_number(place, counts.get(place.code, 0)) for place in ordered))
    return figure(
        w.plain("map.title"), "hb-map", (window.width, window.height), (ground, *countries, numbers), rtl=False
    )


def _country(place: Place, count: int, w: Words) -> Markup:
    name = w.plain("map.country" if count else "map.country-none", country=w.plain_country(place.code), count=count)
    css = f"hb-step-{step_of(count)}"
    x, y = place.middle
    parts = [element("path", {"d": path_data(place.shapes), "class": css})] if place.shapes else []
    if place.small:
        parts.append(element("circle", {"cx": x, "cy": y, "r": _dot(count), "class": css}))
    return link(html_uri(str(w.link(country_uri(place.code)))), name, *parts)


def _number(place: Place, count: int) -> Markup:
    if not count:
        return Markup("")
    x, y = place.middle
    css = f"hb-number hb-on-{step_of(count)}"
    return text(Label(str(count)), x, y + 6, rtl=False, anchor="middle", css=css)


def _place(code: str, land: Land) -> Place:
    shapes = land.outlines[code]
    if not shapes:
        return Place(code, (), land.points[code], small=True)
    return Place(code, shapes, middle(shapes[0]), small=_width(shapes[0]) < _SMALL)


def _width(shape: Outline) -> int:
    return max(max(one[axis] for one in shape) - min(one[axis] for one in shape) for axis in (0, 1))


def _dot(count: int) -> int:
    return _DOT if count else _EMPTY_DOT


def _apart(places: Sequence[Place], counts: Mapping[str, int]) -> list[Place]:
    """Dots that would lie on each other step aside, each by half of the way. Others stay where they are."""
    moved = {place.code: place for place in places}
    small = [place.code for place in places if place.small]
    for at, code in enumerate(small):
        for other in small[at + 1 :]:
            (x, y), (across, down) = moved[code].middle, moved[other].middle
            apart, needed = math.dist((x, y), (across, down)), _dot(counts[code]) + _dot(counts[other])
            if apart >= needed:
                continue
            east, south = ((across - x) / apart, (down - y) / apart) if apart else (1.0, 0.0)
            step = (needed - apart) / 2
            moved[code] = _stepped(moved[code], -step * east, -step * south)
            moved[other] = _stepped(moved[other], step * east, step * south)
    return list(moved.values())


def _stepped(place: Place, east: float, south: float) -> Place:
    x, y = place.middle
    return replace(place, middle=(round(x + east), round(y + south)))


def _clear_of(place: Place, dots: Iterable[tuple[int, int, int]]) -> Place:
    """The number of a large country goes to its next largest part if a small country's dot would cover it."""
    if place.small:
        return place
    for shape in place.shapes:
        if _width(shape) < _SMALL:
            break
        x, y = middle(shape)
        if all((x - across) ** 2 + (y - down) ** 2 > (reach + _NUMBER) ** 2 for across, down, reach in dots):
            return replace(place, middle=(x, y))
    return place


def swatch(step: int) -> Markup:
    """A square for the legend, beside which its numbers stand as text."""
    square = element("rect", {"x": 1, "y": 1, "width": 22, "height": 16, "class": f"hb-step-{step}"})
    return element("svg", {"width": 24, "height": 18, "viewBox": "0 0 24 18", "aria-hidden": "true"}, square)


def step_range(step: int) -> str:
    """The numbers of a step.

    >>> [step_range(step) for step in (1, 2, 5)]
    ['1', '2–3', '16+']
    """
    least = STEPS[step - 1]
    if step == len(STEPS):
        return f"{least}+"
    most = STEPS[step] - 1
    return number(least) if most == least else f"{least}–{most}"
