"""HTML that is as plain as what the build writes: its tags can be told at sight, so nothing has to be parsed.

A page is cut at its tags. Each tag must be one of a strict form, and so must everything between them; then any parser finds
the same tags there. A page that is otherwise in one place is none of these, and a real parser reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from handbook.passing import known_while_made

if TYPE_CHECKING:
    from collections.abc import Mapping

TAG = re.compile(r"<([^<>]*)>")
_NAME = r"[a-zA-Z][a-zA-Z0-9]*"
_ATTRIBUTE = re.compile(r'\s+([a-zA-Z_][a-zA-Z0-9_:.-]*)(="")?')
_START = re.compile(rf'({_NAME})((?:\s+[a-zA-Z_][a-zA-Z0-9_:.-]*(?:="")?)*)\s*(/?)')
_END = re.compile(rf"/({_NAME})\s*")
_ODD_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|nbsp|#(?:3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-6]|1[6-9][0-9]|[2-9][0-9]{2}|[1-9][0-9]{3}));)"
)
"""Parsers differ in what they make of other references, and of those without an end."""
_CONTROLS = bytes({*range(32)} - {9, 10}) + b"\x7f"
_NEVER_CLOSED = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_OTHERWISE = frozenset(
    {"embed", "frame", "frameset", "noembed", "noframes", "param", "plaintext", "source", "track", "xmp"}
)
"""Parsers differ in what they make of these."""
HOLDING_TEXT = frozenset({"iframe", "script", "style", "textarea", "title"})
"""What stands in them is no markup."""


class Tag(NamedTuple):
    """A tag by itself. `items` are its attributes as a parser gives them."""

    name: str
    is_end: bool
    is_alone: bool
    """Nothing stands in the element, and no tag ends it."""
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlainPage:
    texts: list[str]
    """What stands before, between and after the tags, as it is written."""
    written: list[str]
    """Tags as they are written, without their angles."""
    tags: Mapping[str, Tag]
    """Each of them once, and what it says."""


def plain_page(data: bytes) -> PlainPage | None:
    """Cut a page at its tags; nothing if it is not plain.

    >>> [tag.name for tag in plain_page(b'<!doctype html><p id="a">A<br>b</p>').tags.values()]
    ['', 'p', 'br', 'p']
    >>> plain_page(b"<p id=a>A<br>b") is None
    True
    """
    if len(data.translate(None, _CONTROLS)) != len(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if _ODD_REFERENCE.search(text) or not _are_paired(text):
        return None
    parts = text.replace("<", ">").split(">")
    texts, written = parts[::2], parts[1::2]
    tags = {}
    for one in dict.fromkeys(written):
        tag = tag_of(one)
        if tag is None:
            return None
        tags[one] = tag
    return PlainPage(texts, written, tags) if _are_texts_closed(written, tags) else None


def _are_paired(text: str) -> bool:
    """Whether each angle that opens has one that closes behind it, and there are no others."""
    behind = text.split("<")[1:]
    return text.count(">") == len(behind) and not [one for one in behind if ">" not in one]


@known_while_made(3_000)
def tag_of(written: str) -> Tag | None:
    """What a tag says; nothing if its form is not strict. Pages have most of their tags in common.

    >>> tag_of('a href="b.html?x=1&amp;y" Hidden'), tag_of("a href=b.html")
    (Tag(name='a', is_end=False, is_alone=False, items=(('href', 'b.html?x=1&y'), ('hidden', ''))), None)
    """
    parts = written.split('"')
    form = _form_of('""'.join(parts[::2]))
    if form is None:
        return None
    values = [*parts[1::2], ""]
    if "&" in written:
        values = [*map(unescape, values)]
    return Tag(*form[:3], tuple([(key, values[at]) for key, at in form[3]]))


@known_while_made(1_000)
def _form_of(written: str) -> tuple[str, bool, bool, tuple[tuple[str, int], ...]] | None:
    """What all tags of a form have in common, from one without values: nearly all tags have one of a few hundred.

    Of each attribute its place among the values; the last one is that of attributes without a value.
    """
    if written == "!doctype html":
        return "", False, True, ()
    if end := _END.fullmatch(written):
        name = end[1].lower()
        return (name, True, False, ()) if name not in _NEVER_CLOSED | _OTHERWISE else None
    start = _START.fullmatch(written)
    if start is None or start[1].lower() in _OTHERWISE:
        return None
    name, place = start[1].lower(), count()
    keys = tuple([(key.lower(), next(place) if value else -1) for key, value in _ATTRIBUTE.findall(start[2])])
    if len(dict(keys)) < len(keys) or (start[3] and name in HOLDING_TEXT):
        return None
    return name, False, bool(start[3]) or name in _NEVER_CLOSED, keys


def _are_texts_closed(written: list[str], tags: Mapping[str, Tag]) -> bool:
    """Whether elements that hold text alone hold no tag."""
    holding = {one: tag.name for one, tag in tags.items() if tag.name in HOLDING_TEXT and not tag.is_end}
    return not holding or all(
        tags[behind].is_end and tags[behind].name == holding[one]
        for one, behind in pairwise((*written, *written[:1]))
        if one in holding
    )
