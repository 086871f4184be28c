"""What only shows between the fields of a case study. The same values go to the script of the case-study builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.declared import (
    Ascending,
    Begins,
    Declared,
    Described,
    Exists,
    InOrder,
    NotItself,
    NotTaken,
    OneGiven,
    Suspect,
    UsedOnce,
)
from handbook.model.case_study import CaseStudy, ChangeKind, Images
from handbook.model.fields import ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import SourceOf
from handbook.safety.patterns import CALLED_ILLEGAL, PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.catalogue.declared import Check
    from handbook.model.fields import Shape

_STATEMENTS = ("formative_research", "what_was_done", "reach", "what_did_not_work", "cost", "lessons")
_OUR_WORDS = (
    "title", "summary", "objective", "evidence.method", "evidence.note",
    *(f"{name}.text" for name in _STATEMENTS), "results.finding",
)  # fmt: skip
"""Longer texts of our own; sources keep their titles as they are."""

# What a method must speak of for its level, in any form of the word.
_METHOD_WORDS = {
    "rct": r"random|by lot\b|by chance|lottery|chance decided",
    "quasi-experimental": r"compar|control|match|difference|regression|quasi|\bnon-\w+|who did not",
    "pre-post": r"before|baseline|pre-|first round|two rounds|repeat|earlier survey",
    "qualitative": r"interview|focus group|observ|qualitative|theory|discussion|case stud|ethnograph|respondents",
}


def _citing(shape: Shape, field: str) -> Iterator[str]:
    """The fields that name a source."""
    match shape:
        case TextShape(kind=SourceOf()):
            yield field
        case ListShape(item=item):
            yield from _citing(item, field)
        case RecordShape(record=record):
            for one in fields_of(record):
                yield from _citing(one.shape, f"{field}.{one.name}".lstrip("."))
        case _:
            return


CASE_STUDY_CHECKS: tuple[Check, ...] = (
    OneGiven(fields=("period.start", "period.end", "period.note"), at="period", code="period-empty"),
    InOrder(earlier="period.start", later="period.end", may_be_same=True, code="period-backwards"),
    Begins(field="history.kind", value=ChangeKind.ADDED, code="history-start"),
    Ascending(field="history.date", code="history-order"),
    InOrder(earlier="checked", later="recheck_after", may_be_same=False, code="recheck-backwards"),
    UsedOnce(
        field="sources.id",
        used_by=tuple(_citing(RecordShape(CaseStudy), "")),
        repeated="id-repeated",
        unused="source-unused",
    ),
    NotItself(field="related", code="case-study-itself"),
    NotTaken(field="former_ids", names="case_studies", code="id-taken"),
    Exists(field="images.file", names="figures", code="figure-missing"),
    Declared(entries="images", field="sensitivity.images", denied=Images.NONE, code="images-undeclared"),
    Described(
        field="evidence.level",
        described_in=("evidence.method", "evidence.sample", "evidence.note"),
        patterns=_METHOD_WORDS,
        code="evidence-unsupported",
    ),
    Suspect(fields=_OUR_WORDS, patterns=PATTERNS, known="contacts", code="personal-data"),
    Suspect(fields=_OUR_WORDS, patterns=(CALLED_ILLEGAL,), known="contacts", code="called-illegal"),
)
