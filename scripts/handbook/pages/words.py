"""The words of one page: every text asked for is translated, escaped, marked when it is English, and counted."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale as CldrLocale
from babel import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from markupsafe import Markup, escape

from handbook.content import case_study_uri, messages_uri, taxonomy_uri, template_source
from handbook.model.country import country_names
from handbook.model.language import language_name
from handbook.model.taxonomy import Vocabulary
from handbook.pages.escape import markdown_text
from handbook.pages.outline import CHANGES_URI, COVERAGE_URI, DEVICE_URI, GLOSSARY_URI, OFFLINE_URI, PROBLEMS_URI
from handbook.pages.page import PageTranslation, relative
from handbook.pictures.svg import Label
from handbook.translation.agreed import names_of
from handbook.translation.locales import Direction
from handbook.translation.po import State
from handbook.translation.texts import (
    COVERAGE_SOURCE,
    EDITIONS_SOURCE,
    GLOSSARY_SOURCE,
    INTERFACE_URI,
    PROBLEMS_SOURCE,
    interface_source,
)
from handbook.translation.translation import Said, po_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content, SourcePage
    from handbook.model.case_study import CaseStudy
    from handbook.model.glossary import GlossaryTerm
    from handbook.model.message import Message
    from handbook.model.template import Template
    from handbook.translation.translation import Translation

_SLOT = re.compile(r"\{([a-z_]+)\}")
_WRITTEN_AS = {"en": "en-GB"}
"""The day before the month, as most countries of the region write it in English."""


class Words:
    """One per page, because it remembers how much of what it said was translated."""

    def __init__(self, content: Content, translation: Translation, page_uri: str) -> None:
        self.content, self.translation, self.page_uri = content, translation, page_uri
        self.locale = translation.locale
        self._heard: dict[str, State] = {}
        self._names = country_names(self.locale.code)

    @property
    def heard(self) -> Mapping[str, State]:
        """What was said so far, and how far it is translated."""
        return self._heard

    def hear(self, said: Mapping[str, State]) -> None:
        """Count what others said for this page."""
        self._heard |= said

    # Texts for Markdown

    def label(self, key: str, /, **values: object) -> Markup:
        """An interface text; values that are not markup are escaped.

        A translation that lost or invented a slot is not used: the number it stands for would be lost.
        """
        said = self._label(key)
        if "{" not in said.text:
            text = markdown_text(said.text)
            return english_span(text) if said.is_fallback else text
        parts = _SLOT.split(said.text)
        shown = (
            markdown_text(part) if index % 2 == 0 else for_markdown(values[part]) for index, part in enumerate(parts)
        )
        text = Markup("").join(shown)
        return english_span(text) if said.is_fallback else text

    def study(self, study: CaseStudy, context: str, english: str) -> Markup:
        return self._marked(self.said(case_study_uri(study.id), context, english))

    def study_title(self, study_id: str) -> Markup:
        """For lists that say no more of it, and so depend on no other text of it."""
        return self._marked(self.said(case_study_uri(study_id), "title", self.content.catalogue.titles[study_id]))

    def study_note(self, study_id: str, english: str) -> Markup:
        """What changed, likewise."""
        return self._marked(self.said(case_study_uri(study_id), "history.note", english))

    def message(self, message: Message, field: str) -> Markup:
        english = getattr(message, field)
        return self._marked(self.said(messages_uri(message.issue), f"{message.id}.{field}", english))

    def term(self, vocabulary: Vocabulary, term_id: str, field: str = "label") -> Markup:
        english = getattr(self.content.catalogue.taxonomy.term(vocabulary, term_id), field)
        return self._marked(self.said(taxonomy_uri(vocabulary), f"{term_id}.{field}", english))

    def sheet(self, template: Template, context: str, english: str) -> Markup:
        """A text of a template of the toolkit."""
        return self._marked(self.said(template_source(template.id), context, english))

    def page_title(self, page: SourcePage) -> Markup:
        return self._marked(self.said(f"docs/{page.uri}", "title", page.split.meta.value.title))

    def demand(self, context: str, english: str) -> Markup:
        """A text of the table of demands."""
        return self._marked(self.said(COVERAGE_SOURCE, context, english))

    def definition(self, term: GlossaryTerm) -> Markup:
        return self._marked(self.said(GLOSSARY_SOURCE, f"{term.id}.definition", term.definition))

    def plain_definition(self, term: GlossaryTerm) -> Said:
        return self.translation.say(GLOSSARY_SOURCE, f"{term.id}.definition", term.definition)

    def own_term(self, term: GlossaryTerm) -> str | None:
        """What the language calls a term of the glossary: as translated, or as agreed on; None if neither is there."""
        self.said(GLOSSARY_SOURCE, f"{term.id}.term", term.term)
        names = names_of(term, self.translation, self.content.agreed.get(self.locale.code, ()))
        return names[0] if names else None

    def english(self, text: str) -> Markup:
        """A text that is not translated: marked as English in other languages."""
        return markdown_text(text) if self.locale.is_source else english_span(markdown_text(text))

    def country(self, code: str) -> Markup:
        return markdown_text(self._names[code])

    def language(self, tag: str) -> Markup:
        return markdown_text(language_name(tag, self.locale.code))

    def date(self, partial: str) -> Markup:
        """A year, month or day as the language writes it, with Latin digits and the Gregorian calendar."""
        return markdown_text(format_partial(partial, self.locale.code))

    def percent(self, number: int) -> Markup:
        """A share that neither a line's end nor a line from right to left takes apart."""
        return Markup('<bdi dir="ltr">{}\u00a0%</bdi>').format(number)

    def link(self, uri: str) -> Markup:
        return Markup(relative(uri, self.page_uri))  # noqa: S704 (made of checked names)

    # Texts inside a block of HTML, which Markdown leaves alone

    def said(self, uri: str, context: str, english: str) -> Said:
        """A text of any source, counted."""
        return self._counted(self.translation.say(uri, context, english), english)

    def html(self, key: str, **values: object) -> Markup:
        """An interface text; values that are not markup are escaped."""
        said = self._label(key)
        parts = _SLOT.split(said.text)
        shown = (escape(part if index % 2 == 0 else values[part]) for index, part in enumerate(parts))
        return self.html_of(Said(Markup("").join(shown), said.state))

    def html_of(self, said: Said) -> Markup:
        return english_span(escape(said.text)) if said.is_fallback else escape(said.text)

    # Labels for pictures

    def spoken(self, key: str) -> Label:
        return _label(self._label(key))

    def spoken_term(self, vocabulary: Vocabulary, term_id: str) -> Label:
        english = self.content.catalogue.taxonomy.term(vocabulary, term_id).label
        return _label(self.translation.say(taxonomy_uri(vocabulary), f"{term_id}.label", english))

    def spoken_html(self, label: Label) -> Markup:
        """A label inside a block of HTML, which Markdown leaves alone."""
        return english_span(escape(label.text)) if label.english else escape(label.text)

    @property
    def is_rtl(self) -> bool:
        return self.locale.direction is Direction.RTL

    # Figures

    def figure_text(self, uri: str, context: str, english: str) -> str | None:
        """A text of a figure; None where there is no translation, for a figure is whole in one language."""
        said = self.said(uri, context, english)
        return None if said.is_fallback else said.text

    def own_text(self, key: str) -> str | None:
        """An interface text in the page's own language, or None."""
        said = self._label(key)
        return None if said.is_fallback else said.text

    # Plain texts, for front matter

    def plain(self, key: str, **values: object) -> str:
        return _SLOT.sub(lambda found: str(values[found[1]]), self._label(key).text)

    def pattern(self, key: str) -> str:
        """A text whose slots a script fills."""
        return self._label(key).text

    def plain_study(self, study: CaseStudy, context: str, english: str) -> str:
        return self.translation.say(case_study_uri(study.id), context, english).text

    def plain_study_title(self, study_id: str) -> str:
        titles = self.content.catalogue.titles
        return self.translation.say(case_study_uri(study_id), "title", titles[study_id]).text

    def is_english(self, study: CaseStudy, context: str, english: str) -> bool:
        """Whether a text of another locale's page is still English."""
        return self.translation.say(case_study_uri(study.id), context, english).is_fallback

    def plain_term(self, vocabulary: Vocabulary, term_id: str, field: str = "label") -> str:
        english = getattr(self.content.catalogue.taxonomy.term(vocabulary, term_id), field)
        return self.translation.say(taxonomy_uri(vocabulary), f"{term_id}.{field}", english).text

    def plain_country(self, code: str) -> str:
        return self._names[code]

    def plain_language(self, tag: str) -> str:
        return language_name(tag, self.locale.code)

    # What a reader is told

    def page_translation(self) -> PageTranslation | None:
        """The weakest state of what was said, and the share of it that is not English; None in the source language."""
        if self.locale.is_source:
            return None
        letters = Counter[State]()
        for english, state in self._heard.items():
            letters[state] += len(english)
        states = [state for state in State if letters[state] and state is not State.ABSENT]
        said = letters.total()
        percent = 100 * (said - letters[State.ABSENT]) // said if said else 100
        return PageTranslation(
            states[-1] if states else State.ABSENT, percent, po_uri(self.locale.code, self._source())
        )

    @property
    def says_only_english(self) -> bool:
        """Whether a page of another language says nothing in that language, so that it is a page in English."""
        heard = set(self._heard.values())
        return not self.locale.is_source and bool(heard) and heard == {State.ABSENT}

    def _source(self) -> str:
        """The source whose texts matter most on this page."""
        folder, _, name = self.page_uri.removesuffix(".md").rpartition("/")
        templates = {one.value.id for one in self.content.catalogue.templates}
        known = {
            "case-studies": case_study_uri(name) if name in self.content.catalogue.titles else INTERFACE_URI,
            "messages": messages_uri(name) if name != "index" else INTERFACE_URI,
            "toolkit": template_source(name) if name in templates else interface_source(f"tool.{name}."),
        }
        if source := self.content.catalogue.training.source_of(self.page_uri):
            return source
        vocabulary = next((one for one in Vocabulary if str(one) == folder), None)
        own = {COVERAGE_URI: COVERAGE_SOURCE, GLOSSARY_URI: GLOSSARY_SOURCE}
        own |= dict.fromkeys((CHANGES_URI, OFFLINE_URI, DEVICE_URI), EDITIONS_SOURCE)
        own |= {self.page_uri: PROBLEMS_SOURCE} if folder == posixpath.dirname(PROBLEMS_URI) else {}
        if self.page_uri in own:
            return own[self.page_uri]
        return taxonomy_uri(vocabulary) if vocabulary else known.get(folder, INTERFACE_URI)

    def _label(self, key: str) -> Said:
        english = self.content.interface[key]
        said = self.translation.say(interface_source(key), key, english)
        if said.text is not english and sorted(_SLOT.findall(said.text)) != sorted(_SLOT.findall(english)):
            said = Said(english, State.ABSENT)
        return self._counted(said, english)

    def _counted(self, said: Said, english: str) -> Said:
        """A text counts once and by its length: forty labels do not make a page of English prose half translated."""
        if said.state:
            self._heard[english] = said.state
        return said

    def _marked(self, said: Said) -> Markup:
        if not said.is_fallback:
            return markdown_text(said.text)
        return (
            self.updated(english_span(markdown_text(said.text)))
            if said.former
            else english_span(markdown_text(said.text))
        )

    def updated(self, english: Markup) -> Markup:
        """English that was translated before it changed: readers are told why it is English again."""
        return Markup('{} <small class="hb-updated" lang="{}" dir="{}">{}</small>').format(
            english, self.locale.code, self.locale.direction, self.html("translation.updated")
        )


def for_markdown(value: object) -> Markup:
    """A value for a slot: Markdown as it is, and everything else as the words that it is."""
    return escape(value) if hasattr(value, "__html__") else markdown_text(str(value))


def english_span(markdown: str) -> Markup:
    """English inside a page of another language, so that it is read aloud, aligned and hyphenated as English."""
    return Markup(f'<span class="untranslated" lang="en" dir="ltr">{markdown}</span>')  # noqa: S704 (it is Markdown)


def _label(said: Said) -> Label:
    return Label(said.text, said.is_fallback)


@lru_cache(maxsize=10_000)
def format_partial(partial: str, code: str) -> str:
    """A year, month or day as a language writes it, with Latin digits and the Gregorian calendar."""
    from datetime import date

    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    if not month:
        return str(year)
    try:
        locale = CldrLocale.parse(_WRITTEN_AS.get(code, code), sep="-")
    except (UnknownLocaleError, ValueError):
        return partial
    if locale.months["format"]["wide"][month] == f"M{month:02}":
        return partial  # the data has no names of months for this language, such as Divehi
    when = date(year, month, day or 1)
    return format_date(when, "long", locale) if day else format_skeleton("yMMMM", when, locale=locale)
