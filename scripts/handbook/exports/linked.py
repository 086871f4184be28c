"""A case study for search engines: schema.org as JSON-LD. It names no publisher and claims no endorsement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.exports.addresses import LICENCE_ADDRESS, whole_address
from handbook.exports.records import site_name
from handbook.exports.spoken import language_of_title
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import DATA_URI, study_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.model.case_study import CaseStudy
    from handbook.model.source import Source
    from handbook.pages.words import Words


def linked_data(w: Words, study: CaseStudy) -> dict[str, object]:
    """The entry as a work that is part of the catalogue; empty values are left out."""
    catalogue = {
        "@type": "Dataset",
        "name": w.plain("data.dataset", site=site_name(w)),
        "description": w.plain("data.intro"),
        "license": LICENCE_ADDRESS,
        "url": whole_address(w, DATA_URI),
    }
    found = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "identifier": study.id,
        "url": whole_address(w, study_uri(study.id)),
        "name": w.plain_study(study, "title", study.title),
        "description": w.plain_study(study, "summary", study.summary),
        "inLanguage": language_of_title(w, study.id),
        "datePublished": study.added,
        "dateModified": study.changed,
        "license": LICENCE_ADDRESS,
        "isAccessibleForFree": True,
        "about": [_term(w, Vocabulary.ISSUES, one) for one in study.issues],
        "keywords": [w.plain_term(Vocabulary.TACTICS, one) for one in study.tactics],
        "spatialCoverage": [
            {"@type": "Country", "name": w.plain_country(code), "identifier": code}
            for code in dict.fromkeys(one.code for one in study.countries)
        ],
        "temporalCoverage": "/".join(filter(None, (study.period.start, study.period.end))),
        "citation": [_source(source) for source in study.sources],
        "isPartOf": _without_gaps(catalogue),
    }
    return _without_gaps(found)


def _term(w: Words, vocabulary: Vocabulary, term_id: str) -> dict[str, object]:
    return {"@type": "DefinedTerm", "termCode": term_id, "name": w.plain_term(vocabulary, term_id)}


def _source(source: Source) -> dict[str, object]:
    # Who published a source is a fact about the source; it stands as credit so that nobody takes it for our publisher.
    work = {"@type": "CreativeWork", "name": source.title, "creditText": source.publisher}
    return _without_gaps(work | {"datePublished": source.year, "url": source.address})


def _without_gaps(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
