"""Items of long lists, each read once: a list of hundreds of case studies has a line for each, which stands in many pages.

In the place of a run of such lines the parser finds one item with a sign. Only lines that mean the same wherever they stand
are taken out: their tags are closed in their order, and nobody has anything against what is in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import html

from handbook.audit.elements import said_by
from handbook.markdown.safe_addresses import is_for_readers
from handbook.search.records import Section, cut_at_headings, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONG = 6
"""Shorter runs are as quickly read with the page."""
_RUN = re.compile(rb"(?:^<li(?: lang=\"en\" dir=\"ltr\")?>[^\n]*</li>\n){%d,}" % _LONG, re.MULTILINE)
_TAG = re.compile(rb"<(/?)(a|bdi|code|em|li|small|span|strong)((?: [a-z-]+=\"[^\"<>]*\")*)>")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""The sign of a run: its number between these, which are no characters of any script."""
_SIGN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Item:
    links: tuple[str, ...]
    text: str
    """As search reads it."""


Runs = tuple[tuple[Item, ...], ...]


@dataclass(frozen=True)
class ParsedPage:
    """A page that was parsed, with signs in the places of its runs of items."""

    root: HtmlElement
    runs: Runs = ()

    def links(self) -> Iterator[str]:
        """The links of the items that were taken out."""
        return (link for run in self.runs for item in run for link in item.links)

    def sections(self) -> Iterator[Section]:
        """The sections of its article, with the texts of all items."""
        article = self.root.find(".//article")
        for one in () if article is None else cut_at_headings(article):
            yield self._with_texts(one) if self.runs and _OPEN in one.heading + one.text else one

    def _with_texts(self, section: Section) -> Section:
        heading, text = (squeeze(_SIGN.sub(self._text, one)) for one in (section.heading, section.text))
        return Section(section.anchor, heading, text)

    def _text(self, found: re.Match[str]) -> str:
        return " ".join(item.text for item in self.runs[int(found[1])])


def parse_page(data: bytes) -> ParsedPage:
    """Parse a page without its long runs of plain items; each thing else stays on its line."""
    thin, runs = thinned(data)
    if runs:
        root = _parsed(thin)
        signs = [found for one in root.iter("li") if (found := _SIGN.match(one.text or ""))]
        # In a comment or in the text of a script, a list is none.
        if len(signs) == len(runs):
            return ParsedPage(root, runs)
    return ParsedPage(_parsed(data))


def thinned(data: bytes) -> tuple[bytes, Runs]:
    """A page with signs in the places of its runs, and the runs."""
    runs: list[tuple[Item, ...]] = []

    def sign(run: re.Match[bytes]) -> bytes:
        lines = run[0].splitlines()
        items = [item for item in map(_item, lines) if item is not None]
        if len(items) < len(lines):
            return run[0]
        runs.append(tuple(items))
        return f"<li>{_OPEN}{len(runs) - 1}{_CLOSE}".encode() + b"\n" * (len(lines) - 1) + b"</li>\n"

    if _OPEN.encode() in data:
        return data, ()
    return _RUN.sub(sign, data), tuple(runs)


def _parsed(data: bytes) -> HtmlElement:
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))


@lru_cache(maxsize=16_000)
def _item(line: bytes) -> Item | None:
    """What a line says; nothing if a page has to be read with it."""
    if not _is_closed(line):
        return None
    root = _parsed(b"<ul>" + line + b"</ul>")
    links: list[str] = []
    for element in root.iter("*"):
        said = said_by(element.tag, tuple(element.items()))
        if said.id or said.resources or said.unmarked or said.inline or not all(map(_is_good, said.links)):
            return None
        links += said.links
    (section,) = cut_at_headings(root)
    return Item(tuple(links), section.text)


def _is_good(address: str) -> bool:
    return is_for_readers(address.strip())


def _is_closed(line: bytes) -> bool:
    """Whether it is one item, in which each tag is closed before those around it, and no link is inside another."""
    opened: list[bytes] = []
    at = 0
    for tag in _TAG.finditer(line):
        between = line[at : tag.start()]
        if b"<" in between or b">" in between or (not opened and tag.start()):
            return False
        at = tag.end()
        if tag[1]:
            if not opened or opened.pop() != tag[2] or tag[3]:
                return False
        elif tag[2] in (b"li", b"a") and tag[2] in opened:
            return False
        else:
            opened.append(tag[2])
    return not opened and at == len(line)
