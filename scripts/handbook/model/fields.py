"""The fields of a record class, read off its annotations once: what reading, schema and checks all follow."""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from handbook.model.kinds import Count, Help, Kind

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class TextShape:
    kind: Kind


@dataclass(frozen=True)
class ChoiceShape:
    choices: type[StrEnum]


@dataclass(frozen=True)
class ListShape:
    item: Shape
    count: Count


@dataclass(frozen=True)
class RecordShape:
    record: type[Any]


Shape = TextShape | ChoiceShape | ListShape | RecordShape


@dataclass(frozen=True)
class Field:
    name: str
    shape: Shape
    required: bool
    help: str


def fields_of(record: Callable[..., Any]) -> tuple[Field, ...]:
    """The fields that a file may give, in order. A plain `str` field (an id from the file name) is not one of them."""
    return _read_fields(typing.cast("Any", record))


@cache
def _read_fields(record: Any) -> tuple[Field, ...]:
    hints = typing.get_type_hints(record, include_extras=True)
    found = []
    for one in dataclasses.fields(record):
        hint = hints[one.name]
        if hint is str:
            continue
        required = one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
        found.append(Field(one.name, shape_of(hint), required, _help(hint)))
    return tuple(found)


def shape_of(hint: Any, metadata: tuple[object, ...] = ()) -> Shape:
    """The shape that a type annotation stands for."""
    if typing.get_origin(hint) is Annotated:
        inner, *more = typing.get_args(hint)
        return shape_of(inner, (*metadata, *more))
    arguments = [argument for argument in typing.get_args(hint) if argument is not type(None)]
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        return shape_of(arguments[0], metadata)
    if typing.get_origin(hint) is tuple:
        count = next((one for one in metadata if isinstance(one, Count)), Count())
        return ListShape(shape_of(arguments[0]), count)
    if dataclasses.is_dataclass(hint):
        return RecordShape(typing.cast("type[Any]", hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return ChoiceShape(hint)
    kinds = [one for one in metadata if hasattr(one, "fault")]
    if hint is str and kinds:
        return TextShape(typing.cast("Kind", kinds[0]))
    raise TypeError(f"no shape for the annotation {hint!r}")


def _help(hint: Any) -> str:
    if typing.get_origin(hint) is not Annotated:
        return ""
    return next((one.text for one in typing.get_args(hint) if isinstance(one, Help)), "")
