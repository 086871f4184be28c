"""Lists of the training for authors' pages: modules, scenarios, plans for workshops, agendas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.catalogue.training import module_uri
from handbook.pages.escape import markdown_text
from handbook.pages.outline import TEST_URI, agenda_uri, handout_uri, scenario_uri, session_uri
from handbook.pages.training.telling import Teller
from handbook.pages.words import english_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from handbook.model.training import Module
    from handbook.pages.render import Renderer
    from handbook.pages.words import Words


@dataclass(frozen=True)
class Row:
    title: Markup
    uri: str
    minutes: str = ""
    summary: Markup | None = None
    more: tuple[tuple[Markup, str], ...] = ()


def training_list(name: str, w: Words, renderer: Renderer, *, foreign: bool = False) -> str:
    """One of the lists; `foreign` says that the page around it is English in another language's site."""
    rows = list(_ROWS[name](w))
    return renderer.fragment("training_list", w, rows=rows, foreign=foreign, numbered=name == "modules")


def module_title(w: Words, module: Module) -> Markup:
    """The title of the module's page, as Markdown."""
    page = next((one for one in w.content.pages if one.uri == module_uri(module.id)), None)
    if page is None:
        return w.english(module.id)
    said = w.said(f"docs/{page.uri}", "title", page.split.meta.value.title)
    shown = markdown_text(said.text)
    return english_span(shown) if said.is_fallback else shown


def training_rows(w: Words, step: str) -> Iterator[Row]:
    """Modules and scenarios that serve a step."""
    training = w.content.catalogue.training
    serving = {module_uri(one.value.id) for one in training.modules if step in one.value.steps}
    serving |= {scenario_uri(one.value.id) for one in training.scenarios if step in one.value.steps}
    yield from (row for row in (*_modules(w), *_scenarios(w)) if row.uri in serving)


def _modules(w: Words) -> Iterator[Row]:
    for one in w.content.catalogue.training.modules:
        summary = Teller(w, one.uri).markdown("summary", one.value.summary)
        yield Row(module_title(w, one.value), module_uri(one.value.id), one.value.minutes, summary)


def _scenarios(w: Words) -> Iterator[Row]:
    for one in w.content.catalogue.training.scenarios:
        tell, story = Teller(w, one.uri), one.value
        title, summary = tell.markdown("title", story.title), tell.markdown("summary", story.summary)
        yield Row(title, scenario_uri(story.id), story.minutes, summary)


def _sessions(w: Words) -> Iterator[Row]:
    for one in w.content.catalogue.training.modules:
        handout = ((w.label("training.handout"), handout_uri(one.value.id)),)
        yield Row(module_title(w, one.value), session_uri(one.value.id), one.value.minutes, None, handout)


def _agendas(w: Words) -> Iterator[Row]:
    for one in w.content.catalogue.training.agendas:
        tell, agenda = Teller(w, one.uri), one.value
        summary = tell.markdown("summary", agenda.summary)
        yield Row(tell.markdown("title", agenda.title), agenda_uri(agenda.id), "", summary)
    if w.content.catalogue.training.modules:
        yield Row(w.label("training.test"), TEST_URI)


_ROWS = {"modules": _modules, "scenarios": _scenarios, "sessions": _sessions, "agendas": _agendas}
