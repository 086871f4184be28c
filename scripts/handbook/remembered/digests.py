"""Digests of what a site is made from, by content, and by what the system knows of the files."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from handbook.steady import UNCERTAIN_NS, is_steady, known_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handbook.project import Project
    from handbook.steady import Known
    from handbook.tree import FileState

_LIBRARIES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions", "jinja2")
_PACKAGE_DIR = Path(__file__).resolve().parent.parent
_ADDRESSES = ("HANDBOOK_SITE_URL", "HANDBOOK_REPO_URL")
_SAID = ("HANDBOOK_DRAFTS", *_ADDRESSES)
"""What the environment tells a build."""
_OF_ALL_LANGUAGES = ("locale.yml", "glossary.csv")
"""Files of a language that pages of the others show: its name, and its words in the glossary."""


def shared_digest(project: Project, without: Iterable[str]) -> str:
    """What all locales are made from: sources, theme, configuration, this package, the libraries under it."""
    state = hashlib.sha256()
    for name in _SAID:
        state.update(f"{name}={os.environ.get(name, '')}\0".encode())
    state.update(f"{sorted(without)}\0{code_digest(project)}".encode())
    for folder in (project.docs_dir, project.case_studies_dir, project.third_party_dir):
        _add_tree(state, folder)
    for folder in sorted(project.translations_dir.glob("*")):
        for name in _OF_ALL_LANGUAGES:
            _add_file(state, folder / name, f"{folder.name}/{name}")
    return state.hexdigest()


def source_digest(project: Project, code: str, shared: str) -> str:
    """Everything that a locale is made from."""
    state = hashlib.sha256(shared.encode())
    _add_tree(state, project.translations_dir / code)
    return state.hexdigest()


def environment_digest(project: Project) -> str:
    """What pages of all locales are made with, whatever they say."""
    addresses = "\0".join(os.environ.get(name, "") for name in _ADDRESSES)
    return hashlib.sha256(f"{code_digest(project)}\0{addresses}".encode()).hexdigest()


def code_digest(project: Project) -> str:
    """The theme, the configuration, this package and the libraries under it."""
    state = hashlib.sha256()
    _add_file(state, project.mkdocs_path, "mkdocs.yml")
    _add_tree(state, project.overrides_dir)
    state.update(_package_digest().encode())
    return state.hexdigest()


@lru_cache(maxsize=1)
def _package_digest() -> str:
    """The code that runs does not change while it runs."""
    from importlib.metadata import version  # takes as long as all the rest where nothing changed

    state = hashlib.sha256(" ".join(f"{name}={version(name)}" for name in _LIBRARIES).encode())
    _add_tree(state, _PACKAGE_DIR)
    return state.hexdigest()


def tree_state(states: Mapping[str, FileState]) -> str:
    """Names, sizes and times of all files of a folder."""
    told = "".join(f"{uri}\0{size}\0{time}\0" for uri, (_, size, time) in sorted(states.items()))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def _add_tree(state: hashlib._Hash, folder: Path) -> None:
    """All files, and the names of linked folders: these are refused, so a new one must be seen."""
    if folder.is_dir():
        for uri, entry in _files_below(str(folder), ""):
            _add_file(state, entry.path, uri)


def _files_below(where: str, before: str) -> list[tuple[str, os.DirEntry[str]]]:
    """All files by address, sorted, and links; linked folders are not entered. Thousands of them, so no paths."""
    found = []
    for entry in os.scandir(where):
        if not entry.is_dir(follow_symlinks=False):
            found.append((before + entry.name, entry))
        elif entry.name != "__pycache__":
            found += _files_below(entry.path, f"{before}{entry.name}/")
    return sorted(found, key=lambda one: one[0])


def _add_file(state: hashlib._Hash, path: Path | str, uri: str) -> None:
    state.update(f"{uri}\0{_digest(str(path))}\0".encode("utf-8", "surrogateescape"))


def _digest(path: str) -> str:
    """The digest of a file's content; of what is no file, that of nothing."""
    try:
        stat = os.stat(path)  # noqa: PTH116 (see `_files_below`)
    except OSError:  # a link that leads nowhere, or in a circle
        return _digest_of(b"")
    if not S_ISREG(stat.st_mode):
        return _digest_of(b"")
    known = known_by(stat)
    return _known_digest(path, known) if is_steady(known) else _digest_of(Path(path).read_bytes())


@lru_cache(maxsize=50_000)
def _known_digest(path: str, known: Known) -> str:
    """Of a file that is known by this: a process that stays opens it once."""
    del known
    return _digest_of(Path(path).read_bytes())


def _digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class FileStates:
    """What files are known by: size, times and number. Empty if one is so new that a second change of it might not show."""

    whole: str
    """Of all files that a build reads, and what the environment says."""
    beside: str
    """Of all but what single case studies say."""


def file_state(project: Project, now: int) -> str:
    """The state of all files that a build reads, at the moment `now`. No file is opened."""
    return file_states(project, now).whole


def file_states(project: Project, now: int) -> FileStates:
    libraries = Path(sysconfig.get_paths()["purelib"])
    said = [f"{name}={os.environ.get(name, '')}" for name in _SAID]
    config = known_by(project.mkdocs_path.stat())
    beside = [f"{said} {sys.version} {libraries} {libraries.stat().st_mtime_ns} {config}"]
    newest_beside = max(config[1:3])
    studies, newest_study = [], 0
    for folder in _source_dirs(project):
        holds_studies = folder == project.case_studies_dir
        for uri, known in _file_stats(folder):
            if holds_studies and "/" not in uri:
                studies.append(f"{uri}\0{known}")
                newest_study = max(newest_study, known[1], known[2])
            else:
                beside.append(f"{uri}\0{known}")
                newest_beside = max(newest_beside, known[1], known[2])
    return FileStates(
        _state_of([*beside, *studies], max(newest_beside, newest_study), now), _state_of(beside, newest_beside, now)
    )


def _state_of(lines: Iterable[str], newest: int, now: int) -> str:
    told = "\0".join(lines).encode("utf-8", "surrogateescape")
    return _digest_of(told) if newest + UNCERTAIN_NS < now else ""


def _source_dirs(project: Project) -> Iterable[Path]:
    folders = (project.docs_dir, project.case_studies_dir, project.third_party_dir, project.translations_dir)
    yield from (one for one in (*folders, project.overrides_dir, _PACKAGE_DIR) if one.is_dir())


def _file_stats(folder: Path) -> Iterator[tuple[str, Known]]:
    """Size, times and number of every file; of a link too, and of what it leads to."""
    for uri, entry in _files_below(str(folder), ""):
        yield uri, known_by(entry.stat(follow_symlinks=False))
        if entry.is_symlink() and _leads_to_a_file(entry):
            yield f"{uri} leads to", known_by(entry.stat())


def _leads_to_a_file(entry: os.DirEntry[str]) -> bool:
    """A link may lead nowhere, or in a circle; reading the sources tells that with its place."""
    try:
        return entry.is_file()
    except OSError:
        return False
