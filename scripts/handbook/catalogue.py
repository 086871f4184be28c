"""The catalogue: case studies, taxonomy and the project's sources, read and checked against one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from handbook.model.case_study import CaseStudy, Status
from handbook.model.kinds import SLUG, CaseStudyOf, SourceOf, TermOf, slugify
from handbook.model.reading import Located, read_record
from handbook.model.references import references
from handbook.model.source import Source
from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Taxonomy, Term, Vocabulary
from handbook.problems import Place, Problem, problem
from handbook.source_files import MAX_BYTES, MAX_CASE_STUDY_BYTES, read_source
from handbook.yaml_located import Sequence, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from handbook.project import Project

T = TypeVar("T")
_NOT_CASE_STUDIES = frozenset({"schema.json", "README.md"})


@dataclass(frozen=True)
class Catalogue:
    """Everything that is read from `case_studies/` and `docs/_data/sources/`; case studies sorted by id."""

    case_studies: tuple[CaseStudy, ...]
    taxonomy: Taxonomy
    sources: tuple[Source, ...]

    def case_study(self, case_study_id: str) -> CaseStudy:
        return next(one for one in self.case_studies if one.id == case_study_id)

    def source(self, source_id: str) -> Source:
        return next(one for one in self.sources if one.id == source_id)


def read_catalogue(project: Project, *, drafts: bool = False) -> tuple[Catalogue, list[Problem]]:
    """Read and check the whole catalogue. Case studies with problems are left out; drafts stand in only if asked for."""
    problems: list[Problem] = []
    sources = _read_sources(project, problems)
    taxonomy = _read_taxonomy(project, {one.value.id for one in sources}, problems)
    case_studies = _read_case_studies(project, problems)
    # Known by file name: a case study with a fault of its own must not make others look wrong.
    known = {path.stem for path in project.case_studies_dir.glob("*.yml")}
    sound = [one for one in case_studies if not _case_study_problems(one, known, taxonomy, problems)]
    shown = sorted(
        (one.value for one in sound if drafts or one.value.status is Status.PUBLISHED), key=lambda one: one.id
    )
    return Catalogue(tuple(shown), taxonomy, tuple(one.value for one in sources)), problems


def _read_case_studies(project: Project, problems: list[Problem]) -> list[Located[CaseStudy]]:
    found = []
    for path in sorted(project.case_studies_dir.iterdir()):
        if path.is_dir() or path.name in _NOT_CASE_STUDIES:
            continue
        if name_problem := _name_problem(project, path, ".yml"):
            problems.append(name_problem)
            continue
        study, faults = _read_file(project, path, CaseStudy, id=path.stem)
        problems += faults
        found += [study] if study else []
    return found


def _read_taxonomy(project: Project, source_ids: set[str], problems: list[Problem]) -> Taxonomy:
    terms: dict[Vocabulary, tuple[Term, ...]] = {}
    located: list[Located[Term]] = []
    for vocabulary in Vocabulary:
        read, faults = read_list(project, project.taxonomy_dir / f"{vocabulary}.yml", Term)
        problems += faults + _repeated(read)
        located += read
        terms[vocabulary] = tuple(one.value for one in read)
    taxonomy = Taxonomy(terms)
    for one in located:
        problems += _unknown_terms(one, taxonomy) + _unknown_sources(one, source_ids)
    return taxonomy


def _read_sources(project: Project, problems: list[Problem]) -> list[Located[Source]]:
    """The sources of pages and taxonomy, from all files of one folder; the ids are unique across them."""
    found: list[Located[Source]] = []
    for path in sorted((project.data_dir / "sources").glob("*.yml")):
        read, faults = read_list(project, path, Source)
        problems += faults
        found += read
    problems += _repeated(found)
    return sorted(found, key=lambda one: one.value.id)


def read_list(project: Project, path: Path, record: type[T]) -> tuple[list[Located[T]], list[Problem]]:
    """A file that is a list of records; entries with problems are left out."""
    source = read_source(project, path, MAX_BYTES)
    if isinstance(source, Problem):
        return [], [source]
    node, problems = parse_yaml(source)
    if node is not None and not isinstance(node, Sequence):
        problems.append(
            problem(
                "field-type",
                node.place,
                key="the file",
                expected="a list",
                found="something else",
                advice="start each entry with '- id: ...'",
            )
        )
    found = []
    for item in node.items if isinstance(node, Sequence) else ():
        read, faults = read_record(item, record)
        problems += faults
        found += [read] if read else []
    return found, problems


def _read_file(
    project: Project, path: Path, record: type[T], **given: object
) -> tuple[Located[T] | None, list[Problem]]:
    source = read_source(project, path, MAX_CASE_STUDY_BYTES)
    if isinstance(source, Problem):
        return None, [source]
    node, problems = parse_yaml(source)
    if node is None:
        return None, problems
    read, faults = read_record(node, record, **given)
    return (None if problems else read), problems + faults


def _name_problem(project: Project, path: Path, extension: str) -> Problem | None:
    place = Place(path=project.uri(path))
    if path.suffix != extension:
        return problem("file-unexpected", place, expected=f"files here end in {extension}")
    if not SLUG.fullmatch(path.stem):
        return problem("name-format", place, name=path.name, suggestion=slugify(path.stem) + extension)
    return None


def _case_study_problems(
    study: Located[CaseStudy], known: set[str], taxonomy: Taxonomy, problems: list[Problem]
) -> list[Problem]:
    """What only shows beside other records, or between fields."""
    found = _unknown_terms(study, taxonomy)
    found += _unknown_sources(study, {source.id for source in study.value.sources})
    found += _unused_sources(study) + _unknown_related(study, known)
    found += _period_problems(study)
    found += [
        problem(
            "id-repeated",
            study.place("sources", index, "id"),
            value=source.id,
            first_line=study.place("sources", first, "id").line,
            first_path="this file",
        )
        for first, one in enumerate(study.value.sources)
        for index, source in enumerate(study.value.sources)
        if first < index and one.id == source.id
    ]
    problems += found
    return found


def _unknown_terms(one: Located[T], taxonomy: Taxonomy) -> list[Problem]:
    found = []
    for reference in references(one.value, TermOf):
        vocabulary = getattr(reference.kind, "vocabulary", "")
        known = taxonomy.ids(Vocabulary(vocabulary))
        if reference.target not in known:
            near = did_you_mean(reference.target, known, after="; ")
            found.append(
                problem(
                    "term-unknown",
                    one.place(*reference.steps),
                    value=reference.target,
                    vocabulary=vocabulary,
                    suggestion=near,
                )
            )
    return found


def _unknown_sources(one: Located[T], known: set[str]) -> list[Problem]:
    return [
        problem(
            "source-unknown",
            one.place(*reference.steps),
            value=reference.target,
            suggestion=did_you_mean(reference.target, known, after="; "),
        )
        for reference in references(one.value, SourceOf)
        if reference.target not in known
    ]


def _unused_sources(study: Located[CaseStudy]) -> list[Problem]:
    used = {reference.target for reference in references(study.value, SourceOf)}
    return [
        problem("source-unused", study.place("sources", index, "id"), value=source.id)
        for index, source in enumerate(study.value.sources)
        if source.id not in used
    ]


def _unknown_related(study: Located[CaseStudy], known: set[str]) -> list[Problem]:
    found = []
    for reference in references(study.value, CaseStudyOf):
        place = study.place(*reference.steps)
        if reference.target == study.value.id:
            found.append(problem("case-study-itself", place))
        elif reference.target not in known:
            near = did_you_mean(reference.target, known, after="; ")
            found.append(problem("case-study-unknown", place, value=reference.target, suggestion=near))
    return found


def _period_problems(study: Located[CaseStudy]) -> list[Problem]:
    period = study.value.period
    if not (period.start or period.end or period.note):
        return [problem("period-empty", study.place("period"))]
    # A shorter date is the earlier one of the two only if it is not a prefix: 2014 to 2014-05 is fine.
    if period.start and period.end and period.end < period.start and not period.start.startswith(period.end):
        return [problem("period-backwards", study.place("period", "end"), start=period.start, end=period.end)]
    return []


def _repeated(found: Iterable[Located[T]]) -> list[Problem]:
    first: dict[str, Place] = {}
    problems = []
    for one in found:
        record_id, place = getattr(one.value, "id", ""), one.place("id")
        if record_id in first:
            known = first[record_id]
            problems.append(
                problem("id-repeated", place, value=record_id, first_line=known.line, first_path=known.path)
            )
        first.setdefault(record_id, place)
    return problems
