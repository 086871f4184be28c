"""What only shows between records, or between the fields of one."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook.catalogue.advice import evidence_problems, personal_data_warnings
from handbook.model.case_study import CaseStudy, ChangeKind, Images, Tombstone
from handbook.model.kinds import CaseStudyOf, SourceOf, TermOf
from handbook.model.message import Message, MessageOrigin
from handbook.model.reading import Located
from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Vocabulary
from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.model.reading import Read, Reference
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


def reference_problems(read: Read[Any], known: KnownIds) -> list[Problem]:
    """References of a record that lead nowhere."""
    return _unknown(read.references, known, known.sources)


def case_study_problems(read: Read[CaseStudy | Tombstone], known: KnownIds) -> list[Problem]:
    """All that is wrong with a case study beside other records; some of it needs a record without other faults."""
    if read.record is None:
        judged = [one for one in read.references if not isinstance(one.kind, SourceOf)]
        return _unknown(judged, known, frozenset())
    study = read.record.value
    if isinstance(study, Tombstone):
        return []
    located = Located(study, read.record.places, read.record.uri)
    return (
        _unknown(read.references, known, frozenset(source.id for source in study.sources))
        + _source_problems(located, read.references)
        + _period_problems(located)
        + _history_problems(located)
        + _itself(located, read.references)
        + _former_id_problems(located, known)
        + _image_problems(located, known)
        + evidence_problems(located)
        + personal_data_warnings(located)
    )


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


def _source_problems(study: Located[CaseStudy], references: Iterable[Reference]) -> list[Problem]:
    """Sources that nothing uses, and ids that stand twice."""
    used = {one.target for one in references if isinstance(one.kind, SourceOf)}
    found = []
    first: dict[str, Place] = {}
    for index, source in enumerate(study.value.sources):
        place = study.place("sources", index, "id")
        if source.id in first:
            known = first[source.id]
            found.append(problem("id-repeated", place, value=source.id, first_line=known.line, first_path="this file"))
        elif source.id not in used:
            found.append(problem("source-unused", place, value=source.id))
        first.setdefault(source.id, place)
    return found


def _period_problems(study: Located[CaseStudy]) -> list[Problem]:
    period = study.value.period
    if not (period.start or period.end or period.note):
        return [problem("period-empty", study.place("period"))]
    # "2014" to "2014-05" is fine, and so is the other way round: one of the two is only less exact.
    if period.start and period.end and period.end < period.start and not period.start.startswith(period.end):
        return [problem("period-backwards", study.place("period", "end"), start=period.start, end=period.end)]
    return []


def _history_problems(study: Located[CaseStudy]) -> list[Problem]:
    """Days that contradict one another: in the history, and of the checks."""
    found = []
    history = study.value.history
    if history[0].kind is not ChangeKind.ADDED:
        found.append(problem("history-start", study.place("history", 0, "kind")))
    for index, (before, after) in enumerate(itertools.pairwise(history), 1):
        if after.date < before.date:
            place = study.place("history", index, "date")
            found.append(problem("history-order", place, date=after.date, before=before.date))
    checked, recheck = study.value.checked, study.value.recheck_after
    if recheck and recheck <= (checked or ""):
        found.append(problem("recheck-backwards", study.place("recheck_after"), checked=checked, recheck_after=recheck))
    return found


def _former_id_problems(study: Located[CaseStudy], known: KnownIds) -> list[Problem]:
    return [
        problem("id-taken", study.place("former_ids", index), value=former)
        for index, former in enumerate(study.value.former_ids)
        if former in known.case_studies
    ]


def _image_problems(study: Located[CaseStudy], known: KnownIds) -> list[Problem]:
    """Pictures that are not there, or that the entry says it does not have."""
    images = study.value.images
    found = [
        problem("figure-missing", study.place("images", index, "file"), value=image.file)
        for index, image in enumerate(images)
        if image.file not in known.figures
    ]
    if images and study.value.sensitivity.images is Images.NONE:
        found.append(problem("images-undeclared", study.place("images")))
    return found


def _itself(study: Located[CaseStudy], references: Iterable[Reference]) -> list[Problem]:
    named = (one for one in references if isinstance(one.kind, CaseStudyOf))
    return [problem("case-study-itself", one.place) for one in named if one.target == study.value.id]
