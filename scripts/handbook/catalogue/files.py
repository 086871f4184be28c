"""YAML files of records: one record a file, or a list of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from handbook.file_names import stem_problem
from handbook.model.reading import Read, read_record
from handbook.problems import Place, Problem, errors_in, problem
from handbook.source_files import MAX_CASE_STUDY_BYTES, read_source
from handbook.yaml_located import Sequence, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook.model.reading import Located
    from handbook.project import Project
    from handbook.source_files import SourceFile
    from handbook.yaml_located import Node

T = TypeVar("T")


def read_list(project: Project, path: Path, record: type[T], **given: object) -> tuple[list[Read[T]], list[Problem]]:
    """A file that is a list of records. `given` are the values of fields that no file gives."""
    source = read_source(project, path)
    if isinstance(source, Problem):
        return [], [source]
    found, problems = _list_of(source, record, tuple(given.items()))  # type: ignore[arg-type]  # a class is hashable
    return [*found], [*problems]


# Files are read again whenever somebody saves one; what they say is worked out once.
@lru_cache(maxsize=2_000)
def _list_of(
    source: SourceFile, record: type[T], given: tuple[tuple[str, object], ...]
) -> tuple[tuple[Read[T], ...], tuple[Problem, ...]]:
    node, problems = parse_yaml(source)
    if node is None:
        return (), tuple(problems)
    if not isinstance(node, Sequence):
        advice = "start each entry with '- id: ...'"
        wrong = problem(
            "field-type", node.place, key="the file", expected="a list", found="something else", advice=advice
        )
        return (), (*problems, wrong)
    found = tuple(read_record(item, record, **dict(given)) for item in node.items)
    return found, (*problems, *(fault for one in found for fault in one.problems))


def read_file(
    project: Project, path: Path, record_for: Callable[[Node], type[T]], **given: object
) -> tuple[Read[T] | None, list[Problem]]:
    """A file that is one record, of the class that its content asks for."""
    source = read_source(project, path, MAX_CASE_STUDY_BYTES)
    if isinstance(source, Problem):
        return None, [source]
    read, problems = _record_of(source, record_for, tuple(given.items()))
    return read, [*problems]


@lru_cache
def always(record: type[T]) -> Callable[[Node], type[T]]:
    """For folders whose files are all records of one class: the same function each time, so that what was read is known."""
    return lambda _: record


@lru_cache(maxsize=10_000)
def _record_of(
    source: SourceFile, record_for: Callable[[Node], type[T]], given: tuple[tuple[str, object], ...]
) -> tuple[Read[T] | None, tuple[Problem, ...]]:
    node, problems = parse_yaml(source)
    if node is None:
        return None, tuple(problems)
    read = read_record(node, record_for(node), **dict(given))
    sound = Read(None if problems else read.record, read.problems, read.references)
    return sound, (*problems, *read.problems)


def read_folder(
    project: Project,
    folder: str,
    record_for: Callable[[Node], type[T]],
    examine: Callable[[Read[T]], list[Problem]],
    problems: list[Problem],
) -> list[Located[T]]:
    """The sound records of a folder of `docs/_data`, one a file, by name; `problems` takes what is wrong with the others."""
    found = []
    for path in sorted((project.data_dir / folder).glob("*")):
        if fault := unexpected_file(project, path, ".yml"):
            problems.append(fault)
            continue
        read, faults = read_file(project, path, record_for, id=path.stem)
        faults += examine(read) if read else []
        problems += faults
        if read and read.record and not errors_in(faults):
            found.append(read.record)
    return found


def unexpected_file(project: Project, path: Path, extension: str) -> Problem | None:
    """A file that does not belong here, or whose name cannot become an address."""
    place = Place(path=project.uri(path))
    if path.suffix != extension:
        return problem("file-unexpected", place, expected=f"files here end in {extension}")
    return stem_problem(path.stem, extension, place)
