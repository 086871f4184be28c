"""Texts of modules, scenarios and agendas as HTML: in the page's language, with citations and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from handbook.catalogue.training import LINK, from_docs
from handbook.markdown.addresses import Refusal, lift, restore
from handbook.markdown.page_facts import CITATION
from handbook.markdown.prose import plain
from handbook.pages.escape import markdown_text
from handbook.pages.page import html_uri
from handbook.pages.render import source_label
from handbook.pages.words import english_span
from handbook.translation.po import State
from handbook.translation.translation import Said

if TYPE_CHECKING:
    from handbook.content import SourcePage
    from handbook.pages.words import Words

_PAGE = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[A-Za-z0-9-]+)?")
_MARK = re.compile(f"{CITATION.pattern}|{LINK.pattern}")


class Teller:
    """One per page: it remembers the sources that were cited, in the order of the page."""

    def __init__(self, words: Words, source_uri: str = "") -> None:
        self.words, self.source_uri = words, source_uri
        self.cited: list[str] = []

    def of(self, source_uri: str) -> Teller:
        """The same for another file; both know all that is cited."""
        other = Teller(self.words, source_uri)
        other.cited = self.cited
        return other

    def said(self, context: str, english: str) -> Said:
        """The text with its addresses, in the page's language if its translation may be used."""
        lifted = lift(english)
        said = self.words.said(self.source_uri, context, lifted.text)
        if said.is_fallback or said.state is None:
            return Said(english, said.state)
        restored = restore(said.text, lifted)
        return Said(english, State.ABSENT) if isinstance(restored, Refusal) else Said(restored, said.state)

    def html(self, context: str, english: str) -> Markup:
        """The text inside a block of HTML."""
        return self.shown(self.said(context, english))

    def shown(self, said: Said) -> Markup:
        shown = self._with_links(said.text)
        return english_span(shown) if said.is_fallback else shown

    def markdown(self, context: str, english: str) -> Markup:
        """The text inside Markdown, without its addresses."""
        said = self.said(context, english)
        shown = markdown_text(plain(said.text))
        return english_span(shown) if said.is_fallback else shown

    def text(self, context: str, english: str) -> str:
        """The text without markup, for attributes and scripts."""
        return plain(self.said(context, english).text)

    def heading(self, page: SourcePage, heading_id: str) -> Markup:
        """The title of a section of an author's page."""
        english = next((one.text for one in page.facts.headings if one.id == heading_id), heading_id)
        said = self.words.said(f"docs/{page.uri}", "heading", lift(english).text)
        shown = escape(plain(said.text))
        return english_span(shown) if said.is_fallback else shown

    def _with_links(self, text: str) -> Markup:
        parts, end = [], 0
        for found in _MARK.finditer(text):
            parts += [escape(text[end : found.start()]), self._link(found)]
            end = found.end()
        return Markup("").join([*parts, escape(text[end:])])

    def _is_of_words(self, cited: str | None, address: str) -> bool:
        """Whether a mark leads nowhere: in fields where the check looks for none it is words, as it was written."""
        if cited is None:
            return not address.startswith("https://") and not _PAGE.fullmatch(from_docs(address))
        return cited not in {source.id for source in self.words.content.catalogue.sources}

    def _link(self, found: re.Match[str]) -> Markup:
        cited, detail, shown, address = found.groups()
        if self._is_of_words(cited, address):
            return escape(found[0])
        if cited is None:
            own = address if address.startswith("https://") else html_uri(self.words.link(from_docs(address)))
            return Markup('<a href="{}">{}</a>').format(own, shown)
        if cited not in self.cited:
            self.cited.append(cited)
        source = self.words.content.catalogue.source(cited)
        label = ", ".join(part for part in (source_label(source), (detail or "").strip()) if part)
        return Markup('<a class="citation" href="#source-{}">{}</a>').format(cited, label)
