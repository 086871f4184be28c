"""The pictograms, drawn for this handbook in a square of 24 units: lines only, no faces, no skin, no flags, no force."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.model.figure import Icon

if TYPE_CHECKING:
    from collections.abc import Mapping


def _circle(x: float, y: float, radius: float) -> str:
    return f"M{x - radius:g} {y:g}a{radius:g} {radius:g} 0 1 0 {2 * radius:g} 0a{radius:g} {radius:g} 0 1 0 {-2 * radius:g} 0z"


ICONS: Mapping[Icon, str] = MappingProxyType(
    {
        Icon.PERSON: _circle(12, 6.5, 4) + "M4.5 22c0-6 3-9 7.5-9s7.5 3 7.5 9z",
        Icon.GROUP: _circle(12, 7, 3.2)
        + _circle(4.8, 9.5, 2.3)
        + _circle(19.2, 9.5, 2.3)
        + "M6.5 21c0-5 2-8 5.5-8s5.5 3 5.5 8zM1.5 19c0-3.5 1-5.2 3.2-5.4M22.5 19c0-3.5-1-5.2-3.2-5.4",
        Icon.PHONE: "M8.5 2h7a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-16a2 2 0 0 1 2-2zM6.5 5.5h11M6.5 17.5h11M11 19.8h2",
        Icon.BOAT: "M2.5 14.5h19l-3 5.5h-13zM11 14.5v-12l7.5 9h-7.5M1.5 22.5c1.7 0 1.7-1 3.5-1s1.7 1 3.5 1 1.7-1 3.5-1 1.7 1 3.5 1 1.7-1 3.5-1 1.7 1 3.5 1",
        Icon.HOUSE: "M2.5 11.5l9.5-8.5 9.5 8.5M5 9.5v12h14v-12M10 21.5v-6.5h4v6.5",
        Icon.OFFICE: "M4 21.5v-13h16v13M2 21.5h20M3 8.5l9-6 9 6M8 12v6M12 12v6M16 12v6",
        Icon.RADIO: "M3 9h18v12h-18zM6 9l11-6.5" + _circle(8.5, 15, 3.2) + "M14.5 13h3.5M14.5 17h3.5",
        Icon.MONEY: "M2 6.5h20v11h-20z" + _circle(12, 12, 2.8) + "M5.2 12h.6M18.2 12h.6",
        Icon.DOCUMENT: "M5.5 2h8.5l4.5 4.5v15.5h-13zM14 2v4.5h4.5M8.5 11h7M8.5 14.5h7M8.5 18h4.5",
        Icon.PASSPORT: "M5 2h14v20h-14z"
        + _circle(12, 9.5, 3.6)
        + "M8.4 9.5h7.2M12 5.9c-2.2 2.2-2.2 5 0 7.2M12 5.9c2.2 2.2 2.2 5 0 7.2M9 17.8h6",
        Icon.QUESTION: _circle(12, 12, 10) + "M8.8 9.4a3.2 3.2 0 1 1 4.8 2.8c-1.1.7-1.6 1.2-1.6 2.6M12 17.6v.3",
        Icon.SHIELD: "M12 2l8.5 3v6.5c0 5.3-3.5 8.6-8.5 10.5-5-1.9-8.5-5.2-8.5-10.5v-6.5zM8 11.8l3 3 5-5.6",
        Icon.ROAD: "M8.5 2.5l-6 19M15.5 2.5l6 19M12 3.5v3M12 10v4M12 17.5v4",
        Icon.PLANE: "M12 1.8c1 0 1.5 1.6 1.5 3v4.2l8 5v2l-8-2.4v4.6l2.5 2v1.6l-4-1.2-4 1.2v-1.6l2.5-2v-4.6l-8 2.4v-2l8-5v-4.2c0-1.4.5-3 1.5-3z",
        Icon.CHECK: "M3.5 13l5.5 5.5 11.5-13",
        Icon.CROSS: "M5 5l14 14M19 5l-14 14",
        Icon.CLOCK: _circle(12, 12, 10) + "M12 6v6.3l4 2.2",
        Icon.TALK: "M3 3.5h18v12.5h-10l-5 5v-5h-3zM7 8h10M7 11.8h6",
        Icon.STOP: "M7.8 2h8.4l5.8 5.8v8.4l-5.8 5.8h-8.4l-5.8-5.8v-8.4zM7 12h10",
        Icon.LOCK: "M5 10.5h14v11h-14zM8 10.5v-4a4 4 0 0 1 8 0v4M12 14.5v3",
        Icon.CAMERA: "M2.5 7h4.5l2-3h6l2 3h4.5v13.5h-19z" + _circle(12, 13.2, 4),
        Icon.WORK: "M2.5 7.5h19v13h-19zM8.5 7.5v-3.5h7v3.5M2.5 13h19M12 11.8v2.4",
    }
)
