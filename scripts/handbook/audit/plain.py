"""What the audit wants to know of a plain page, from its tags: what a parser finds, each thing once, and on no line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from handbook.audit.html import Element, HtmlFacts, element_of, facts_from
from handbook.passing import known_while_made
from handbook.plain_html import tag_of

if TYPE_CHECKING:
    from handbook.plain_html import PlainPage


def facts_of_plain(page: PlainPage) -> HtmlFacts:
    """Enough to tell whether a page keeps all promises. Where it does not, a parser says on which line."""
    known = {written: element for written in page.tags if (element := _element(written)) is not None}
    named = {written for written, element in known.items() if element.id}
    at = [*filter(named.__contains__, page.written)]
    again = [known[written] for written, times in Counter(at).items() if times > 1] if len(at) > len(named) else []
    return facts_from([*known.values(), *again])


@known_while_made(3_000)
def _element(written: str) -> Element | None:
    tag = tag_of(written)
    return None if tag is None or tag.is_end or not tag.name else element_of(tag.name, tag.items)
