"""The first text of a new case study: every field with what belongs into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.case_study import CaseStudy
from handbook.model.fields import ChoiceShape, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import CaseStudyOf, Country, Day, FigureFile, PartialDate, Slug, TermOf, WebAddress
from handbook.model.reading import UNFILLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.model.fields import Field, Shape

_HEAD = """\
# yaml-language-server: $schema=schema.json
# A new case study. Fill in every field, delete optional ones that you cannot fill, and run: handbook check
# It is a draft until `status` says published. Give the source of every statement. Name no private person.
"""


def case_study_scaffold() -> str:
    """A file that has every field; it passes the check once the angle-bracketed words are replaced."""
    return _HEAD + "\n".join(_record(CaseStudy, indent="")) + "\n"


def _record(record: type[object], indent: str) -> Iterator[str]:
    for one in fields_of(record):
        comment = (
            f"  # {'' if one.required else 'optional. '}{one.help}".rstrip() if one.help or not one.required else ""
        )
        lines = list(_value(one, one.shape, indent))
        if len(lines) == 1 and not lines[0].startswith(indent + "  "):
            yield f"{indent}{one.name}: {lines[0].strip()}{comment}"
        else:
            yield f"{indent}{one.name}:{comment}"
            yield from lines


def _value(one: Field, shape: Shape, indent: str) -> Iterator[str]:
    match shape:
        case TextShape():
            yield _example(one, shape)
        case ChoiceShape(choices=choices):
            known = [str(choice) for choice in choices]
            yield "draft" if "draft" in known else known[0]
        case ListShape(item=RecordShape(record=record)):
            inner = list(_record(record, indent + "    "))
            yield indent + "  - " + inner[0].strip()
            yield from inner[1:]
        case ListShape(item=TextShape(kind=CaseStudyOf() | Slug())):
            yield "[]"
        case ListShape(item=item):
            yield f"[{next(iter(_value(one, item, indent)))}]"
        case RecordShape(record=record):
            yield from _record(record, indent + "  ")


def _example(one: Field, shape: TextShape) -> str:
    match shape.kind:
        case TermOf(vocabulary=vocabulary):
            return f"an-id-of-{vocabulary}"
        case Country():
            return '"TH"'
        case PartialDate():
            return '"2024"'
        case FigureFile():
            return "name-of-the-picture.jpg"
        case Day():
            return '"2024-05-20"'
        case WebAddress():
            return "https://example.org/report"
        case _:
            known = {"source": "publisher-2024", "id": "publisher-2024", "language": "en", "languages": "en"}
            return known.get(one.name, UNFILLED)
