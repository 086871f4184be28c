"""The Jinja environment that makes Markdown: strict about names, and every plain value is escaped on its way in."""

from __future__ import annotations

import posixpath
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, cast

from jinja2 import PackageLoader, StrictUndefined
from markupsafe import Markup

from handbook.case_study_form import text_html
from handbook.model.taxonomy import Vocabulary
from handbook.pages.compiled import TemplateCode
from handbook.pages.escape import markdown_text
from handbook.pages.outline import (
    EVIDENCE_MAP_URI,
    EXPLORER_URI,
    GRID_URI,
    MAP_URI,
    SOURCES_URI,
    STEP_GRID_URI,
    country_uri,
    message_uri,
    messages_page_uri,
    outcome_uri,
    step_tactic_uri,
    study_uri,
    term_uri,
    year_uri,
)
from handbook.pages.page import html_uri
from handbook.pages.parts import part_of
from handbook.pages.quotes import tongue_of
from handbook.pages.signs import sign_svg
from handbook.pages.study_lines import StudyLines
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from handbook.model.case_study import CaseStudy
    from handbook.model.message import Message
    from handbook.model.source import Source
    from handbook.pages.alike import Gaps
    from handbook.pages.memory import Plan
    from handbook.translation.po import State

_OWN_SIGNS = {
    EXPLORER_URI: "search",
    MAP_URI: "pin",
    EVIDENCE_MAP_URI: "bars",
    GRID_URI: "compass",
    STEP_GRID_URI: "stairs",
}
"""Ways into the catalogue that have no folder of their own."""


class Renderer:
    """Renders the templates of this room for one content."""

    def __init__(self, plan: Plan) -> None:
        self._plan, content = plan, plan.content

        def messages() -> Mapping[str, Message]:
            return {message.id: message for message in content.catalogue.messages}

        self._common: dict[str, object] = {
            "refs": content.crossrefs,
            "titles": content.catalogue.titles,
            "message_of": lambda message_id: plan.kept("messages by id", messages)[message_id],
            "lines": StudyLines(plan, self._study_line).lines,
            "once": self.once,
            "level_number": lambda level: content.catalogue.taxonomy.ids(Vocabulary.EVIDENCE).index(level) + 1,
            "project_source": lambda source_id: source_label(content.catalogue.source(source_id)),
        }

    def fragment(self, template: str, words: Words, **values: object) -> str:
        made = _environment().get_template(f"{template}.md.jinja")
        return _squeeze(made.render(**self._common, w=words, m=self._macros, **values))

    def _study_line(self, words: Words, study: CaseStudy) -> Markup:
        line: Markup = self._macros.study_line(words, study)
        return line

    def once(self, words: Words, macro: str, *given: Hashable) -> Markup:
        """What a macro makes of values that hundreds of pages of a folder have, made once. It counts for each of these pages."""
        name = ("macro", macro, posixpath.dirname(words.page_uri), *given)
        text, heard = self._plan.kept(name, partial(self._apart, words.page_uri, macro, *given))
        words.hear(heard)
        return text

    def _apart(self, page_uri: str, macro: str, *given: Hashable) -> tuple[Markup, Mapping[str, State]]:
        own = Words(self._plan.content, self._plan.translation, page_uri)
        return getattr(self._macros, macro)(own, *given), own.heard

    @cached_property
    def _macros(self) -> Any:
        """What templates share, made once: each that imported it would leave dozens of functions that name each other."""
        return _environment().get_template("macros.md.jinja").make_module(self._common)

    def citation(self, source: Source, detail: str) -> str:
        shown = markdown_text(", ".join(part for part in (source_label(source), detail.strip()) if part))
        return f"[<bdi>{shown}</bdi>](#source-{source.id}){{ .citation }}"


class OpenRenderer(Renderer):
    """Renders for `Gaps`, which a language fills."""

    def once(self, words: Words, macro: str, *given: Hashable) -> Markup:
        return cast("Gaps", words).gap("once", macro, *given)


def source_label(source: Source) -> str:
    """How a source is named in running text.

    A publisher's abbreviation, given in brackets, is enough there.
    """
    if source.short:
        return source.short
    name = source.publisher
    if name.endswith(")") and "(" in name:
        name = name[name.rindex("(") + 1 : -1]
    return " ".join(part for part in (name, source.year) if part)


def years_shown(study: CaseStudy) -> str:
    start, end = study.period.start, study.period.end
    if not start:
        return ""
    return start[:4] if not end or end[:4] == start[:4] else f"{start[:4]}–{end[:4]}"


def countries_of(study: CaseStudy) -> tuple[str, ...]:
    return tuple(dict.fromkeys(country.code for country in study.countries))


def _short_source(study: CaseStudy, source_id: str) -> str:
    return source_label(next(source for source in study.sources if source.id == source_id))


def _squeeze(text: str) -> str:
    """No spaces at line ends, never more than one empty line."""
    text = "\n".join([line.rstrip() for line in text.strip().split("\n")])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return f"{text}\n"


def compile_templates() -> None:
    """All templates of this room: processes that are forked from this one have them then."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)


@lru_cache(maxsize=1)
def _environment() -> TemplateCode:
    environment = TemplateCode(
        loader=PackageLoader("handbook.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["md"] = markdown_text
    environment.globals.update(
        study_uri=study_uri,
        term_uri=term_uri,
        country_uri=country_uri,
        message_uri=message_uri,
        messages_page_uri=messages_page_uri,
        year_uri=year_uri,
        outcome_uri=outcome_uri,
        step_tactic_uri=step_tactic_uri,
        html_uri=html_uri,
        evidence_map_uri=EVIDENCE_MAP_URI,
        sources_uri=SOURCES_URI,
        years=years_shown,
        countries_of=countries_of,
        short_source=_short_source,
        Markup=Markup,
        text_html=text_html,
        sign_svg=sign_svg,
        tongue_of=tongue_of,
        sign_of=lambda uri: _OWN_SIGNS.get(uri) or part_of(uri).sign,
    )
    return environment
