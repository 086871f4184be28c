"""Cross-references: which case studies stand under which country, term and year, and which resemble one another.

A pure, sorted value, derived from the catalogue alone; pages, grids, exports and the audit all read it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from handbook.likeness import WEIGHTS, Ids, Likeness, resemblances
from handbook.model.case_study import Outcome
from handbook.model.taxonomy import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.catalogue import Catalogue
    from handbook.likeness import Related
    from handbook.model.case_study import CaseStudy, Role
    from handbook.model.message import Message

K = TypeVar("K")
_ORDER = {vocabulary: at for at, vocabulary in enumerate(Vocabulary)}
_TELLING = [(str(vocabulary), at) for vocabulary, at in _ORDER.items() if vocabulary in WEIGHTS]
"""Vocabularies by which case studies resemble one another."""


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
    countries_of: Mapping[str, Ids]
    """The countries that each case study names, and the languages that it spoke, for the same."""
    languages_of: Mapping[str, Ids]
    languages: Ids
    """All languages in which case studies are written, or which their campaigns spoke."""
    stands: tuple[Stand, ...]
    """What each case study brings to all this."""

    @cached_property
    def related(self) -> Mapping[str, tuple[Related, ...]]:
        """For every case study those most like it. Every pair is looked at, so this waits until a page asks for it."""
        return _related(self.stands)

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
    stands = tuple(map(_stand, catalogue.case_studies))
    vocabularies = tuple((vocabulary, catalogue.taxonomy.ids(vocabulary)) for vocabulary in Vocabulary)
    return replace(
        _cross_reference(stands, vocabularies),
        messages_by_term=_group(
            (term, message.id) for message in catalogue.messages for term in message_terms(message)
        ),
        messages_by_study=_group(
            (message.case_study, message.id) for message in catalogue.messages if message.case_study
        ),
    )


# Most edits are of texts: then a process that stays has the same values as before, which nobody needs to compare. Those of
# no case study are there besides.
@lru_cache(maxsize=2)
def _cross_reference(stands: tuple[Stand, ...], vocabularies: tuple[tuple[Vocabulary, Ids], ...]) -> CrossRefs:
    """All but what hangs on messages."""
    roles: dict[str, list[tuple[Role, str]]] = defaultdict(list)
    for study in stands:
        for code, role in study.countries:
            roles[code].append((role, study.id))
    tactics = [(study, tactic) for study in stands for tactic in study.terms_of(Vocabulary.TACTICS)]
    return CrossRefs(
        by_term={vocabulary: _by_term(stands, vocabulary, ids) for vocabulary, ids in vocabularies},
        by_country={code: _group(roles[code]) for code in sorted(roles)},
        by_year=_group((year, study.id) for study in stands for year in study.years),
        undated=tuple(sorted(study.id for study in stands if not study.years)),
        country_tactic=_group(((code, tactic), study.id) for study, tactic in tactics for code, _ in study.countries),
        step_tactic=_group(
            ((step, tactic), study.id) for study, tactic in tactics for step in study.terms_of(Vocabulary.STEPS)
        ),
        tactic_outcome=_group(((tactic, outcome), study.id) for study, tactic in tactics for outcome in study.outcomes),
        tactic_unsorted=_group((tactic, study.id) for study, tactic in tactics if not study.outcomes),
        messages_by_term={},
        messages_by_study={},
        level_of={study.id: study.level for study in stands},
        countries_of={study.id: tuple([code for code, _ in study.countries]) for study in stands},
        languages_of={study.id: study.languages for study in stands},
        languages=tuple(sorted({tag for study in stands for tag in (study.written, *study.languages)})),
        stands=stands,
    )


@lru_cache(maxsize=1)
def _related(stands: tuple[Stand, ...]) -> Mapping[str, tuple[Related, ...]]:
    return resemblances().of(Likeness(one.id, frozenset(_features(one)), one.related) for one in stands)


class Stand(NamedTuple):
    """Where a case study stands: all that cross-references want to know of it."""

    id: str
    countries: tuple[tuple[str, Role], ...]
    terms: tuple[Ids, ...]
    """By vocabulary, in their order."""
    years: range
    outcomes: tuple[Outcome, ...]
    level: str
    languages: Ids
    written: str
    """The language of its own text."""
    related: Ids

    def terms_of(self, vocabulary: Vocabulary) -> Ids:
        return self.terms[_ORDER[vocabulary]]


@lru_cache(maxsize=10_000)
def _stand(study: CaseStudy) -> Stand:
    return Stand(
        id=study.id,
        countries=tuple([(country.code, country.role) for country in study.countries]),
        terms=tuple([terms_of(study, vocabulary) for vocabulary in Vocabulary]),
        years=years_of(study),
        outcomes=outcomes_of(study),
        level=study.evidence.level,
        languages=study.languages,
        written=study.language,
        related=study.related,
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


def _by_term(stands: Iterable[Stand], vocabulary: Vocabulary, ids: Ids) -> Mapping[str, Ids]:
    found = _group((term, study.id) for study in stands for term in study.terms_of(vocabulary))
    return {term: found.get(term, ()) for term in ids}


def _group(pairs: Iterable[tuple[K, str]]) -> dict[K, Ids]:
    grouped: dict[K, set[str]] = defaultdict(set)
    for key, study_id in pairs:
        grouped[key].add(study_id)
    return {key: tuple(sorted(grouped[key])) for key in sorted(grouped)}  # type: ignore[type-var]


def _features(study: Stand) -> set[tuple[str, str]]:
    return {("countries", code) for code, _ in study.countries} | {
        (name, term) for name, at in _TELLING for term in study.terms[at]
    }
