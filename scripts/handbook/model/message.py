"""A message of the library: words that a campaign used, or that show how words can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from handbook.model.kinds import CaseStudyOf, Count, Help, Language, Slug, SourceOf, TermOf, Text


class MessageOrigin(StrEnum):
    """Where the words come from; readers are told."""

    CAMPAIGN = "campaign"
    ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, kw_only=True)
class Message:
    """`issue` is the name of the file and stands in no field of it."""

    issue: str
    id: Annotated[str, Slug(limit=80), Help("Permanent name; part of the address.")]
    text: Annotated[str, Text(600), Help("The message, in the language that it is meant for.")]
    frame: Annotated[str, TermOf("frames")]
    audiences: Annotated[tuple[Annotated[str, TermOf("audiences")], ...], Count(1, 6)]
    origin: Annotated[MessageOrigin, Help("campaign: really used; illustrative: written for this handbook.")]
    evidence: Annotated[str, Text(800), Help("What research says about this frame or message.")]
    caution: Annotated[str, Text(600), Help("How it can harm or mislead; what must be true first.")]
    language: Annotated[str, Language(), Help("The language of `text`.")] = "en"
    english: Annotated[str | None, Text(600), Help("What it says in English, if `text` is in another language.")] = None
    tactics: Annotated[tuple[Annotated[str, TermOf("tactics")], ...], Count(0, 4)] = ()
    steps: Annotated[tuple[Annotated[str, TermOf("steps")], ...], Count(0, 4)] = ()
    case_study: Annotated[str | None, CaseStudyOf(), Help("The case study of the campaign that used it.")] = None
    sources: Annotated[tuple[Annotated[str, SourceOf()], ...], Count(0, 6), Help("Ids of the project's sources.")] = ()
