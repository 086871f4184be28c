"""The explorer's data: one small script for each locale, because pages opened from a disk may read no other data.

`data/explorer.js` holds titles and numbers of terms; `data/explorer-texts.js` the summaries, read only when somebody
starts to type.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from handbook.crossref import terms_of, years_of
from handbook.model.case_study import Role
from handbook.model.taxonomy import Vocabulary
from handbook.pages.generated.tools import script_of_text
from handbook.pages.outline import EXPLORER_URI
from handbook.pages.words import Words
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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


_Numbers = Mapping[str, Mapping[str, int]]
"""The terms of each facet that are in use, with the place of each among them."""


@dataclass(frozen=True)
class _Facets:
    shown: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """The terms of each facet that are in use, with labels."""
    number: _Numbers


@dataclass(frozen=True)
class _Entry:
    """What the explorer holds of a case study, as it stands in the two scripts."""

    key: tuple[Any, str]
    """Its place among the others."""
    row: str
    text: str


def explorer_files(plan: Plan) -> Mapping[str, bytes]:
    """The two scripts of one locale."""
    w = Words(plan.content, plan.translation, EXPLORER_URI)
    facets = plan.kept("facets of the explorer", partial(_facets, plan))
    entries = [plan.kept(("in the explorer", one), partial(_entry, plan, one)) for one in plan.content.catalogue.ids]
    ordered = sorted(entries, key=lambda one: one.key)
    levels = plan.content.catalogue.taxonomy.ids(Vocabulary.EVIDENCE)
    data = {
        "locale": w.locale.code,
        "strings": {key: w.pattern(f"explorer.{key}") for key in _STRINGS} | {"list": w.pattern("list")},
        "facets": [
            {"id": name, "label": w.plain(f"explorer.facet.{name}"), "terms": terms} for name, terms in facets.shown
        ],
        "levels": [levels.index(level) + 1 for level in facets.number["evidence"]],
        "studies": [],
    }
    studies = ",".join([one.row for one in ordered])
    texts = ",".join([one.text for one in ordered])
    return {
        DATA_URI: script_of_text(f"{_json(data).removesuffix(']}')}{studies}]}}", "HANDBOOK_EXPLORER"),
        TEXTS_URI: script_of_text(f"{{{texts}}}", "HANDBOOK_EXPLORER_TEXTS"),
    }


def _facets(plan: Plan) -> _Facets:
    """Texts of case studies do not count here: most edits leave these as they are."""
    w = Words(plan.content, plan.translation, EXPLORER_URI)
    carried = [_carried_by(plan, one) for one in plan.content.catalogue.ids]
    used = {name: {term for one in carried for term in one[name]} for name in _FACETS}
    shown = tuple((name, tuple(_terms(w, name, used[name]))) for name in _FACETS)
    return _Facets(shown, {name: {term: at for at, (term, _) in enumerate(terms)} for name, terms in shown})


def _carried_by(plan: Plan, study_id: str) -> Mapping[str, tuple[str, ...]]:
    """The ids that a case study carries, by facet."""

    def found() -> Mapping[str, tuple[str, ...]]:
        study = plan.content.catalogue.by_id[study_id]
        return {name: tuple(_carried(study, name)) for name in _FACETS}

    return plan.kept(("carried", study_id), found)


def _entry(plan: Plan, study_id: str) -> _Entry:
    w, study = Words(plan.content, plan.translation, EXPLORER_URI), plan.content.catalogue.by_id[study_id]
    number = plan.kept("facets of the explorer", partial(_facets, plan)).number
    title = w.plain_study(study, "title", study.title)
    row = _row(study, title, _carried_by(plan, study_id), number)
    row += [1] if w.is_english(study, "title", study.title) else []
    summary = w.plain_study(study, "summary", study.summary)
    return _Entry((sort_key(title, w.locale.code), study_id), _json(row), f"{_json(study_id)}:{_json(summary)}")


def _row(study: CaseStudy, title: str, carried: Mapping[str, tuple[str, ...]], number: _Numbers) -> list[object]:
    """Id, title, years, rank of evidence, terms of each facet, pairs of country and role; 1 follows if the title is English."""
    span = years_of(study)
    terms = [[number[name][term] for term in carried[name]] for name in number]
    pairs = sorted({(number["country"][one.code], number["role"][str(one.role)]) for one in study.countries})
    rank = number["evidence"][study.evidence.level]
    return [study.id, title, [span[0], span[-1]] if span else [], rank, terms, pairs]


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


def _terms(w: Words, facet: str, used: Collection[str]) -> list[tuple[str, str]]:
    """The terms of a facet that are in use, with labels, in the order in which they are shown."""
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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
