"""Putting a finished site in place: whole folders are renamed, so that a reader sees the old one or the new one."""

from __future__ import annotations

import filecmp
import shutil
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from handbook.tree import tree_uris

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def publish(next_dir: Path, site_dir: Path, old_dir: Path, remove: Iterable[str] = ()) -> list[str]:
    """Move every entry of `next_dir` that differs into the site, and `remove` others from it. Returns their names.

    An entry that fails to move is put back before the error goes on.
    """
    changed = [path.name for path in sorted(next_dir.iterdir()) if not _same(path, site_dir / path.name)]
    with _uninterrupted():
        for name in changed:
            replace_folder(next_dir / name, site_dir / name, old_dir / name)
        for name in remove:
            _move_away(site_dir / name, old_dir / name)
    shutil.rmtree(old_dir, ignore_errors=True)
    return sorted({*changed, *remove})


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


def _same(one: Path, other: Path) -> bool:
    if one.is_dir():
        uris = tree_uris(one)
        return other.is_dir() and uris == tree_uris(other) and all(_same(one / uri, other / uri) for uri in uris)
    return other.is_file() and filecmp.cmp(one, other, shallow=False)


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
