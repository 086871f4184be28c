"""A card: who or what it is about, and a row for each thing that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Line, Pictogram, Rect
from handbook.figures.sheet import HEAD, PAD, SIGNS, SMALL, SMALL_STRONG, TEXT, Sheet

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Card

_ICON = 38.0


def draw_card(figure: Card, locale: str) -> Drawn:
    sheet = Sheet(locale)
    left = PAD + _ICON + 12
    head = ((figure.name, HEAD), (figure.line, SMALL))
    height = max(sheet.height(head, WIDTH - left - PAD), _ICON) + 2 * PAD
    sheet.add(Rect(0, 0, WIDTH, height, "hbf-box hbf-strong"))
    sheet.add(Pictogram(figure.icon, PAD + 2, (height - _ICON) / 2, _ICON, "hbf-on-icon"))
    own = sheet.height(head, WIDTH - left - PAD)
    sheet.words(head, left, (height - own) / 2, WIDTH - left - PAD, css="hbf-on")
    y = height + PAD - 3
    for at, row in enumerate(figure.rows):
        if at:
            sheet.add(Line(((PAD, y + 3), (WIDTH - PAD, y + 3)), "hbf-hair"))
            y += 7
        sign = SIGNS.get(row.tone)
        x = PAD
        if sign:
            sheet.add(Pictogram(sign, PAD, y + 2, 14, f"hbf-sign-{row.tone}"))
            x += 22
        y = sheet.words(((row.label, SMALL_STRONG), (row.text, TEXT)), x, y, WIDTH - x - PAD)
    y += PAD
    sheet.shapes.insert(0, Rect(0, 0, WIDTH, y, "hbf-box hbf-paper"))
    return sheet.drawn(y)
