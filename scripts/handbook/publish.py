"""Putting a finished site in place: whole folders are renamed, so that a reader sees the old one or the new one."""

from __future__ import annotations

import filecmp
import shutil
import signal
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.tree import tree_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from handbook.tree import FileState


Seen = tuple["Mapping[str, FileState]", "Mapping[str, FileState]"]
"""The files of a folder that is to be published, and those of the site, in the same run."""


@dataclass(frozen=True)
class Published:
    """What a publication changed."""

    names: list[str]
    """Entries of the site that were replaced or removed."""
    files: Mapping[str, int]
    """How many files in each of them came, went or have another content."""
    states: Mapping[str, Mapping[str, FileState]]
    """What all files of each folder that was there to be published are known by, in the site: moving changes nothing of it."""


def publish(
    next_dir: Path,
    site_dir: Path,
    old_dir: Path,
    remove: Iterable[str] = (),
    seen: Mapping[str, Seen] | None = None,
    spare_dir: Path | None = None,
) -> Published:
    """Move every entry of `next_dir` that differs into the site, and `remove` others from it.

    An entry that fails to move is put back before the error goes on. `seen` has what this run saw of folders when it had
    made them. What was replaced goes, or becomes the folder of that name in `spare_dir`.
    """
    seen = seen or {}
    compared = {
        path.name: _Compared.of(path, site_dir / path.name, seen.get(path.name)) for path in sorted(next_dir.iterdir())
    }
    changed = [name for name, both in compared.items() if both.differing]
    gone = {name: _Compared.of(site_dir / name, next_dir / name).differing for name in remove}
    with _uninterrupted():
        for name in changed:
            replace_folder(next_dir / name, site_dir / name, old_dir / name)
        for name in gone:
            _move_away(site_dir / name, old_dir / name)
    if spare_dir:
        _keep(old_dir, spare_dir, seen)
    shutil.rmtree(old_dir, ignore_errors=True)
    files = {name: compared[name].differing for name in changed} | gone
    states = {name: both.states if both.differing else both.there for name, both in compared.items()}
    return Published(sorted(files), files, states)


def _keep(old_dir: Path, spare_dir: Path, names: Iterable[str]) -> None:
    """Whoever has seen a folder makes it again and again."""
    spare_dir.mkdir(parents=True, exist_ok=True)
    for name in names:
        if (old_dir / name).is_dir():
            shutil.rmtree(spare_dir / name, ignore_errors=True)
            (old_dir / name).rename(spare_dir / name)


def recover(site_dir: Path, old_dir: Path) -> None:
    """After a power cut between two renames: bring back what had been moved away and not replaced."""
    if not old_dir.is_dir():
        return
    for path in old_dir.iterdir():
        if not (site_dir / path.name).exists():
            site_dir.mkdir(parents=True, exist_ok=True)
            path.rename(site_dir / path.name)
    shutil.rmtree(old_dir, ignore_errors=True)


def replace_folder(new: Path, place: Path, old: Path) -> None:
    """Two renames; if the second fails, the first is taken back."""
    _move_away(place, old)
    try:
        new.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise


def _move_away(place: Path, old: Path) -> None:
    if place.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        place.rename(old)


@dataclass(frozen=True)
class _Compared:
    """Two folders, by what their files are known by. Both may be files."""

    differing: int
    """How many files are only in one of them, or have another content there."""
    states: Mapping[str, FileState]
    there: Mapping[str, FileState]

    @classmethod
    def of(cls, one: Path, other: Path, seen: Seen | None = None) -> _Compared:
        if not one.is_dir():
            return cls(0 if other.is_file() and _same(one, other) else 1, {}, {})
        if seen:
            states, there = seen
            if found := _differing(one, other, states, there):
                return cls(found, states, there)
            # What was seen of the site may be of long ago: it is looked at before it is said to be as it should be.
        states, there = tree_states(one), tree_states(other)
        # A folder without files is still a folder that is new.
        return cls(_differing(one, other, states, there) or int(not other.is_dir()), states, there)


def _differing(one: Path, other: Path, states: Mapping[str, FileState], there: Mapping[str, FileState]) -> int:
    """How many files are only in one of two folders, or have another content there."""
    found = len(states.keys() ^ there.keys())
    for uri in states.keys() & there.keys():
        state, last = states[uri], there[uri]
        # Pages that were taken over are the same file under two names; some systems give files no numbers.
        if not (state[0] and state == last):
            found += state[1] != last[1] or not _same(one / uri, other / uri)
    return found


def _same(one: Path, other: Path) -> bool:
    """Whether two files have the same content."""
    first = one.stat()
    try:
        second = other.stat()
    except FileNotFoundError:  # somebody took away what was seen
        return False
    if (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino) and first.st_ino:
        return True
    return first.st_size == second.st_size and filecmp.cmp(one, other, shallow=False)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the last rename is done; it takes milliseconds."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, kept)
