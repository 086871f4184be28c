"""The catalogue for the whole site: English records, with title and summary in every language that the site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.exports.package import package_head, size_and_digest
from handbook.exports.records import envelope, format_json, study_record, translation_value
from handbook.exports.spoken import spoken_study, study_translation
from handbook.pages.outline import DATA_URI, study_uri
from handbook.pages.page import html_uri
from handbook.pages.words import Words
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content
    from handbook.model.case_study import CaseStudy


def case_studies_in(content: Content, translation: Translation) -> dict[str, dict[str, object]]:
    """Title, summary, page and state of each case study in one language, by id."""
    w = Words(content, translation, DATA_URI)
    return {study.id: _in_locale(w, study) for study in content.catalogue.case_studies}


def root_data_files(content: Content, languages: Mapping[str, Mapping[str, Mapping[str, object]]]) -> dict[str, bytes]:
    """The files of `data/` at the site's root, by name. `languages`: what `case_studies_in` gave, by locale."""
    english = Words(content, Translation(content.locale(SOURCE_LOCALE), {}), DATA_URI)
    records = [
        {"id": study.id}
        | study_record(english, spoken_study(english, study))
        | {"locales": {code: own[study.id] for code, own in languages.items() if study.id in own}}
        for study in content.catalogue.case_studies
    ]
    head = {"locales": list(languages)}
    case_studies = format_json(envelope(english, "case-studies-of-all-locales") | head | {"case_studies": records})
    return {"data/case-studies.json": case_studies, "data/datapackage.json": _package(english, case_studies)}


def _in_locale(w: Words, study: CaseStudy) -> dict[str, object]:
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
