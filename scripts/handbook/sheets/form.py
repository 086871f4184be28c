"""A template in the words of one locale: what pages, Word and Excel files all show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.content import case_study_uri, taxonomy_uri, template_source
from handbook.model.taxonomy import Vocabulary
from handbook.model.template import NO_ANSWER, AnswerVocabulary, ColumnKind, FieldKind, YesNo, is_prose
from handbook.pages.names import said_name
from handbook.pages.outline import step_page_uri, study_uri, term_uri
from handbook.translation.collation import sort_key
from handbook.translation.translation import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.model.template import Column, FieldEvidence, Template, TemplateField
    from handbook.pages.words import Words

_IN_ORDER = frozenset({AnswerVocabulary.STEPS, AnswerVocabulary.EVIDENCE})
_IN_HEAD = 3
_ROWS = 3
"""Empty rows of a table whose template names no number."""


@dataclass(frozen=True)
class SaidOption:
    id: str
    label: Said


@dataclass(frozen=True)
class SaidColumn:
    id: str
    label: Said
    kind: ColumnKind
    options: tuple[SaidOption, ...]
    vocabulary: str

    @property
    def in_head(self) -> bool:
        """Whether paper shows the answers to choose from under the name of the column."""
        return bool(self.options) and not self.vocabulary and len(self.options) <= _IN_HEAD

    @property
    def below(self) -> bool:
        """Whether paper shows them below the table: a column is narrow."""
        return bool(self.options) and not self.vocabulary and not self.in_head


@dataclass(frozen=True)
class SaidEvidence:
    """Why a field matters, and where to read on."""

    note: Said
    title: Said
    uri: str


@dataclass(frozen=True)
class SaidField:
    """`id` is unique on the site: `<template>.<field>`; answers are kept below it."""

    id: str
    label: Said
    kind: FieldKind
    help: Said | None
    options: tuple[SaidOption, ...]
    vocabulary: str
    columns: tuple[SaidColumn, ...]
    rows: int
    evidence: tuple[SaidEvidence, ...]
    example: tuple[Said, ...]
    """Of a text one, of a choice the labels that were chosen."""
    example_rows: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class SaidPart:
    id: str
    title: Said
    intro: Said | None
    on_paper: bool
    """Filled in by hand only: what a person writes there must not stay on a device."""
    fields: tuple[SaidField, ...]


@dataclass(frozen=True)
class SaidForm:
    """A whole template."""

    id: str
    title: Said
    summary: Said
    who: Said
    needs: Said | None
    minutes: str
    step: str
    step_title: Said
    step_uri: str
    parts: tuple[SaidPart, ...]
    after: tuple[Said, ...]

    @property
    def has_table(self) -> bool:
        return any(field.kind is FieldKind.TABLE for part in self.parts for field in part.fields)

    @property
    def fields(self) -> tuple[SaidField, ...]:
        return tuple(field for part in self.parts for field in part.fields)


def said_form(w: Words, template: Template) -> SaidForm:
    """The template as the page's language says it; what has no translation is English and marked."""
    return _Speaker(w, template).form()


def unchanged(value: str) -> Said:
    """An answer that no language changes: a number, a date."""
    return Said(value, None)


class _Speaker:
    def __init__(self, w: Words, template: Template) -> None:
        self.w, self.template, self.uri = w, template, template_source(template.id)
        self._vocabularies: dict[AnswerVocabulary, tuple[SaidOption, ...]] = {}

    def form(self) -> SaidForm:
        one, own_page = self.template, step_page_uri(self.template.step)
        written = {page.uri for page in self.w.content.pages}
        return SaidForm(
            id=one.id,
            title=self.say("title", one.title),
            summary=self.say("summary", one.summary),
            who=self.say("who", one.who),
            needs=self.maybe("needs", one.needs),
            minutes=one.minutes,
            step=one.step,
            step_title=self.term(Vocabulary.STEPS, one.step),
            step_uri=own_page if own_page in written else term_uri(Vocabulary.STEPS, one.step),
            parts=tuple(
                SaidPart(
                    part.id,
                    self.say("parts.title", part.title),
                    self.maybe("parts.intro", part.intro),
                    part.on_paper is YesNo.TRUE,
                    tuple(self.field(field) for field in part.fields),
                )
                for part in one.parts
            ),
            after=tuple(self.say("after", text) for text in one.after),
        )

    def say(self, context: str, english: str) -> Said:
        return self.w.said(self.uri, context, english)

    def maybe(self, context: str, english: str | None) -> Said | None:
        return None if english is None else self.say(context, english)

    def term(self, vocabulary: Vocabulary, term_id: str) -> Said:
        english = self.w.content.catalogue.taxonomy.term(vocabulary, term_id).label
        return self.w.said(taxonomy_uri(vocabulary), f"{term_id}.label", english)

    def field(self, one: TemplateField) -> SaidField:
        options = self.options(one, "parts.fields.options.label")
        columns = tuple(
            SaidColumn(
                column.id,
                self.say("parts.fields.columns.label", column.label),
                column.kind,
                self.options(column, "parts.fields.columns.options.label"),
                str(column.vocabulary or ""),
            )
            for column in one.columns
        )
        return SaidField(
            id=f"{self.template.id}.{one.id}",
            label=self.say("parts.fields.label", one.label),
            kind=one.kind,
            help=self.maybe("parts.fields.help", one.help),
            options=options,
            vocabulary=str(one.vocabulary or ""),
            columns=columns,
            rows=int(one.rows or max(_ROWS, len(one.example_rows))),
            evidence=tuple(said for reason in one.evidence if (said := self.evidence(reason))),
            example=self.example(one, options),
            example_rows=tuple(
                tuple(
                    self.cell(pair, said, cell)
                    for pair, said, cell in zip(one.columns, columns, row.cells, strict=True)
                )
                for row in one.example_rows
            ),
        )

    def options(self, one: TemplateField | Column, context: str) -> tuple[SaidOption, ...]:
        if one.vocabulary is None:
            return tuple(SaidOption(option.id, self.say(context, option.label)) for option in one.options)
        if one.vocabulary not in self._vocabularies:
            self._vocabularies[one.vocabulary] = self.vocabulary(one.vocabulary)
        return self._vocabularies[one.vocabulary]

    def vocabulary(self, name: AnswerVocabulary) -> tuple[SaidOption, ...]:
        """All that an answer may be, in the order of the language, or in their own."""
        if name is AnswerVocabulary.COUNTRIES:
            content = self.w.content
            codes = {country.code for country in content.catalogue.region} | set(content.crossrefs.countries)
            found = [SaidOption(code, Said(self.w.plain_country(code), None)) for code in codes]
        else:
            own = Vocabulary(name)
            found = [SaidOption(one, self.term(own, one)) for one in self.w.content.catalogue.taxonomy.ids(own)]
        return tuple(found if name in _IN_ORDER else sorted(found, key=lambda one: (sort_key(one.label.text), one.id)))

    def example(self, one: TemplateField, options: Sequence[SaidOption]) -> tuple[Said, ...]:
        if one.example_options:
            labels = {option.id: option.label for option in options}
            return tuple(labels[answer] for answer in one.example_options if answer in labels)
        if one.example is None:
            return ()
        return (self.say("parts.fields.example", one.example) if is_prose(one) else unchanged(one.example),)

    def cell(self, column: Column, said: SaidColumn, cell: str) -> Said:
        if cell == NO_ANSWER or not (is_prose(column) or column.kind is ColumnKind.CHOICE):
            return unchanged(cell)
        if column.kind is ColumnKind.CHOICE:
            return next((option.label for option in said.options if option.id == cell), unchanged(cell))
        return self.say("parts.fields.example_rows.cells", cell)

    def evidence(self, one: FieldEvidence) -> SaidEvidence | None:
        """None where the case study is a draft or was withdrawn."""
        note = self.say("parts.fields.evidence.note", one.note)
        if one.case_study:
            study = self.w.content.catalogue.by_id.get(one.case_study)
            if study is None:
                return None
            title = self.w.said(case_study_uri(study.id), "title", study.title)
            return SaidEvidence(note, title, study_uri(study.id))
        if one.term:
            name, _, term = one.term.partition("/")
            return SaidEvidence(note, self.term(Vocabulary(name), term), term_uri(Vocabulary(name), term))
        address = one.page or ""
        return SaidEvidence(note, said_name(self.w, address), address)
