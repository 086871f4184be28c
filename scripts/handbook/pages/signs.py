"""The small signs of parts, steps and ways in, drawn for this handbook like its pictograms: lines in a square of 24 units."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.figures.icons import ICONS
from handbook.model.figure import Icon

if TYPE_CHECKING:
    from collections.abc import Mapping


def _ring(x: float, y: float, radius: float) -> str:
    return f"M{x - radius:g} {y:g}a{radius:g} {radius:g} 0 1 0 {2 * radius:g} 0a{radius:g} {radius:g} 0 1 0 {-2 * radius:g} 0z"


SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "flag": "M6 22V3M6 4h13l-3.5 4 3.5 4H6",
        "target": _ring(12, 12, 10) + _ring(12, 12, 5.5) + _ring(12, 12, 1),
        "people": ICONS[Icon.GROUP],
        "talk": ICONS[Icon.TALK],
        "megaphone": "M3 9.5v5h3.5l9 5v-15l-9 5zM18.5 9a4.5 4.5 0 0 1 0 6M7 14.5l1.5 6h3l-1.2-4",
        "chart": "M3 3v18h18M7.5 17v-4M12 17V8.5M16.5 17v-6.5",
        "stairs": "M2.5 21.5h4.7v-4.7h4.7v-4.7h4.8V7.4h4.8M14 3h4.5",
        "book": "M12 6C10 4.2 7 3.5 2.5 3.5v15C7 18.5 10 19.2 12 21c2-1.8 5-2.5 9.5-2.5v-15C17 3.5 14 4.2 12 6zM12 6v15",
        "shield": ICONS[Icon.SHIELD],
        "watch": _ring(12, 13.5, 8) + "M12 13.5V9M9.5 2h5M12 2v3.5M18.3 6.5l1.7-1.7",
        "ruler": "M3 17.5 17.5 3 21 6.5 6.5 21zM6.5 14l2 2M10 10.5l2 2M13.5 7l2 2",
        "board": "M2.5 4h19v12h-19zM12 16v2.5M7.5 22l4.5-3.5 4.5 3.5M6.5 8h7M6.5 12h4",
        "files": "M11 21.5H5V2h9l4 4v5M14 2v4h4M8.5 10h5M8.5 14h2.5" + _ring(16.5, 16.5, 3.5) + "M19 19l3 3",
        "pin": "M12 22s7-6.8 7-12.5a7 7 0 0 0-14 0C5 15.2 12 22 12 22z" + _ring(12, 9.5, 2.5),
        "bars": "M4 20v-4M9.3 20v-8M14.7 20V8M20 20V4",
        "languages": "M2.5 3h12v9.5H9l-3.5 3.5v-3.5h-3zM18 8h3.5v9.5h-3V21L15 17.5H9.5v-1.5",
        "pen": "M3.5 20.5l1-5L16 4l4 4L8.5 19.5zM13.5 6.5l4 4",
        "about": _ring(12, 12, 10) + "M12 11v6M12 7v.4",
        "question": ICONS[Icon.QUESTION],
        "download": "M12 3v12M7 10.5l5 5 5-5M4 17v4h16v-4",
        "star": "M12 2.5l2.9 6.2 6.6.8-4.9 4.6 1.3 6.7-5.9-3.3-5.9 3.3 1.3-6.7L2.5 9.5l6.6-.8z",
        "search": _ring(10.5, 10.5, 7) + "M15.7 15.7l5.8 5.8",
        "compass": _ring(12, 12, 10) + "M15.5 8.5l-2 5-5 2 2-5z",
        "yes": ICONS[Icon.CHECK],
        "no": ICONS[Icon.CROSS],
    }
)
SIDED = frozenset({"flag", "megaphone", "stairs"})
"""Signs that point in the direction of reading; the sheet of styles turns them where readers begin at the right."""


def sign_svg(name: str) -> Markup:
    """A sign beside a text that says the same; machines that read aloud pass over it."""
    sided = " hb-sign--sided" if name in SIDED else ""
    return Markup(
        '<svg class="hb-sign{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
    ).format(sided, SIGNS[name])
