"""What a build remembers of a locale, so that the next one leaves alone what did not change."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.translation.texts import EDITIONS_SOURCE, INTERFACE_URI
from handbook.tree import tree_uris, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.project import Project
    from handbook.staging import StagedLocale

_LIBRARIES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions", "jinja2")
_PACKAGE_DIR = Path(__file__).resolve().parent.parent
_FRAME_SOURCES = (INTERFACE_URI, EDITIONS_SOURCE)
"""Texts that the theme shows around pages."""
_ADDRESSES = ("HANDBOOK_SITE_URL", "HANDBOOK_REPO_URL")
_OF_ALL_LANGUAGES = ("locale.yml", "glossary.csv")
"""Files of a language that pages of the others show: its name, and its words in the glossary."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One locale of the site as it stands."""

    sources: str
    """Digest of everything that it is made from; if it is the same, nothing need be read."""
    inputs: str
    """Digest of what was rendered; it stays the same when only a comment of a source changed."""
    pages: int
    manifest: Mapping[str, Any]
    """Its part of `build/manifest.json`."""
    root: Mapping[str, Any]
    """Its part of the site's root: the chooser and the data of all languages."""
    output: str = ""
    """The files of `site/<locale>/`, by size and time: whoever changes one gets it built again."""


def read_record(project: Project, code: str) -> Record | None:
    """The record of a locale's last build; nothing if there is none, or one that an older version wrote."""
    try:
        return Record(**json.loads(_path(project, code).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_record(project: Project, code: str, record: Record) -> None:
    data = json.dumps(asdict(record), ensure_ascii=False).encode()
    path = _path(project, code)
    if not (path.is_file() and path.read_bytes() == data):
        write_file(path, data)


def is_in_place(project: Project, code: str, record: Record | None) -> bool:
    """Whether the site still holds what the record says."""
    folder = project.site_dir / code
    return record is not None and folder.is_dir() and record.output == tree_state(folder)


def _path(project: Project, code: str) -> Path:
    return project.build_dir / "records" / f"{code}.json"


# Digests


def shared_digest(project: Project, without: Iterable[str]) -> str:
    """What all locales are made from: sources, theme, configuration, this package, the libraries under it."""
    state = hashlib.sha256()
    for name in ("HANDBOOK_DRAFTS", *_ADDRESSES):
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


def input_digest(project: Project, staged: StagedLocale, files: Mapping[str, bytes]) -> str:
    """Everything that a locale's HTML depends on, once it is planned."""
    state = hashlib.sha256()
    for uri, data in files.items():
        state.update(f"{uri}\0{len(data)}\0".encode() + data)
    state.update(code_digest(project).encode())
    state.update("\0".join(os.environ.get(name, "") for name in _ADDRESSES).encode())
    state.update(json.dumps([locale.code for locale in staged.locales]).encode())
    for source in _FRAME_SOURCES:
        labels = staged.translation.entries.get(source, {})
        state.update(repr(sorted((key, one.msgstr) for key, one in labels.items())).encode())
    return state.hexdigest()


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
    state = hashlib.sha256(" ".join(f"{name}={version(name)}" for name in _LIBRARIES).encode())
    _add_tree(state, _PACKAGE_DIR)
    return state.hexdigest()


def tree_state(folder: Path) -> str:
    """Names, sizes and times of all files of a folder."""
    state = hashlib.sha256()
    for uri in tree_uris(folder):
        known = (folder / uri).stat()
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
