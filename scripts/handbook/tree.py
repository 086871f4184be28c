"""Folders of files: listing them, and writing them so that only changes touch the disk. Nothing here needs a library."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FileState = tuple[int, int, int]
"""Number, size and time of a file: as long as they stay, its content does; one that was linked has the same."""


@dataclass(frozen=True)
class Written:
    """What a write changed, as uris."""

    written: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        return not self.written and not self.removed


def write_tree(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make a folder hold exactly these files. What is already right is not touched; writing twice writes nothing."""
    written = []
    for uri, data in files.items():
        path = folder / uri
        if not (path.is_file() and not path.is_symlink() and path.read_bytes() == data):
            write_file(path, data)
            written.append(uri)
    removed = sorted(set(tree_uris(folder)) - set(files))
    for uri in removed:
        (folder / uri).unlink()
    _remove_empty_folders(folder)
    return Written(tuple(written), tuple(removed))


def write_file(path: Path, data: bytes) -> None:
    """Write beside, then rename: nobody ever sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def tree_uris(folder: Path) -> list[str]:
    """All files below a folder, as sorted posix paths."""
    return sorted(uri for uri, _ in tree_stats(folder))


def state_of(stat: os.stat_result) -> FileState:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def tree_stats(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """All files below a folder with what the system knows of them, in no order. Linked folders are not entered."""
    found: list[tuple[str, os.DirEntry[str]]] = []
    waiting = [(str(folder), "")]
    while waiting:
        where, before = waiting.pop()
        try:
            entries = list(os.scandir(where))
        except FileNotFoundError:
            continue
        for entry in entries:
            uri = before + entry.name
            if entry.is_dir():
                if not entry.is_symlink():
                    waiting.append((entry.path, uri + "/"))
            else:
                found.append((uri, entry))
    return found


def _remove_empty_folders(folder: Path) -> None:
    for where, _, _ in os.walk(folder, topdown=False):
        if Path(where) != folder and not any(Path(where).iterdir()):
            Path(where).rmdir()
