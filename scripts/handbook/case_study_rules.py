"""All that the script of the case-study builder needs to judge a file as `handbook check` does, made of what the check itself
follows: the model, its kinds, the declared checks, the phrases and the ids that are known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from handbook.case_study_form import studies_offered
from handbook.catalogue.advice import ALIKE, COMMON, WORD, leads
from handbook.catalogue.case_study_checks import CASE_STUDY_CHECKS
from handbook.catalogue.declared import data_of
from handbook.file_names import MAX_STEM, RESERVED
from handbook.model.case_study import CaseStudy, OrganisationRole, Tombstone, Withdrawn
from handbook.model.country import country_codes
from handbook.model.fields import RecordShape
from handbook.model.language import language_codes
from handbook.model.rules import field_order, record_rules, records_in
from handbook.model.text_rules import SLUG_PATTERN
from handbook.problems.phrases import PHRASES
from handbook.source_files import CONTROL, MAX_CASE_STUDY_BYTES
from handbook.yaml_located import ADVICE_OTHERWISE, BRACKET_OPEN, MAX_DEPTH, QUOTES_ENDED, QUOTES_INSIDE, QUOTES_OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.catalogue import Catalogue
    from handbook.model.case_study import CaseStudy as Study
    from handbook.pages.words import Words

# What js-yaml says of a broken file, and what a person can do about it.
_ADVICE = (
    ("bad indentation", "put the text in quotes if it contains a colon followed by a space, and check the indent of this line"),
    ("tab characters", "use spaces instead of the tab"),
    ("end of the stream", "close the quotes or brackets that are open here"),
    ("document separator", "close the quotes; write a quote inside quotes twice"),
    ("missed comma", "close the bracket, or separate the entries by commas"),
    ("can not read a block mapping entry", "write 'key: value', with a colon and a space after the key"),
    ("can not read an implicit mapping pair", "write 'key: value', with a colon and a space after the key"),
    ("escape sequence", "use single quotes, or write the backslash twice"),
)  # fmt: skip
_CODES_OF_FILES = (
    "file-empty", "file-not-utf8", "file-too-large", "file-control-character", "name-format", "name-reserved", "name-long",
    "yaml-syntax", "yaml-duplicate-key", "yaml-alias", "yaml-tag", "yaml-many-documents", "yaml-depth",
)  # fmt: skip
_CODES_OF_FIELDS = (
    "field-unknown", "field-missing", "field-empty", "field-type", "field-too-few", "field-too-many", "field-repeated",
    "choice-unknown", "term-unknown", "source-unknown", "case-study-unknown", "case-study-similar",
)  # fmt: skip


def builder_data(w: Words) -> Mapping[str, object]:
    """What the script of the case-study builder finds beside its texts."""
    content = w.content
    figures = frozenset(one.uri.removeprefix("figures/") for one in content.assets if one.uri.startswith("figures/"))
    return {
        "rules": case_study_rules(content.catalogue, figures),
        "repository": content.config.repository,
        "studies": studies_offered(w),
    }


def case_study_rules(catalogue: Catalogue, figures: frozenset[str]) -> dict[str, Any]:
    """`figures` are the names of the files in `docs/figures/`."""
    of_model = _of_model()
    return {
        "root": CaseStudy.__name__,
        "withdrawn": {"status": str(Withdrawn.WITHDRAWN), "record": Tombstone.__name__},
        "records": of_model["records"],
        "order": of_model["order"],
        "checks": of_model["checks"],
        "name": {"pattern": SLUG_PATTERN, "reserved": sorted(RESERVED), "longest": MAX_STEM},
        "names": {
            "terms": {
                str(vocabulary): list(catalogue.taxonomy.ids(vocabulary)) for vocabulary in catalogue.taxonomy.terms
            },
            "case_studies": sorted(
                {one.id for one in catalogue.case_studies} | {one.id for one in catalogue.tombstones}
            ),
            "codes": {"countries": country_codes(), "languages": language_codes()},
            "figures": sorted(figures),
            "contacts": sorted(catalogue.contacts),
        },
        "similar": {
            "code": "case-study-similar",
            "role": str(OrganisationRole.LEAD),
            "word": WORD,
            "common": sorted(COMMON),
            "alike": ALIKE,
        },
        "others": [_other(study) for study in catalogue.case_studies],
        "file": {
            "most": MAX_CASE_STUDY_BYTES,
            "depth": MAX_DEPTH,
            "control": CONTROL.pattern,
            "advice": _ADVICE,
            "otherwise": ADVICE_OTHERWISE,
            "quotes": {"ended": QUOTES_ENDED, **QUOTES_INSIDE},
            "open": {"quotes": QUOTES_OPEN, "bracket": BRACKET_OPEN},
        },
        "phrases": of_model["phrases"],
    }


@lru_cache(maxsize=1)
def _of_model() -> Mapping[str, Any]:
    """What hangs on no catalogue."""
    records, checks = record_rules(CaseStudy, Tombstone), [data_of(one) for one in CASE_STUDY_CHECKS]
    codes = {*_CODES_OF_FILES, *_CODES_OF_FIELDS, *_codes(records), *_codes(checks)}
    inside = {record for root in (CaseStudy, Tombstone) for record in records_in(RecordShape(root))}
    return {
        "records": records,
        "order": {one.__name__: field_order(one) for one in sorted(inside, key=lambda one: one.__name__)},
        "checks": checks,
        "phrases": {code: (PHRASES[code].message, PHRASES[code].hint) for code in sorted(codes)},
    }


def _other(study: Study) -> tuple[object, ...]:
    """What shows that a new entry is about the same campaign."""
    start = (study.period.start or "")[:4]
    return study.id, study.title, sorted(leads(study)), start, (study.period.end or start)[:4], study.related


def _codes(value: Any) -> Iterator[str]:
    """The codes of problems in rules and checks."""
    match value:
        case dict():
            yield from (value[key] for key in ("code", "repeated", "unused") if isinstance(value.get(key), str))
            for inner in value.values():
                yield from _codes(inner)
        case list() | tuple():
            for inner in value:
                yield from _codes(inner)
        case _:
            return
