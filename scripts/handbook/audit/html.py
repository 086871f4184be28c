"""What the audit wants to know of an HTML page, read once with a real parser."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import html

from handbook.audit.elements import said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement


@dataclass(frozen=True)
class Address:
    """An address in a page: the element it stands in, and the line of the HTML."""

    address: str
    element: str
    line: int


@dataclass(frozen=True)
class Inline:
    """Something that the policy forbids, in words, with its text."""

    what: str
    value: str
    line: int


@dataclass(frozen=True)
class HtmlFacts:
    language: str
    direction: str
    policy: str
    ids: frozenset[str]
    repeated_ids: tuple[str, ...]
    links: tuple[Address, ...]
    """Where a reader can go."""
    resources: tuple[Address, ...]
    """What a browser loads by itself."""
    inline: tuple[Inline, ...]
    unmarked: tuple[Address, ...]
    """Links out of the handbook that open in a way of their own, or do not say where they lead."""
    prefetches: bool
    """Whether a browser may look up the names of other hosts before a reader goes there."""
    alternates: int


def read_html(data: bytes) -> HtmlFacts:
    """Parse a page.

    >>> read_html(b'<html lang="th" dir="ltr"><body><p id=a onclick="x()">').inline[0].what
    'an event handler'
    """
    return facts_of(html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8")))


def facts_of(root: HtmlElement) -> HtmlFacts:
    """What there is to know of a page that was parsed."""
    ids: Counter[str] = Counter()
    links, resources, unmarked, inline = [], [], [], []
    metas, alternates = [], 0
    for element in root.iter("*"):
        tag = element.tag
        said = said_by(tag, tuple(element.items()))
        if said.id:
            ids[said.id] += 1
        if said.is_placed:
            line = element.sourceline or 0
            links += [Address(one, tag, line) for one in said.links]
            resources += [Address(one, tag, line) for one in said.resources]
            unmarked += [Address(one, tag, line) for one in said.unmarked]
            inline += [Inline(what, value[:60], line) for what, value in said.inline]
        if tag in _WITH_TEXT:
            inline += _inline_text(element)
        if tag == "meta":
            metas.append(element)
        alternates += said.is_alternate
    return HtmlFacts(
        language=root.get("lang", ""),
        direction=root.get("dir", ""),
        policy="\n".join(_said_by(metas, "content-security-policy")),
        ids=frozenset(ids),
        repeated_ids=tuple(sorted(one for one, count in ids.items() if count > 1)),
        links=tuple(links),
        resources=tuple(resources),
        inline=tuple(inline),
        unmarked=tuple(unmarked),
        prefetches={one.strip().lower() for one in _said_by(metas, "x-dns-prefetch-control")} != {"off"},
        alternates=alternates,
    )


def _said_by(metas: list[HtmlElement], name: str) -> list[str]:
    return [one.get("content", "") for one in metas if one.get("http-equiv", "").lower() == name]


_WITH_TEXT = frozenset({"style", "script"})
_DATA = frozenset({"application/json", "application/ld+json"})


def _inline_text(element: HtmlElement) -> Iterator[Inline]:
    line, text = element.sourceline or 0, (element.text or "")[:60]
    if element.tag == "style":
        yield Inline("a style element", text, line)
    elif not element.get("src") and element.get("type") not in _DATA:
        yield Inline("an inline script", text, line)
