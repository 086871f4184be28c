"""A record class as flat columns: each text or choice in it, with the way that leads there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from handbook.model.fields import ChoiceShape, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import SourceOf, TermOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.model.fields import Shape


@dataclass(frozen=True)
class Leaf:
    """A field that holds a text or a choice, or a list of them."""

    path: tuple[str, ...]
    shape: TextShape | ChoiceShape
    listed: bool
    required: bool
    description: str

    @property
    def name(self) -> str:
        return "_".join(self.path)


def leaves(record: Callable[..., Any]) -> Iterator[Leaf]:
    """All leaves of a record class, in the order of its fields. Each is described, if need be by its name."""
    for leaf in _leaves(record):
        yield replace(leaf, description=leaf.description or _by_kind(leaf.shape) or _by_path(leaf.path))


def values_at(value: Any, path: tuple[str, ...]) -> list[Any]:
    """The values of a leaf in a record: one, or as many as the list on its way has entries.

    >>> from types import SimpleNamespace as Record
    >>> values_at(Record(done=(Record(text="a"), Record(text=None))), ("done", "text"))
    ['a', None]
    """
    if isinstance(value, tuple):
        return [found for one in value for found in values_at(one, path)]
    return values_at(getattr(value, path[0]), path[1:]) if path and value is not None else [value]


def _leaves(record: Callable[..., Any]) -> Iterator[Leaf]:
    for one in fields_of(record):
        for leaf in _of_shape(one.shape):
            yield replace(
                leaf,
                path=(one.name, *leaf.path),
                required=one.required and leaf.required,
                # Of a list of records, what the list is says more than that it holds texts.
                description=leaf.description or ("" if _by_kind(leaf.shape) else one.help),
            )


def _of_shape(shape: Shape) -> Iterator[Leaf]:
    match shape:
        case TextShape() | ChoiceShape():
            yield Leaf((), shape, listed=False, required=True, description="")
        case ListShape(item=item, count=count):
            for leaf in _of_shape(item):
                yield replace(leaf, listed=True, required=leaf.required and count.least > 0)
        case RecordShape(record=record):
            yield from _leaves(record)


def _by_kind(shape: TextShape | ChoiceShape) -> str:
    match shape:
        case TextShape(kind=TermOf(vocabulary=name)):
            return f"Ids of the vocabulary {name}; see taxonomy.csv."
        case TextShape(kind=SourceOf()):
            return "Ids of sources of the case study; see sources.csv."
        case ChoiceShape(choices=choices):
            return f"One of: {', '.join(choices)}."
        case _:
            return ""


def _by_path(path: tuple[str, ...]) -> str:
    return ": ".join(path).replace("_", " ").capitalize() + "."
