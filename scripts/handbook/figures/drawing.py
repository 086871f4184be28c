"""From a figure's data to its SVG: the kind draws, and here it is seen that no label is lost and which way it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.figures.kinds.bars import draw_bars
from handbook.figures.kinds.card import draw_card
from handbook.figures.kinds.chain import draw_chain
from handbook.figures.kinds.chat import draw_chat
from handbook.figures.kinds.cycle import draw_cycle
from handbook.figures.kinds.flow import draw_flow
from handbook.figures.kinds.ladder import draw_ladder
from handbook.figures.kinds.levels import draw_levels
from handbook.figures.kinds.lines import draw_lines
from handbook.figures.kinds.matrix import draw_matrix
from handbook.figures.kinds.pair import draw_pair
from handbook.figures.kinds.poster import draw_poster
from handbook.figures.kinds.radio import draw_script
from handbook.figures.kinds.sequence import draw_sequence
from handbook.figures.kinds.storyboard import draw_storyboard
from handbook.figures.kinds.strip import draw_strip
from handbook.figures.kinds.triad import draw_triad
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
    FigureKind.CARD: draw_card,
    FigureKind.CHAIN: draw_chain,
    FigureKind.CHAT: draw_chat,
    FigureKind.CYCLE: draw_cycle,
    FigureKind.FLOW: draw_flow,
    FigureKind.LADDER: draw_ladder,
    FigureKind.LEVELS: draw_levels,
    FigureKind.LINES: draw_lines,
    FigureKind.MATRIX: draw_matrix,
    FigureKind.PAIR: draw_pair,
    FigureKind.POSTER: draw_poster,
    FigureKind.SCRIPT: draw_script,
    FigureKind.SEQUENCE: draw_sequence,
    FigureKind.STORYBOARD: draw_storyboard,
    FigureKind.STRIP: draw_strip,
    FigureKind.TRIAD: draw_triad,
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
