"""Pages with their terms explained: which of a page's sections are searched, in which language, and with which scripts."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handbook.pages.outline import GLOSSARY_URI
from handbook.pages.page import PageKind, relative
from handbook.pages.tooltips.forms import forms_of
from handbook.pages.tooltips.placing import beside_english, may_change, with_terms
from handbook.pages.words import Words
from handbook.translation.agreed import names_of
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from handbook.content import Content
    from handbook.pages.page import Page
    from handbook.pages.tooltips.forms import Forms
    from handbook.translation.translation import Translation

DATA_URI = "data/glossary.js"
SCRIPTS = (DATA_URI, "assets/js/terms.js")

# Prose of the pages that the build makes; the rest of them is lists.
_SECTIONS: Mapping[PageKind, frozenset[str]] = {
    PageKind.TERM: frozenset({"term", "when-it-works", "cautions", "evidence"}),
    PageKind.CASE_STUDY: frozenset(
        {
            "case-study", "objective", "formative-research", "what-was-done", "reach", "results", "evidence",
            "what-did-not-work", "cost", "lessons",
        }
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Glossed:
    """Explains the terms of one locale's pages."""

    own: Forms
    english: Forms

    def page(self, page: Page) -> Page:
        """A generated page with links in its prose; kinds without prose stay as they are."""
        sections = _SECTIONS.get(page.kind)
        if sections is None:
            return page
        body, count = self.body(page.body, page.uri, sections)
        return with_scripts(replace(page, body=body), count)

    def body(
        self, body: str, uri: str, sections: Collection[str] | None = None, *, foreign: bool = False
    ) -> tuple[str, int]:
        """A body with links, and how many. `foreign` says that it is English in a page of another language."""
        own = self.english if foreign else self.own
        return with_terms(body, own, self.english, relative(GLOSSARY_URI, uri), sections)

    def with_gaps(self, body: str, uri: str, kind: PageKind) -> tuple[str, int, list[tuple[bool, str]]]:
        """A body with links in its English texts alone, and what stands beside these, as for every language."""
        sections, nothing = _SECTIONS[kind], forms_of((), SOURCE_LOCALE)
        shown, count = with_terms(body, nothing, self.english, relative(GLOSSARY_URI, uri), sections)
        return shown, count, [*beside_english(body, sections, nothing, self.english)]

    def may_change(self, text: str, *, begins: bool) -> bool:
        """Whether a text that stands beside English texts has words to explain."""
        return may_change(text, self.own, self.english, begins=begins)


def with_scripts(page: Page, count: int) -> Page:
    """Pages that explain nothing load nothing."""
    return replace(page, scripts=(*page.scripts, *SCRIPTS)) if count else page


def glossed_of(content: Content, translation: Translation) -> Glossed:
    terms = [one.value for one in content.glossary]
    english = forms_of([(term.id, term.forms) for term in terms], SOURCE_LOCALE)
    if translation.locale.is_source:
        return Glossed(english, english)
    agreed = content.agreed.get(translation.locale.code, ())
    own = [(term.id, names_of(term, translation, agreed)) for term in terms]
    return Glossed(forms_of(own, translation.locale.code), english)


def glossary_files(content: Content, translation: Translation) -> Mapping[str, bytes]:
    """What the tooltips say, once for all pages of a locale: term, meaning, and whether that is English."""
    if not content.glossary:
        return {}
    w = Words(content, translation, GLOSSARY_URI)
    terms = {}
    for one in content.glossary:
        meaning = w.plain_definition(one.value)
        terms[one.value.id] = [w.own_term(one.value) or one.value.term, meaning.text, int(meaning.is_fallback)]
    data = {"terms": terms, "again": w.pattern("glossary.tap-again")}
    text = f"window.HANDBOOK_GLOSSARY={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
    return {DATA_URI: text.encode()}
