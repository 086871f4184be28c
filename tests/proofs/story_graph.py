"""A scenario as a drawing: scenes in the order of the most decisions that lead to them, choices as arrows with letters."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from handbook.catalogue.scenarios import following, longest_path
from handbook.pictures.svg import element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.model.scenario import Scenario

WIDTH, HEIGHT, GAP_X, GAP_Y, LINE = 190, 62, 26, 70, 14
FILLS = {"good": "#cdeccf", "mixed": "#fdf0c4", "poor": "#f6cfcf"}


def depths(story: Scenario) -> Mapping[str, int]:
    """How many decisions lead to a scene at most; of a story without loops."""
    after = following(story)
    found = {story.start: 0}
    ahead = [story.start]
    while ahead:
        scene = ahead.pop()
        for one in after[scene]:
            if found.get(one, -1) < found[scene] + 1:
                found[one] = found[scene] + 1
                ahead.append(one)
    return found


def draw(story: Scenario) -> str:
    """The whole story as SVG."""
    depth = depths(story)
    rows = [[scene.id for scene in story.scenes if depth.get(scene.id) == at] for at in range(max(depth.values()) + 1)]
    most = max(map(len, rows))
    width = most * (WIDTH + GAP_X) + GAP_X
    places = {}
    for at, row in enumerate(rows):
        start = (width - len(row) * (WIDTH + GAP_X) + GAP_X) / 2
        places |= {scene: (start + n * (WIDTH + GAP_X), 40 + at * (HEIGHT + GAP_Y)) for n, scene in enumerate(row)}
    height = 40 + len(rows) * (HEIGHT + GAP_Y)
    head = f"{story.title}: longest path {len(longest_path(story)) - 1} decisions"
    parts = [element("text", {"x": "10", "y": "22", "font-weight": "bold"}, head)]
    parts += [part for scene in story.scenes for part in _arrows(story, scene.id, places)]
    parts += [part for number, scene in enumerate(story.scenes, 1) for part in _box(story, scene.id, number, places)]
    box = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {height}", "width": str(width)}
    white = element("rect", {"width": str(width), "height": str(height), "fill": "#fff"})
    return str(element("svg", {**box, "font-family": "sans-serif", "font-size": "12"}, white, *parts)) + "\n"


def _arrows(story: Scenario, scene: str, places: Mapping[str, tuple[float, float]]) -> list[str]:
    found = []
    choices = story.scene(scene).choices
    for at, choice in enumerate(choices, 1):
        x, y = places[scene]
        from_x = x + WIDTH * at / (len(choices) + 1)
        to_x, to_y = places[choice.to][0] + WIDTH / 2, places[choice.to][1]
        line = {"x1": f"{from_x:.0f}", "y1": f"{y + HEIGHT:.0f}", "x2": f"{to_x:.0f}", "y2": f"{to_y:.0f}"}
        found.append(element("line", {**line, "stroke": "#456"}))
        found.append(element("circle", {"cx": f"{to_x:.0f}", "cy": f"{to_y:.0f}", "r": "3", "fill": "#456"}))
        letter = {"x": f"{from_x + 4:.0f}", "y": f"{y + HEIGHT + 14:.0f}", "fill": "#124"}
        found.append(element("text", letter, choice.id))
    return found


def _box(story: Scenario, scene: str, number: int, places: Mapping[str, tuple[float, float]]) -> list[str]:
    x, y = places[scene]
    one = story.scene(scene)
    frame = {"x": f"{x:.0f}", "y": f"{y:.0f}", "width": str(WIDTH), "height": str(HEIGHT), "rx": "6", "stroke": "#234"}
    found = [element("rect", {**frame, "fill": FILLS.get(str(one.ending), "#eef3f6")})]
    lines = textwrap.wrap(f"{number}. {one.title}" + (f" ({one.ending})" if one.ending else ""), 30)[:4]
    for at, text in enumerate(lines):
        found.append(element("text", {"x": f"{x + 8:.0f}", "y": f"{y + 16 + at * LINE:.0f}"}, text))
    return found


def listed(story: Scenario) -> str:
    """The same as lines of text."""
    rows = []
    for number, scene in enumerate(story.scenes, 1):
        ways = " ".join(f"{choice.id}→{choice.to}" for choice in scene.choices) or f"ends: {scene.ending}"
        rows.append(f"  {number}. {scene.id}: {ways}")
    return "\n".join(rows)
