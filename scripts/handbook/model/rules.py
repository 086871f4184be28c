"""The model of a record and everything inside it as plain data, for a program that judges files as the check does."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from handbook.model.fields import ChoiceShape, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import CaseStudyOf, Country, RuledKind, SourceOf, TermOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.model.fields import Shape

# Fields in the order in which the files of the repository have them, where that is not the model's.
_ORDER = {
    "CaseStudy": (
        "title", "summary", "status", "language", "period", "countries", "organisations", "issues", "audiences", "objective",
        "tactics", "channels", "frames", "languages", "steps", "formative_research", "what_was_done", "reach", "results",
        "evidence", "what_did_not_work", "lessons", "cost", "sources", "images", "related", "former_ids", "checked",
        "recheck_after", "sensitivity", "history",
    ),
    "Result": ("finding", "outcomes", "figure", "source"),
    "Source": ("id", "title", "publisher", "short", "year", "url", "archived_url", "read"),
}  # fmt: skip


def record_rules(*roots: type[Any]) -> dict[str, list[dict[str, Any]]]:
    """The fields of these records and of all records inside them, by the records' names."""
    found: dict[str, list[dict[str, Any]]] = {}
    for root in roots:
        for record in records_in(RecordShape(root)):
            found[record.__name__] = [
                {
                    "name": one.name,
                    "required": one.required,
                    "help": one.help,
                    "shape": _shape(one.shape),
                    **_standard(record, one.name),
                }
                for one in fields_of(record)
            ]
    return found


def records_in(shape: Shape) -> Iterator[type[Any]]:
    """A record and those inside it, some of them more than once."""
    match shape:
        case RecordShape(record=record):
            yield record
            for one in fields_of(record):
                yield from records_in(one.shape)
        case ListShape(item=item):
            yield from records_in(item)
        case _:
            return


def help_key(record: type[Any], name: str) -> str:
    """The key of a field's help among the interface's texts."""
    return f"tool.case-study-builder.help.{record.__name__}.{name}"


def help_texts(root: type[Any]) -> dict[str, str]:
    """The help of all fields of a record and of those inside it, by key: said once, in the model, and translated there."""
    records = records_in(RecordShape(root))
    fields = ((record, one) for record in records for one in fields_of(record))
    return {help_key(record, one.name): one.help for record, one in fields if one.help and not is_offered(one.shape)}


def is_offered(shape: Shape) -> bool:
    """Whether the form offers all that there is: the help is then for those who type a code or an id into a file."""
    return isinstance(shape, TextShape) and isinstance(shape.kind, Country | SourceOf)


def field_order(record: type[Any]) -> tuple[str, ...]:
    """The fields of a record as files have them."""
    return _ORDER.get(record.__name__, tuple(one.name for one in fields_of(record)))


def _standard(record: type[Any], name: str) -> dict[str, str]:
    """What a text or choice is when no file gives it."""
    default = next(one.default for one in dataclasses.fields(record) if one.name == name)
    return {"standard": str(default)} if isinstance(default, str) else {}


def _shape(shape: Shape) -> dict[str, Any]:
    match shape:
        case TextShape(kind=RuledKind() as kind):
            return {"is": "text", "rules": [rule.data() for rule in kind.rules()], **_reference(kind)}
        case TextShape(kind=kind):
            raise TypeError(f"{kind} has no rules that a script could follow")
        case ChoiceShape(choices=choices):
            return {"is": "choice", "choices": [str(one) for one in choices]}
        case ListShape(item=item, count=count):
            return {
                "is": "list",
                "item": _shape(item),
                "least": count.least,
                "most": count.most,
                "distinct": count.distinct,
            }
        case RecordShape(record=record):
            return {"is": "record", "record": record.__name__}


def _reference(kind: RuledKind) -> dict[str, str]:
    """What an id is the id of: the beginning of the code that a wrong one gets."""
    match kind:
        case TermOf(vocabulary=vocabulary):
            return {"refers": "term", "vocabulary": vocabulary}
        case SourceOf():
            return {"refers": "source"}
        case CaseStudyOf():
            return {"refers": "case-study"}
        case _:
            return {}
