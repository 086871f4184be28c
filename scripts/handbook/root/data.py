"""The catalogue for the whole site: English records, with title and summary in every language that the site has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from handbook.exports.package import package_head, size_and_digest
from handbook.exports.records import (
    envelope,
    format_item,
    format_json,
    format_json_list,
    study_record,
    translation_value,
)
from handbook.exports.spoken import spoken_study, study_translation
from handbook.pages.outline import DATA_URI, study_uri
from handbook.pages.page import html_uri
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.pages.memory import Plan


def case_studies_in(plan: Plan) -> dict[str, dict[str, object]]:
    """Title, summary, page and state of each case study in one language, by id."""
    return {
        one: plan.kept(("at the root", one), partial(_in_locale, plan, one)) for one in plan.content.catalogue.by_id
    }


def root_data_files(plan: Plan, languages: Mapping[str, Mapping[str, Mapping[str, object]]]) -> dict[str, bytes]:
    """The files of `data/` at the site's root, by name. `plan` is in English; `languages`: what `case_studies_in` gave, by locale."""
    english = Words(plan.content, plan.translation, DATA_URI)
    records = []
    for study_id in plan.content.catalogue.by_id:
        own = {code: studies[study_id] for code, studies in languages.items() if study_id in studies}
        records.append(plan.kept(("root record", study_id), partial(_record, plan, study_id, own), own))
    head = envelope(english, "case-studies-of-all-locales") | {"locales": list(languages)}
    case_studies = format_json_list(records, "case_studies", head)
    return {"data/case-studies.json": case_studies, "data/datapackage.json": _package(english, case_studies)}


def _record(plan: Plan, study_id: str, own: Mapping[str, object]) -> bytes:
    w = Words(plan.content, plan.translation, DATA_URI)
    study = plan.content.catalogue.by_id[study_id]
    return format_item({"id": study_id} | study_record(w, spoken_study(w, study)) | {"locales": own})


def _in_locale(plan: Plan, study_id: str) -> dict[str, object]:
    w, study = Words(plan.content, plan.translation, DATA_URI), plan.content.catalogue.by_id[study_id]
    site = w.content.config.url.rstrip("/") or ".."
    return {
        "title": w.plain_study(study, "title", study.title),
        "summary": w.plain_study(study, "summary", study.summary),
        "page": f"{site}/{w.locale.code}/{html_uri(study_uri(study.id))}",
        "translation": translation_value(study_translation(w, study)),
    }


def _package(w: Words, case_studies: bytes) -> bytes:
    """The tables lie in each locale's folder, with packages of their own: a package may not point out of its folder."""
    resource = {
        "name": "case-studies",
        "title": w.plain("case-studies.title"),
        "profile": "data-resource",
        "path": "case-studies.json",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        **size_and_digest(case_studies),
    }
    return format_json(package_head(w) | {"profile": "data-package", "resources": [resource]})
