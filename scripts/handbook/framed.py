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
    words: str
    """What search would find in it."""


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
    words = " ".join(f"{one.heading} {one.text}" for one in read[0].sections)
    return ReadFrame(leads_of(uri, replace(facts, links=tuple(paths))), own, others, facts, words)


def read_list(html: str) -> tuple[str, ...] | None:
    """The links of a list that stands in a frame and is not searched; nothing if it says anything else."""
    page = plain_page(f"<article>{html}</article>".encode(errors="xmlcharrefreplace"))
    if page is None or not cut_plain(page) or page.texts[1].strip() or page.texts[-2].strip():
        return None
    facts = facts_of_plain(page)
    says_more = facts.ids or facts.resources or facts.inline or facts.unmarked or facts.alternates
    return None if says_more else tuple(one.address for one in facts.links)


def read_framed(uri: str, frame: ReadFrame, content: str, links: Iterable[str]) -> tuple[ReadPage, HtmlFacts] | None:
    """What `read_plain_page` finds in a whole page, but for facts of its frame alone; nothing if the page has to be read as a whole.

    `links` are those of its frame that each page has otherwise.
    """
    page = plain_page(f"<article>{content}</article>".encode(errors="xmlcharrefreplace"))
    sections = cut_plain(page) if page else None
    if page is None or not sections or not _OF_THE_PAGE.isdisjoint([tag.name for tag in page.tags.values()]):
        return None
    inside, around = facts_of_plain(page), frame.facts
    facts = replace(
        inside,
        language=around.language,
        direction=around.direction,
        policy=around.policy,
        repeated_ids=(*inside.repeated_ids, *(around.ids & inside.ids)),
        links=(*inside.links, *[Address(one, "a", 0) for one in links]),
        prefetches=around.prefetches,
    )
    leads = leading_too(uri, frame.leads, inside.ids, {*frame.own, *[one.address for one in facts.links]})
    return ReadPage(tuple(without_lists(uri, sections)), leads), facts
