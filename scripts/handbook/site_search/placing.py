"""Putting an index into a folder of the next site: what the last site holds already is taken over, not written again."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.tree import tree_stats, write_tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_State = tuple[int, int, int]
"""Number, size and time of a file: as long as they stay, its content does."""


@dataclass
class Placed:
    """The index that this process put into a folder last."""

    urls: Sequence[str] = ()
    """The pages that it finds."""
    _files: dict[str, tuple[bytes, _State]] = field(default_factory=dict)

    def put(self, files: Mapping[str, bytes], urls: Sequence[str], folder: Path, before: Path) -> None:
        """Make a folder hold these files; `before` is that of the last site."""
        self.urls = urls
        if folder.exists():
            write_tree(folder, files)
            self._files = {uri: (data, _of((folder / uri).stat())) for uri, data in files.items()}
            return
        for parent in {uri.rpartition("/")[0] for uri in files}:
            (folder / parent).mkdir(parents=True, exist_ok=True)
        self._files = {
            uri: (data, self._put(uri, data, f"{before}/{uri}", f"{folder}/{uri}")) for uri, data in files.items()
        }

    def is_there(self, folder: Path) -> bool:
        """Whether the folder holds just what was put into it."""
        found = {uri: _of(entry.stat()) for uri, entry in tree_stats(folder)}
        return bool(found) and found == {uri: state for uri, (_, state) in self._files.items()}

    def _put(self, uri: str, data: bytes, old: str, new: str) -> _State:
        """Thousands of files: texts for paths take half the time."""
        state = _held(old, data, self._files.get(uri))
        if state is None:
            with open(new, "wb") as file:  # noqa: PTH123 (see above)
                file.write(data)
            return _of(os.stat(new))  # noqa: PTH116
        try:
            os.link(old, new)
        except OSError:
            shutil.copy2(old, new)
            return _of(os.stat(new))  # noqa: PTH116
        return state


@lru_cache(maxsize=1)
def placed(folder: Path) -> Placed:
    """What this process knows of an index in a folder."""
    del folder
    return Placed()


def _held(path: str, data: bytes, known: tuple[bytes, _State] | None) -> _State | None:
    """The state of a file that holds this content. If it is the one that was put there, it need not be read."""
    try:
        state = _of(os.stat(path))  # noqa: PTH116
    except OSError:
        return None
    if known is not None and known[0] is data and known[1] == state:
        return state
    return state if state[1] == len(data) and Path(path).read_bytes() == data else None


def _of(stat: os.stat_result) -> _State:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
