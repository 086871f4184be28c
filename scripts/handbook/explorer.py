"""The explorer's data: one small script for each locale, because pages opened from a disk may read no other data.

`data/explorer.js` holds titles and numbers of terms; `data/explorer-texts.js` the summaries, read only when somebody
starts to type.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handbook.crossref import terms_of, years_of
from handbook.model.case_study import Role
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import EXPLORER_URI
from handbook.pages.words import Words
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.content import Content
    from handbook.model.case_study import CaseStudy
    from handbook.translation.translation import Translation

DATA_URI = "data/explorer.js"
TEXTS_URI = "data/explorer-texts.js"
# Facets in the order in which they are shown; each with the interface text that names it.
_VOCABULARIES = {
    "tactic": Vocabulary.TACTICS,
    "channel": Vocabulary.CHANNELS,
    "audience": Vocabulary.AUDIENCES,
    "issue": Vocabulary.ISSUES,
    "step": Vocabulary.STEPS,
    "frame": Vocabulary.FRAMES,
    "evidence": Vocabulary.EVIDENCE,
}
_IN_ORDER = frozenset({Vocabulary.STEPS, Vocabulary.EVIDENCE})
_STRINGS = (
    "text", "sort", "sort.title", "sort.newest", "sort.evidence", "facets", "narrow", "results", "found", "nothing", "more", "clear",
    "select", "selection", "selected", "compare", "compared", "print", "save", "forget", "device",
)  # fmt: skip


def explorer_files(content: Content, translation: Translation) -> Mapping[str, bytes]:
    """The two scripts of one locale."""
    w = Words(content, translation, EXPLORER_URI)
    studies = content.catalogue.case_studies
    english = {study.id for study in studies if w.is_english(study, "title", study.title)}
    titles = {study.id: w.plain_study(study, "title", study.title) for study in studies}
    ordered = sorted(studies, key=lambda study: (sort_key(titles[study.id], w.locale.code), study.id))
    facets = [(name, _terms(w, name, ordered)) for name in ("country", "role", *_VOCABULARIES, "year", "language")]
    levels = content.catalogue.taxonomy.ids(Vocabulary.EVIDENCE)
    number = {name: {term: at for at, (term, _) in enumerate(terms)} for name, terms in facets}
    data = {
        "locale": w.locale.code,
        "strings": {key: w.pattern(f"explorer.{key}") for key in _STRINGS} | {"list": w.pattern("list")},
        "facets": [{"id": name, "label": w.plain(f"explorer.facet.{name}"), "terms": terms} for name, terms in facets],
        "levels": [levels.index(level) + 1 for level in number["evidence"]],
        "studies": [_row(study, titles[study.id], number, in_english=study.id in english) for study in ordered],
    }
    texts = {study.id: w.plain_study(study, "summary", study.summary) for study in ordered}
    return {
        DATA_URI: _script("HANDBOOK_EXPLORER", data),
        TEXTS_URI: _script("HANDBOOK_EXPLORER_TEXTS", texts),
    }


def _row(study: CaseStudy, title: str, number: Mapping[str, Mapping[str, int]], *, in_english: bool) -> list[object]:
    """Id, title, years, rank of evidence, terms of each facet, pairs of country and role, 1 if the title is English."""
    span = years_of(study)
    terms = [[number[name][term] for term in _carried(study, name)] for name in number]
    pairs = sorted({(number["country"][one.code], number["role"][one.role]) for one in study.countries})
    rank = number["evidence"][study.evidence.level]
    return [study.id, title, [span[0], span[-1]] if span else [], rank, terms, pairs, *([1] if in_english else [])]


def _carried(study: CaseStudy, facet: str) -> Sequence[str]:
    """The ids of a facet that a case study carries."""
    match facet:
        case "country":
            return sorted({one.code for one in study.countries})
        case "role":
            return sorted({str(one.role) for one in study.countries})
        case "year":
            return [str(year) for year in years_of(study)]
        case "language":
            return study.languages
        case _:
            return terms_of(study, _VOCABULARIES[facet])


def _terms(w: Words, facet: str, studies: Sequence[CaseStudy]) -> list[tuple[str, str]]:
    """The terms of a facet that are in use, with labels, in the order in which they are shown."""
    used = {term for study in studies for term in _carried(study, facet)}
    if facet == "year":
        return [(year, year) for year in sorted(used, reverse=True)]
    if facet == "role":
        return [(str(role), w.plain(f"role.{role}")) for role in Role if role in used]
    if facet in {"country", "language"}:
        name = w.plain_country if facet == "country" else w.plain_language
        return sorted(((term, name(term)) for term in used), key=lambda pair: (sort_key(pair[1], w.locale.code), pair))
    vocabulary = _VOCABULARIES[facet]
    terms = [
        (one, w.plain_term(vocabulary, one)) for one in w.content.catalogue.taxonomy.ids(vocabulary) if one in used
    ]
    return (
        terms if vocabulary in _IN_ORDER else sorted(terms, key=lambda pair: (sort_key(pair[1], w.locale.code), pair))
    )


def _script(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Two characters that old browsers take for line ends inside a script.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.{name}={safe};\n".encode()
