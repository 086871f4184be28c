"""What the audit wants to know of an HTML page, read once with a real parser."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lxml import html

from handbook.audit.elements import NOTHING, said_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

    from handbook.audit.elements import Items


class Address(NamedTuple):
    """An address in a page: the element it stands in, and the line of the HTML."""

    address: str
    element: str
    line: int


class Inline(NamedTuple):
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


class Element(NamedTuple):
    """An element of a page, as far as it matters."""

    tag: str
    items: Items
    id: str = ""
    links: tuple[Address, ...] = ()
    resources: tuple[Address, ...] = ()
    unmarked: tuple[Address, ...] = ()
    inline: tuple[Inline, ...] = ()
    is_alternate: bool = False
    says_more: bool = False
    """More than its id and where a reader can go."""


def element_of(tag: str, items: Items, line: int = 0, text: str = "") -> Element | None:
    """An element by its name and attributes, if it says anything. `text` is what stands in a script or a style."""
    said = said_by(tag, items)
    if said is NOTHING and tag not in NOTED:
        return None
    inline = [Inline(what, value[:60], line) for what, value in said.inline]
    says_more = tag in NOTED or bool(said.resources or said.unmarked or inline) or said.is_alternate
    return Element(
        tag,
        items,
        said.id,
        tuple([Address(one, tag, line) for one in said.links]),
        tuple([Address(one, tag, line) for one in said.resources]),
        tuple([Address(one, tag, line) for one in said.unmarked]),
        (*inline, *_inline_text(tag, dict(items), line, text[:60])) if inline or tag in _WITH_TEXT else (),
        said.is_alternate,
        says_more,
    )


def facts_of(root: HtmlElement) -> HtmlFacts:
    """What there is to know of a page that was parsed."""
    found = (
        element_of(one.tag, tuple(one.items()), one.sourceline or 0, (one.text or "") if one.tag in _WITH_TEXT else "")
        for one in root.iter("*")
    )
    return facts_from(filter(None, found))


def facts_from(elements: Iterable[Element]) -> HtmlFacts:
    """What elements say together."""
    found = [*elements]
    more = [one for one in found if one.says_more]
    ids = [one.id for one in found if one.id]
    different = frozenset(ids)
    pages = (dict(one.items) for one in more if one.tag == "html")
    page, metas = next(pages, {}), [dict(one.items) for one in more if one.tag == "meta"]
    return HtmlFacts(
        language=page.get("lang", ""),
        direction=page.get("dir", ""),
        policy="\n".join(_said_by(metas, "content-security-policy")),
        ids=different,
        repeated_ids=tuple(sorted(_repeated(ids))) if len(different) < len(ids) else (),
        links=tuple([link for one in found for link in one.links]),
        resources=tuple([address for one in more for address in one.resources]),
        inline=tuple([inline for one in more for inline in one.inline]),
        unmarked=tuple([address for one in more for address in one.unmarked]),
        prefetches={one.strip().lower() for one in _said_by(metas, "x-dns-prefetch-control")} != {"off"},
        alternates=sum([one.is_alternate for one in more]),
    )


def _repeated(ids: Iterable[str]) -> list[str]:
    return [one for one, count in Counter(ids).items() if count > 1]


def _said_by(metas: Iterable[Mapping[str, str]], name: str) -> list[str]:
    return [one.get("content", "") for one in metas if one.get("http-equiv", "").lower() == name]


_WITH_TEXT = frozenset({"style", "script"})
NOTED = _WITH_TEXT | {"html", "meta"}
"""Elements that say something by being there."""
_DATA = frozenset({"application/json", "application/ld+json"})


def _inline_text(tag: str, values: Mapping[str, str], line: int, text: str) -> Iterator[Inline]:
    if tag == "style":
        yield Inline("a style element", text, line)
    elif tag == "script" and not values.get("src") and values.get("type") not in _DATA:
        yield Inline("an inline script", text, line)
