"""What a drawing is made of: a few shapes that know their mirror image and their SVG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handbook.pictures.svg import Label, element, number
from handbook.pictures.svg import text as svg_text

if TYPE_CHECKING:
    from markupsafe import Markup

    from handbook.model.figure import Icon

WIDTH = 360.0
"""The width of every drawing, in its own units."""


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    css: str
    radius: float = 6.0

    def mirrored(self) -> Rect:
        return replace(self, x=WIDTH - self.x - self.width)

    def svg(self, *, rtl: bool) -> Markup:  # noqa: ARG002
        size = {"x": number(self.x), "y": number(self.y), "width": number(self.width), "height": number(self.height)}
        return element("rect", size | {"rx": number(self.radius), "class": self.css})


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    radius: float
    css: str

    def mirrored(self) -> Circle:
        return replace(self, x=WIDTH - self.x)

    def svg(self, *, rtl: bool) -> Markup:  # noqa: ARG002
        return element(
            "circle", {"cx": number(self.x), "cy": number(self.y), "r": number(self.radius), "class": self.css}
        )


@dataclass(frozen=True)
class Line:
    """A line through points; closed, it is a shape."""

    points: tuple[tuple[float, float], ...]
    css: str
    closed: bool = False

    def mirrored(self) -> Line:
        return replace(self, points=tuple((WIDTH - x, y) for x, y in self.points))

    def svg(self, *, rtl: bool) -> Markup:  # noqa: ARG002
        way = "L".join(f"{number(x)} {number(y)}" for x, y in self.points)
        return element("path", {"d": f"M{way}{'z' if self.closed else ''}", "class": self.css})


@dataclass(frozen=True)
class Words:
    """A line of text. `room` is the width that it may take, `width` what it takes by the estimate."""

    x: float
    y: float
    text: str
    css: str
    anchor: str
    width: float
    room: float

    def mirrored(self) -> Words:
        """The other side, with the same anchor: in a right-to-left drawing text starts at the right."""
        return replace(self, x=WIDTH - self.x)

    def svg(self, *, rtl: bool) -> Markup:
        return svg_text(Label(self.text), self.x, self.y, rtl=rtl, anchor=self.anchor, css=self.css or None)


@dataclass(frozen=True)
class Pictogram:
    """An icon of `size` units, its place in the upper left corner. Its place is mirrored, it is not."""

    icon: Icon
    x: float
    y: float
    size: float
    css: str

    def mirrored(self) -> Pictogram:
        return replace(self, x=WIDTH - self.x - self.size)

    def svg(self, *, rtl: bool) -> Markup:  # noqa: ARG002
        from handbook.figures.icons import ICONS

        place = f"translate({number(self.x)} {number(self.y)}) scale({self.size / 24:.2f})"
        return element("path", {"d": ICONS[self.icon], "transform": place, "class": f"hbf-icon {self.css}".strip()})


Shape = Rect | Circle | Line | Words | Pictogram


@dataclass(frozen=True)
class Drawn:
    """Shapes, and how high the sheet must be for them."""

    shapes: tuple[Shape, ...]
    height: float

    def mirrored(self) -> Drawn:
        return replace(self, shapes=tuple(shape.mirrored() for shape in self.shapes))

    @property
    def texts(self) -> str:
        """All words in the order in which they were drawn, without spaces."""
        return "".join("".join(shape.text.split()) for shape in self.shapes if isinstance(shape, Words))
