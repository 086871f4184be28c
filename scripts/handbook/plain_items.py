"""Items of long lists, each read once: a list of hundreds of case studies has a line for each, which stands in many pages.

In the place of a run of such lines, whoever reads a plain page finds one item with a sign. Only lines that mean the same
wherever they stand are taken out: their tags are closed in their order, and nobody has anything against what is in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from handbook.audit.plain import facts_of_plain
from handbook.markdown.safe_addresses import is_for_readers
from handbook.plain_html import plain_page
from handbook.recent import Recent
from handbook.search.plain import cut_plain
from handbook.search.records import INLINE, Section, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONG = 6
"""Shorter runs are as quickly read with the page."""
_MOST = 8_000
"""A language of 1,000 case studies has 5,400."""
_BEGINS = (b"<li>", b'<li lang="en" dir="ltr">')
_TAGS = INLINE | {"article", "ul", "li"}
_OPEN, _CLOSE = "\ue000", "\ue001"
"""The sign of a run: its number between these, which are no characters of any script."""
_SIGN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Item:
    links: tuple[str, ...]
    text: str
    """As search reads it."""


Runs = tuple[tuple[Item, ...], ...]


class KnownItems(Recent[bytes, Item | None]):
    """What lines say; nothing of one that has to be read with its page. Each language has its own: hardly a line stands in two."""

    def __init__(self) -> None:
        super().__init__(_MOST)

    def all_of(self, lines: Sequence[bytes]) -> list[Item | None]:
        self.age()
        for line in lines:
            if line not in self:
                self[line] = _item(line)
        return [self[line] for line in lines]


def thinned(data: bytes, known: KnownItems) -> tuple[bytes, Runs]:
    """A page with signs in the places of its runs of items, and the runs. Each thing else stays on its line."""
    if _OPEN.encode() in data:
        return data, ()
    page: list[bytes] = []
    runs: list[tuple[Item, ...]] = []
    for are_items, group in groupby(data.split(b"\n"), _is_item):
        lines = [*group]
        items = known.all_of(lines) if are_items and len(lines) >= _LONG else [None]
        if None in items:
            page += lines
        else:
            page += [f"<li>{_OPEN}{len(runs)}{_CLOSE}".encode(), *[b""] * (len(lines) - 2), b"</li>"]
            runs.append(tuple(filter(None, items)))
    return b"\n".join(page) if runs else data, tuple(runs)


def _is_item(line: bytes) -> bool:
    return line.startswith(_BEGINS) and line.endswith(b"</li>")


def links_of(runs: Runs) -> Iterator[str]:
    """The links of all items that were taken out: where a page is plain, what looks like an item is one."""
    return (link for run in runs for item in run for link in item.links)


def with_texts(sections: Iterable[Section], runs: Runs) -> Iterator[Section]:
    """Sections with the texts of items in the places of signs."""

    def text(found: re.Match[str]) -> str:
        return " ".join(item.text for item in runs[int(found[1])])

    for one in sections:
        if runs and _OPEN in one.text:
            yield Section(one.anchor, one.heading, squeeze(_SIGN.sub(text, one.text)))
        else:
            yield one


def _item(line: bytes) -> Item | None:
    """What a line says; nothing if it has to be read with its page."""
    page = plain_page(b"<article><ul>" + line + b"</ul></article>")
    sections = cut_plain(page) if page else None
    if page is None or sections is None or not _TAGS.issuperset(tag.name for tag, _ in page.tags.values()):
        return None
    facts = facts_of_plain(page)
    links = tuple(link.address for link in facts.links)
    blamed = facts.ids or facts.resources or facts.unmarked or facts.inline
    return None if blamed or not all(is_for_readers(one.strip()) for one in links) else Item(links, sections[0].text)
