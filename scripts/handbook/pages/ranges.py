"""Numbers with a dash between them, and the endings of files, on pages that run from right to left.

After an Arabic letter browsers take the dash of 2013–2019 for a sign of the line around it, and the years change places.
What is isolated keeps its order: in an element, or, where none can stand, between two characters that nobody sees.
"""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,]\d+)*"
_WRITTEN = re.compile(
    rf"(?<![\w.,/+–-])(?P<range>{_NUMBER}(?:[-–]{_NUMBER})+)(?![\w/–-])|(?<![\w.,/])(?P<ending>\.[a-z][a-z0-9]{{1,4}})(?![\w.])"
)
_PIECES = re.compile(
    r"<(?P<left>script|style|code|pre|kbd|textarea)\b.*?</(?P=left)>|<!--.*?-->|<bdi dir=\"ltr\">[^<]*</bdi>"
    r"|(?P<plain><(?P<bare>title|option|svg)\b.*?</(?P=bare)>)"
    r"|(?P<tag><[^>]*>)"
    r"|(?P<words>[^<]+)",
    re.DOTALL,
)
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<]+")
_ISOLATE, _END = "\u2066", "\u2069"


def isolated(page: str) -> str:
    """The HTML of a page in which ranges and endings of files keep their order; code is isolated by the style sheet.

    >>> isolated("<p>سال 2013–2019</p>").partition(" ")[2]
    '<bdi class="hb-range" dir="ltr">2013–2019</bdi></p>'
    """
    return _PIECES.sub(_piece, page)


def isolated_text(text: str) -> str:
    """A text in which no element can stand.

    >>> isolated_text("1-5").encode("unicode_escape")
    b'\\\\u20661-5\\\\u2069'
    """
    return _WRITTEN.sub(lambda found: f"{_ISOLATE}{found[0]}{_END}", text)


def _piece(found: re.Match[str]) -> str:
    if found["words"]:
        return _WRITTEN.sub(_element, found[0])
    if found["plain"]:
        return _BETWEEN_TAGS.sub(lambda inside: isolated_text(inside[0]), found[0])
    return found[0]


def _element(found: re.Match[str]) -> str:
    return f'<bdi class="hb-range" dir="ltr">{found[0]}</bdi>'
