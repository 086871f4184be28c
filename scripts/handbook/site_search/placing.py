"""Putting an index into a folder of the next site: what the last site holds already is taken over, not written again."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.tree import FileState, state_of, tree_states, write_tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass
class Placing:
    """Files of an index that this process put somewhere before; a process that stays keeps it."""

    _files: dict[str, tuple[bytes, FileState]] = field(default_factory=dict)

    def put(self, files: Mapping[str, bytes], folder: Path, before: Path) -> Mapping[str, FileState]:
        """Make a folder hold these files; `before` is that of the last site. Returns what the files are known by."""
        if folder.exists():
            write_tree(folder, files)
            states = {uri: state_of((folder / uri).stat()) for uri in files}
        else:
            for parent in {uri.rpartition("/")[0] for uri in files}:
                (folder / parent).mkdir(parents=True, exist_ok=True)
            last = tree_states(before)
            states = {
                uri: self._put(uri, data, last.get(uri), f"{before}/{uri}", f"{folder}/{uri}")
                for uri, data in files.items()
            }
        self._files = {uri: (data, states[uri]) for uri, data in files.items()}
        return states

    def _put(self, uri: str, data: bytes, state: FileState | None, old: str, new: str) -> FileState:
        """Thousands of files: texts for paths take half the time. `state` is that of the old one, if there is one."""
        if state is None or not _holds(old, state, data, self._files.get(uri)):
            with open(new, "wb") as file:  # noqa: PTH123 (see above)
                file.write(data)
            return state_of(os.stat(new))  # noqa: PTH116
        try:
            os.link(old, new)
        except OSError:
            shutil.copy2(old, new)
            return state_of(os.stat(new))  # noqa: PTH116
        return state


@dataclass
class Placed:
    """What this process put into a folder last, for whoever looks at the folder after it."""

    urls: Sequence[str] = ()
    """The pages that the index finds."""
    states: Mapping[str, FileState] = field(default_factory=dict)

    def is_there(self, states: Mapping[str, FileState]) -> bool:
        """Whether a folder whose files are known by these holds just that."""
        return bool(self.states) and self.states == states


@lru_cache(maxsize=1)
def placed(folder: Path) -> Placed:
    """The folder of the locale that is being made; the audit comes next."""
    del folder
    return Placed()


def _holds(path: str, state: FileState, data: bytes, known: tuple[bytes, FileState] | None) -> bool:
    """Whether a file holds this content. If it is the one that was put there, it need not be read."""
    if known is not None and known[0] is data and known[1] == state:
        return True
    return state[1] == len(data) and Path(path).read_bytes() == data
