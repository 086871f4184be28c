"""What a page is called where others lead to it, authors' pages and those that the build makes alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.content import taxonomy_uri, template_source
from handbook.markdown.addresses import lift
from handbook.markdown.prose import plain
from handbook.model.taxonomy import Vocabulary
from handbook.pages import outline
from handbook.pages.escape import markdown_text
from handbook.pages.tool_list import TOOLS
from handbook.pages.words import english_span
from handbook.translation.po import State
from handbook.translation.texts import interface_source
from handbook.translation.translation import Said

if TYPE_CHECKING:
    from handbook.content import SourcePage
    from handbook.model.reading import Located
    from handbook.model.scenario import Scenario
    from handbook.pages.words import Words

_LABELS = {
    outline.CASE_STUDIES_URI: "case-studies.title",
    outline.EXPLORER_URI: "explorer.title",
    outline.GRID_URI: "grid.title",
    outline.STEP_GRID_URI: "step-grid.title",
    outline.EVIDENCE_MAP_URI: "evidence-map.title",
    outline.MAP_URI: "map.title",
    outline.COUNTRIES_URI: "countries.title",
    outline.YEARS_URI: "years.title",
    outline.MESSAGES_URI: "messages.title",
    outline.LANGUAGES_URI: "languages.title",
    outline.SOURCES_URI: "sources.page-title",
    outline.DATA_URI: "data.title",
    outline.SEARCH_URI: "search.title",
    outline.LETTERS_URI: "a-z.title",
    outline.TRANSLATION_URI: "status.title",
    outline.COVERAGE_URI: "coverage.title",
    outline.GLOSSARY_URI: "glossary.title",
    outline.FIGURES_URI: "figures.title",
    outline.TOOLKIT_URI: "toolkit.title",
    outline.PROBLEMS_URI: "problems.title",
    outline.TEST_URI: "training.test",
    outline.STYLE_URI: "style.title",
    **{outline.tool_uri(tool.id): f"tool.{tool.id}.title" for tool in TOOLS},
}

_JOINED = Markup("{} – {}")
"""A page and a heading of it."""


def name_of(w: Words, address: str) -> Markup:
    """The title of a page; with the heading, where the address names one that an author wrote."""
    uri, _, anchor = address.partition("#")
    page = next((one for one in w.content.pages if one.uri == uri), None)
    if page is None:
        return _made(w, uri)
    heading = _heading(w, page, anchor)
    return _place_in(w, page, heading) if heading else w.page_title(page)


def said_name(w: Words, address: str) -> Said:
    """The title of a page without a heading, as a text for any place."""
    uri = address.partition("#")[0]
    page = next((one for one in w.content.pages if one.uri == uri), None)
    if page:
        return w.said(f"docs/{uri}", "title", page.split.meta.value.title)
    folder, _, name = uri.removesuffix(".md").rpartition("/")
    template = next((one.value for one in w.content.catalogue.templates if outline.tool_uri(one.value.id) == uri), None)
    if template:
        return w.said(template_source(template.id), "title", template.title)
    vocabulary = next((one for one in Vocabulary if str(one) == folder), None)
    if uri in _LABELS or (vocabulary and name == "index"):
        key = _LABELS.get(uri) or f"{vocabulary}.title"
        return w.said(interface_source(key), key, w.content.interface[key])
    if story := _story(w, uri):
        return w.said(story.uri, "title", story.value.title)
    if vocabulary:
        english = w.content.catalogue.taxonomy.term(vocabulary, name).label
        return w.said(taxonomy_uri(vocabulary), f"{name}.label", english)
    return Said(name.replace("-", " ").capitalize(), State.ABSENT)


def _story(w: Words, uri: str) -> Located[Scenario] | None:
    stories = w.content.catalogue.training.scenarios
    return next((one for one in stories if outline.scenario_uri(one.value.id) == uri), None)


def _place_in(w: Words, page: SourcePage, heading: Said) -> Markup:
    """A page and a heading of it run one way together: two pieces of English would change places in a line of Urdu."""
    title, text = w.said(f"docs/{page.uri}", "title", page.split.meta.value.title), markdown_text(plain(heading.text))
    if title.is_fallback and heading.is_fallback:
        both = english_span(_JOINED.format(markdown_text(title.text), text))
        return w.updated(both) if title.former else both
    shown = _JOINED.format(w.page_title(page), english_span(text) if heading.is_fallback else text)
    return shown if title.is_fallback == heading.is_fallback else Markup("<bdi>{}</bdi>").format(shown)


def _heading(w: Words, page: SourcePage, anchor: str) -> Said | None:
    english = next((one.text for one in page.facts.headings if anchor and one.id == anchor and one.level > 1), None)
    if english is None:
        return None
    return w.translation.say(f"docs/{page.uri}", "heading", lift(english).text)


def _made(w: Words, uri: str) -> Markup:
    """The name of a page that the build makes."""
    if uri in _LABELS:
        return w.label(_LABELS[uri])
    folder, _, name = uri.removesuffix(".md").rpartition("/")
    vocabulary = next((one for one in Vocabulary if str(one) == folder), None)
    if vocabulary:
        return w.label(f"{vocabulary}.title") if name == "index" else w.term(vocabulary, name)
    if outline.study_uri(name) == uri and name in w.content.catalogue.titles:
        return w.study_title(name)
    template = next((one.value for one in w.content.catalogue.templates if outline.tool_uri(one.value.id) == uri), None)
    if template:
        return w.sheet(template, "title", template.title)
    if story := _story(w, uri):
        said = w.said(story.uri, "title", story.value.title)
        return english_span(markdown_text(said.text)) if said.is_fallback else markdown_text(said.text)
    if folder == "countries":
        return w.country(name.upper())
    if folder == "messages":
        return w.label("messages.of", issue=w.term(Vocabulary.ISSUES, name))
    return w.english(name.replace("-", " ").capitalize())
