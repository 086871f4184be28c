"""Texts of a module as plain words, for files that have no links: what a source is called stands in the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.catalogue.training import LINK
from handbook.markdown.addresses import lift
from handbook.markdown.page_facts import CITATION
from handbook.markdown.prose import plain
from handbook.pages.render import source_label
from handbook.pages.training.telling import Teller
from handbook.translation.po import State
from handbook.translation.texts import interface_source
from handbook.translation.translation import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.content import SourcePage
    from handbook.pages.words import Words

_SLOT = re.compile(r"\{([a-z_]+)\}")


class Speech:
    """Like a `Teller`, for one file: it remembers the sources that were named."""

    def __init__(self, words: Words, source_uri: str) -> None:
        self.words, self.tell = words, Teller(words, source_uri)
        self.cited: list[str] = []

    def label(self, key: str, **values: object) -> Said:
        """An interface text with its values."""
        english = self.words.content.interface[key]
        said = self.words.said(interface_source(key), key, english)
        if sorted(_SLOT.findall(said.text)) != sorted(_SLOT.findall(english)):
            said = Said(english, State.ABSENT)
        return Said(_SLOT.sub(lambda found: str(values[found[1]]), said.text), said.state)

    def text(self, context: str, english: str) -> Said:
        """A text without markup and citations."""
        said = self.tell.said(context, english)
        return Said(plain(said.text), said.state)

    def spoken(self, context: str, english: str) -> Said:
        """A text whose sources are named in words."""
        said = self.tell.said(context, english)
        named = CITATION.sub(lambda found: self._named(found[1], found[2]), said.text)
        return Said(plain(LINK.sub(r"\1", named)), said.state)

    def heading(self, page: SourcePage, heading_id: str) -> Said:
        english = next((one.text for one in page.facts.headings if one.id == heading_id), heading_id)
        said = self.words.said(f"docs/{page.uri}", "heading", lift(english).text)
        return Said(plain(said.text), said.state)

    def sources(self, cited: Sequence[str]) -> list[str]:
        """One line for each source: title, publisher, year, address. Sources keep their own language."""
        found = [self.words.content.catalogue.source(one) for one in cited]
        return [
            f"{one.title}. {', '.join(filter(None, (one.publisher, one.year)))}. {one.address or ''}".strip()
            for one in found
        ]

    def _named(self, source_id: str, detail: str | None) -> str:
        if source_id not in self.cited:
            self.cited.append(source_id)
        source = self.words.content.catalogue.source(source_id)
        return f"({', '.join(filter(None, (source_label(source), (detail or '').strip())))})"
