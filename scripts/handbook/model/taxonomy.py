"""The taxonomy: controlled vocabularies whose terms carry guidance, not only a label."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from handbook.model.kinds import CaseStudyOf, Count, Help, Slug, SourceOf, TermOf, Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Vocabulary(StrEnum):
    """The vocabularies. The value is the file name, the URL folder and the word in problems."""

    TACTICS = "tactics"
    CHANNELS = "channels"
    AUDIENCES = "audiences"
    ISSUES = "issues"
    FRAMES = "frames"
    STEPS = "steps"
    EVIDENCE = "evidence"


class Cost(StrEnum):
    """Relative cost: the order of magnitude beside other tactics or channels of the same reach."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True)
class Term:
    id: Annotated[str, Slug(), Help("Permanent id; part of addresses.")]
    label: Annotated[str, Text(60), Help("The term as readers see it.")]
    summary: Annotated[str, Text(220), Help("One sentence: what it is.")]
    when_it_works: Annotated[str, Text(700), Help("When it suits, what it needs.")]
    cautions: Annotated[str, Text(700), Help("What goes wrong, who may be harmed.")]
    evidence_summary: Annotated[
        str | None, Text(900), Help("What the catalogue's case studies show, strongest designs first; no counts.")
    ] = None
    evidence_from: Annotated[
        tuple[Annotated[str, CaseStudyOf()], ...], Count(0, 8), Help("The case studies on which the summary rests.")
    ] = ()
    cost: Annotated[Cost | None, Help("Relative cost.")] = None
    steps: Annotated[
        tuple[Annotated[str, TermOf("steps")], ...], Count(0, 6), Help("Handbook steps it belongs to.")
    ] = ()
    sources: Annotated[tuple[Annotated[str, SourceOf()], ...], Count(0, 10), Help("Ids of the project's sources.")] = ()


@dataclass(frozen=True)
class Taxonomy:
    """All terms by vocabulary, in the order of the files: that order is shown."""

    terms: Mapping[Vocabulary, tuple[Term, ...]]

    def ids(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        return tuple(term.id for term in self.terms.get(vocabulary, ()))

    def term(self, vocabulary: Vocabulary, term_id: str) -> Term:
        return self._by_id[vocabulary][term_id]

    @cached_property
    def _by_id(self) -> Mapping[Vocabulary, Mapping[str, Term]]:
        """Each page asks for a hundred terms."""
        return {vocabulary: {term.id: term for term in terms} for vocabulary, terms in self.terms.items()}
