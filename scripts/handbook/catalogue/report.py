"""What the catalogue holds and what it lacks, in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from handbook.model.country import country_names
from handbook.model.region import Standing
from handbook.model.taxonomy import Vocabulary

if TYPE_CHECKING:
    from handbook.content import Content

WEAK = ("anecdotal", "monitoring-outputs")


def catalogue_report(content: Content, today: str) -> dict[str, object]:
    """Counts by country, tactic and level, gaps, and facts that should have been checked again by `today`."""
    refs, taxonomy = content.crossrefs, content.catalogue.taxonomy
    studies = {study.id: study for study in content.catalogue.case_studies}
    names = country_names("en")
    members = [country.code for country in content.catalogue.region if country.standing is Standing.MEMBER]
    tactics = refs.by_term[Vocabulary.TACTICS]
    measured = {tactic: sum(studies[one].evidence.level not in WEAK for one in ids) for tactic, ids in tactics.items()}
    return {
        "case studies": {
            "published": len(studies),
            "withdrawn": len(content.catalogue.tombstones),
            "with something that did not work": sum(bool(study.what_did_not_work) for study in studies.values()),
            "without a known outcome": sum(not study.results for study in studies.values()),
            "messages": len(content.catalogue.messages),
        },
        "by evidence level": {level: len(ids) for level, ids in refs.by_term[Vocabulary.EVIDENCE].items()},
        "by country": {
            f"{names[code]} ({code})": _roles({str(role): len(ids) for role, ids in roles.items()})
            for code, roles in refs.by_country.items()
        },
        "by tactic": {
            tactic: f"{len(ids)}, of these {measured[tactic]} with a measured outcome"
            for tactic, ids in tactics.items()
        },
        "by year": {str(year): len(ids) for year, ids in refs.by_year.items()},
        "gaps": {
            "countries of the region without a case study": [
                names[one] for one in members if one not in refs.by_country
            ],
            "tactics without a measured outcome": [tactic for tactic, count in measured.items() if not count],
            "terms without a case study": [
                f"{vocabulary}/{term}"
                for vocabulary in Vocabulary
                for term in taxonomy.ids(vocabulary)
                if not refs.by_term[vocabulary][term]
            ],
        },
        "to be checked again": {
            study.id: study.recheck_after for study in studies.values() if (study.recheck_after or today) < today
        },
    }


def _roles(counts: dict[str, int]) -> str:
    return ", ".join(f"{role} {count}" for role, count in Counter(counts).most_common())
