"""What others asked of such a handbook, demand by demand, and the pages that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from handbook.model.kinds import Count, Help, PageAddress, Slug, SourceOf, Text


@dataclass(frozen=True, kw_only=True)
class Demand:
    id: Annotated[str, Slug(), Help("Permanent id, unique in the file.")]
    text: Annotated[str, Text(140), Help("What is asked for, in short words of our own.")]
    pages: Annotated[tuple[Annotated[str, PageAddress()], ...], Count(1, 6), Help("Where it is answered.")]
    detail: Annotated[str | None, Text(80), Help("The place in the source, for example: para 11.")] = None


@dataclass(frozen=True, kw_only=True)
class DemandGroup:
    """The demands of one source."""

    id: Annotated[str, Slug(), Help("Permanent id; part of the address.")]
    title: Annotated[str, Text(120), Help("What the demands are, for readers.")]
    source: Annotated[str, SourceOf(), Help("Id of one of the project's sources.")]
    items: Annotated[tuple[Demand, ...], Count(1, 100)]
