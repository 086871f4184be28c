"""Numbers with a dash between them, and the endings of files, on pages that run from right to left.

After an Arabic letter browsers take the dash of 2013–2019 for a sign of the line around it, and the years change places.
What is isolated keeps its order: in an element, or, where none can stand, between two characters that nobody sees.
"""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,]\d+)*"
_FORMS = rf"(?<![\w.,/+–-]){_NUMBER}(?:[-–]{_NUMBER})+(?![\w/–-])|(?<![\w.,/])\.[a-z][a-z0-9]{{1,4}}(?![\w.])"
_WRITTEN = re.compile(_FORMS)
_ALONE = "|".join(rf"<{one}\b.*?</{one}>" for one in ("script", "style", "code", "pre", "kbd", "textarea"))
_PLAIN = "|".join(rf"<{one}\b.*?</{one}>" for one in ("title", "option", "svg"))
_NEXT = re.compile(
    rf"(?:</[^>]*>|<(?:a|dd|dt|li|span)\b[^>]*>|{_ALONE}|<!--.*?-->|<bdi dir=\"ltr\">[^<]*</bdi>|(?!{_PLAIN})<[^>]*>"
    rf"|[^<\d.]++|(?!{_FORMS})[\d.]|<(?![^>]*>))*+(?:(?P<plain>{_PLAIN})|(?P<written>{_FORMS})|\Z)",
    re.DOTALL,
)
"""The next one, or an element in which no other can stand, or the end; and what stands before it."""
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<]+")
_ISOLATE, _END = "\u2066", "\u2069"


def isolated(page: str) -> str:
    """The HTML of a page in which ranges and endings of files keep their order; code is isolated by the style sheet.

    >>> isolated("<p>سال 2013–2019</p>").partition(" ")[2]
    '<bdi class="hb-range" dir="ltr">2013–2019</bdi></p>'
    """
    return _NEXT.sub(_next, page)


def isolated_text(text: str) -> str:
    """A text in which no element can stand.

    >>> isolated_text("1-5").encode("unicode_escape")
    b'\\\\u20661-5\\\\u2069'
    """
    return _WRITTEN.sub(lambda found: f"{_ISOLATE}{found[0]}{_END}", text)


def _next(found: re.Match[str]) -> str:
    written, plain = found["written"], found["plain"]
    if written:
        return f'{found[0].removesuffix(written)}<bdi class="hb-range" dir="ltr">{written}</bdi>'
    if plain:
        return found[0].removesuffix(plain) + _BETWEEN_TAGS.sub(lambda inside: isolated_text(inside[0]), plain)
    return found[0]
