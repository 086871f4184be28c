"""What the audit wants to know of an HTML page, read once with a real parser."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import html

from handbook.audit.allowed import strangers

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


_LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "track": ("src",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
# Everything else with an address of another host counts as loaded: browsers know more attributes that load than any list.
_PASSIVE_LINKS = frozenset({"canonical", "license", "author", "next", "prev", "help", "me", "bookmark", "tag"})
_PASSIVE = frozenset(
    {"alt", "title", "value", "content", "cite", "placeholder", "label", "summary", "download", "itemtype", "itemid"}
)
_PASSIVE_BEGINNINGS = ("data-", "aria-", "xmlns")
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}|https?:", re.IGNORECASE)
_SIGN_OF_ADDRESS = re.compile(r"[/\\:]")
"""No address of another host is without one of these; most values are."""
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_NOT_SEEN = re.compile(r"[\t\n\r]")
"""Browsers drop these from addresses."""


def read_html(data: bytes) -> HtmlFacts:
    """Parse a page.

    >>> read_html(b'<html lang="th" dir="ltr"><body><p id=a onclick="x()">').inline[0].what
    'an event handler'
    """
    return facts_of(html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8")))


def facts_of(root: HtmlElement) -> HtmlFacts:
    """What there is to know of a page that was parsed."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    ids = Counter(found for element in elements if (found := element.get("id")))
    policies = [
        one.get("content", "")
        for one in elements
        if one.tag == "meta" and one.get("http-equiv", "").lower() == "content-security-policy"
    ]
    return HtmlFacts(
        language=root.get("lang", ""),
        direction=root.get("dir", ""),
        policy="\n".join(policies),
        ids=frozenset(ids),
        repeated_ids=tuple(sorted(one for one, count in ids.items() if count > 1)),
        links=tuple(_links(elements)),
        resources=tuple(_resources(elements)),
        inline=tuple(_inline(elements)),
        unmarked=tuple(_unmarked(elements)),
        prefetches=_prefetches(elements),
        alternates=sum(
            1 for one in elements if one.tag == "link" and "alternate" in one.get("rel", "").lower().split()
        ),
    )


def _links(elements: list[HtmlElement]) -> Iterator[Address]:
    for element in elements:
        if element.tag in {"a", "area"} and element.get("href") is not None:
            yield Address(element.get("href", ""), str(element.tag), element.sourceline or 0)


def _resources(elements: list[HtmlElement]) -> Iterator[Address]:
    for element in elements:
        tag, line = str(element.tag), element.sourceline or 0
        for name in _LOADED.get(tag, ()):
            if value := element.get(name):
                yield from (Address(part, tag, line) for part in _addresses(name, value))
        if tag == "link" and not _is_passive(element, "href"):
            yield Address(element.get("href", ""), tag, line)
        if tag in {"form", "base"} and (value := element.get("action") or element.get("href")):
            yield Address(value, tag, line)
        yield from _hidden_resources(element, tag, line)


def _hidden_resources(element: HtmlElement, tag: str, line: int) -> Iterator[Address]:
    """Addresses of other hosts where few would look for them: ping, background, formaction, fill=url() and the like."""
    for name, value in element.items():
        if not _SIGN_OF_ADDRESS.search(value) or name in _LOADED.get(tag, ()) or _is_passive(element, name):
            continue
        for address in (*_addresses(name, value), *_CSS_URL.findall(value)):
            if _OUTSIDE.match(address.strip()):
                yield Address(address, tag, line)


def _addresses(name: str, value: str) -> list[str]:
    """The addresses in an attribute."""
    value = _NOT_SEEN.sub("", value)
    if name.endswith("srcset"):
        return [part.split()[0] for part in value.split(",") if part.split()]
    return value.split() if name in {"ping", "archive", "attributionsrc"} else [value]


def _is_passive(element: HtmlElement, name: str) -> bool:
    """Whether an address there is shown or followed by the reader, and not loaded."""
    if name in {"href", "xlink:href"} and element.tag in {"a", "area"}:
        return True
    if name == "href" and element.tag == "link":
        kinds = set(element.get("rel", "").lower().split())
        return bool(kinds) and kinds <= _PASSIVE_LINKS
    return name in _PASSIVE or name.startswith(_PASSIVE_BEGINNINGS)


def _unmarked(elements: list[HtmlElement]) -> Iterator[Address]:
    for element in elements:
        address = _NOT_SEEN.sub("", element.get("href") or "").strip()
        if element.tag not in {"a", "area"} or not _OUTSIDE.match(address):
            continue
        kinds = set(element.get("rel", "").lower().split())
        if not kinds >= _NEEDED_REL or element.get("target") or element.get("aria-describedby") != _DESCRIPTION_ID:
            yield Address(address, str(element.tag), element.sourceline or 0)


_NEEDED_REL, _DESCRIPTION_ID = {"noopener", "noreferrer"}, "hb-outside"


def _prefetches(elements: list[HtmlElement]) -> bool:
    said = {
        one.get("content", "").strip().lower()
        for one in elements
        if one.tag == "meta" and one.get("http-equiv", "").lower() == "x-dns-prefetch-control"
    }
    return said != {"off"}


_WITH_ADDRESS = frozenset({"href", "xlink:href", "src", "action", "formaction", "data", "to", "from"})
# An address that moved leads to a page beside it, and nowhere else.
_LEADS_ON = re.compile(r"0; url=[a-z0-9-]+\.html")


def _inline(elements: list[HtmlElement]) -> Iterator[Inline]:
    for element in elements:
        line = element.sourceline or 0
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            content = element.get("content", "")
            if not _LEADS_ON.fullmatch(content):
                yield Inline("a forced move to another page", content[:60], line)
        if element.tag == "style":
            yield Inline("a style element", (element.text or "")[:60], line)
        if (
            element.tag == "script"
            and not element.get("src")
            and element.get("type") not in {"application/json", "application/ld+json"}
        ):
            yield Inline("an inline script", (element.text or "")[:60], line)
        yield from _inline_attributes(element, line)
        yield from (Inline(what, value[:60], line) for what, value in strangers(element))


def _inline_attributes(element: HtmlElement, line: int) -> Iterator[Inline]:
    for name, value in element.items():
        if name.lower().startswith("on"):
            yield Inline("an event handler", f"{name}={value}"[:60], line)
        if name.lower() == "style":
            yield Inline("a style attribute", value[:60], line)
        if name.lower() == "srcdoc":
            yield Inline("a page inside the page", value[:60], line)
        if name.lower() in _WITH_ADDRESS and "".join(value.split()).lower().startswith(
            ("javascript:", "vbscript:", "data:text")
        ):
            yield Inline("a script address", value[:60], line)
