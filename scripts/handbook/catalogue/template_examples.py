"""Worked examples of templates: each answer is one that a reader could give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.kinds import Country, Day, Number
from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Vocabulary
from handbook.model.template import NO_ANSWER, AnswerVocabulary, FieldKind
from handbook.problems import problem

if TYPE_CHECKING:
    from handbook.catalogue.checks import KnownIds
    from handbook.model.kinds import Kind
    from handbook.model.reading import Located
    from handbook.model.template import Column, Template, TemplateField
    from handbook.problems import Place, Problem
_WANTED = {
    FieldKind.CHOICE: "example_options",
    FieldKind.CHOICES: "example_options",
    FieldKind.TABLE: "example_rows",
}


def example_problems(
    template: Located[Template], steps: tuple[str | int, ...], field: TemplateField, known: KnownIds
) -> list[Problem]:
    """The form of the example, then what it holds."""
    wanted = _WANTED.get(field.kind, "example")
    for name in ("example", "example_options", "example_rows"):
        if name != wanted and getattr(field, name):
            cause, advice = f"a field of this kind has no `{name}`", f"give `{wanted}` instead"
            return [
                problem("template-example", template.place(*steps, name), value=field.id, cause=cause, advice=advice)
            ]
    if not getattr(field, wanted):
        if field.vocabulary is AnswerVocabulary.COUNTRIES:  # the invented campaign lies in no country
            return []
        cause, advice = "there is none", f"give `{wanted}`: what the team of the invented campaign wrote here"
        return [problem("template-example", template.place(*steps), value=field.id, cause=cause, advice=advice)]
    match field.kind:
        case FieldKind.CHOICE | FieldKind.CHOICES:
            return _option_problems(template, steps, field, known)
        case FieldKind.TABLE:
            return _row_problems(template, steps, field, known)
        case _:
            return _answer_problems(template.place(*steps, "example"), field, field.example or "", known)


def _option_problems(
    template: Located[Template], steps: tuple[str | int, ...], field: TemplateField, known: KnownIds
) -> list[Problem]:
    found = []
    if field.kind is FieldKind.CHOICE and len(field.example_options) > 1:
        cause, advice = "one answer can be chosen", "keep one, or write `kind: choices`"
        place = template.place(*steps, "example_options")
        found.append(problem("template-example", place, value=field.id, cause=cause, advice=advice))
    for at, answer in enumerate(field.example_options):
        found += _choice_problems(template.place(*steps, "example_options", at), field, answer, known)
    return found


def _row_problems(
    template: Located[Template], steps: tuple[str | int, ...], field: TemplateField, known: KnownIds
) -> list[Problem]:
    found = []
    for at, row in enumerate(field.example_rows):
        if len(row.cells) != len(field.columns):
            cause = f"the row has {len(row.cells)} cells for {len(field.columns)} columns"
            place, advice = (
                template.place(*steps, "example_rows", at),
                f"write {NO_ANSWER} where there is nothing to say",
            )
            found.append(problem("template-example", place, value=field.id, cause=cause, advice=advice))
            continue
        for number, (column, cell) in enumerate(zip(field.columns, row.cells, strict=True)):
            place = template.place(*steps, "example_rows", at, "cells", number)
            found += [] if cell == NO_ANSWER else _answer_problems(place, column, cell, known)
    return found


def _answer_problems(place: Place, one: TemplateField | Column, answer: str, known: KnownIds) -> list[Problem]:
    kind = FieldKind(one.kind)
    if kind is FieldKind.CHOICE:
        return _choice_problems(place, one, answer, known)
    checks: dict[FieldKind, Kind] = {FieldKind.NUMBER: Number(), FieldKind.DATE: Day()}
    fault = checks[kind].fault(answer) if kind in checks else None
    return [problem(fault[0], place, **({"key": one.id} | fault[1]))] if fault else []


def _choice_problems(place: Place, one: TemplateField | Column, answer: str, known: KnownIds) -> list[Problem]:
    if one.vocabulary is AnswerVocabulary.COUNTRIES:
        fault = Country().fault(answer)
        return [problem(fault[0], place, **fault[1])] if fault else []
    if one.vocabulary:
        terms = known.terms.get(Vocabulary(one.vocabulary))
        if terms is None or answer in terms:
            return []
        near = did_you_mean(answer, terms, after=" ")
        return [problem("term-unknown", place, value=answer, vocabulary=one.vocabulary, suggestion=near)]
    options = [option.id for option in one.options]
    if answer in options:
        return []
    near = did_you_mean(answer, options, before="; ")
    return [problem("choice-unknown", place, value=answer, key=one.id, choices=", ".join(options), suggestion=near)]
