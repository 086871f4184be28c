"""One build of a project at a time: two would take each other's half-made files away, and leave a site of both."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = "building.lock"


@contextmanager
def alone(build_dir: Path) -> Iterator[bool]:
    """Whether nobody else builds in this folder; if so, nobody else may until this ends.

    The system keeps the mark and forgets it with the process, however that ends: no file is left that somebody has to delete.
    """
    build_dir.mkdir(parents=True, exist_ok=True)
    with (build_dir / MARK).open("ab") as mark:
        yield _take(mark)


def _take(mark: IO[bytes]) -> bool:
    """Closing the file gives it back."""
    try:
        if sys.platform == "win32":
            import msvcrt

            mark.seek(0)
            msvcrt.locking(mark.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # disks that keep no marks: as it was before there was one
    return True
