"""A template of the toolkit as data: a form to fill in on a device or on paper, with a worked example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from handbook.model.kinds import CaseStudyOf, Count, Help, PageAddress, Slug, TermAddress, TermOf, Text, WholeNumber


class YesNo(StrEnum):
    TRUE = "true"
    FALSE = "false"


class FieldKind(StrEnum):
    """How a field is answered."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    TABLE = "table"


class ColumnKind(StrEnum):
    """How a cell of a table is answered."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


class AnswerVocabulary(StrEnum):
    """What the answers of a choice may be taken from; they are matched with case studies."""

    TACTICS = "tactics"
    CHANNELS = "channels"
    AUDIENCES = "audiences"
    ISSUES = "issues"
    FRAMES = "frames"
    STEPS = "steps"
    EVIDENCE = "evidence"
    COUNTRIES = "countries"


NO_ANSWER = "–"
"""What a cell of a worked example holds where there is nothing to say."""

Id = Annotated[str, Slug(), Help("Small letters, digits and hyphens; permanent: answers are kept below it.")]


@dataclass(frozen=True, kw_only=True)
class Option:
    id: Id
    label: Annotated[str, Text(80)]


@dataclass(frozen=True, kw_only=True)
class Column:
    id: Id
    label: Annotated[str, Text(60)]
    kind: ColumnKind
    options: Annotated[tuple[Option, ...], Count(2, 12)] = ()
    vocabulary: AnswerVocabulary | None = None


@dataclass(frozen=True, kw_only=True)
class ExampleRow:
    cells: Annotated[
        tuple[Annotated[str, Text(300)], ...],
        Count(1, 8, distinct=False),
        Help("One for each column; of a choice the id of the option; – where there is nothing to say."),
    ]


@dataclass(frozen=True, kw_only=True)
class FieldEvidence:
    """Why a field matters, and the page, case study or term that says so."""

    note: Annotated[str, Text(300), Help("One plain sentence; nothing that the linked page does not carry.")]
    page: Annotated[str | None, PageAddress(), Help("A page, counted from docs/, with a heading's id.")] = None
    case_study: Annotated[str | None, CaseStudyOf()] = None
    term: Annotated[str | None, TermAddress(), Help("For example tactics/street-theatre.")] = None


@dataclass(frozen=True, kw_only=True)
class TemplateField:
    id: Id
    label: Annotated[str, Text(120)]
    kind: FieldKind
    help: Annotated[str | None, Text(400)] = None
    options: Annotated[tuple[Option, ...], Count(2, 12)] = ()
    vocabulary: AnswerVocabulary | None = None
    columns: Annotated[tuple[Column, ...], Count(2, 8)] = ()
    rows: Annotated[str | None, WholeNumber(1, 40), Help("Empty rows on paper.")] = None
    example: Annotated[str | None, Text(700)] = None
    example_options: Annotated[tuple[Annotated[str, Text(60), Help("Ids.")], ...], Count(1, 12)] = ()
    example_rows: Annotated[tuple[ExampleRow, ...], Count(1, 40)] = ()
    evidence: Annotated[tuple[FieldEvidence, ...], Count(0, 3)] = ()


def is_prose(one: TemplateField | Column) -> bool:
    """Whether an answer is words, which can be translated, and no id, number or date."""
    return str(one.kind) in {FieldKind.LINE, FieldKind.TEXT}


@dataclass(frozen=True, kw_only=True)
class Part:
    id: Id
    title: Annotated[str, Text(80)]
    fields: Annotated[tuple[TemplateField, ...], Count(1, 14)]
    intro: Annotated[str | None, Text(400)] = None
    on_paper: Annotated[YesNo | None, Help("true: filled in by hand only; the page offers no place to type.")] = None


@dataclass(frozen=True, kw_only=True)
class Template:
    """A form. `id` is the name of the file."""

    id: str
    title: Annotated[str, Text(90)]
    summary: Annotated[str, Text(200), Help("One sentence: what it is for.")]
    step: Annotated[str, TermOf("steps"), Help("The step of the handbook that it belongs to.")]
    in_planner: Annotated[YesNo, Help("Whether it is part of the guided path of the planner.")]
    minutes: Annotated[str, WholeNumber(1, 600), Help("A group needs about so long.")]
    who: Annotated[str, Text(200), Help("Who fills it in, with whom.")]
    parts: Annotated[tuple[Part, ...], Count(1, 8)]
    after: Annotated[tuple[Annotated[str, Text(300)], ...], Count(1, 5), Help("What to do with the filled-in sheet.")]
    order: Annotated[str | None, WholeNumber(1, 99), Help("Its place among the templates of its step.")] = None
    needs: Annotated[str | None, Text(400), Help("What must be at hand.")] = None

    @property
    def fields(self) -> Iterator[TemplateField]:
        for part in self.parts:
            yield from part.fields

    @property
    def place(self) -> tuple[int, str]:
        """Sorts the templates of a step; those without a place come last."""
        return int(self.order or 99), self.id

    @property
    def is_planned(self) -> bool:
        return self.in_planner is YesNo.TRUE

    @property
    def has_table(self) -> bool:
        return any(one.kind is FieldKind.TABLE for one in self.fields)
