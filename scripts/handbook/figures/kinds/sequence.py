"""Steps in pictures alone, three in a row, for people who do not read. Numbers give the order: arrows must be learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Pictogram, Rect
from handbook.figures.sheet import SIGNS, Sheet

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import PictureSequence

_ROW, _GAP, _HEIGHT, _ICON = 3, 12.0, 96.0, 48.0
_EACH = (WIDTH - _GAP * (_ROW - 1)) / _ROW


def draw_sequence(figure: PictureSequence, locale: str) -> Drawn:
    sheet = Sheet(locale)
    for at, frame in enumerate(figure.frames):
        row, column = divmod(at, _ROW)
        x, y = column * (_EACH + _GAP), 12 + row * (_HEIGHT + 26)
        sheet.add(Rect(x, y, _EACH, _HEIGHT, f"hbf-box hbf-{frame.tone}"))
        icon = _ICON if len(frame.icons) == 1 else 42.0
        sheet.icons(frame.icons, x + 6, y + (_HEIGHT - icon) / 2, _EACH - 12, icon, "hbf-accent")
        if sign := SIGNS.get(frame.tone):
            sheet.add(Pictogram(sign, x + _EACH - 24, y + _HEIGHT - 23, 18, f"hbf-sign-{frame.tone}"))
        sheet.badge(at + 1, x + 14, y)
    rows = (len(figure.frames) - 1) // _ROW + 1
    return sheet.drawn(12 + rows * (_HEIGHT + 26) - 26)
