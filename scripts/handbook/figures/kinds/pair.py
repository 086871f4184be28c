"""Two panels beside one another, often what to do and what not to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Line, Pictogram, Rect
from handbook.figures.sheet import PAD, SIGNS, SMALL, STRONG, Sheet

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Pair, Panel

_GAP, _ICON = 10.0, 36.0
_EACH = (WIDTH - _GAP) / 2
_ROOM = _EACH - 2 * PAD


def draw_pair(figure: Pair, locale: str) -> Drawn:
    """Rows of both panels stand at one height: titles, pictures, then item beside item."""
    sheet = Sheet(locale)
    xs = (0.0, _EACH + _GAP)
    frames_at = len(sheet.shapes)
    y = PAD - 2
    y = max(_title(sheet, panel, x, y) for panel, x in zip(figure.panels, xs, strict=True)) + 6
    if any(panel.icons for panel in figure.panels):
        for panel, x in zip(figure.panels, xs, strict=True):
            sheet.add(Rect(x + PAD, y, _ROOM, _ICON + 18, "hbf-scene", radius=3))
            sheet.icons(panel.icons, x + PAD, y + 9, _ROOM, _ICON, "hbf-accent")
        y += _ICON + 24
    for at in range(max(len(panel.items) for panel in figure.panels)):
        y += 4
        starts = [(panel, x) for panel, x in zip(figure.panels, xs, strict=True) if at < len(panel.items)]
        for _, x in starts:
            sheet.add(Line(((x + PAD, y), (x + _EACH - PAD, y)), "hbf-hair"))
        y = max(sheet.words(((panel.items[at], SMALL),), x + PAD, y + 4, _ROOM) for panel, x in starts)
    y += PAD - 2
    for panel, x in zip(figure.panels, xs, strict=True):
        sheet.shapes.insert(frames_at, Rect(x, 0, _EACH, y, f"hbf-box hbf-{panel.tone}"))
    return sheet.drawn(y)


def _title(sheet: Sheet, panel: Panel, x: float, y: float) -> float:
    sign = SIGNS.get(panel.tone)
    if sign:
        sheet.add(Pictogram(sign, x + PAD, y + 2, 15, f"hbf-sign-{panel.tone}"))
        return sheet.words(((panel.title, STRONG),), x + PAD + 21, y, _ROOM - 21)
    return sheet.words(((panel.title, STRONG),), x + PAD, y, _ROOM)
