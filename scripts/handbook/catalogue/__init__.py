"""The catalogue: case studies, taxonomy and the project's sources, read and checked against one another."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from handbook.catalogue.advice import similar_warnings
from handbook.catalogue.checks import (
    KnownIds,
    case_study_problems,
    message_problems,
    one_of_equals,
    reference_problems,
    repeated_addresses,
    repeated_ids,
)
from handbook.catalogue.figures import read_figures
from handbook.catalogue.files import read_file, read_list, unexpected_file
from handbook.catalogue.templates import read_templates
from handbook.catalogue.training import Training, read_training
from handbook.model.case_study import CaseStudy, Status, Tombstone, Withdrawn
from handbook.model.contact import PublicContact
from handbook.model.message import Message
from handbook.model.region import RegionCountry
from handbook.model.source import Source
from handbook.model.taxonomy import Taxonomy, Term, Vocabulary
from handbook.problems import Place, errors_in, problem
from handbook.steady import is_steady, known_by
from handbook.tree import is_folder
from handbook.yaml_located import Mapping, Scalar

if TYPE_CHECKING:
    from handbook.catalogue.templates import Templates
    from handbook.model.figure import Figure
    from handbook.model.reading import Located, Read
    from handbook.problems import Problem
    from handbook.project import Project
    from handbook.steady import Known
    from handbook.yaml_located import Node

    _ReadCaseStudy = tuple[Read[CaseStudy | Tombstone] | None, list[Problem]]

_NOT_CASE_STUDIES = frozenset({"schema.json", "README.md"})


@dataclass(frozen=True)
class Catalogue:
    """Everything that is read from `case_studies/` and `docs/_data/sources/`; case studies sorted by id."""

    case_studies: tuple[CaseStudy, ...]
    tombstones: tuple[Tombstone, ...]
    taxonomy: Taxonomy
    sources: tuple[Source, ...]
    region: tuple[RegionCountry, ...] = ()
    messages: tuple[Message, ...] = ()
    figures: tuple[Figure, ...] = ()
    templates: Templates = ()
    training: Training = field(default_factory=Training)
    contacts: frozenset[str] = frozenset()
    """Numbers, addresses and names that are the public's."""

    def case_study(self, case_study_id: str) -> CaseStudy:
        return self.by_id[case_study_id]

    @cached_property
    def by_id(self) -> dict[str, CaseStudy]:
        """The case studies by their ids: asked for by every page."""
        return {study.id: study for study in self.case_studies}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the case studies: who goes through these depends on no text."""
        return tuple(self.by_id)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of the case studies by their ids, for lists that say no more of them."""
        return {study.id: study.title for study in self.case_studies}

    def messages_of(self, issue: str) -> tuple[Message, ...]:
        return tuple(message for message in self.messages if message.issue == issue)

    def region_country(self, code: str) -> RegionCountry | None:
        """The country's place in the Bali Process; None if it has none."""
        return next((country for country in self.region if country.code == code), None)

    def figure(self, figure_id: str) -> Figure:
        return next(one for one in self.figures if one.id == figure_id)

    def source(self, source_id: str) -> Source:
        return self._sources_by_id[source_id]

    @cached_property
    def _sources_by_id(self) -> dict[str, Source]:
        return {one.id: one for one in reversed(self.sources)}


@dataclass(frozen=True, eq=False)
class Library:
    """All of the catalogue but case studies, and what is wrong with it. Two are never equal."""

    catalogue: Catalogue
    known: KnownIds
    problems: tuple[Problem, ...]

    def holds_with(self, names: frozenset[str]) -> bool:
        """Whether it would be the same with these case studies: more of them change nothing where none was missed."""
        return names >= self.known.case_studies and not errors_in(list(self.problems))


def read_catalogue(project: Project, *, drafts: bool = False) -> tuple[Catalogue, list[Problem]]:
    """Read and check the whole catalogue.

    Case studies with problems are left out; drafts stand in only if asked for.
    """
    library = read_library(project, case_study_names(project))
    catalogue, problems = with_case_studies(project, library, library.known.case_studies, drafts=drafts)
    return catalogue, [*library.problems, *problems]


def case_study_names(project: Project) -> frozenset[str]:
    """Known by file name: a case study with a fault of its own must not make others look wrong."""
    with os.scandir(project.case_studies_dir) as entries:
        return frozenset(entry.name.removesuffix(".yml") for entry in entries if entry.name.endswith(".yml"))


def read_library(project: Project, names: frozenset[str]) -> Library:
    """Read and check all but case studies, of which the `names` are known."""
    problems: list[Problem] = []
    sources, contacts = _read_sources(project, problems), _read_contacts(project, problems)
    taxonomy, terms = _read_taxonomy(project, problems)
    known = one_of_equals(
        KnownIds(
            terms={
                vocabulary: frozenset(taxonomy.ids(vocabulary)) for vocabulary in Vocabulary if taxonomy.ids(vocabulary)
            },
            case_studies=names,
            figures=frozenset(path.name for path in (project.docs_dir / "figures").glob("*")),
            sources=frozenset(source.id for source in sources),
            contacts=contacts,
        )
    )
    for term in terms:
        problems += reference_problems(term, known)
    region, faults = _read_region(project)
    problems += faults
    for country in region:
        problems += reference_problems(country, known)
    messages = _read_messages(project, known, problems)
    catalogue = Catalogue(
        (),
        (),
        taxonomy,
        sources,
        tuple(read.record.value for read in region if read.record),
        messages,
        read_figures(project, known, problems),
        read_templates(project, known, problems),
        contacts=contacts,
    )
    sheets = frozenset(path.stem for path in (project.data_dir / "templates").glob("*.yml"))
    catalogue = replace(catalogue, training=read_training(project, known, sheets, problems))
    return Library(catalogue, known, tuple(problems))


def with_case_studies(
    project: Project, library: Library, names: frozenset[str], *, drafts: bool
) -> tuple[Catalogue, list[Problem]]:
    """The whole catalogue, and what is wrong with its case studies, which have these names."""
    known = one_of_equals(replace(library.known, case_studies=names))
    problems: list[Problem] = []
    shown: list[CaseStudy] = []
    tombstones: list[Tombstone] = []
    located: list[Located[CaseStudy]] = []
    for read in _read_case_studies(project, problems):
        faults = case_study_problems(read, known)
        problems += faults
        record = read.record.value if read.record and not errors_in(faults) else None
        if read.record and isinstance(record, CaseStudy):
            located.append(cast("Located[CaseStudy]", read.record))
        if isinstance(record, Tombstone):
            tombstones.append(record)
        elif record and (drafts or record.status is Status.PUBLISHED):
            shown.append(record)
    problems += similar_warnings(located)
    return replace(library.catalogue, case_studies=tuple(shown), tombstones=tuple(tombstones)), problems


def _read_sources(project: Project, problems: list[Problem]) -> tuple[Source, ...]:
    """The sources of pages and taxonomy, from all files of one folder; the ids are unique across them."""
    found: list[Read[Source]] = []
    for path in sorted((project.data_dir / "sources").glob("*.yml")):
        read, faults = read_list(project, path, Source)
        problems += faults
        found += read
    problems += repeated_ids(found) + repeated_addresses(found)
    return tuple(sorted((one.record.value for one in found if one.record), key=lambda source: source.id))


def _read_contacts(project: Project, problems: list[Problem]) -> frozenset[str]:
    if not project.contacts_path.exists():
        return frozenset()
    found, faults = read_list(project, project.contacts_path, PublicContact)
    problems += faults + repeated_ids(found, field="value")
    return frozenset(one.record.value.value for one in found if one.record)


def _read_taxonomy(project: Project, problems: list[Problem]) -> tuple[Taxonomy, list[Read[Term]]]:
    """A vocabulary with a fault counts as empty: its ids are not known, so nothing is said against ids of it."""
    terms: dict[Vocabulary, tuple[Term, ...]] = {}
    found: list[Read[Term]] = []
    for vocabulary in Vocabulary:
        read, faults = read_list(project, project.taxonomy_dir / f"{vocabulary}.yml", Term)
        faults += repeated_ids(read)
        problems += faults
        found += read
        terms[vocabulary] = () if faults else tuple(one.record.value for one in read if one.record)
    return Taxonomy(terms), found


def _read_region(project: Project) -> tuple[list[Read[RegionCountry]], list[Problem]]:
    path = project.data_dir / "countries.yml"
    if not path.exists():  # a project without a region of its own shows the countries of its case studies
        return [], []
    found, problems = read_list(project, path, RegionCountry)
    return found, problems + repeated_ids(found, field="code")


def _read_messages(project: Project, known: KnownIds, problems: list[Problem]) -> tuple[Message, ...]:
    """The message library: a file for each issue; ids are unique across them, since they are parts of addresses."""
    found: list[Read[Message]] = []
    for path in sorted((project.data_dir / "messages").glob("*.yml")):
        issues = known.terms.get(Vocabulary.ISSUES)
        if issues is not None and path.stem not in issues:
            advice = f"name it after an issue of the taxonomy: {', '.join(sorted(issues))}"
            problems.append(problem("file-unexpected", Place(path=project.uri(path)), expected=advice))
            continue
        read, faults = read_list(project, path, Message, issue=path.stem)
        problems += faults
        found += read
    for one in found:
        problems += message_problems(one, known)
    problems += repeated_ids(found)
    return tuple(one.record.value for one in found if one.record)


def _read_case_studies(project: Project, problems: list[Problem]) -> list[Read[CaseStudy | Tombstone]]:
    found: list[Read[CaseStudy | Tombstone]] = []
    is_plain = project.contains(project.case_studies_dir)
    with os.scandir(project.case_studies_dir) as entries:
        files = sorted((entry for entry in entries if not is_folder(entry)), key=lambda entry: entry.name)
    for entry in files:
        if entry.name in _NOT_CASE_STUDIES:
            continue
        known = known_by(entry.stat()) if is_plain and not entry.is_symlink() else None
        if known and is_steady(known):
            read, faults = _known_case_study(project, entry.name, known)
        else:
            read, faults = _read_case_study(project, entry.name)
        problems += faults
        found += [read] if read else []
    return found


# A process that stays looks once at each of a thousand files, and asks no more of those that are as they were.
@lru_cache(maxsize=10_000)
def _known_case_study(project: Project, name: str, known: Known) -> _ReadCaseStudy:
    del known
    return _read_case_study(project, name)


def _read_case_study(project: Project, name: str) -> _ReadCaseStudy:
    path = project.case_studies_dir / name
    if fault := unexpected_file(project, path, ".yml"):
        return None, [fault]
    return read_file(project, path, record_for, id=path.stem)


def record_for(node: Node) -> type[CaseStudy | Tombstone]:
    """A withdrawn case study keeps its file and address; the file then says only that, and why."""
    status = node.get("status") if isinstance(node, Mapping) else None
    return Tombstone if isinstance(status, Scalar) and status.text == Withdrawn.WITHDRAWN else CaseStudy
