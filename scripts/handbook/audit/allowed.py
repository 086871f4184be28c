"""What pages are made of. Whatever else stands in a page came from somewhere that nobody thought of.

A list of what is harmful would have to be kept up with every browser; this one grows with our own templates only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ELEMENTS = frozenset([
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "body", "br", "button", "caption", "cite", "code", "col", "colgroup", "data",
    "datalist", "dd", "del", "details", "dfn", "dialog", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main", "mark", "menu", "meta",
    "meter", "nav", "noscript", "ol", "optgroup", "option", "output", "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "search",
    "section", "select", "small", "source", "span", "strong", "style", "sub", "summary", "sup", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time",
    "title", "tr", "u", "ul", "var", "wbr",
    # Drawings
    "circle", "clippath", "defs", "desc", "ellipse", "g", "line", "lineargradient", "marker", "mask", "path", "pattern", "polygon", "polyline", "radialgradient",
    "rect", "stop", "svg", "symbol", "text", "tspan", "use",
])  # fmt: skip
"""`style` has a message of its own."""
ATTRIBUTES = frozenset([
    "abbr", "accept", "align", "alt", "async", "autocapitalize", "autocomplete", "autocorrect", "autofocus", "charset", "checked", "cite", "class", "cols",
    "colspan", "content", "datetime", "decoding", "defer", "dir", "disabled", "download", "enterkeyhint", "fetchpriority", "for", "headers", "height", "hidden",
    "high", "href", "hreflang", "http-equiv", "id", "inert", "inputmode", "kind", "label", "lang", "list", "loading", "low", "max", "maxlength", "media", "min",
    "minlength", "multiple", "name", "novalidate", "open", "optimum", "pattern", "placeholder", "popover", "popovertarget", "property", "readonly", "referrerpolicy",
    "rel", "required", "reversed", "role", "rows", "rowspan", "scope", "selected", "size", "sizes", "span", "spellcheck", "src", "srcset", "start", "step",
    "summary", "tabindex", "target", "title", "translate", "type", "value", "width", "wrap",
    # Drawings
    "clip-path", "clip-rule", "clippathunits", "cx", "cy", "d", "direction", "dominant-baseline", "dx", "dy", "fill", "fill-opacity", "fill-rule", "focusable",
    "font-size", "font-weight", "gradienttransform", "gradientunits", "marker-end", "marker-start", "markerheight", "markerunits", "markerwidth", "mask",
    "offset", "opacity", "orient", "patternunits", "points", "preserveaspectratio", "r", "refx", "refy", "rotate", "rx", "ry", "stop-color", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor", "textlength", "transform", "vector-effect",
    "version", "viewbox", "x", "x1", "x2", "xlink:href", "xml:lang", "xml:space", "xmlns", "xmlns:xlink", "y", "y1", "y2",
])  # fmt: skip
"""Those that hold addresses are looked at one by one, and `on...`, `style` and `srcdoc` have messages of their own."""
_BEGINNINGS = ("data-", "aria-")
_SAID_ELSEWHERE = re.compile(r"on|style$|srcdoc$")


def strangers(tag: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What of an element, or of its attributes, is on no list: in words, and how it is written."""
    tag = tag.lower()
    if tag not in ELEMENTS:
        yield "an element that pages do not have", f"<{tag}>"
    for name in map(str.lower, names):
        if name not in ATTRIBUTES and not name.startswith(_BEGINNINGS) and not _SAID_ELSEWHERE.match(name):
            yield "an attribute that pages do not have", f"<{tag} {name}>"
