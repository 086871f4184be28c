"""What the audit wants to know of a plain page, from its tags: what a parser finds, each thing once, and on no line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.audit.html import Element, HtmlFacts, element_of, facts_from
from handbook.plain_html import tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.plain_html import PlainPage


def facts_of_plain(page: PlainPage) -> HtmlFacts:
    """Enough to tell whether a page keeps all promises. Where it does not, a parser says on which line."""
    return facts_from(_elements(page))


def _elements(page: PlainPage) -> Iterator[Element]:
    for written in page.tags:
        element = _element(written)
        if element is not None:
            yield element
            if element.id and page.times[written] > 1:
                yield element


@lru_cache(maxsize=3_000)
def _element(written: str) -> Element | None:
    tag = tag_of(written)
    return None if tag is None or tag.is_end or not tag.name else element_of(tag.name, tag.items)
