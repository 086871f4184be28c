"""A way down through boxes; at a question it may leave to the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH
from handbook.figures.sheet import ARROW, SMALL_STRONG, STRONG, Sheet, part

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Flow, FlowStep

_SPINE, _SIDE = 28.0, 118.0
"""Where the way goes down beside an answer, and where the box of the other answer begins."""


def draw_flow(figure: Flow, locale: str) -> Drawn:
    sheet = Sheet(locale)
    y = 0.0
    for at, step in enumerate(figure.steps):
        last = at == len(figure.steps) - 1
        if step.otherwise:
            y = _question(sheet, step, y, last=last)
            continue
        y = sheet.box(part(step.label, step.detail), 0, y, WIDTH, tone=step.tone)
        if not last:
            sheet.arrow((WIDTH / 2, y), (WIDTH / 2, y + ARROW))
            y += ARROW
    return sheet.drawn(y)


def _question(sheet: Sheet, step: FlowStep, y: float, *, last: bool) -> float:
    """A question, the other answer at its side, and the answer with which the way goes on."""
    other = step.otherwise
    if other is None:
        return y
    y = sheet.box(part(step.label, step.detail), 0, y, WIDTH, tone=step.tone, anchor="start")
    answers = ((other.answer, SMALL_STRONG),)
    side = WIDTH - _SIDE
    room = _SIDE - _SPINE - 16
    least = sheet.height(answers, room) * 2
    top = y + 10
    bottom = sheet.box(
        ((other.label, STRONG if not step.detail else SMALL_STRONG),),
        _SIDE,
        top,
        side,
        tone=other.tone,
        least=least,
        anchor="start",
    )
    middle = (top + bottom) / 2
    sheet.arrow((_SPINE, y), (_SPINE, middle), (_SIDE, middle))
    sheet.words(answers, _SPINE + 6, middle - sheet.height(answers, room) - 1, room)
    if last:
        return bottom
    on = ((step.answer, SMALL_STRONG),)
    foot = bottom + max(sheet.height(on, room), 16) + 4
    sheet.arrow((_SPINE, middle), (_SPINE, foot))
    sheet.words(on, _SPINE + 8, bottom + 1, WIDTH - _SPINE - 8)
    return foot
