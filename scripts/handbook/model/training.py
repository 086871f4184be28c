"""A module of the training as data: what its page holds in words stands in Markdown, everything that is counted stands here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from handbook.model.kinds import Count, Help, PageAddress, Slug, TermOf, Text, WholeNumber
from handbook.model.template import YesNo

if TYPE_CHECKING:
    from collections.abc import Iterator


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDER = "order"
    MATCH = "match"
    FILL = "fill"
    SHORT = "short"


class QuestionPart(StrEnum):
    """Where a question is asked: in the knowledge check, inside a screen, or before and after a workshop."""

    CHECK = "check"
    PRACTICE = "practice"
    TEST = "test"


Id = Annotated[str, Slug(), Help("Small letters, digits and hyphens; permanent: answers are kept below it.")]


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A section of the module's page. `id` is the id of its heading."""

    id: Annotated[str, Slug(), Help("The id of the heading in the module's page.")]
    minutes: Annotated[str, WholeNumber(1, 20)]
    points: Annotated[tuple[Annotated[str, Text(110)], ...], Count(2, 5), Help("Short lines for the slide.")]
    notes: Annotated[str, Text(700), Help("What the trainer says and asks.")]


@dataclass(frozen=True, kw_only=True)
class Activity:
    id: Id
    title: Annotated[str, Text(80)]
    minutes: Annotated[str, WholeNumber(2, 60)]
    group: Annotated[str, Text(80), Help("Alone, in pairs, in groups of how many.")]
    steps: Annotated[tuple[Annotated[str, Text(300)], ...], Count(1, 8), Help("What learners do.")]
    debrief: Annotated[tuple[Annotated[str, Text(200)], ...], Count(1, 6), Help("Questions for all, afterwards.")]
    materials: Annotated[tuple[Annotated[str, Text(120)], ...], Count(0, 8)] = ()
    template: Annotated[str | None, Slug(), Help("The id of a template of the toolkit.")] = None


@dataclass(frozen=True, kw_only=True)
class AnswerOption:
    id: Id
    text: Annotated[str, Text(200)]
    why: Annotated[str, Text(300), Help("Told after the answer.")]
    right: Annotated[YesNo | None, Help("true for a right answer.")] = None

    @property
    def is_right(self) -> bool:
        return self.right is YesNo.TRUE


@dataclass(frozen=True, kw_only=True)
class OrderItem:
    id: Id
    text: Annotated[str, Text(200)]


@dataclass(frozen=True, kw_only=True)
class MatchPair:
    id: Id
    left: Annotated[str, Text(120)]
    right: Annotated[str, Text(160)]


@dataclass(frozen=True, kw_only=True)
class Question:
    id: Id
    kind: QuestionKind
    part: QuestionPart
    screen: Annotated[str, Slug(), Help("The screen that explains it.")]
    text: Annotated[str, Text(400)]
    rationale: Annotated[str, Text(600), Help("Why the right answer is right, with its source where it is a fact.")]
    page: Annotated[str, PageAddress(), Help("Where the handbook explains it.")]
    options: Annotated[tuple[AnswerOption, ...], Count(3, 6)] = ()
    items: Annotated[tuple[OrderItem, ...], Count(0, 7), Help("In the right order.")] = ()
    pairs: Annotated[tuple[MatchPair, ...], Count(3, 6)] = ()
    accepted: Annotated[tuple[Annotated[str, Text(60)], ...], Count(0, 12), Help("Every accepted answer.")] = ()
    model: Annotated[str | None, Text(600), Help("A model answer.")] = None
    points: Annotated[tuple[Annotated[str, Text(160)], ...], Count(2, 4), Help("What a good answer holds.")] = ()

    @property
    def right_ids(self) -> tuple[str, ...]:
        """The ids of the answers, in their order: of the right options, of the items, of the pairs."""
        chosen = (one.id for one in self.options if one.is_right)
        return (*chosen, *(one.id for one in self.items), *(one.id for one in self.pairs))


@dataclass(frozen=True, kw_only=True)
class Module:
    """A self-paced unit. `id` is the name of the file and of the page's folder."""

    id: str
    order: Annotated[str, WholeNumber(1, 99)]
    version: Annotated[str, WholeNumber(1, 999), Help("Raise it when a question changes its meaning.")]
    minutes: Annotated[str, WholeNumber(30, 45), Help("Screens, activities and the knowledge check together.")]
    pass_mark: Annotated[str, WholeNumber(50, 100), Help("Percent of the points of the knowledge check.")]
    steps: Annotated[tuple[Annotated[str, TermOf("steps")], ...], Count(1, 6)]
    summary: Annotated[str, Text(200)]
    objectives: Annotated[
        tuple[Annotated[str, Text(160)], ...], Count(2, 5), Help("Each completes: After this module you can ...")
    ]
    screens: Annotated[tuple[Screen, ...], Count(3, 10)]
    activities: Annotated[tuple[Activity, ...], Count(1, 4)]
    questions: Annotated[tuple[Question, ...], Count(8, 18)]
    read_next: Annotated[tuple[Annotated[str, PageAddress()], ...], Count(1, 4)]

    def questions_of(self, part: QuestionPart) -> tuple[Question, ...]:
        return tuple(one for one in self.questions if one.part is part)

    @property
    def check_minutes(self) -> int:
        """What the screens and activities leave for the knowledge check."""
        given = [*(one.minutes for one in self.screens), *(one.minutes for one in self.activities)]
        return int(self.minutes) - sum(map(int, given))

    @property
    def place(self) -> tuple[int, str]:
        return int(self.order), self.id

    def cited_texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The texts that may hold citations and links, with the way to each."""
        for at, screen in enumerate(self.screens):
            yield ("screens", at, "notes"), screen.notes
        for at, question in enumerate(self.questions):
            yield ("questions", at, "rationale"), question.rationale
            if question.model:
                yield ("questions", at, "model"), question.model
            for number, option in enumerate(question.options):
                yield ("questions", at, "options", number, "why"), option.why
