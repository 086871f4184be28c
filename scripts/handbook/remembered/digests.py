"""Digests of what a site is made from, by content, and by what the system knows of the files."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.tree import tree_stats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.project import Project

_LIBRARIES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions", "jinja2")
_PACKAGE_DIR = Path(__file__).resolve().parent.parent
_ADDRESSES = ("HANDBOOK_SITE_URL", "HANDBOOK_REPO_URL")
_SAID = ("HANDBOOK_DRAFTS", *_ADDRESSES)
"""What the environment tells a build."""
_OF_ALL_LANGUAGES = ("locale.yml", "glossary.csv")
"""Files of a language that pages of the others show: its name, and its words in the glossary."""
_UNCERTAIN_NS = 2_000_000_000
"""A file that was written so shortly before it was looked at may be written again within the same tick of the clock."""


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


def tree_state(folder: Path) -> str:
    """Names, sizes and times of all files of a folder."""
    state = hashlib.sha256()
    for uri, entry in sorted(tree_stats(folder), key=lambda one: one[0]):
        known = entry.stat()
        state.update(f"{uri}\0{known.st_size}\0{known.st_mtime_ns}\0".encode())
    return state.hexdigest()


def _add_tree(state: hashlib._Hash, folder: Path) -> None:
    """All files, and the names of linked folders: these are refused, so a new one must be seen."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        links = [name for name in folders if Path(where, name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(where, name)
            _add_file(state, path, path.relative_to(folder).as_posix())


def _add_file(state: hashlib._Hash, path: Path, uri: str) -> None:
    data = path.read_bytes() if path.is_file() else b""
    state.update(f"{uri}\0{len(data)}\0".encode() + data)


def file_state(project: Project, now: int) -> str:
    """All files that a build reads, by size, times and number, and what the environment says. No file is opened.

    Empty if a file is so new at the moment `now` that a second change of it might not show.
    """
    libraries = Path(sysconfig.get_paths()["purelib"])
    said = [f"{name}={os.environ.get(name, '')}" for name in _SAID]
    state = hashlib.sha256(f"{said} {sys.version} {libraries} {libraries.stat().st_mtime_ns}".encode())
    config = _known(project.mkdocs_path.stat())
    state.update(repr(config).encode())
    newest = max(config[1:3])
    for folder in _source_dirs(project):
        for uri, known in sorted(_file_stats(str(folder), "")):
            state.update(f"{uri}\0{known}\0".encode())
            newest = max(newest, *known[1:3])
    return state.hexdigest() if newest + _UNCERTAIN_NS < now else ""


def _source_dirs(project: Project) -> Iterable[Path]:
    folders = (project.docs_dir, project.case_studies_dir, project.third_party_dir, project.translations_dir)
    yield from (one for one in (*folders, project.overrides_dir, _PACKAGE_DIR) if one.is_dir())


def _file_stats(where: str, uri: str) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """Size, times and number of every file; of a link too, and of what it leads to. Linked folders are not entered."""
    for entry in os.scandir(where):
        if entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _file_stats(entry.path, f"{uri}/{entry.name}")
            continue
        yield f"{uri}/{entry.name}", _known(entry.stat(follow_symlinks=False))
        if entry.is_symlink() and _leads_to_a_file(entry):
            yield f"{uri}/{entry.name} leads to", _known(entry.stat())


def _leads_to_a_file(entry: os.DirEntry[str]) -> bool:
    """A link may lead nowhere, or in a circle; reading the sources tells that with its place."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _known(stat: os.stat_result) -> tuple[int, int, int, int]:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
