"""Items of long lists, each read once: a list of hundreds of case studies has a line for each, which stands in many pages.

In the place of a run of such lines, whoever reads a page finds one item with a sign. Only items that mean the same
wherever they stand are held back: their tags are closed in their order, and nobody has anything against what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
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
_NAMES = "|".join(sorted(INLINE - {"a", "wbr"}))
_WORDS = r"[^<>&\x00-\x1f\x7f]++|&(?:amp|lt|gt|quot|#58);"
_TOLD = r"(?: class=\"[\w -]*+\")?+(?: lang=\"[\w-]*+\")?+(?: dir=\"[\w-]*+\")?+"
_USUAL = re.compile(
    rf"<li(?: lang=\"en\" dir=\"ltr\")?+>((?:{_WORDS}|<(?:(?:{_NAMES}){_TOLD}|a{_TOLD} href=\"[a-zA-Z0-9.][\w.#/-]*+\"|/(?:a|{_NAMES}))>)*+)</li>",
    re.ASCII,
)
_TAG = re.compile(r"<(/?)([a-z]++)(?:[^>]*? href=\"([^\"]*+)\")?+[^>]*+>")
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


def item_of(html: str) -> Item | None:
    """What an item says; nothing if it has to be read with its page.

    >>> item_of('<li><a href="b.html">b</a> &amp;  <i>c</i></li>')
    Item(links=('b.html',), text='b & c')
    """
    usual = _USUAL.fullmatch(html)
    if usual is None:
        return _read_item(html.encode())
    nested, links = [], {}
    for end, name, link in _TAG.findall(usual[1]):
        if not end:
            nested.append(name)
            links[link] = 0
        elif not nested or nested.pop() != name:
            return None
    links.pop("", None)
    text = _TAG.sub("", usual[1])
    return None if nested else Item((*links,), squeeze(unescape(text) if "&" in text else text))


def _read_item(html: bytes) -> Item | None:
    """The same of any item, from all its tags."""
    if not html.startswith(_BEGINS) or not html.endswith(b"</li>"):
        return None
    page = plain_page(b"<article><ul>" + html + b"</ul></article>")
    sections = cut_plain(page) if page else None
    if page is None or sections is None or not _TAGS.issuperset(tag.name for tag in page.tags.values()):
        return None
    facts = facts_of_plain(page)
    links = tuple(dict.fromkeys([link.address for link in facts.links]))
    blamed = facts.ids or facts.resources or facts.unmarked or facts.inline
    return None if blamed or not all(is_for_readers(one.strip()) for one in links) else Item(links, sections[0].text)
