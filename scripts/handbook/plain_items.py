"""Items of long lists, each read once: a list of hundreds of case studies has a line for each, which stands in many pages.

In the place of a run of such lines, whoever reads a page finds one item with a sign. Only items that mean the same
wherever they stand are held back: their tags are closed in their order, and nobody has anything against what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.audit.plain import facts_of_plain
from handbook.markdown.quick.held import CLOSE, OPEN
from handbook.markdown.safe_addresses import is_for_readers
from handbook.plain_html import plain_page
from handbook.search.plain import cut_plain
from handbook.search.records import INLINE, Section, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BEGINS = (b"<li>", b'<li lang="en" dir="ltr">')
_TAGS = INLINE | {"article", "ul", "li"}
_SIGN = re.compile(f"{OPEN}([0-9]+){CLOSE}")


@dataclass(frozen=True, slots=True)
class Item:
    links: tuple[str, ...]
    text: str
    """As search reads it."""


Runs = Sequence[Sequence[Item]]


def with_texts(sections: Iterable[Section], runs: Runs) -> Iterator[Section]:
    """Sections with the texts of items in the places of signs."""

    def text(found: re.Match[str]) -> str:
        return " ".join([item.text for item in runs[int(found[1])]])

    for one in sections:
        if OPEN in one.text:
            filled = _SIGN.sub(text, one.text)  # all of it is squeezed, but an item may be empty
            yield Section(one.anchor, one.heading, squeeze(filled) if "  " in f" {filled} " else filled)
        else:
            yield one


def item_of(html: bytes) -> Item | None:
    """What an item says; nothing if it has to be read with its page."""
    if not html.startswith(_BEGINS) or not html.endswith(b"</li>"):
        return None
    page = plain_page(b"<article><ul>" + html + b"</ul></article>")
    sections = cut_plain(page) if page else None
    if page is None or sections is None or not _TAGS.issuperset(tag.name for tag in page.tags.values()):
        return None
    facts = facts_of_plain(page)
    links = tuple(link.address for link in facts.links)
    blamed = facts.ids or facts.resources or facts.unmarked or facts.inline
    return None if blamed or not all(is_for_readers(one.strip()) for one in links) else Item(links, sections[0].text)
