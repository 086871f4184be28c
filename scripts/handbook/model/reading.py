"""From located YAML nodes to records: every fault of a file is found in one pass, each at its place."""

from __future__ import annotations

import sys
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, get_args

from handbook.model.fields import ChoiceShape, Field, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import CaseStudyOf, SourceOf, TermOf
from handbook.model.suggestions import did_you_mean, nearest
from handbook.problems import Place, Problem, is_enough, problem
from handbook.yaml_located import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from enum import StrEnum

    from handbook.model.fields import Shape
    from handbook.source_files import SourceFile, Spot

Steps = tuple[str | int, ...]
"""The way to a value inside a record: field names and list indexes."""

OfOther = TermOf | SourceOf | CaseStudyOf
"""Kinds of ids of something else."""
_OF_OTHERS = frozenset(get_args(OfOther))

T = TypeVar("T")
_NOTHING: Any = object()
UNFILLED = "..."
"""Stands where a new file is to be filled in."""


@dataclass(frozen=True)
class Located(Generic[T]):
    """A record and the places of all its values: facts stand beside the value, not on it."""

    value: T
    uri: str
    source: SourceFile = field(compare=False)
    spots: MappingType[Steps, Spot] = field(compare=False)

    def place(self, *steps: str | int) -> Place:
        """The place of a value, or of the nearest thing around it."""
        while steps and steps not in self.spots:
            steps = steps[:-1]
        return self.source.place(*self.spots[steps])


@dataclass(frozen=True, slots=True)
class Reference:
    """An id of something else: what kind of id it is, the id, and where it stands."""

    kind: OfOther
    target: str
    source: SourceFile
    spot: Spot

    @property
    def place(self) -> Place:
        return self.source.place(*self.spot)


@dataclass(frozen=True, eq=False)
class Read(Generic[T]):
    """What came of reading a record. References are there even if the record has faults: all is told in one run.

    A text is read once, so that what was read of it is one object for as long as the text stays.
    """

    record: Located[T] | None
    problems: list[Problem]
    references: tuple[Reference, ...]


def read_record(node: Node, record: type[T], **given: object) -> Read[T]:
    """Read one record. `given` are the values of fields that no file gives, such as an id from the file's name."""
    reader = _Reader()
    value = reader.record(node, record, (), given)
    good = value is not _NOTHING and not reader.problems
    located = Located(value, node.source.uri, node.source, reader.spots) if good else None
    return Read(located, reader.problems, tuple(reader.references))


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.spots: dict[Steps, Spot] = {}
        self.references: list[Reference] = []

    def report(self, code: str, place: Place, **values: object) -> Any:
        if not is_enough(self.problems, place):
            self.problems.append(problem(code, place, **values))
        return _NOTHING

    def value(self, shape: Shape, node: Node, steps: Steps) -> Any:
        steps = _shared(steps)
        self.spots[steps] = node.spot
        match shape:
            case TextShape():
                return self.text(shape, node, steps)
            case ChoiceShape():
                return self.choice(shape, node, steps)
            case ListShape():
                return self.list(shape, node, steps)
            case RecordShape():
                return self.record(node, shape.record, steps, {})

    def text(self, shape: TextShape, node: Node, steps: Steps) -> Any:
        text = self.scalar(node, steps)
        if text is _NOTHING:
            return _NOTHING
        if fault := shape.kind.fault(text):
            code, values = fault
            return self.report(code, node.place, **({"key": _key(steps)} | values))
        if type(shape.kind) in _OF_OTHERS:
            text = sys.intern(text)
            self.references.append(Reference(cast("OfOther", shape.kind), text, node.source, node.spot))
        return text

    def choice(self, shape: ChoiceShape, node: Node, steps: Steps) -> Any:
        text = self.scalar(node, steps)
        if text is _NOTHING:
            return _NOTHING
        if text not in (choices := _choices(shape.choices)):
            near = did_you_mean(text, choices, before="; ")
            return self.report(
                "choice-unknown", node.place, value=text, key=_key(steps), choices=", ".join(choices), suggestion=near
            )
        return choices[text]

    def scalar(self, node: Node, steps: Steps) -> Any:
        if not isinstance(node, Scalar):
            return self.report(
                "field-type",
                node.place,
                key=_key(steps),
                expected="one text",
                found=_found(node),
                advice="write it on one line after the colon, or as a block after >-",
            )
        text = node.text.strip()
        if text in {"", UNFILLED} or (not node.quoted and text in {"~", "null", "Null", "NULL"}):
            return self.report("field-empty", node.place, key=_key(steps))
        return text

    def list(self, shape: ListShape, node: Node, steps: Steps) -> Any:
        if not isinstance(node, Sequence):
            advice = (
                f"write it as a list: [{node.text}]"
                if isinstance(node, Scalar) and node.text
                else "start each entry with '- '"
            )
            return self.report(
                "field-type", node.place, key=_key(steps), expected="a list", found=_found(node), advice=advice
            )
        if len(node.items) < shape.count.least:
            return self.report("field-too-few", node.place, key=_key(steps), limit=shape.count.least)
        if len(node.items) > shape.count.most:
            return self.report(
                "field-too-many", node.place, key=_key(steps), length=len(node.items), limit=shape.count.most
            )
        values = [self.value(shape.item, item, (*steps, index)) for index, item in enumerate(node.items)]
        for index, value in enumerate(values if shape.count.distinct else ()):
            if isinstance(value, str) and value in values[:index]:
                self.report("field-repeated", node.items[index].place, key=_key(steps), value=value)
        return _NOTHING if _NOTHING in values else tuple(values)

    def record(self, node: Node, record: type[T], steps: Steps, given: MappingType[str, object]) -> Any:
        if not isinstance(node, Mapping):
            return self.report(
                "field-type",
                node.place,
                key=_key(steps) or "the file",
                expected="fields with values",
                found=_found(node),
                advice="write 'name: value' lines",
            )
        self.spots.setdefault(steps, node.spot)
        known = _fields_by_name(record)  # type: ignore[arg-type]  # a class is hashable
        values: dict[str, object] = dict(given)
        misspelt: set[str] = set()
        for key, child in node.entries:
            if key.text not in known:
                if is_enough(self.problems, key.place):
                    break
                misspelt.add(nearest(key.text, known))
                near = did_you_mean(key.text, known) or f"known fields: {', '.join(known)}"
                self.report("field-unknown", key.place, key=key.text, suggestion=near)
                continue
            values[key.text] = self.value(known[key.text].shape, child, (*steps, key.text))
        missing = [one for one in known.values() if one.required and one.name not in values]
        for one in missing:
            if one.name not in misspelt:  # a field whose name is misspelt is there
                self.report("field-missing", node.place, key=one.name, example=_example(one))
        return _NOTHING if missing or _NOTHING in values.values() else record(**values)


@cache
def _fields_by_name(record: type[Any]) -> MappingType[str, Field]:
    return {one.name: one for one in fields_of(record)}


@cache
def _choices(choices: type[StrEnum]) -> MappingType[str, StrEnum]:
    return {str(one): one for one in choices}


@lru_cache(maxsize=20_000)
def _shared(steps: Steps) -> Steps:
    """Most files have the same fields: one object for the same way in all of them."""
    return steps


def _key(steps: Steps) -> str:
    """The field that a person knows: the nearest name."""
    return next((str(step) for step in reversed(steps) if isinstance(step, str)), "")


def _found(node: Node) -> str:
    return {Scalar: "a text", Sequence: "a list", Mapping: "a group of fields"}[type(node)]


def _example(one: Field) -> str:
    match one.shape:
        case ListShape(item=RecordShape()):
            shown = f"{one.name}: followed by entries that start with '- '"
        case ListShape():
            shown = f"{one.name}: [...]"
        case RecordShape():
            shown = f"{one.name}: followed by its own fields, indented by two spaces"
        case ChoiceShape(choices=choices):
            shown = f"{one.name}: {next(iter(choices))}"
        case _:
            shown = f"{one.name}: ..."
    return f"{shown} ({one.help})" if one.help else shown
