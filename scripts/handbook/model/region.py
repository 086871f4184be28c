"""The countries of the region that the handbook is written for; each has a page, with or without a case study."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from handbook.model.kinds import Count, Country, Help, SourceOf


@dataclass(frozen=True, kw_only=True)
class RegionCountry:
    """A country or territory on the working list of the Bali Process's members."""

    code: Annotated[str, Country(), Help("Two capital letters in quotes (ISO 3166-1).")]
    named_by: Annotated[
        tuple[Annotated[str, SourceOf()], ...], Count(0, 8), Help("Sources that name it as a member or participant.")
    ] = ()

    @property
    def id(self) -> str:
        return self.code
