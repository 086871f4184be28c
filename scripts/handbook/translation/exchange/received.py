"""A row as it came in, with the places of its cells, so that every refusal can point to one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.problems import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.problems import Problem
    from handbook.translation.exchange.grid import CellKind
    from handbook.translation.exchange.rows import Column, Row
    from handbook.translation.texts import ContextText


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """`number` is the row in a sheet or the line in a file, `at` the number of each column."""

    row: Row
    path: str
    number: int
    at: Mapping[Column, int] = field(default_factory=dict)
    kinds: Mapping[Column, CellKind] = field(default_factory=dict)
    """What cells hold that are no texts."""

    def place(self, column: Column) -> Place:
        return Place(path=self.path, line=self.number, column=self.at.get(column, 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A translation that was given for a text, and where. `row` is what a report keeps if it is refused."""

    key: ContextText
    translation: str
    place: Place
    row: Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """A row that was not taken, whole, and why."""

    row: Row
    problem: Problem
