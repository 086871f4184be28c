"""Where a record names another record: found by walking its annotations, so that no reference goes unchecked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook.model.fields import ListShape, RecordShape, TextShape, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.model.fields import Shape
    from handbook.model.kinds import Kind
    from handbook.model.reading import Steps


@dataclass(frozen=True)
class Reference:
    """One id of something else: where it stands in the record, what kind of id it is, and the id."""

    steps: Steps
    kind: Kind
    target: str


def references(value: Any, kind: type[Any]) -> Iterator[Reference]:
    """All references of one kind (`TermOf`, `SourceOf`, `CaseStudyOf`) in a record, in the order of its fields."""
    for reference in _walk(RecordShape(type(value)), value, ()):
        if isinstance(reference.kind, kind):
            yield reference


def _walk(shape: Shape, value: Any, steps: Steps) -> Iterator[Reference]:
    if value is None:
        return
    match shape:
        case TextShape(kind=kind):
            yield Reference(steps, kind, value)
        case ListShape(item=item):
            for index, child in enumerate(value):
                yield from _walk(item, child, (*steps, index))
        case RecordShape(record=record):
            for one in fields_of(record):
                yield from _walk(one.shape, getattr(value, one.name), (*steps, one.name))
        case _:
            return
