"""Pictures that come with a contribution: what they are by their first bytes, and SVG that is only a drawing.

A browser that shows an SVG inside a page runs nothing of it. Opened by its own address it is a page of this site, and then
it would run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PICTURE_BYTES = 500_000
_MARKS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
}
PICTURES = frozenset({*_MARKS, ".svg"})
_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset([
    "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "marker", "pattern", "symbol", "use",
])  # fmt: skip
_FORBIDDEN = re.compile(r"on[a-z]|style$|src|formaction|ping|begin$|attributename$", re.IGNORECASE)
_ADDRESSES = re.compile(
    r"url\(\s*['\"]?\s*(?!#[A-Za-z0-9_-]+['\"]?\s*\))|[a-z][a-z0-9+.-]*:|//|\\|@import", re.IGNORECASE
)
_NAMESPACES = frozenset({None, _SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"})
_OWN_PLACE = re.compile(r"#[A-Za-z0-9_-]+")


def fits_its_name(extension: str, data: bytes) -> bool:
    """Whether the bytes are those of such a picture.

    >>> fits_its_name(".png", b"<html>"), fits_its_name(".jpg", b"\\xff\\xd8\\xff\\xe0")
    (False, True)
    """
    if extension == ".svg":
        return _root(data) is not None
    return data.startswith(_MARKS[extension]) and (extension != ".webp" or data[8:12] == b"WEBP")


def svg_faults(data: bytes) -> Iterator[tuple[str, str, int]]:
    """What is in words, how it is written, and the line.

    >>> list(svg_faults(b'<svg xmlns="http://www.w3.org/2000/svg"><g onload="x"/></svg>'))
    [('an attribute', 'onload', 1)]
    """
    root = _root(data)
    if root is None:
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield "a document type", "<!DOCTYPE", 1
    beside = (*root.itersiblings(preceding=True), *root.itersiblings())
    for one in (*beside, *root.iter()):
        line = _line(one)
        if not isinstance(one.tag, str):
            if one.tag is not etree.Comment:
                yield "an instruction", str(one)[:60], line
            continue
        yield from _faults_of(one)


def _root(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root.tag == f"{{{_SVG}}}svg" else None


def _faults_of(element: etree._Element) -> Iterator[tuple[str, str, int]]:
    name, line = etree.QName(element), _line(element)
    if name.namespace != _SVG or name.localname not in _ELEMENTS:
        yield "an element", f"<{name.localname}>", line
    for key, value in element.attrib.items():
        said = etree.QName(str(key))
        if said.namespace not in _NAMESPACES or _FORBIDDEN.match(said.localname):
            yield "an attribute", said.localname, line
        elif _leads_away(said.localname, str(value)):
            yield "an address", str(value), line


def _line(element: Any) -> int:
    """The stubs do not know that it is a number."""
    return element.sourceline or 1


def _leads_away(name: str, value: str) -> bool:
    """Whether an attribute names anything but a place of the same drawing."""
    return not _OWN_PLACE.fullmatch(value) if name == "href" else bool(_ADDRESSES.search(value))
