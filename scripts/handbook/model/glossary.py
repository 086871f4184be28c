"""A word of the glossary: what it means, by whom, and what else is called so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from handbook.model.kinds import Count, Help, PageAddress, Slug, SourceOf, Text

Form = Annotated[str, Text(80)]


@dataclass(frozen=True, kw_only=True)
class GlossaryTerm:
    id: Annotated[str, Slug(), Help("Permanent id; part of the address.")]
    term: Annotated[Form, Help("The word as it stands in a sentence.")]
    definition: Annotated[str, Text(300), Help("One or two plain sentences.")]
    also: Annotated[
        tuple[Form, ...],
        Count(0, 12),
        Help("Other forms that count as the term in a text; plurals in -s count anyway."),
    ] = ()
    sources: Annotated[
        tuple[Annotated[str, SourceOf()], ...],
        Count(0, 4),
        Help("Ids of the project's sources, where the meaning is one of law or of others."),
    ] = ()
    see: Annotated[tuple[Annotated[str, PageAddress()], ...], Count(0, 4), Help("Pages that explain more.")] = ()
    related: Annotated[tuple[Annotated[str, Slug()], ...], Count(0, 8), Help("Ids of other terms.")] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        return self.term, *self.also
