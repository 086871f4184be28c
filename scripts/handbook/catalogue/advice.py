"""Warnings: what is probably wrong with a case study, but only a person can tell."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from handbook.model.case_study import OrganisationRole
from handbook.problems import problem, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.model.case_study import CaseStudy
    from handbook.model.reading import Located
    from handbook.problems import Problem

# What a method must speak of for its level, in any form of the word.
_METHOD_WORDS = {
    "rct": r"random|by lot\b|by chance|lottery|chance decided",
    "quasi-experimental": r"compar|control|match|difference|regression|quasi|\bnon-\w+|who did not",
    "pre-post": r"before|baseline|pre-|first round|two rounds|repeat|earlier survey",
    "qualitative": r"interview|focus group|observ|qualitative|theory|discussion|case stud|ethnograph|respondents",
}
_PERSONAL = (
    re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE),
    re.compile(r"(?<![\d,.])\+\d[\d ()/-]{7,}\d|(?<![\d,.])\(?0\d{1,3}\)?[ /-]\d{3,}(?:[ -]?\d{2,})+"),
    re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w+"),
    re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:aged [1-9]\d\b|[1-7]\d,? (?:years|said|says|told|from|who)\b)"),
)
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "the",
        "to",
        "with",
        "campaign",
        "project",
        "migration",
    ]
)
_ALIKE = 0.6


def evidence_problems(study: Located[CaseStudy]) -> list[Problem]:
    """A level that the method, as it is described, does not support."""
    evidence = study.value.evidence
    pattern = _METHOD_WORDS.get(evidence.level)
    described = " ".join(filter(None, (evidence.method, evidence.sample, evidence.note)))
    if pattern is None or re.search(pattern, described, re.IGNORECASE):
        return []
    return [problem("evidence-unsupported", study.place("evidence", "level"), level=evidence.level)]


def personal_data_warnings(study: Located[CaseStudy]) -> list[Problem]:
    """Texts that seem to name, or give a way to reach, a person."""
    found = []
    for steps, text in _texts(study):
        matches = filter(None, (pattern.search(text) for pattern in _PERSONAL))
        found += [warning("personal-data", study.place(*steps), value=match[0]) for match in matches]
    return found


def similar_warnings(studies: Iterable[Located[CaseStudy]]) -> list[Problem]:
    """Pairs that may be the same campaign: alike titles, a common lead and common years."""
    by_lead: dict[str, list[Located[CaseStudy]]] = defaultdict(list)
    for study in studies:
        for lead in leads(study.value):
            by_lead[lead].append(study)
    found = {}
    for group in by_lead.values():
        for one, other in itertools.combinations(group, 2):
            named = other.value.id in one.value.related or one.value.id in other.value.related
            if not named and looks_same(one.value, other.value):
                place = other.place("title")
                found[one.value.id, other.value.id] = warning("case-study-similar", place, value=one.value.id)
    return list(found.values())


def looks_same(one: CaseStudy, other: CaseStudy) -> bool:
    """Whether two case studies with a common lead are likely to be about one campaign."""
    return alike(one.title, other.title) >= _ALIKE and _years_touch(one, other)


def alike(one: str, other: str) -> float:
    """The share of common words of two titles, 0 to 1.

    >>> alike("The Migrant Project in Mali", "Migrant Project, Mali")
    1.0
    """
    first, second = title_words(one), title_words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def similar_to(name: str, title: str, studies: Iterable[CaseStudy]) -> list[CaseStudy]:
    """Case studies that a new one may repeat, by its future id and title, the most alike first."""
    words = title_words(f"{name.replace('-', ' ')} {title}")
    shares = [(_covered(words, study), study.id, study) for study in studies]
    return [study for share, _, study in sorted(shares, key=lambda one: (-one[0], one[1])) if share >= _ALIKE][:3]


def _covered(words: frozenset[str], study: CaseStudy) -> float:
    """The share of a new entry's words that an entry's id and title have."""
    known = title_words(f"{study.id.replace('-', ' ')} {study.title}")
    return len(words & known) / len(words) if words else 0.0


def title_words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title.lower())) - _COMMON


def leads(study: CaseStudy) -> frozenset[str]:
    return frozenset(one.name.casefold() for one in study.organisations if one.role is OrganisationRole.LEAD)


def _years_touch(one: CaseStudy, other: CaseStudy) -> bool:
    if not (one.period.start and other.period.start):
        return True
    first, second = _span(one), _span(other)
    return first[0] <= second[1] and second[0] <= first[1]


def _span(study: CaseStudy) -> tuple[str, str]:
    start = (study.period.start or "")[:4]
    return start, (study.period.end or start)[:4]


def _texts(study: Located[CaseStudy]) -> Iterator[tuple[Sequence[str | int], str]]:
    """All longer texts of our own words with their places; sources keep their titles as they are."""
    value = study.value
    yield ("title",), value.title
    yield ("summary",), value.summary
    yield ("objective",), value.objective
    yield ("evidence", "method"), value.evidence.method
    yield ("evidence", "note"), value.evidence.note or ""
    for name in ("formative_research", "what_was_done", "reach", "what_did_not_work", "cost", "lessons"):
        yield from (((name, index, "text"), one.text) for index, one in enumerate(getattr(value, name)))
    yield from ((("results", index, "finding"), one.finding) for index, one in enumerate(value.results))
