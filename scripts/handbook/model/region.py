"""The countries that the Bali Process brings together; each has a page, with or without a case study."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from handbook.model.kinds import Count, Country, Help, SourceOf


class Standing(StrEnum):
    """What a country is in the Bali Process; readers are told."""

    MEMBER = "member"
    OBSERVER = "observer"


@dataclass(frozen=True, kw_only=True)
class RegionCountry:
    """A country or territory on the working list of the Bali Process's members, or one of its observers."""

    code: Annotated[str, Country(), Help("Two capital letters in quotes (ISO 3166-1).")]
    standing: Annotated[Standing, Help("observer: a page that was read names it as an observer.")] = Standing.MEMBER
    named_by: Annotated[
        tuple[Annotated[str, SourceOf()], ...],
        Count(0, 8),
        Help("Sources that name it as a member or participant; for an observer, as an observer."),
    ] = ()

    @property
    def id(self) -> str:
        return self.code
