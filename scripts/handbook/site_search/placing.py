"""Putting an index into a folder of the next site: what the last site holds already is taken over, not written again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook.next_site import NextSite
    from handbook.tree import FileState


@dataclass
class Placing:
    """Files of an index that this process put somewhere before; a process that stays keeps it."""

    _files: dict[str, tuple[bytes, FileState]] = field(default_factory=dict)

    def put(self, files: Mapping[str, bytes], into: NextSite) -> Mapping[str, FileState]:
        """Put these files there, by address. Returns what they are known by."""
        states = {uri: self._put(uri, data, into) for uri, data in files.items()}
        self._files = {uri: (data, states[uri]) for uri, data in files.items()}
        return states

    def _put(self, uri: str, data: bytes, into: NextSite) -> FileState:
        return into.take_over(uri) if self._is_in_last(uri, data, into) else into.write(uri, data)

    def _is_in_last(self, uri: str, data: bytes, into: NextSite) -> bool:
        """Whether the last site holds this. If it has the file that was put there, it need not be read."""
        state, known = into.last.get(uri), self._files.get(uri)
        if state is None or (known and known[0] is data and known[1] == state):
            return state is not None
        return state[1] == len(data) and into.read(uri) == data


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
