"""Finding the text that a row is about: by source, id and English text, all three of which must stand unchanged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.model.suggestions import did_you_mean
from handbook.problems import Problem, problem
from handbook.translation.exchange.grid import CellKind
from handbook.translation.exchange.guard import looks_changed
from handbook.translation.exchange.received import Given, Received, Refused
from handbook.translation.exchange.rows import Column, text_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.translation.exchange.wanted import Wanted
    from handbook.translation.texts import ContextText

_ID = re.compile(r"[0-9a-f]{8}")
# Looking for near names is dear: a sheet with thousands of wrong ones gets hints for the first few.
_MOST_HINTS = 20


@dataclass
class Matches:
    """`given` by source. Rows without a translation are only counted: empty cells never delete."""

    given: dict[str, list[Given]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    empty: int = 0


def match_rows(rows: Iterable[Received], sources: Mapping[str, Wanted]) -> Matches:
    """Give every row that has a translation its text, or a reason."""
    finder = _Finder(sources)
    matches = Matches()
    for one in rows:
        if not one.row.translation.strip():
            matches.empty += 1
            continue
        key = finder.find(one)
        if isinstance(key, Problem):
            matches.refused.append(Refused(row=one.row, problem=key))
            continue
        place = one.place(Column.TRANSLATION)
        given = Given(key=key, translation=one.row.translation, place=place, row=one.row)
        matches.given.setdefault(one.row.file, []).append(given)
    return matches


class _Finder:
    """Remembers the ids of each source, and the hints that it gave."""

    def __init__(self, sources: Mapping[str, Wanted]) -> None:
        self.sources = sources
        self.hints: dict[str, str] = {}

    @cached_property
    def keys(self) -> dict[tuple[str, str], list[ContextText]]:
        """All texts by source and id; two texts of one source could share an id."""
        found: dict[tuple[str, str], list[ContextText]] = {}
        for uri, wanted in self.sources.items():
            for key in wanted.texts:
                found.setdefault((uri, text_id(key)), []).append(key)
        return found

    @cached_property
    def english(self) -> dict[str, frozenset[str]]:
        """The English texts that each source has now."""
        return {uri: frozenset(english for _, english in wanted.texts) for uri, wanted in self.sources.items()}

    def find(self, one: Received) -> ContextText | Problem:
        row = one.row
        for column in (Column.FILE, Column.ID, Column.ENGLISH, Column.TRANSLATION):
            if fault := _kind_fault(one, column):
                return fault
        if row.file not in self.sources:
            value = {"value": row.file, "suggestion": self._hint(row.file)}
            return problem("exchange-source-unknown", one.place(Column.FILE), **value)
        keys = self.keys.get((row.file, row.id), [])
        if own := next((key for key in keys if key[1] == row.english), None):
            return own
        if keys:
            return _changed(one, Column.ENGLISH) or problem(
                "exchange-english-edited", one.place(Column.ENGLISH), value=row.english, now=keys[0][1]
            )
        if not _ID.fullmatch(row.id) or row.english in self.english[row.file]:
            return _changed(one, Column.ID) or problem("exchange-id", one.place(Column.ID), value=row.id)
        return problem("exchange-english-changed", one.place(Column.ENGLISH), value=row.english)

    def _hint(self, uri: str) -> str:
        if uri not in self.hints and len(self.hints) < _MOST_HINTS:
            self.hints[uri] = did_you_mean(uri, self.sources, after=" ")
        return self.hints.get(uri, "")


def _kind_fault(one: Received, column: Column) -> Problem | None:
    """A cell that holds no text, where a spreadsheet program made something of it."""
    kind = one.kinds.get(column)
    value = getattr(one.row, column)
    # A number of eight digits is still the id.
    if kind is None or (column is Column.ID and kind is CellKind.NUMBER and _ID.fullmatch(value)):
        return None
    code = "exchange-translation-kind" if column is Column.TRANSLATION else "exchange-cell-changed"
    return problem(code, one.place(column), column=column, kind=kind, value=value)


def _changed(one: Received, column: Column) -> Problem | None:
    value = getattr(one.row, column)
    if not looks_changed(value):
        return None
    return problem("exchange-cell-changed", one.place(column), column=column, kind="a number or a date", value=value)
