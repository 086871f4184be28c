"""A theory of change from the top down; beside each arrow stands what must be true for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH
from handbook.figures.sheet import ARROW, SMALL, Sheet, part
from handbook.model.figure import Tone

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Chain

_SPINE, _NOTE = 24.0, 48.0


def draw_chain(figure: Chain, locale: str) -> Drawn:
    sheet = Sheet(locale)
    y = 0.0
    for at, one in enumerate(figure.links):
        y = sheet.box(part(one.label, one.detail), 0, y, WIDTH, tone=one.tone, anchor="start")
        if at == len(figure.links) - 1:
            break
        foot = y + ARROW
        if one.because:
            foot = sheet.box(((one.because, SMALL),), _NOTE, y + 7, WIDTH - _NOTE, tone=Tone.QUIET, anchor="start") + 7
        sheet.arrow((_SPINE, y), (_SPINE, foot))
        y = foot
    return sheet.drawn(y)
