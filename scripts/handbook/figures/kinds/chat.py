"""A talk by messages: the person on the far side, the desk on the near one, as telephones show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.measure import text_width, wrapped
from handbook.figures.shapes import WIDTH, Rect
from handbook.figures.sheet import SMALL_STRONG, TEXT, Sheet
from handbook.model.figure_kinds import Side

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Chat

_MOST, _PAD, _EDGE = 262.0, 10.0, 10.0


def draw_chat(figure: Chat, locale: str) -> Drawn:
    sheet = Sheet(locale)
    y, before = _EDGE, None
    for one in figure.messages:
        person = one.side is Side.PERSON
        if one.side is not before:
            name = figure.person if person else figure.desk
            y = sheet.words(((name, SMALL_STRONG),), _EDGE + 4, y, WIDTH - 2 * _EDGE - 8, anchor="end" if person else "start", css="hbf-soft") + 2  # fmt: skip
        before = one.side
        lines = wrapped(one.text, _MOST - 2 * _PAD, TEXT.size)
        width = max(text_width(line, TEXT.size) for line in lines) + 2 * _PAD
        left = WIDTH - _EDGE - width if person else _EDGE
        words = ((one.text, TEXT),)
        height = sheet.height(words, _MOST - 2 * _PAD) + 12
        sheet.add(Rect(left, y, width, height, f"hbf-bubble-{one.side}", radius=11))
        sheet.words(words, left + _PAD, y + 6, width - 2 * _PAD + 0.01, css="hbf-on" if person else "")
        y += height + 8
    sheet.shapes.insert(0, Rect(0, 0, WIDTH, y + 2, "hbf-box hbf-paper", radius=12))
    return sheet.drawn(y + 2)
