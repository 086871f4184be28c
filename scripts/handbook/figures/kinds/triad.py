"""Three things around the one that needs them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH
from handbook.figures.sheet import Sheet, part
from handbook.model.figure import Tone

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Triad

_GAP, _DOWN = 12.0, 26.0
_EACH = (WIDTH - _GAP) / 2


def draw_triad(figure: Triad, locale: str) -> Drawn:
    sheet = Sheet(locale)
    first, second, third = figure.corners
    foot = sheet.row([(part(one.label, one.detail), one.tone) for one in (first, second)], 0, gap=_GAP)
    tone = Tone.STRONG if figure.centre.tone is Tone.PLAIN else figure.centre.tone
    left, width = WIDTH / 6 - 10, WIDTH * 2 / 3 + 20
    top = foot + _DOWN
    for x in (_EACH / 2 + 14, WIDTH - _EACH / 2 - 14):
        sheet.arrow((x, foot), (x, top))
    bottom = sheet.box(part(figure.centre.label, figure.centre.detail), left, top, width, tone=tone)
    sheet.arrow((WIDTH / 2, bottom + _DOWN), (WIDTH / 2, bottom))
    y = sheet.box(part(third.label, third.detail), left + 20, bottom + _DOWN, width - 40, tone=third.tone)
    return sheet.drawn(y)
