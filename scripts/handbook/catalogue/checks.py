"""What only shows between records, or between the fields of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from handbook.catalogue.case_study_checks import CASE_STUDY_CHECKS
from handbook.model.case_study import CaseStudy, Tombstone
from handbook.model.kinds import CaseStudyOf, SourceOf, TermOf
from handbook.model.message import Message, MessageOrigin
from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Vocabulary
from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handbook.model.reading import Located, Read, Reference
    from handbook.model.source import Source


@dataclass(frozen=True)
class KnownIds:
    """What can be referred to. A vocabulary that is not here could not be read: its ids are not judged."""

    terms: Mapping[Vocabulary, frozenset[str]]
    case_studies: frozenset[str]
    figures: frozenset[str]
    """File names in `docs/figures/`."""
    sources: frozenset[str]
    """Sources of pages and taxonomy; a case study has its own."""
    contacts: frozenset[str] = frozenset()
    """Numbers, addresses and names that are the public's."""

    def __hash__(self) -> int:
        return hash((self.case_studies, self.figures, self.sources, self.contacts))


def reference_problems(read: Read[Any], known: KnownIds) -> list[Problem]:
    """References of a record that lead nowhere."""
    return _unknown(read.references, known, known.sources)


def case_study_problems(read: Read[CaseStudy | Tombstone], known: KnownIds) -> list[Problem]:
    """All that is wrong with a case study beside other records; some of it needs a record without other faults."""
    names, ids = _names_of(read), known.case_studies
    # A name that nobody has is told with the one most like it, out of all.
    if names.leads_to <= ids:
        ids &= names.leads_to | names.former
    return [*_case_study_problems(read, ids, _all_but_case_studies(known))]


@dataclass(frozen=True)
class _Names:
    """The case studies that a case study speaks of."""

    leads_to: frozenset[str]
    former: frozenset[str]


@lru_cache(maxsize=10_000)
def _names_of(read: Read[CaseStudy | Tombstone]) -> _Names:
    study = read.record.value if read.record else None
    return _Names(
        frozenset(one.target for one in read.references if isinstance(one.kind, CaseStudyOf)),
        frozenset(study.former_ids) if isinstance(study, CaseStudy) else frozenset(),
    )


@lru_cache(maxsize=2)
def _all_but_case_studies(known: KnownIds) -> KnownIds:
    return one_of_equals(replace(known, case_studies=frozenset()))


@lru_cache(maxsize=4)
def one_of_equals(known: KnownIds) -> KnownIds:
    """The same object for the same ids, so that a thousand case studies are not compared by what is in it."""
    return known


@lru_cache(maxsize=10_000)
def _case_study_problems(
    read: Read[CaseStudy | Tombstone], case_studies: frozenset[str], others: KnownIds
) -> Sequence[Problem]:
    """Judged again only if another case study comes or goes that it speaks of."""
    known = replace(others, case_studies=case_studies)
    if read.record is None:
        judged = [one for one in read.references if not isinstance(one.kind, SourceOf)]
        return _unknown(judged, known, frozenset())
    study = read.record.value
    if isinstance(study, Tombstone):
        return []
    located = cast("Located[CaseStudy]", read.record)
    names = {"case_studies": known.case_studies, "figures": known.figures, "contacts": known.contacts}
    sources = frozenset(source.id for source in study.sources)
    # A source whose id is another's is not found under its own: the cause is told, and not what follows from it.
    is_clear = len(sources) == len(study.sources)
    judged = [one for one in read.references if is_clear or not isinstance(one.kind, SourceOf)]
    found = _unknown(judged, known, sources)
    return found + [one for check in CASE_STUDY_CHECKS for one in check.problems(located, names)]


def message_problems(read: Read[Message], known: KnownIds) -> list[Problem]:
    """References of a message, a source where it needs one, and its English where it is in another language."""
    found = reference_problems(read, known)
    if read.record is None:
        return found
    message = read.record.value
    if message.origin is MessageOrigin.CAMPAIGN and not message.sources:
        found.append(problem("message-unsourced", read.record.place("origin")))
    if (message.language != "en") != (message.english is not None):
        found.append(problem("message-english", read.record.place("text"), language=message.language))
    return found


def repeated_ids(found: Iterable[Read[Any]], field: str = "id") -> list[Problem]:
    """Ids that stand twice in a list of records, or in several lists that share their ids."""
    first: dict[str, Place] = {}
    problems = []
    for one in found:
        if one.record is None:
            continue
        record_id, place = getattr(one.record.value, field), one.record.place(field)
        if record_id in first:
            known = first[record_id]
            problems.append(
                problem("id-repeated", place, value=record_id, first_line=known.line, first_path=known.path)
            )
        first.setdefault(record_id, place)
    return problems


def repeated_places(ids: Iterable[tuple[str, Place]]) -> list[Problem]:
    """Ids that stand twice in one record, each with its place."""
    first: dict[str, Place] = {}
    found = []
    for name, place in ids:
        known = first.setdefault(name, place)
        if known is not place:
            values = {"value": name, "first_line": known.line, "first_path": known.path}
            found.append(problem("id-repeated", place, **values))
    return found


def repeated_addresses(found: Iterable[Read[Source]]) -> list[Problem]:
    """Sources that lead to one and the same address under two ids; two records of one id are told by their id."""
    first: dict[str, tuple[str, Place]] = {}
    problems = []
    for record in (one.record for one in found if one.record):
        source = record.value
        for field in ("url", "archived_url"):
            address = bare_address(getattr(source, field) or "")
            known_id, known = first.setdefault(address, (source.id, record.place(field)))
            if address and known_id != source.id:
                values = {"value": known_id, "first_line": known.line, "first_path": known.path}
                problems.append(problem("source-repeated", record.place(field), **values))
                break
    return problems


def bare_address(url: str) -> str:
    """An address without what makes no difference.

    >>> bare_address("http://www.Example.org/a/"), bare_address("https://example.org/a#page=2")
    ('example.org/a', 'example.org/a#page=2')
    """
    host, slash, path = url.partition("://")[2].partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


def _unknown(references: Iterable[Reference], known: KnownIds, sources: frozenset[str]) -> list[Problem]:
    judged = (_reference_problem(one, known, sources) for one in references)
    return [one for one in judged if one is not None]


def _reference_problem(reference: Reference, known: KnownIds, sources: frozenset[str]) -> Problem | None:
    target = reference.target
    match reference.kind:
        case TermOf(vocabulary=name):
            ids, code, values = known.terms.get(Vocabulary(name)), "term-unknown", {"vocabulary": name}
        case CaseStudyOf():
            ids, code, values = known.case_studies, "case-study-unknown", {}
        case SourceOf():
            ids, code, values = sources, "source-unknown", {}
    if ids is None or target in ids:
        return None
    return problem(code, reference.place, value=target, suggestion=did_you_mean(target, ids, after=" "), **values)
