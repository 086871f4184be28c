"""Checks between the fields of one record, as data: each class is a form of check, each value of it one check.

`problems` judges a record here; `data` says the same to the script of the case-study builder, which has a function of the
same name. A field is named by its way through the record, "results.finding" in all entries of the list; the values that a
problem's words need have the last name of their field.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import asdict, dataclass, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from handbook.problems import Severity, problem, warning
from handbook.safety.patterns import finditer, may_hold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.model.reading import Located, Steps
    from handbook.problems import Place, Problem


class Check(Protocol):
    """One check of a record that has no other fault."""

    def problems(self, record: Located[Any], names: Mapping[str, frozenset[str]]) -> Iterator[Problem]: ...


def data_of(check: Check) -> dict[str, Any]:
    """The check for a script: its form and its values."""
    if not is_dataclass(check) or isinstance(check, type):
        raise TypeError(check)
    return {"check": type(check).__name__, **asdict(check)}


def values_at(record: Any, field: str) -> list[tuple[Steps, Any]]:
    """The values of a field and the ways to them; what is not given is not there."""
    found: list[tuple[Steps, Any]] = [((), record)]
    for name in field.split("."):
        outer, found = found, []
        for steps, one in outer:
            value = getattr(one, name)
            if isinstance(value, tuple):
                found += [((*steps, name, index), entry) for index, entry in enumerate(value)]
            elif value is not None:
                found.append(((*steps, name), value))
    return found


@dataclass(frozen=True, kw_only=True)
class OneGiven:
    """At least one of these fields says something."""

    fields: tuple[str, ...]
    at: str
    code: str

    def problems(self, record: Located[Any], _names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        if not any(values_at(record.value, field) for field in self.fields):
            yield problem(self.code, record.place(*self.at.split(".")))


@dataclass(frozen=True, kw_only=True)
class InOrder:
    """Two dates in their order. Where they may be the same, one may also be less exact: 2014 and 2014-05 are in order."""

    earlier: str
    later: str
    may_be_same: bool
    code: str

    def problems(self, record: Located[Any], _names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        for (_, first), (steps, then) in zip(
            values_at(record.value, self.earlier), values_at(record.value, self.later), strict=False
        ):
            if (then < first and not first.startswith(then)) if self.may_be_same else then <= first:
                yield problem(self.code, record.place(*steps), **{_last(self.earlier): first, _last(self.later): then})


@dataclass(frozen=True, kw_only=True)
class Ascending:
    """The entries of a list are in the order of their dates."""

    field: str
    code: str

    def problems(self, record: Located[Any], _names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        for (_, before), (steps, after) in itertools.pairwise(values_at(record.value, self.field)):
            if after < before:
                yield problem(self.code, record.place(*steps), before=before, **{_last(self.field): after})


@dataclass(frozen=True, kw_only=True)
class Begins:
    """The first entry of a list has this value."""

    field: str
    value: str
    code: str

    def problems(self, record: Located[Any], _names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        for steps, value in values_at(record.value, self.field)[:1]:
            if value != self.value:
                yield problem(self.code, record.place(*steps))


@dataclass(frozen=True, kw_only=True)
class NotTaken:
    """No value is one of these names."""

    field: str
    names: str
    code: str

    def problems(self, record: Located[Any], names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        for steps, value in values_at(record.value, self.field):
            if value in names[self.names]:
                yield problem(self.code, record.place(*steps), value=value)


@dataclass(frozen=True, kw_only=True)
class Exists:
    """Every value is one of these names."""

    field: str
    names: str
    code: str

    def problems(self, record: Located[Any], names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        for steps, value in values_at(record.value, self.field):
            if value not in names[self.names]:
                yield problem(self.code, record.place(*steps), value=value)


@dataclass(frozen=True, kw_only=True)
class NotItself:
    """A record is not among those that it names."""

    field: str
    code: str

    def problems(self, record: Located[Any], _names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        for steps, value in values_at(record.value, self.field):
            if value == record.value.id:
                yield problem(self.code, record.place(*steps))


@dataclass(frozen=True, kw_only=True)
class Declared:
    """Where a list has entries, a field does not say that there are none."""

    entries: str
    field: str
    denied: str
    code: str

    def problems(self, record: Located[Any], _names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        said = [value for _, value in values_at(record.value, self.field)]
        if values_at(record.value, self.entries) and said == [self.denied]:
            yield problem(self.code, record.place(self.entries))


@dataclass(frozen=True, kw_only=True)
class UsedOnce:
    """Each id of a list stands there once, and is used by one of these fields."""

    field: str
    used_by: tuple[str, ...]
    repeated: str
    unused: str

    def problems(self, record: Located[Any], _names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        used = {value for field in self.used_by for _, value in values_at(record.value, field)}
        first: dict[str, Place] = {}
        for steps, value in values_at(record.value, self.field):
            place = record.place(*steps)
            if value in first:
                line = first[value].line
                yield problem(self.repeated, place, value=value, first_line=line, first_path="this file")
            elif value not in used:
                yield problem(self.unused, place, value=value)
            first.setdefault(value, place)


@dataclass(frozen=True, kw_only=True)
class Described:
    """What a field claims has words for it in others: a pattern for each claim that needs one."""

    field: str
    described_in: tuple[str, ...]
    patterns: Mapping[str, str]
    code: str

    def problems(self, record: Located[Any], _names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        described = " ".join(value for field in self.described_in for _, value in values_at(record.value, field))
        for steps, value in values_at(record.value, self.field):
            pattern = self.patterns.get(value)
            if pattern and not _compiled(pattern, re.ASCII | re.IGNORECASE).search(described):
                yield problem(self.code, record.place(*steps), **{_last(self.field): value})


@dataclass(frozen=True, kw_only=True)
class Suspect:
    """Something in a text that a person should look at, unless it is known. The group of a pattern is what is shown."""

    fields: tuple[str, ...]
    patterns: tuple[str, ...]
    known: str
    code: str
    severity: Severity = Severity.WARNING

    def problems(self, record: Located[Any], names: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
        texts = [one for field in self.fields for one in values_at(record.value, field)]
        whole = "".join([text for _, text in texts])
        patterns = [one for one in self.patterns if may_hold(whole, one)]
        for steps, text in texts if patterns else ():
            matches = (found[1] for pattern in patterns for found in finditer(pattern, text))
            for value in dict.fromkeys(one for one in matches if one not in names[self.known]):
                yield warning(self.code, record.place(*steps), value=value)


def _last(field: str) -> str:
    return field.rpartition(".")[2]


@cache
def _compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(pattern, flags)
