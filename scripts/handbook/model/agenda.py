"""An agenda of a workshop as data: rows taken from modules and scenarios, rows of its own, and pauses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from handbook.model.kinds import ClockTime, Count, Help, Slug, Text, WholeNumber


class Pause(StrEnum):
    """A row in which nobody learns."""

    TEA = "tea"
    LUNCH = "lunch"
    PRAYER = "prayer"
    ENERGISER = "energiser"


@dataclass(frozen=True, kw_only=True)
class AgendaRow:
    """What is done for some minutes: exactly one of `what`, `module`, `scenario` and `pause`."""

    minutes: Annotated[str, WholeNumber(1, 240)]
    what: Annotated[str | None, Text(120)] = None
    how: Annotated[str | None, Text(200), Help("What the trainer and the group do.")] = None
    module: Annotated[str | None, Slug()] = None
    screens: Annotated[tuple[Annotated[str, Slug()], ...], Count(0, 10), Help("Ids of screens of the module.")] = ()
    activity: Annotated[str | None, Slug(), Help("The id of an activity of the module.")] = None
    scenario: Annotated[str | None, Slug()] = None
    pause: Pause | None = None


@dataclass(frozen=True, kw_only=True)
class AgendaDay:
    title: Annotated[str, Text(80)]
    start: Annotated[str, ClockTime()]
    rows: Annotated[tuple[AgendaRow, ...], Count(1, 30)]
    minutes: Annotated[str | None, WholeNumber(15, 720), Help("The sum of the rows; checked.")] = None

    @property
    def total(self) -> int:
        return sum(int(row.minutes) for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """`id` is the name of the file."""

    id: str
    title: Annotated[str, Text(80)]
    summary: Annotated[str, Text(200)]
    order: Annotated[str, WholeNumber(1, 99)]
    for_whom: Annotated[str, Text(200)]
    days: Annotated[tuple[AgendaDay, ...], Count(1, 8)]

    @property
    def place(self) -> tuple[int, str]:
        return int(self.order), self.id
