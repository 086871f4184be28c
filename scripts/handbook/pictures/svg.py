"""The few pieces of SVG that pictures are made of. Everything that is not already markup is escaped on its way in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Control characters break XML, and Python-Markdown marks its own places with two of them.
_CONTROL_OR_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class Label:
    """A text in a picture; `english` if it stands in English inside another language."""

    text: str
    english: bool = False

    def __str__(self) -> str:
        return self.text


def element(name: str, attributes: Mapping[str, object], *children: object) -> Markup:
    """One element; attributes that are None are left out.

    >>> print(element("a", {"href": "x.html", "class": None}, "<&"))
    <a href="x.html">&lt;&amp;</a>
    """
    # A picture has thousands of these, and texts that are escaped a second time when they are put together take most of its time.
    shown = "".join([f' {key}="{_clean(value)}"' for key, value in attributes.items() if value is not None])
    inner = "".join([_clean(child) for child in children])
    return Markup(f"<{name}{shown}>{inner}</{name}>")  # noqa: S704 (names stand in this package)


def link(address: str, name: str, *children: object) -> Markup:
    """A link inside a picture, with a name for those who hear it and a note for those who point at it."""
    return element("a", {"href": address, "aria-label": name}, element("title", {}, name), *children)


def text(label: Label, x: float, y: float, *, rtl: bool, anchor: str = "start", css: str | None = None) -> Markup:
    """A line of text. English in a right-to-left picture keeps its own direction, and its place."""
    turned = rtl and label.english
    if turned:
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    attributes = {
        "x": number(x),
        "y": number(y),
        "text-anchor": anchor if anchor != "start" else None,
        "class": css,
        "lang": "en" if label.english else None,
        "direction": "ltr" if turned else None,
    }
    return element("text", attributes, label.text)


def words(label: Label) -> Markup:
    """A text beside a picture, which a browser breaks into lines."""
    english = {"lang": "en", "dir": "ltr"} if label.english else {}
    return element("span", english, label.text)


def figure(name: str, css: str, size: tuple[float, float], parts: Iterable[Markup], *, rtl: bool) -> Markup:
    """A whole picture: a region of its own that scrolls, never the page. One block without an empty line."""
    return region(name, css, drawing(name, size, parts, rtl=rtl))


def region(name: str, css: str, *children: Markup, rtl: bool | None = None) -> Markup:
    """The box that a picture scrolls in; `rtl` says which way its texts run where that is not the page's."""
    way = None if rtl is None else "rtl" if rtl else "ltr"
    attributes = {"class": f"hb-picture {css}", "role": "region", "tabindex": 0, "aria-label": name, "dir": way}
    return element("div", attributes, *children)


def drawing(name: str, size: tuple[float, float], parts: Iterable[Markup], *, rtl: bool) -> Markup:
    """What is drawn of a picture."""
    width, height = (number(one) for one in size)
    attributes = {
        "viewBox": f"0 0 {width} {height}",
        "width": width,
        "height": height,
        "role": "group",
        "aria-label": name,
        "direction": "rtl" if rtl else "ltr",
        "focusable": "false",
    }
    return element("svg", attributes, Markup("\n").join(part for part in parts if part))


def number(value: float) -> str:
    """A coordinate, rounded so that bytes are few and the same on every machine.

    >>> number(12.04), number(-0.01), number(7)
    ('12', '0', '7')
    """
    rounded = round(value, 1) + 0.0
    return f"{rounded:.1f}".removesuffix(".0").replace("-0.0", "0")


def _clean(value: object) -> Markup:
    return value if isinstance(value, Markup) else escape(_CONTROL_OR_SPACE.sub(" ", str(value)))
