"""Pages that stand in a frame which was read before: only their text is read, and both are put together.

What `rendered.py` finds in a page is what it finds in its frame, with nothing in it, and in its text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handbook.audit.html import Address, HtmlFacts
from handbook.audit.leads import Leads, leading_too, leads_of
from handbook.audit.plain import facts_of_plain
from handbook.plain_html import plain_page
from handbook.rendered import ReadPage, read_plain_page
from handbook.search.plain import cut_plain
from handbook.site_search.lists import without_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OF_THE_PAGE = frozenset({"html", "meta", "script", "style"})
"""Elements that say something of the whole page."""


@dataclass(frozen=True)
class ReadFrame:
    """What a frame says."""

    leads: Leads
    """Where it leads from any page of its folder."""
    own: tuple[str, ...]
    """Its links to places in the page itself."""
    others: tuple[str, ...]
    """Its links that each page has otherwise."""
    facts: HtmlFacts


def read_frame(uri: str, data: bytes, is_other: Callable[[str], bool]) -> ReadFrame | None:
    """Read a frame, as the page at this address has it. Links that each page has otherwise, as `is_other` tells, stand apart."""
    read = read_plain_page(uri, data)
    if read is None:
        return None
    facts = read[1]
    links = [one for one in facts.links if not is_other(one.address)]
    paths = [one for one in links if one.address[:1].isalnum() or one.address[:1] == "."]
    own = tuple(one.address for one in links if one not in paths)
    facts = replace(facts, links=tuple(links))
    others = tuple(one.address for one in read[1].links if is_other(one.address))
    return ReadFrame(leads_of(uri, replace(facts, links=tuple(paths))), own, others, facts)


def read_framed(uri: str, frame: ReadFrame, content: str, links: Iterable[str]) -> tuple[ReadPage, HtmlFacts] | None:
    """What `read_plain_page` finds in a whole page; nothing if the page has to be read as a whole.

    `links` are those of its frame that each page has otherwise.
    """
    page = plain_page(f"<article>{content}</article>".encode(errors="xmlcharrefreplace"))
    sections = cut_plain(page) if page else None
    if page is None or not sections or not _OF_THE_PAGE.isdisjoint(tag.name for tag in page.tags.values()):
        return None
    inside = facts_of_plain(page)
    around = frame.facts
    led = (*inside.links, *(Address(one, "a", 0) for one in links))
    facts = replace(
        around,
        ids=around.ids | inside.ids,
        repeated_ids=(*around.repeated_ids, *inside.repeated_ids, *(around.ids & inside.ids)),
        links=(*around.links, *led),
        resources=(*around.resources, *inside.resources),
        inline=(*around.inline, *inside.inline),
        unmarked=(*around.unmarked, *inside.unmarked),
        alternates=around.alternates + inside.alternates,
    )
    leads = leading_too(uri, replace(frame.leads, ids=facts.ids), {*frame.own, *(one.address for one in led)})
    return ReadPage(tuple(without_lists(uri, sections)), leads), facts
