"""Templates of the toolkit as files, one each, and what a reader of a schema cannot see in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.checks import reference_problems, repeated_places
from handbook.catalogue.files import always, read_folder
from handbook.catalogue.template_examples import example_problems
from handbook.coverage import address_problems
from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Vocabulary
from handbook.model.template import FieldKind, Template
from handbook.problems import Place, problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from handbook.catalogue.checks import KnownIds
    from handbook.model.reading import Located, Read
    from handbook.model.template import Column, FieldEvidence, TemplateField
    from handbook.problems import Problem
    from handbook.project import Project

Templates = tuple["Located[Template]", ...]

_CHOICES = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})


def read_templates(project: Project, known: KnownIds, problems: list[Problem]) -> Templates:
    """All templates that are sound, by id; `problems` takes what is wrong with the others."""
    found = read_folder(project, "templates", always(Template), lambda read: _problems(read, known), problems)
    return tuple(found)


def _problems(read: Read[Template], known: KnownIds) -> list[Problem]:
    found = reference_problems(read, known)
    if read.record is None:
        return found
    template = read.record
    found += repeated_places(_named_parts(template)) + repeated_places(_named_fields(template))
    for steps, field in fields_of_template(template.value):
        shape = _shape_problems(template, steps, field)
        found += shape or example_problems(template, steps, field, known)
        found += repeated_places(
            (one.id, template.place(*steps, "options", at, "id")) for at, one in enumerate(field.options)
        )
        for at, evidence in enumerate(field.evidence):
            found += _evidence_problems(template.place(*steps, "evidence", at, "term"), evidence, known)
    return found


def template_problems(
    templates: Templates, pages: Mapping[str, Collection[str] | None], tools: Collection[str]
) -> list[Problem]:
    """Pages and headings that are not there, and templates at the address of a tool."""
    found = []
    for template in templates:
        if template.value.id in tools:
            found.append(problem("template-id-taken", Place(path=template.uri), value=template.value.id))
        for steps, field in fields_of_template(template.value):
            for at, evidence in enumerate(field.evidence):
                place = template.place(*steps, "evidence", at, "page")
                found += address_problems(place, evidence.page, pages) if evidence.page else []
    return found


def fields_of_template(template: Template) -> Iterator[tuple[tuple[str | int, ...], TemplateField]]:
    """Every field with the way to it."""
    for at, part in enumerate(template.parts):
        for number, field in enumerate(part.fields):
            yield ("parts", at, "fields", number), field


def _named_parts(template: Located[Template]) -> Iterator[tuple[str, Place]]:
    yield from ((part.id, template.place("parts", at, "id")) for at, part in enumerate(template.value.parts))


def _named_fields(template: Located[Template]) -> Iterator[tuple[str, Place]]:
    """Answers are kept below the ids of fields: they are unique in the whole template."""
    yield from ((field.id, template.place(*steps, "id")) for steps, field in fields_of_template(template.value))


def _shape_problems(template: Located[Template], steps: tuple[str | int, ...], field: TemplateField) -> list[Problem]:
    """Options for choices, columns for tables, and none of them for anything else."""
    place = template.place(*steps)
    found = _choice_problems(place, field, needed=field.kind in _CHOICES)
    is_table = field.kind is FieldKind.TABLE
    if is_table and not field.columns:
        values = {"cause": "a table needs columns", "advice": "give `columns`, or another `kind`"}
        found.append(problem("template-columns", place, value=field.id, **values))
    if not is_table and (field.columns or field.rows):
        values = {"cause": "only a table has columns and rows", "advice": "write `kind: table`, or take them out"}
        found.append(problem("template-columns", place, value=field.id, **values))
    found += repeated_places(
        (one.id, template.place(*steps, "columns", at, "id")) for at, one in enumerate(field.columns)
    )
    for at, column in enumerate(field.columns):
        here = template.place(*steps, "columns", at)
        found += _choice_problems(here, column, needed=str(column.kind) == str(FieldKind.CHOICE))
        options = enumerate(column.options)
        found += repeated_places(
            (one.id, template.place(*steps, "columns", at, "options", n, "id")) for n, one in options
        )
    return found


def _choice_problems(place: Place, one: TemplateField | Column, *, needed: bool) -> list[Problem]:
    given = bool(one.options) + bool(one.vocabulary)
    if given == (1 if needed else 0):
        return []
    if not needed:
        cause, advice = "only a choice has options or a vocabulary", "write `kind: choice`, or take them out"
    elif given:
        cause, advice = "there are options and a vocabulary", "keep one of the two"
    else:
        cause, advice = "a choice needs something to choose from", "give `options` or a `vocabulary`"
    return [problem("template-options", place, value=one.id, cause=cause, advice=advice)]


def _evidence_problems(place: Place, evidence: FieldEvidence, known: KnownIds) -> list[Problem]:
    given = [one for one in (evidence.page, evidence.case_study, evidence.term) if one]
    if len(given) != 1:
        return [problem("template-evidence", place, count=len(given))]
    if evidence.term is None:
        return []
    vocabulary, _, term = evidence.term.partition("/")
    if vocabulary not in set(Vocabulary):
        return [problem("term-address", place, value=evidence.term)]
    ids = known.terms.get(Vocabulary(vocabulary))
    if ids is None or term in ids:
        return []
    return [
        problem("term-unknown", place, value=term, vocabulary=vocabulary, suggestion=did_you_mean(term, ids, after=" "))
    ]
