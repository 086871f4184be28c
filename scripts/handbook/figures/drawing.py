"""From a figure's data to its SVG: the kind draws, and here it is seen that no label is lost and which way it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.figures.kinds.bars import draw_bars
from handbook.figures.kinds.cycle import draw_cycle
from handbook.figures.kinds.flow import draw_flow
from handbook.figures.kinds.levels import draw_levels
from handbook.figures.texts import figure_labels
from handbook.model.figure import FigureKind
from handbook.pictures.svg import element, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from handbook.figures.shapes import Drawn
    from handbook.model.figure import Figure

DRAWERS: Mapping[FigureKind, Callable[[Any, str], Drawn]] = {
    FigureKind.BARS: draw_bars,
    FigureKind.CYCLE: draw_cycle,
    FigureKind.FLOW: draw_flow,
    FigureKind.LEVELS: draw_levels,
}


class LabelLostError(ValueError):
    """A label of the data is not in the drawing: a fault of the kind's module."""


def draw(figure: Figure, locale: str) -> Drawn:
    """The shapes of a figure, from the left."""
    drawn = DRAWERS[figure.kind](figure, locale)
    for label in figure_labels(figure):
        if "".join(label.replace("\u200b", "").split()) not in drawn.texts:
            raise LabelLostError(f"{figure.id}: {label!r} is not drawn")
    return drawn


def figure_svg(figure: Figure, locale: str, *, rtl: bool) -> Markup:
    """The drawing as one line of SVG, with its name and its description for those who do not see it."""
    drawn = draw(figure, locale)
    if rtl:
        drawn = drawn.mirrored()
    name, told = f"figure-{figure.id}-title", f"figure-{figure.id}-desc"
    attributes = {
        "viewBox": f"0 0 360 {number(drawn.height)}",
        "role": "img",
        "aria-labelledby": f"{name} {told}",
        "direction": "rtl" if rtl else None,
        "focusable": "false",
    }
    parts = [element("title", {"id": name}, figure.title), element("desc", {"id": told}, figure.alt)]
    return element("svg", attributes, *parts, *(shape.svg(rtl=rtl) for shape in drawn.shapes))
