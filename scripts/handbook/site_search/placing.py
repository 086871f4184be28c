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
        known, self._files = self._files, {}
        for uri, data in files.items():
            before, last = known.get(uri), into.last.get(uri)
            is_known = before is not None and before[0] is data and before[1] == last
            if is_known or (last and last[1] == len(data) and into.read(uri) == data):
                state = into.take_over(uri)
            else:
                state = into.write(uri, data)
            self._files[uri] = before if before is not None and is_known and before[1] == state else (data, state)
        return {uri: state for uri, (_, state) in self._files.items()}


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
