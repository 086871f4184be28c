"""What a build remembers of a locale, so that the next one leaves alone what did not change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from handbook.remembered.digests import tree_state
from handbook.tree import state_of, tree_states, write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handbook.project import Project
    from handbook.tree import FileState


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
    path = _path(project, code)
    try:
        return _read(path, state_of(path.stat()))
    except (OSError, ValueError, TypeError):
        return None


# A record is a file that is put in place and never written into: a process that stays reads it once.
@lru_cache(maxsize=64)
def _read(path: Path, state: FileState) -> Record:
    del state
    return Record(**json.loads(path.read_text(encoding="utf-8")))


def write_record(project: Project, code: str, record: Record) -> None:
    data = json.dumps(vars(record), ensure_ascii=False).encode()  # its parts are plain values: no need to copy them
    path = _path(project, code)
    if not (path.is_file() and path.read_bytes() == data):
        write_file(path, data)


def is_in_place(project: Project, code: str, record: Record | None) -> bool:
    """Whether the site still holds what the record says."""
    folder = project.site_dir / code
    return record is not None and folder.is_dir() and record.output == tree_state(tree_states(folder))


def _path(project: Project, code: str) -> Path:
    return project.build_dir / "records" / f"{code}.json"
