"""What there is to translate: every source offers its texts as (context, text), in reading order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from handbook.markdown.addresses import lift
from handbook.markdown.segments import Segment, split_segments
from handbook.model.fields import ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import Text
from handbook.model.message import MessageOrigin
from handbook.model.template import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handbook.markdown.front_matter import SplitPage
    from handbook.model.agenda import Agenda
    from handbook.model.case_study import CaseStudy
    from handbook.model.coverage import DemandGroup
    from handbook.model.fields import Shape
    from handbook.model.figure import Figure
    from handbook.model.glossary import GlossaryTerm
    from handbook.model.message import Message
    from handbook.model.scenario import Scenario
    from handbook.model.taxonomy import Term
    from handbook.model.template import Template, TemplateField
    from handbook.model.training import Module

INTERFACE_URI = "docs/_data/interface.yml"
TOOLS_SOURCE = "docs/_data/tools.yml"
WORKBENCH_SOURCE = "docs/_data/workbench.yml"
TRAINING_SOURCE = "docs/_data/training.yml"
EDITIONS_SOURCE = "docs/_data/editions.yml"
PROBLEMS_SOURCE = "docs/_data/problems.yml"
INTERFACE_SOURCES = (INTERFACE_URI, TOOLS_SOURCE, WORKBENCH_SOURCE, TRAINING_SOURCE, EDITIONS_SOURCE, PROBLEMS_SOURCE)
"""The texts of templates, theme, tools, training, editions and the check. Six files, so that none is too large to edit: Burmese takes three bytes a letter."""
_OF_WORKBENCH = tuple(
    f"tool.{name}." for name in ("sheet", "compare", "message-tester", "sample-size", "cost-per-outcome", "kap-score")
)
_OF_TRAINING = ("training.", "tool.training.", "tool.scenario.")
_OF_TOOLS = ("tool.", "toolkit.", "template.", "help.")
_OF_EDITIONS = "edition."
_OF_PROBLEMS = ("problem.", "problems.")
COVERAGE_SOURCE = "docs/_data/coverage.yml"
GLOSSARY_SOURCE = "docs/_data/glossary.yml"
# Names stay as they are; sources are cited in their own language.
_NOT_TRANSLATED = frozenset({"organisations", "sources", "sensitivity", "former_ids"})

ContextText = tuple[str, str]


def page_texts(page: SplitPage) -> Iterator[ContextText]:
    """Title, description and segments of a page, addresses lifted out."""
    yield "title", page.meta.value.title
    yield "description", page.meta.value.description
    for piece in split_segments(page.body):
        if isinstance(piece, Segment) and _has_words(text := lift(piece.text).text):
            yield str(piece.kind), text


def term_texts(terms: tuple[Term, ...]) -> Iterator[ContextText]:
    for term in terms:
        yield f"{term.id}.label", term.label
        yield f"{term.id}.summary", term.summary
        yield f"{term.id}.when_it_works", term.when_it_works
        yield f"{term.id}.cautions", term.cautions
        if term.evidence_summary:
            yield f"{term.id}.evidence_summary", term.evidence_summary


def case_study_texts(study: CaseStudy) -> Iterator[ContextText]:
    """All plain texts of a case study; the context is the field, without a number, so that an added entry moves nothing."""
    for one in fields_of(type(study)):
        if one.name not in _NOT_TRANSLATED:
            yield from _texts(one.shape, getattr(study, one.name), one.name)


def message_texts(messages: tuple[Message, ...]) -> Iterator[ContextText]:
    """What a reader must understand of a message. The words that a campaign used stay as they were."""
    for message in messages:
        if message.english is not None:
            yield f"{message.id}.english", message.english
        elif message.origin is MessageOrigin.ILLUSTRATIVE:
            yield f"{message.id}.text", message.text
        yield f"{message.id}.evidence", message.evidence
        yield f"{message.id}.caution", message.caution


def coverage_texts(groups: Iterable[DemandGroup]) -> Iterator[ContextText]:
    """Titles and demands; the place in a source stays as it is, as in citations."""
    for group in groups:
        yield f"{group.id}.title", group.title
        yield from ((f"{item.id}.text", item.text) for item in group.items)


def figure_texts(figure: Figure) -> Iterator[ContextText]:
    """Title, description and labels of a figure; numbers stay as they are."""
    for one in fields_of(type(figure)):
        for context, text in _texts(one.shape, getattr(figure, one.name), one.name):
            if _has_words(text):
                yield context, text


def template_texts(template: Template) -> Iterator[ContextText]:
    """The texts of a form and of its worked example. Answers that are ids, numbers or dates stay as they are."""
    for one in fields_of(type(template)):
        if one.name != "parts":
            yield from _texts(one.shape, getattr(template, one.name), one.name)
    for part in template.parts:
        yield "parts.title", part.title
        if part.intro:
            yield "parts.intro", part.intro
        for field in part.fields:
            yield from _field_texts(field)


def training_texts(record: Module | Scenario | Agenda) -> Iterator[ContextText]:
    """All texts of a module, a scenario or an agenda; addresses are lifted out, as in pages. Numbers stay as they are."""
    for one in fields_of(type(record)):
        for context, text in _texts(one.shape, getattr(record, one.name), one.name):
            if _has_words(lifted := lift(text).text):
                yield context, lifted


def _field_texts(field: TemplateField) -> Iterator[ContextText]:
    for name in ("label", "help"):
        if text := getattr(field, name):
            yield f"parts.fields.{name}", text
    yield from (("parts.fields.options.label", option.label) for option in field.options)
    for column in field.columns:
        yield "parts.fields.columns.label", column.label
        yield from (("parts.fields.columns.options.label", option.label) for option in column.options)
    if field.example and is_prose(field) and _has_words(field.example):
        yield "parts.fields.example", field.example
    for row in field.example_rows:
        for column, cell in zip(field.columns, row.cells, strict=True):
            if is_prose(column) and _has_words(cell):
                yield "parts.fields.example_rows.cells", cell
    yield from (("parts.fields.evidence.note", reason.note) for reason in field.evidence)


def glossary_texts(terms: Iterable[GlossaryTerm]) -> Iterator[ContextText]:
    """Terms and what they mean. Other forms are a language's own matter: they stand in its `glossary.csv`."""
    for one in terms:
        yield f"{one.id}.term", one.term
        yield f"{one.id}.definition", one.definition


@lru_cache(maxsize=10_000)
def interface_source(key: str) -> str:
    """The source that an interface text belongs to.

    >>> keys = "home.title", "tool.planner.title", "tool.compare.title", "training.check", "edition.version", "problem.file-empty.hint"
    >>> [interface_source(key) for key in keys] == list(INTERFACE_SOURCES)
    True
    """
    if key.startswith(_OF_EDITIONS):
        return EDITIONS_SOURCE
    if key.startswith(_OF_PROBLEMS):
        return PROBLEMS_SOURCE
    if key.startswith(_OF_WORKBENCH):
        return WORKBENCH_SOURCE
    if key.startswith(_OF_TRAINING):
        return TRAINING_SOURCE
    return TOOLS_SOURCE if key.startswith(_OF_TOOLS) else INTERFACE_URI


def interface_texts(interface: Mapping[str, str], source: str) -> Iterator[ContextText]:
    """The texts of one of the interface's sources."""
    yield from ((key, text) for key, text in interface.items() if interface_source(key) == source)


def _texts(shape: Shape, value: Any, context: str) -> Iterator[ContextText]:
    if value is None:
        return
    match shape:
        case TextShape(kind=Text()):
            yield context, value
        case ListShape(item=item):
            for child in value:
                yield from _texts(item, child, context)
        case RecordShape(record=record):
            for one in fields_of(record):
                yield from _texts(one.shape, getattr(value, one.name), f"{context}.{one.name}")
        case _:
            return


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)
