"""Cross-references: which case studies stand under which country, term and year, and which resemble one another.

A pure, sorted value, derived from the catalogue alone; pages, grids, exports and the audit all read it.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from handbook.model.case_study import Outcome
from handbook.model.taxonomy import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handbook.catalogue import Catalogue
    from handbook.model.case_study import CaseStudy, Role
    from handbook.model.message import Message

K = TypeVar("K")
Ids = tuple[str, ...]
"""Ids of case studies, sorted."""

RELATED_SHOWN = 5
# How much one shared feature tells about likeness: a shared tactic says more than a shared evidence level.
_WEIGHTS: Mapping[str, float] = {
    Vocabulary.TACTICS: 3.0,
    Vocabulary.ISSUES: 2.0,
    Vocabulary.AUDIENCES: 2.0,
    Vocabulary.FRAMES: 1.5,
    Vocabulary.CHANNELS: 1.0,
    "countries": 2.0,
}


@dataclass(frozen=True, order=True)
class Related:
    """A case study like another one. `shared` are the features they have in common, the most telling first."""

    id: str
    shared: tuple[tuple[str, str], ...]
    """Pairs of vocabulary (or "countries") and id."""
    named: bool
    """Whether an author wrote it under `related`."""


@dataclass(frozen=True)
class CrossRefs:
    by_term: Mapping[Vocabulary, Mapping[str, Ids]]
    """For every term of the taxonomy, also those without a case study."""
    by_country: Mapping[str, Mapping[Role, Ids]]
    by_year: Mapping[int, Ids]
    undated: Ids
    country_tactic: Mapping[tuple[str, str], Ids]
    step_tactic: Mapping[tuple[str, str], Ids]
    tactic_outcome: Mapping[tuple[str, Outcome], Ids]
    """Case studies by tactic and by what their results are about; `none-measured` where no result is."""
    tactic_unsorted: Mapping[str, Ids]
    """Case studies whose results nobody has sorted by outcome yet, by tactic."""
    messages_by_term: Mapping[tuple[Vocabulary, str], Ids]
    """Ids of messages by the terms that they carry."""
    messages_by_study: Mapping[str, Ids]
    level_of: Mapping[str, str]
    """The level of evidence of each case study, for lists and pictures that want to know nothing else of it."""
    case_studies: tuple[CaseStudy, ...]

    @cached_property
    def related(self) -> Mapping[str, tuple[Related, ...]]:
        """For every case study those most like it. Every pair is looked at, so this waits until a page asks for it."""
        return _related(tuple(_Likeness(one.id, frozenset(_features(one)), one.related) for one in self.case_studies))

    @property
    def countries(self) -> Ids:
        """Codes of all countries that a case study names."""
        return tuple(self.by_country)

    def in_country(self, code: str) -> Ids:
        """Case studies of a country in any role; none for a country that no case study names."""
        return tuple(sorted({one for ids in self.by_country.get(code, {}).values() for one in ids}))

    def __str__(self) -> str:
        """A picture for golden files and for the eye: one line per entry."""
        lines = [
            f"{vocabulary}/{term}: {' '.join(ids)}"
            for vocabulary, terms in self.by_term.items()
            for term, ids in terms.items()
            if ids
        ]
        lines += [
            f"countries/{code}/{role}: {' '.join(ids)}"
            for code, roles in self.by_country.items()
            for role, ids in roles.items()
        ]
        lines += [f"years/{year}: {' '.join(ids)}" for year, ids in self.by_year.items()]
        lines += [
            f"related/{one}: {' '.join(other.id for other in others)}" for one, others in self.related.items() if others
        ]
        return "\n".join(lines)


def cross_reference(catalogue: Catalogue) -> CrossRefs:
    """Derive all cross-references."""
    studies = catalogue.case_studies
    by_country: dict[str, Mapping[Role, Ids]] = {}
    for code in sorted({country.code for study in studies for country in study.countries}):
        roles = _group(
            (country.role, study.id) for study in studies for country in study.countries if country.code == code
        )
        by_country[code] = roles
    return CrossRefs(
        by_term={vocabulary: _by_term(catalogue, vocabulary) for vocabulary in Vocabulary},
        by_country=by_country,
        by_year=_group((year, study.id) for study in studies for year in years_of(study)),
        undated=tuple(sorted(study.id for study in studies if not years_of(study))),
        country_tactic=_group(
            ((country.code, tactic), study.id)
            for study in studies
            for country in study.countries
            for tactic in study.tactics
        ),
        step_tactic=_group(
            ((step, tactic), study.id) for study in studies for step in study.steps for tactic in study.tactics
        ),
        tactic_outcome=_group(
            ((tactic, outcome), study.id)
            for study in studies
            for tactic in study.tactics
            for outcome in outcomes_of(study)
        ),
        tactic_unsorted=_group(
            (tactic, study.id) for study in studies if not outcomes_of(study) for tactic in study.tactics
        ),
        messages_by_term=_group(
            (term, message.id) for message in catalogue.messages for term in message_terms(message)
        ),
        messages_by_study=_group(
            (message.case_study, message.id) for message in catalogue.messages if message.case_study
        ),
        level_of={study.id: study.evidence.level for study in studies},
        case_studies=studies,
    )


def terms_of(study: CaseStudy, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The ids of a vocabulary that a case study carries."""
    match vocabulary:
        case Vocabulary.TACTICS:
            return study.tactics
        case Vocabulary.CHANNELS:
            return study.channels
        case Vocabulary.AUDIENCES:
            return study.audiences
        case Vocabulary.ISSUES:
            return study.issues
        case Vocabulary.FRAMES:
            return study.frames
        case Vocabulary.STEPS:
            return study.steps
        case Vocabulary.EVIDENCE:
            return (study.evidence.level,)


def message_terms(message: Message) -> tuple[tuple[Vocabulary, str], ...]:
    """All terms that a message carries."""
    return (
        (Vocabulary.ISSUES, message.issue),
        (Vocabulary.FRAMES, message.frame),
        *((Vocabulary.AUDIENCES, one) for one in message.audiences),
        *((Vocabulary.TACTICS, one) for one in message.tactics),
        *((Vocabulary.STEPS, one) for one in message.steps),
    )


def years_of(study: CaseStudy) -> range:
    """The calendar years in which a campaign ran; only the first where no end is known."""
    if not study.period.start:
        return range(0)
    first = int(study.period.start[:4])
    last = int(study.period.end[:4]) if study.period.end else first
    return range(first, last + 1)


def outcomes_of(study: CaseStudy) -> tuple[Outcome, ...]:
    """What was measured, in the order of `Outcome`.

    `none-measured` stands alone or not at all; nothing means that there are results that nobody has sorted yet.
    """
    named = {outcome for result in study.results for outcome in result.outcomes}
    measured = tuple(outcome for outcome in Outcome if outcome in named and outcome is not Outcome.NONE_MEASURED)
    return measured or ((Outcome.NONE_MEASURED,) if named or not study.results else ())


def _by_term(catalogue: Catalogue, vocabulary: Vocabulary) -> Mapping[str, Ids]:
    found = _group((term, study.id) for study in catalogue.case_studies for term in terms_of(study, vocabulary))
    return {term: found.get(term, ()) for term in catalogue.taxonomy.ids(vocabulary)}


def _group(pairs: Iterable[tuple[K, str]]) -> dict[K, Ids]:
    grouped: dict[K, set[str]] = defaultdict(set)
    for key, study_id in pairs:
        grouped[key].add(study_id)
    return {key: tuple(sorted(grouped[key])) for key in sorted(grouped)}  # type: ignore[type-var]


@dataclass(frozen=True)
class _Likeness:
    """All that counts of a case study when others like it are looked for."""

    id: str
    features: frozenset[tuple[str, str]]
    related: Ids


# Most edits of a text change nothing of this.
@lru_cache(maxsize=2)
def _related(studies: tuple[_Likeness, ...]) -> Mapping[str, tuple[Related, ...]]:
    """The most alike, with what they share; those that an author named come first.

    A feature counts by its weight and by how rare it is, so that a tactic of half the catalogue does not tie everything to
    everything. Only pairs that share something are looked at.
    """
    features = {study.id: study.features for study in studies}
    ids = sorted(features)
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, study_id in enumerate(ids):
        for feature in features[study_id]:
            holders[feature].append(at)
    worth = {feature: _WEIGHTS[feature[0]] * _rarity(len(own), len(studies)) for feature, own in holders.items()}
    named: dict[str, set[str]] = {one: set() for one in ids}
    for study in studies:
        for other in features.keys() & set(study.related):
            named[study.id].add(other)
            named[other].add(study.id)
    related = {}
    for at, one in enumerate(ids):
        score = [0.0] * len(ids)
        for feature in sorted(features[one]):
            gain = worth[feature]
            for place in holders[feature]:
                score[place] += gain
        score[at] = 0.0
        alike = {ids[place]: score[place] for place in _highest(score, RELATED_SHOWN)}
        alike |= {other: score[bisect_left(ids, other)] for other in named[one]}
        order = sorted(alike, key=lambda other: (other not in named[one], -alike[other], other))
        related[one] = tuple(
            Related(
                other,
                tuple(sorted(features[one] & features[other], key=lambda shared: (-worth[shared], shared))),
                other in named[one],
            )
            for other in order[:RELATED_SHOWN]
        )
    return related


def _rarity(holders: int, among: int) -> int:
    """How many times as many would have a feature until about all have it, in doublings.

    Whole steps, so that a case study that is added hardly ever changes what is said of others that stay as they were.

    >>> [_rarity(holders, 1000) for holders in (1000, 400, 100, 10, 1)]
    [1, 2, 4, 7, 10]
    """
    return among.bit_length() - holders.bit_length() + 1


def _highest(score: list[float], most: int) -> Iterator[int]:
    """The places of the highest scores, with all that are as high as the last of them; none that is nothing."""
    ordered = heapq.nlargest(most, score)
    least = ordered[-1] if ordered else 0.0
    return (place for place, one in enumerate(score) if one > 0 and one >= least)


def _features(study: CaseStudy) -> set[tuple[str, str]]:
    found = {("countries", country.code) for country in study.countries}
    for vocabulary in Vocabulary:
        if vocabulary in _WEIGHTS:
            found |= {(str(vocabulary), term) for term in terms_of(study, vocabulary)}
    return found
