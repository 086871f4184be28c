"""A case study: one real campaign, what came of it, and how we know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from handbook.model.kinds import (
    CaseStudyOf,
    Count,
    Country,
    Day,
    FigureFile,
    Help,
    Language,
    PartialDate,
    Slug,
    SourceOf,
    TermOf,
    Text,
)
from handbook.model.source import Source


class Status(StrEnum):
    """A draft is checked, and not shown to readers yet."""

    PUBLISHED = "published"
    DRAFT = "draft"


class Role(StrEnum):
    """What a country is to the journeys that the campaign speaks of."""

    ORIGIN = "origin"
    TRANSIT = "transit"
    DESTINATION = "destination"
    REGIONAL = "regional"


class OrganisationRole(StrEnum):
    LEAD = "lead"
    PARTNER = "partner"
    FUNDER = "funder"
    EVALUATOR = "evaluator"


class ConsentBasis(StrEnum):
    """On what ground people's stories stand here."""

    PUBLISHED_SOURCES = "published-sources"
    CONSENT_RECORDED = "consent-recorded"
    NOT_APPLICABLE = "not-applicable"


class Identifiability(StrEnum):
    NONE = "none"
    ANONYMISED = "anonymised"
    PUBLIC_FIGURES = "public-figures"


class Images(StrEnum):
    NONE = "none"
    LICENSED = "licensed"


class Outcome(StrEnum):
    """What a result is about, from what is nearest to a message to what is farthest from it."""

    KNOWLEDGE = "knowledge"
    ATTITUDES = "attitudes"
    INTENTIONS = "intentions"
    BEHAVIOUR = "behaviour"
    SERVICE_USE = "service-use"
    NORMS = "norms"
    POLICY = "policy"
    HARM = "harm"
    NONE_MEASURED = "none-measured"


@dataclass(frozen=True, kw_only=True)
class Period:
    start: Annotated[str | None, PartialDate(), Help("First year, month or day: 2014 or 2014-05.")] = None
    end: Annotated[
        str | None, PartialDate(), Help("Last year, month or day; leave it out if it goes on or is not known.")
    ] = None
    note: Annotated[str | None, Text(300), Help("What is not known about the dates.")] = None


@dataclass(frozen=True, kw_only=True)
class CountryRole:
    code: Annotated[str, Country(), Help("Two capital letters (ISO 3166-1).")]
    role: Role


@dataclass(frozen=True, kw_only=True)
class Organisation:
    name: Annotated[str, Text(200)]
    role: OrganisationRole


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A statement of fact and the source that gives it."""

    text: Annotated[str, Text(1200)]
    source: Annotated[str, SourceOf(), Help("The `id` of the entry under `sources` that says so.")]


@dataclass(frozen=True, kw_only=True)
class Result:
    finding: Annotated[str, Text(1200), Help("What was found, null results included.")]
    source: Annotated[str, SourceOf(), Help("The `id` of the entry under `sources` that says so.")]
    figure: Annotated[str | None, Text(80), Help("The key figure, exactly as the source gives it.")] = None
    outcomes: Annotated[
        tuple[Outcome, ...],
        Count(1, 4),
        Help(
            "What was looked at, null results included. knowledge: facts, risks, awareness; attitudes: what people think, feel"
            " or trust; intentions: wishes and plans; behaviour: what people did and what came of it; service-use: calls,"
            " visits, requests; norms: what a community takes for right; policy: what institutions changed; harm: unwanted"
            " effects (beside the outcome that got worse); none-measured: an impression, or a fact about something else."
        ),
    ] = ()


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A lesson. Without a source it is the editors' reading, and readers are told so."""

    text: Annotated[str, Text(600)]
    source: Annotated[str | None, SourceOf()] = None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    level: Annotated[str, TermOf("evidence"), Help("By the design of the study, not by how well it turned out.")]
    method: Annotated[str, Text(1000), Help("How it was measured.")]
    sample: Annotated[str | None, Text(300)] = None
    note: Annotated[str | None, Text(1000), Help("Limits, in plain words.")] = None


@dataclass(frozen=True, kw_only=True)
class Image:
    """A picture of the campaign. Without words for those who cannot see it, and a licence, it cannot be shown."""

    file: Annotated[str, FigureFile(), Help("A file of docs/figures/: svg, png, jpg or webp.")]
    alt: Annotated[str, Text(400), Help("What can be seen, for people who cannot see it.")]
    licence: Annotated[str, Text(80), Help("For example CC BY 4.0, or 'used with permission'.")]
    credit: Annotated[str, Text(200), Help("Who made it.")]


class ChangeKind(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    EXTENDED = "extended"
    CORRECTED = "corrected"
    CHECKED = "checked"
    RENAMED = "renamed"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One line of the entry's history; the catalogue's change log and feed are made from these."""

    date: Annotated[str, Day(), Help("The day.")]
    kind: ChangeKind
    note: Annotated[str | None, Text(200), Help("What changed, in a few words.")] = None


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    consent_basis: ConsentBasis
    identifiability: Identifiability
    images: Images = Images.NONE
    reviewer: Annotated[str | None, Text(80), Help("Handle of the person who checked it for safety.")] = None


_Statements = tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class CaseStudy:
    """`id` is the name of the file and stands in no field of it."""

    id: str
    title: Annotated[str, Text(120), Help("What was done and where; no code name alone.")]
    summary: Annotated[str, Text(500), Help("One to three sentences: what was done, with whom, what came of it.")]
    status: Status
    period: Period
    countries: Annotated[tuple[CountryRole, ...], Count(1, 40)]
    issues: Annotated[tuple[Annotated[str, TermOf("issues")], ...], Count(1, 8)]
    audiences: Annotated[tuple[Annotated[str, TermOf("audiences")], ...], Count(1, 8)]
    objective: Annotated[str, Text(800), Help("What should people know, feel or do differently?")]
    tactics: Annotated[tuple[Annotated[str, TermOf("tactics")], ...], Count(1, 10)]
    channels: Annotated[tuple[Annotated[str, TermOf("channels")], ...], Count(1, 12)]
    frames: Annotated[tuple[Annotated[str, TermOf("frames")], ...], Count(1, 8)]
    steps: Annotated[tuple[Annotated[str, TermOf("steps")], ...], Count(1, 4), Help("Handbook steps it shows best.")]
    what_was_done: Annotated[_Statements, Count(1, 12)]
    results: Annotated[
        tuple[Result, ...], Count(0, 20), Help("Outcomes; an empty list (in the file: []) if none is known.")
    ]
    evidence: Evidence
    lessons: Annotated[tuple[Lesson, ...], Count(1, 8)]
    sources: Annotated[tuple[Source, ...], Count(1, 20)]
    sensitivity: Sensitivity
    history: Annotated[tuple[Change, ...], Count(1, 60), Help("The oldest change first: `added`.")]
    language: Annotated[str, Language(), Help("The language of this text.")] = "en"
    languages: Annotated[tuple[Annotated[str, Language()], ...], Count(0, 30), Help("Languages of the campaign.")] = ()
    organisations: Annotated[tuple[Organisation, ...], Count(0, 20)] = ()
    formative_research: Annotated[_Statements, Count(0, 8), Help("Research before the campaign was designed.")] = ()
    reach: Annotated[_Statements, Count(0, 12), Help("Outputs: how many, where. Not outcomes.")] = ()
    what_did_not_work: Annotated[_Statements, Count(0, 10), Help("Null results, harm, criticism, problems.")] = ()
    cost: Annotated[_Statements, Count(0, 8)] = ()
    related: Annotated[tuple[Annotated[str, CaseStudyOf()], ...], Count(0, 8), Help("Ids of close siblings.")] = ()
    images: Annotated[
        tuple[Image, ...], Count(0, 4), Help("Pictures of the campaign, with consent of people in them.")
    ] = ()
    former_ids: Annotated[
        tuple[Annotated[str, Slug(limit=80)], ...],
        Count(0, 8),
        Help("File names under which it stood before; their addresses lead here."),
    ] = ()
    checked: Annotated[str | None, Day(), Help("When the facts that age were last checked.")] = None
    recheck_after: Annotated[str | None, Day(), Help("When they should be checked again; readers are told.")] = None

    def __hash__(self) -> int:
        """Two of one id are rare, and all their texts are many."""
        return hash(self.id)

    @property
    def added(self) -> str:
        """The day on which it came into the catalogue."""
        return self.history[0].date

    @property
    def changed(self) -> str:
        """The day of its last change."""
        return self.history[-1].date


class Withdrawn(StrEnum):
    """The one status of a file that holds a tombstone."""

    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """What stays of a withdrawn case study: its address, and why it is gone."""

    id: str
    title: Annotated[str, Text(120)]
    status: Withdrawn
    date: Annotated[str, Day(), Help("When it was withdrawn.")]
    reason: Annotated[str, Text(500), Help("Why, in words that harm nobody.")]
