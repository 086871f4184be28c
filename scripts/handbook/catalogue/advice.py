"""Warnings: what is probably wrong with a case study, but only a person can tell."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from handbook.model.case_study import OrganisationRole, Status
from handbook.problems import warning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.model.case_study import CaseStudy
    from handbook.model.reading import Located
    from handbook.problems import Problem

WORD = r"[^\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\xbf\u2000-\u206f\u3000-\u303f]+"
"""Letters, digits and marks of any script: all but spaces and signs. Python and JavaScript read it alike."""
COMMON = frozenset(
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
ALIKE = 0.6


def similar_warnings(studies: Iterable[Located[CaseStudy]]) -> list[Problem]:
    """Pairs that may be the same campaign: alike titles, a common lead and common years."""
    by_lead: dict[str, list[Located[CaseStudy]]] = defaultdict(list)
    for study in studies:
        for lead in leads(study.value):
            by_lead[lead].append(study)
    found = {}
    for group in by_lead.values():
        # Named is the one that came later: whoever adds it reads this, and knows nothing of the other file.
        for one, other in itertools.combinations(sorted(group, key=lambda it: _came(it.value)), 2):
            named = other.value.id in one.value.related or one.value.id in other.value.related
            if not named and looks_same(one.value, other.value):
                place = other.place("title")
                found[one.value.id, other.value.id] = warning("case-study-similar", place, value=one.value.id)
    return list(found.values())


def _came(study: CaseStudy) -> tuple[bool, str]:
    """In what order case studies came: drafts last."""
    return study.status is Status.DRAFT, min((one.date for one in study.history), default="")


def looks_same(one: CaseStudy, other: CaseStudy) -> bool:
    """Whether two case studies with a common lead are likely to be about one campaign."""
    return alike(one.title, other.title) >= ALIKE and _years_touch(one, other)


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
    return [study for share, _, study in sorted(shares, key=lambda one: (-one[0], one[1])) if share >= ALIKE][:3]


def _covered(words: frozenset[str], study: CaseStudy) -> float:
    """The share of a new entry's words that an entry's id and title have."""
    known = title_words(f"{study.id.replace('-', ' ')} {study.title}")
    return len(words & known) / len(words) if words else 0.0


def title_words(title: str) -> frozenset[str]:
    return frozenset(re.findall(WORD, title.lower())) - COMMON


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
