"""What the rooms after the generator want to know of a page: read once from its HTML, and kept as long as that stays.

The search index wants the text between headings, the audit wants to know where links lead. A page that was not rendered
again is not read again either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import html

from handbook.audit.html import HtmlFacts, facts_of, read_html
from handbook.audit.leads import Leads, leads_of, leads_with, sparing
from handbook.audit.pages import page_problems
from handbook.audit.plain import facts_of_plain
from handbook.plain_html import plain_page
from handbook.plain_items import with_texts
from handbook.search.plain import cut_plain
from handbook.search.records import Section, cut_at_headings
from handbook.site_search.lists import without_lists

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from handbook.audit.leads import Targets
    from handbook.plain_items import Runs
    from handbook.problems import Problem
    from handbook.translation.locales import Locale


@dataclass(frozen=True)
class ReadPage:
    """A page as it was rendered."""

    sections: tuple[Section, ...]
    """Those that search finds."""
    leads: Leads

    def kept(self) -> dict[str, Any]:
        """As JSON knows it, without what is not kept."""
        return {
            "sections": [[one.anchor, one.heading, one.text] for one in self.sections],
            "ids": sorted(self.leads.ids),
            "targets": {uri: sorted(fragments) for uri, fragments in sorted(self.leads.targets.items())},
            "locales": sorted(self.leads.locales),
        }


def read_plain_page(uri: str, data: bytes) -> tuple[ReadPage, HtmlFacts] | None:
    """What `read_page` finds, but for lines and order, of a page that is plain enough to tell without a parser."""
    page = plain_page(data)
    sections = cut_plain(page) if page else None
    if page is None or sections is None:
        return None
    facts = facts_of_plain(page)
    return ReadPage(tuple(without_lists(uri, sections)), leads_of(uri, facts)), facts


def with_items(page: ReadPage, runs: Runs, targets: Iterable[Targets]) -> ReadPage:
    """A page that was read with signs in the places of items, as it is with them. `targets` are those of their links."""
    return ReadPage(tuple(with_texts(page.sections, runs)), leads_with(page.leads, targets))


def read_page(uri: str, data: bytes) -> tuple[ReadPage, HtmlFacts]:
    """Parse a page once for all who ask."""
    root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    article = root.find(".//article")
    facts = facts_of(root)
    sections = () if article is None else cut_at_headings(article)
    return ReadPage(tuple(without_lists(uri, sections)), leads_of(uri, facts)), facts


def kept_page(known: dict[str, Any]) -> ReadPage:
    """What `kept` gave."""
    leads = Leads(
        frozenset(known["ids"]),
        sparing(known["targets"]),
        frozenset(known["locales"]),
    )
    return ReadPage(tuple(Section(*one) for one in known["sections"]), leads)


class ReadPages:
    """The pages of a locale's folder by their addresses; those that nobody gave are read when they are asked for.

    Where the locale is known, a page that is read is held to what every page promises. One that was kept has been, or it would
    not have been published.
    """

    def __init__(self, folder: Path, locale: Locale | None = None) -> None:
        self._folder, self._locale = folder, locale
        self._pages: dict[str, ReadPage] = {}
        self.problems: list[Problem] = []

    def give(self, uri: str, page: ReadPage) -> None:
        self._pages[uri] = page

    def read(self, uri: str, data: bytes) -> ReadPage:
        read = read_plain_page(uri, data)
        if read is None or self._problems(uri, read[1]):
            read = read_page(uri, data)  # which knows the lines
            self.problems += self._problems(uri, read[1])
        self._pages[uri] = read[0]
        return read[0]

    def read_if_good(self, uri: str, data: bytes) -> ReadPage | None:
        """A page that is plain and keeps all promises; nobody is told of another."""
        read = read_plain_page(uri, data)
        return None if read is None or self._problems(uri, read[1]) else read[0]

    def is_good(self, uri: str, facts: HtmlFacts) -> bool:
        """Whether a page keeps all promises."""
        return not self._problems(uri, facts)

    def _problems(self, uri: str, facts: HtmlFacts) -> list[Problem]:
        return [] if self._locale is None else page_problems(f"{self._locale.code}/{uri}", facts, self._locale)

    def __getitem__(self, uri: str) -> ReadPage:
        return self._pages.get(uri) or self.read(uri, (self._folder / uri).read_bytes())

    def facts(self, uri: str) -> HtmlFacts:
        """All there is to know of a page, from its file: few pages are looked at so closely, and it is too much to hold for all."""
        return read_html((self._folder / uri).read_bytes())
