"""A scenario as data: an invented story in which the learner chooses, and what follows from each choice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from handbook.model.kinds import Count, Help, Slug, TermOf, Text, WholeNumber

if TYPE_CHECKING:
    from collections.abc import Iterator


class Setting(StrEnum):
    """Where on the way of migrants the story plays."""

    ORIGIN = "origin"
    TRANSIT = "transit"
    DESTINATION = "destination"


class Ending(StrEnum):
    """How a story ends. Several endings can be accepted."""

    GOOD = "good"
    MIXED = "mixed"
    POOR = "poor"


@dataclass(frozen=True, kw_only=True)
class Choice:
    id: Annotated[str, Slug()]
    text: Annotated[str, Text(200)]
    to: Annotated[str, Slug(), Help("The id of the scene that follows.")]
    consequence: Annotated[str, Text(500), Help("What follows from the choice.")]
    evidence: Annotated[str, Text(500), Help("Why that is likely: a citation, a linked case study, or our judgement.")]


@dataclass(frozen=True, kw_only=True)
class Scene:
    id: Annotated[str, Slug(), Help("Permanent: part of addresses.")]
    title: Annotated[str, Text(80)]
    text: Annotated[str, Text(1200)]
    choices: Annotated[tuple[Choice, ...], Count(2, 4), Help("Of a scene that is no ending.")] = ()
    ending: Annotated[Ending | None, Help("Of a scene with which the story ends.")] = None
    lesson: Annotated[str | None, Text(700), Help("Of an ending: what can be learned from it.")] = None


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A branching story. `id` is the name of the file."""

    id: str
    title: Annotated[str, Text(90)]
    summary: Annotated[str, Text(200)]
    setting: Setting
    order: Annotated[str, WholeNumber(1, 99)]
    minutes: Annotated[str, WholeNumber(5, 60)]
    steps: Annotated[tuple[Annotated[str, TermOf("steps")], ...], Count(1, 6)]
    issues: Annotated[tuple[Annotated[str, TermOf("issues")], ...], Count(0, 6)]
    you: Annotated[str, Text(400), Help("Who the learner is in this story.")]
    start: Annotated[str, Slug(), Help("The id of the first scene.")]
    longest: Annotated[str, WholeNumber(1, 20), Help("The number of choices of the longest path.")]
    scenes: Annotated[tuple[Scene, ...], Count(4, 24)]
    debrief: Annotated[tuple[Annotated[str, Text(200)], ...], Count(2, 8), Help("Questions to talk about.")]

    @property
    def place(self) -> tuple[int, str]:
        return int(self.order), self.id

    def scene(self, scene_id: str) -> Scene:
        return next(one for one in self.scenes if one.id == scene_id)

    def cited_texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The texts that may hold citations and links, with the way to each."""
        for at, scene in enumerate(self.scenes):
            yield ("scenes", at, "text"), scene.text
            if scene.lesson:
                yield ("scenes", at, "lesson"), scene.lesson
            for number, choice in enumerate(scene.choices):
                yield ("scenes", at, "choices", number, "consequence"), choice.consequence
                yield ("scenes", at, "choices", number, "evidence"), choice.evidence
