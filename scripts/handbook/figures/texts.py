"""The texts of a figure: all of them for translators, the labels for the drawing, and the figure in another language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from handbook.model.fields import ListShape, RecordShape, TextShape, fields_of
from handbook.model.figure import Figure
from handbook.model.kinds import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.model.fields import Shape

T = TypeVar("T", bound=Figure)
_OUTSIDE = frozenset({"title", "alt", "caption", "unit"})
"""Fields that do not stand in the drawing as they are: a unit stands behind each number."""


def has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)


def figure_labels(figure: Figure) -> Iterator[str]:
    """The texts that must stand in the drawing."""
    for one in fields_of(type(figure)):
        if one.name not in _OUTSIDE:
            yield from _texts(one.shape, getattr(figure, one.name))


def _texts(shape: Shape, value: Any) -> Iterator[str]:
    match shape:
        case TextShape(kind=Text()) if value:
            yield value
        case ListShape(item=item):
            for child in value:
                yield from _texts(item, child)
        case RecordShape(record=record) if value:
            for one in fields_of(record):
                yield from _texts(one.shape, getattr(value, one.name))


def in_words(figure: T, say: Callable[[str, str], str | None]) -> T | None:
    """The figure with all its texts said by `say(context, english)`; None if one of them is missing.

    A drawing of two languages helps nobody, so it is whole in one.
    """
    missing: list[str] = []

    def told(context: str, english: str) -> str:
        if not has_words(english):
            return english
        said = say(context, english)
        if said is None:
            missing.append(context)
        return said or english

    values = {one.name: _said(one.shape, getattr(figure, one.name), one.name, told) for one in fields_of(type(figure))}
    return None if missing else replace(figure, **values)


def _said(shape: Shape, value: Any, context: str, told: Callable[[str, str], str]) -> Any:
    match shape:
        case TextShape(kind=Text()) if value:
            return told(context, value)
        case ListShape(item=item):
            return tuple(_said(item, child, context, told) for child in value)
        case RecordShape(record=record) if value:
            said = {
                one.name: _said(one.shape, getattr(value, one.name), f"{context}.{one.name}", told)
                for one in fields_of(record)
            }
            return replace(value, **said)
        case _:
            return value
