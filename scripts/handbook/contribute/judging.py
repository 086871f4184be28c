"""A new case study judged as the check would, before there is a file of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue import read_catalogue, record_for
from handbook.catalogue.checks import KnownIds, case_study_problems
from handbook.model.reading import Read, read_record
from handbook.model.taxonomy import Vocabulary
from handbook.problems import Place, Problem, problem
from handbook.source_files import MAX_CASE_STUDY_BYTES, SourceFile, decode
from handbook.yaml_located import parse_yaml

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.project import Project


def judge(text: str, study_id: str, known: KnownIds) -> list[Problem]:
    """All problems of a case study's text."""
    uri = f"case_studies/{study_id}.yml"
    data = text.encode(errors="replace")
    if len(data) > MAX_CASE_STUDY_BYTES:
        size, limit = f"{len(data):,}", f"{MAX_CASE_STUDY_BYTES:,}"
        return [problem("file-too-large", Place(path=uri), size=size, limit=limit)]
    source = decode(uri, data)
    if not isinstance(source, SourceFile):
        return [source]
    node, problems = parse_yaml(source)
    if node is None:
        return problems
    read = read_record(node, record_for(node), id=study_id)
    sound = Read(None if problems else read.record, read.problems, read.references)
    return problems + read.problems + case_study_problems(sound, known)


def known_ids(project: Project) -> tuple[KnownIds, Catalogue]:
    """What a case study may refer to, and the catalogue that it would join."""
    catalogue, _ = read_catalogue(project, drafts=True)
    terms = {one: frozenset(catalogue.taxonomy.ids(one)) for one in Vocabulary if catalogue.taxonomy.ids(one)}
    known = KnownIds(
        terms=terms,
        case_studies=frozenset(path.stem for path in project.case_studies_dir.glob("*.yml")),
        figures=frozenset(path.name for path in (project.docs_dir / "figures").glob("*")),
        sources=frozenset(source.id for source in catalogue.sources),
    )
    return known, catalogue
