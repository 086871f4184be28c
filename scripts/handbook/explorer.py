"""The explorer's data: one small script for each locale, because pages opened from a disk may read no other data.

`data/explorer.js` holds titles and numbers of terms; `data/explorer-texts.js` the summaries, read only when somebody
starts to type.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from handbook.crossref import terms_of, years_of
from handbook.model.case_study import Role
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import EXPLORER_URI
from handbook.pages.words import Words
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.model.case_study import CaseStudy
    from handbook.pages.memory import Plan

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
_FACETS = ("country", "role", *_VOCABULARIES, "year", "language")
_IN_ORDER = frozenset({Vocabulary.STEPS, Vocabulary.EVIDENCE})
_STRINGS = (
    "text", "sort", "sort.title", "sort.newest", "sort.evidence", "facets", "narrow", "results", "found", "nothing", "more", "clear",
    "select", "selection", "selected", "compare", "compared", "print", "save", "forget", "device",
)  # fmt: skip


@dataclass(frozen=True)
class _Facts:
    """What the explorer knows of a case study."""

    id: str
    title: str
    is_english: bool
    summary: str
    key: Any
    """Its place among the others."""
    years: tuple[int, ...]
    level: str
    carried: Mapping[str, tuple[str, ...]]
    """The ids that it carries, by facet."""
    pairs: tuple[tuple[str, str], ...]
    """Countries with the role of each."""


def explorer_files(plan: Plan) -> Mapping[str, bytes]:
    """The two scripts of one locale."""
    w = Words(plan.content, plan.translation, EXPLORER_URI)
    known = [plan.kept(("in the explorer", one), partial(_facts, plan, one)) for one in plan.content.catalogue.ids]
    ordered = sorted(known, key=lambda one: (one.key, one.id))
    facets = [(name, _terms(w, name, ordered)) for name in _FACETS]
    levels = plan.content.catalogue.taxonomy.ids(Vocabulary.EVIDENCE)
    number = {name: {term: at for at, (term, _) in enumerate(terms)} for name, terms in facets}
    data = {
        "locale": w.locale.code,
        "strings": {key: w.pattern(f"explorer.{key}") for key in _STRINGS} | {"list": w.pattern("list")},
        "facets": [{"id": name, "label": w.plain(f"explorer.facet.{name}"), "terms": terms} for name, terms in facets],
        "levels": [levels.index(level) + 1 for level in number["evidence"]],
        "studies": [_row(one, number) for one in ordered],
    }
    texts = {one.id: one.summary for one in ordered}
    return {
        DATA_URI: _script("HANDBOOK_EXPLORER", data),
        TEXTS_URI: _script("HANDBOOK_EXPLORER_TEXTS", texts),
    }


def _facts(plan: Plan, study_id: str) -> _Facts:
    w, study = Words(plan.content, plan.translation, EXPLORER_URI), plan.content.catalogue.by_id[study_id]
    title = w.plain_study(study, "title", study.title)
    return _Facts(
        id=study.id,
        title=title,
        is_english=w.is_english(study, "title", study.title),
        summary=w.plain_study(study, "summary", study.summary),
        key=sort_key(title, w.locale.code),
        years=tuple(years_of(study)),
        level=study.evidence.level,
        carried={name: tuple(_carried(study, name)) for name in _FACETS},
        pairs=tuple((one.code, str(one.role)) for one in study.countries),
    )


def _row(one: _Facts, number: Mapping[str, Mapping[str, int]]) -> list[object]:
    """Id, title, years, rank of evidence, terms of each facet, pairs of country and role, 1 if the title is English."""
    span = one.years
    terms = [[number[name][term] for term in one.carried[name]] for name in number]
    pairs = sorted({(number["country"][code], number["role"][role]) for code, role in one.pairs})
    rank = number["evidence"][one.level]
    return [
        one.id,
        one.title,
        [span[0], span[-1]] if span else [],
        rank,
        terms,
        pairs,
        *([1] if one.is_english else []),
    ]


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


def _terms(w: Words, facet: str, studies: Sequence[_Facts]) -> list[tuple[str, str]]:
    """The terms of a facet that are in use, with labels, in the order in which they are shown."""
    used = {term for study in studies for term in study.carried[facet]}
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
