"""Lines over a few places, with every number at its point; a quiet line is dashed and says its last number only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.kinds.bars import shown
from handbook.figures.measure import text_width
from handbook.figures.shapes import WIDTH, Circle, Line, Rect, Words
from handbook.figures.sheet import SMALL, SMALL_STRONG, STRONG, Sheet
from handbook.model.figure import Tone
from handbook.model.figure_kinds import Scale
from handbook.model.scales import place_numbers

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Lines, Series

_LEFT, _RIGHT, _TOP, _HEIGHT = 30.0, 312.0, 26.0, 170.0
_BASE = _TOP + _HEIGHT + 20


def draw_lines(figure: Lines, locale: str) -> Drawn:
    sheet = Sheet(locale)
    xs = _xs(figure)
    sheet.add(Line(((4, _BASE), (WIDTH - 4, _BASE)), "hbf-axis"))
    y = _places(sheet, figure, xs)
    all_points = [_points(figure, one, xs) for one in figure.series]
    if figure.gap:
        sheet.add(Line((all_points[-2][-1], all_points[-1][-1]), "hbf-gap"))
    for one, points in zip(figure.series, all_points, strict=True):
        sheet.add(Line(tuple(points), "hbf-dash" if one.tone is Tone.QUIET else "hbf-line"))
    for at, (one, points) in enumerate(zip(figure.series, all_points, strict=True)):
        _marks(sheet, one, points)
        _numbers(sheet, figure, at, all_points)
    return sheet.drawn(_legend(sheet, figure, y + 6))


def _xs(figure: Lines) -> list[float]:
    count = len(figure.places)
    numbers = place_numbers(figure.places) if figure.scale is not Scale.EVEN else ()
    if numbers:
        shares = [(one - numbers[0]) / (numbers[-1] - numbers[0]) for one in numbers]
    else:
        shares = [at / (count - 1) for at in range(count)]
    return [_LEFT + (_RIGHT - _LEFT) * share for share in shares]


def _points(figure: Lines, series: Series, xs: list[float]) -> list[tuple[float, float]]:
    least, most = float(figure.least), float(figure.most)
    heights = [(float(value) - least) / (most - least) for value in series.values.split()]
    return [(x, _TOP + _HEIGHT * (1 - height)) for x, height in zip(xs, heights, strict=True)]


def _places(sheet: Sheet, figure: Lines, xs: list[float]) -> float:
    """Labels below the line of the places; the outer ones keep on the sheet."""
    bottom = _BASE
    for at, (x, label) in enumerate(zip(xs, figure.places, strict=True)):
        sheet.add(Line(((x, _BASE), (x, _BASE + 4)), "hbf-axis"))
        near = min([abs(x - other) for other in xs if other != x])
        room = min(near, 2 * x, 2 * (WIDTH - x)) if 0 < at < len(xs) - 1 else min(near, 110)
        left = min(max(x - room / 2, 0), WIDTH - room)
        anchor = "start" if left == 0 else "end" if left == WIDTH - room else "middle"
        bottom = max(bottom, sheet.words(((label, SMALL),), left, _BASE + 5, room, anchor=anchor))
    if figure.across:
        bottom = sheet.words(((figure.across, SMALL_STRONG),), 0, bottom + 2, WIDTH, anchor="middle", css="hbf-soft")
    return bottom


def _marks(sheet: Sheet, series: Series, points: list[tuple[float, float]]) -> None:
    """A full circle, or a square for the plain line; a dashed line has no mark."""
    for x, y in points if series.tone is not Tone.QUIET else []:
        if series.tone is Tone.STRONG:
            sheet.add(Circle(x, y, 4.5, "hbf-bar"))
        else:
            sheet.add(Rect(x - 4, y - 4, 8, 8, "hbf-bar-open", radius=0))


def _numbers(sheet: Sheet, figure: Lines, at: int, all_points: list[list[tuple[float, float]]]) -> None:
    """Above the highest line, below the lowest one; of a dashed line only the last, beside its end."""
    series = figure.series[at]
    values = series.values.split()
    quiet = series.tone is Tone.QUIET
    loud = [points for one, points in zip(figure.series, all_points, strict=True) if one.tone is not Tone.QUIET]
    for place, ((x, y), value) in enumerate(zip(all_points[at], values, strict=True)):
        text = shown(value, figure.unit)
        type_ = STRONG if series.tone is Tone.STRONG else SMALL
        width = text_width(text, type_.size, bold=type_.bold)
        if quiet:
            if place == len(values) - 1:
                sheet.add(Words(x + 9, y - 2, text, f"{SMALL.css} hbf-n", "start", width, WIDTH - x - 9))
            continue
        below = len(loud) > 1 and y == max(points[place][1] for points in loud)
        falls = len(loud) == 1 and place > 0 and all_points[at][place - 1][1] < y
        left = min(max(x - width / 2 + (width / 2 if falls else 0), 0), WIDTH - width)
        sheet.add(
            Words(left + width / 2, y + (19 if below else -9), text, f"{type_.css} hbf-n", "middle", width, width)
        )


def _legend(sheet: Sheet, figure: Lines, y: float) -> float:
    for one in figure.series:
        middle = y + 9
        sheet.add(Line(((0, middle), (30, middle)), "hbf-dash" if one.tone is Tone.QUIET else "hbf-line"))
        _marks(sheet, one, [(15, middle)])
        y = sheet.words(((one.label, SMALL_STRONG if one.tone is Tone.STRONG else SMALL),), 40, y, WIDTH - 40) + 2
    if figure.gap:
        sheet.add(Line(((15, y + 2), (15, y + 16)), "hbf-gap"))
        y = sheet.words(((figure.gap, SMALL_STRONG),), 40, y, WIDTH - 40)
    return y
