"""Folders of files: listing them, and writing them so that only changes touch the disk. Nothing here needs a library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

FileState = tuple[int, int, int]
"""Number, size and time of a file: as long as they stay, its content does; one that was linked has the same."""
KnownFiles = Mapping[str, tuple[object, FileState]]
"""Files that were put somewhere: what they were made from, and what they are known by there."""


@dataclass(frozen=True)
class Written:
    """What a write changed, as uris."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    states: Mapping[str, FileState]
    """What all files are known by now."""

    @property
    def nothing(self) -> bool:
        return not self.written and not self.removed


def write_tree(
    folder: Path,
    files: Mapping[str, bytes],
    known: KnownFiles | None = None,
    made_from: Mapping[str, object] | None = None,
) -> Written:
    """Make a folder hold exactly these files. What is already right is not touched; writing twice writes nothing.

    `known` is what this process put there before. What was made from the same object is not asked for or read again.
    """
    written, states, made_from = [], tree_states(folder), files if made_from is None else made_from
    folders: set[str] = set()
    for uri in files:
        last = known.get(uri) if known else None
        if last and states.get(uri) == last[1] and made_from.get(uri) is last[0]:
            continue
        path, data = folder / uri, files[uri]
        if uri not in states:
            states[uri] = _write_new(path, data, folders)
        elif states[uri][1] != len(data) or path.is_symlink() or path.read_bytes() != data:
            _write_over(path, data)
            states[uri] = state_of(path.stat())
        else:
            continue
        written.append(uri)
    removed = sorted(states.keys() - files.keys())
    for uri in removed:
        (folder / uri).unlink()
        del states[uri]
    if removed or not known:
        _remove_empty_folders(folder)
    return Written(tuple(written), tuple(removed), states)


def _write_new(path: Path, data: bytes, folders: set[str]) -> FileState:
    """Write where no file is; `folders` are those that are known to be there. As in `_write_over`, half a file may be left."""
    name = str(path)
    if (folder := os.path.dirname(name)) not in folders:  # noqa: PTH120 (texts for paths: thousands of files)
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(folder)
    try:
        return new_file(name, data)
    except FileExistsError:  # a link to a folder, which is in no list
        write_file(path, data)
        return state_of(path.stat())


def new_file(path: str, data: bytes) -> FileState:
    """Write a file that is not there, in four calls of the system; one that Python opens takes seven."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(number, left) :]
        return state_of(os.fstat(number))
    finally:
        os.close(number)


def _write_over(path: Path, data: bytes) -> None:
    """Write into a file that is there, if it is known by no other name: a file less to make and to remove.

    Whoever stops this in the middle leaves half a file, which is not what the next one wants to find.
    """
    try:
        with path.open("r+b") as file:
            if not path.is_symlink() and os.fstat(file.fileno()).st_nlink == 1:
                file.write(data)
                file.truncate()
                return
    except OSError:
        pass
    write_file(path, data)


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
    return sorted(before + entry.name for before, entries in _folders(folder) for entry in entries)


def tree_states(folder: Path) -> dict[str, FileState]:
    """All files below a folder by uri, sorted, with what they are known by."""
    found = [(before + entry.name, state_of(entry.stat())) for before, entries in _folders(folder) for entry in entries]
    return dict(sorted(found, key=itemgetter(0)))


def state_of(stat: os.stat_result) -> FileState:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _folders(folder: Path) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """All files below a folder, in no order: how the addresses of some begin, and these. Linked folders are not entered."""
    waiting = [(str(folder), "")]
    while waiting:
        where, before = waiting.pop()
        with suppress(FileNotFoundError), _opened(where) as opened:
            files = []
            for entry in os.scandir(opened):
                path, is_link = f"{where}/{entry.name}", entry.is_symlink()
                if not (os.path.isdir(path) if is_link else entry.is_dir()):  # noqa: PTH112 (texts, for thousands of files)
                    files.append(entry)
                elif not is_link:
                    waiting.append((path, f"{before}{entry.name}/"))
            yield before, files


@contextmanager
def _opened(folder: str) -> Iterator[str | int]:
    """A folder as `scandir` takes it. Where it can be open meanwhile, nobody looks for all of the way to each of its files."""
    if os.scandir not in os.supports_fd:
        yield folder
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        yield number
    finally:
        os.close(number)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or a link to one; a link in a circle is none."""
    return os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()  # noqa: PTH112 (texts, for thousands of files)


def _remove_empty_folders(folder: Path) -> None:
    for where, folders, names in os.walk(folder, topdown=False):
        if not names and Path(where) != folder and (not folders or not os.listdir(where)):  # noqa: PTH208 (as everywhere here)
            Path(where).rmdir()
