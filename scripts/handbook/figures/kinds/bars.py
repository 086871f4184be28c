"""Bars from the starting side, one or two for each row, with their numbers; the second series is an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.measure import text_width
from handbook.figures.shapes import WIDTH, Line, Rect, Words
from handbook.figures.sheet import SMALL, SMALL_STRONG, STRONG, TEXT, Sheet

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Bars

_BAR, _BETWEEN, _ROW = 17.0, 4.0, 14.0
_SERIES = ("hbf-bar", "hbf-bar-other")


def draw_bars(figure: Bars, locale: str) -> Drawn:
    sheet = Sheet(locale)
    y = _legend(sheet, figure)
    room = WIDTH - max(_shown_width(figure, value) for value in _values(figure)) - 8
    for row in figure.rows:
        top = y = sheet.words(((row.label, TEXT),), 0, y, WIDTH) + 3
        for at, value in enumerate(one for one in (row.value, row.other) if one is not None):
            width = max(room * float(value) / float(figure.most), 1.5)
            sheet.add(Rect(0, y, width, _BAR, _SERIES[at], radius=2))
            _number(sheet, figure, value, width + 6, y)
            y += _BAR + _BETWEEN
        sheet.add(Line(((0, top - 2), (0, y - 2)), "hbf-axis"))
        y += _ROW - _BETWEEN
    return sheet.drawn(y - _ROW + 4)


def shown(number: str, unit: str) -> str:
    """A number as readers see it.

    >>> shown("274532", ""), shown("20", "%"), shown("29", "of 45")
    ('274,532', '20%', '29 of 45')
    """
    whole, point, rest = number.partition(".")
    digits = f"{int(whole):,}{point}{rest}"
    return f"{digits}{unit}" if unit in {"", "%"} else f"{digits} {unit}"


def _values(figure: Bars) -> list[str]:
    return [value for row in figure.rows for value in (row.value, row.other) if value is not None]


def _shown_width(figure: Bars, value: str) -> float:
    return text_width(shown(value, figure.unit), STRONG.size, bold=True)


def _number(sheet: Sheet, figure: Bars, value: str, x: float, y: float) -> None:
    text, width = shown(value, figure.unit), _shown_width(figure, value)
    sheet.add(Words(x, y + _BAR / 2 + 5, text, STRONG.css, "start", width, WIDTH - x + 2))


def _legend(sheet: Sheet, figure: Bars) -> float:
    """What the two kinds of bars mean, below one another."""
    y = 0.0
    for at, label in enumerate(figure.series):
        sheet.add(Rect(0, y + 4, 22, 11, _SERIES[at], radius=2))
        y = sheet.words(((label, SMALL_STRONG if not at else SMALL),), 30, y, WIDTH - 30)
    return y + (8 if figure.series else 0)
