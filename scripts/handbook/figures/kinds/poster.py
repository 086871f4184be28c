"""A mock poster, or two to compare; numbers beside its parts lead to the notes below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.figures.shapes import WIDTH, Pictogram, Rect
from handbook.figures.sheet import HEAD, PAD, SIGNS, SMALL, STRONG, TEXT, Sheet
from handbook.model.figure import Tone
from handbook.model.figure_kinds import PosterRole

if TYPE_CHECKING:
    from handbook.figures.shapes import Drawn
    from handbook.model.figure_kinds import Poster, PosterPart, PosterSheet

_FRAME, _BADGE = 324.0, 344.0
_TYPES = {
    PosterRole.HEADLINE: HEAD,
    PosterRole.PICTURE: SMALL,
    PosterRole.TEXT: TEXT,
    PosterRole.ACTION: STRONG,
    PosterRole.SMALL: SMALL,
}


def draw_poster(figure: Poster, locale: str) -> Drawn:
    sheet = Sheet(locale)
    y, number = 0.0, 1
    for at, one in enumerate(figure.posters):
        y += 22 if at else 0
        y, number = _poster(sheet, one, y, number)
    return sheet.drawn(y)


def _poster(sheet: Sheet, poster: PosterSheet, y: float, number: int) -> tuple[float, int]:
    y = _title(sheet, poster, y)
    frame_at, top = len(sheet.shapes), y
    y += PAD
    notes: list[str] = []
    for one in poster.parts:
        start = y
        y = _part(sheet, one, y)
        if one.note:
            sheet.badge(number + len(notes), _BADGE, (start + y) / 2)
            notes.append(one.note)
        y += 7
    css = f"hbf-box hbf-paper hbf-edge-{poster.tone}"
    sheet.shapes.insert(frame_at, Rect(0, top, _FRAME, y - top + 3, css, radius=3))
    y += 14
    for at, note in enumerate(notes):
        sheet.badge(number + at, 11, y + 11)
        y = max(sheet.words(((note, SMALL),), 30, y + 2, WIDTH - 30), y + 22) + 5
    return y - 5 if notes else y - 11, number + len(notes)


def _title(sheet: Sheet, poster: PosterSheet, y: float) -> float:
    if not poster.title:
        return y
    sign = SIGNS.get(poster.tone)
    if sign:
        sheet.add(Pictogram(sign, 1, y + 3, 15, f"hbf-sign-{poster.tone}"))
    left = 24 if sign else 0
    return sheet.words(((poster.title, STRONG),), left, y, WIDTH - left) + 6


def _part(sheet: Sheet, one: PosterPart, y: float) -> float:
    left, room = PAD, _FRAME - 2 * PAD
    words = ((one.label, _TYPES[one.role]),)
    if one.role is PosterRole.PICTURE:
        height = 68 + (sheet.height(words, room - 12) + 6 if one.label else 0)
        sheet.add(Rect(left, y, room, height, "hbf-scene", radius=3))
        sheet.icons(one.icons, left, y + 10, room, 48, "hbf-accent")
        sheet.words(words, left + 6, y + 64, room - 12, anchor="middle")
        return y + height
    if one.role is PosterRole.ACTION:
        return sheet.box(words, left + 8, y, room - 16, tone=Tone.STRONG)
    if one.icons:
        y = sheet.icons(one.icons, left, y, room, 22)
    return sheet.words(words, left + 4, y, room - 8, anchor="middle")
