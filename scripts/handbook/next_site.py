"""The folder in which the next site of a locale is made, and what of the last site stands in it already.

A process that stays keeps the site before the last one. Most of its files are names of files that the last one has too:
the next site begins there, and only what is another is linked, written or removed. The last site itself stays as it is:
whoever writes a file asks for room first, so that nobody writes into one that the last site has too. A file that the
site before the last one had alone is written over: to remove a thousand files and make as many takes some systems
five times as long.

It knows both sites from when it made them, and looks at none of them before: one look at what was made tells whether
each file is what was known of it. If one is not, somebody was there, and all is made once more after a look at both.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.tree import state_of, tree_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.tree import FileState


@dataclass(frozen=True)
class KnownSites:
    """What all files of the last site are known by, and those of the one before it, as they were when they were put there."""

    last: Mapping[str, FileState]
    spare: Mapping[str, FileState]


class NextSite:
    """Thousands of files: texts for paths take half the time."""

    def __init__(self, into: Path, last_dir: Path, spare: Path | None = None, known: KnownSites | None = None) -> None:
        """`last_dir` has the last good site of the locale, `spare` the one before it, which is used up. Nobody looks at
        sites that are `known`.
        """
        self._into, self._last_dir, self._known = str(into), str(last_dir), known
        self.last: Mapping[str, FileState] = known.last if known else tree_states(last_dir)
        """All files of the last site, by address."""
        self.is_as_known = True
        """Whether, at the end, all files that were taken over are what they were known by, and nobody put another here."""
        self._there: dict[str, FileState] = {}
        """Those of them that stand here already, and that nobody has put here again."""
        self._alone: dict[str, FileState] = {}
        """Those that stand here and that the last site has otherwise. They are removed at the end, or written over."""
        self._placed: dict[str, FileState | None] = {}
        """What was put here, and what it must be known by if it was taken over."""
        self.digests: dict[str, tuple[FileState, str]] = {}
        """Of what was written here: what a file is known by, and the SHA-256 of what it holds."""
        self._folders: set[str] = set()
        if spare and spare.is_dir() and not into.exists():
            into.parent.mkdir(parents=True, exist_ok=True)
            spare.rename(into)
            self._there = dict(known.spare) if known else tree_states(into)
            # Some systems give files no numbers.
            others = {uri for uri, state in self._there.items() if not state[0] or self.last.get(uri) != state}
            for uri in others & self.last.keys():
                self._alone[uri] = self._there.pop(uri)
            self._remove(others - self._alone.keys())

    def take_over(self, uri: str) -> FileState:
        """A file of the last site, as it is. Returns what it is known by here."""
        if self._there.pop(uri, None) or self._link(f"{self._last_dir}/{uri}", uri):
            self._placed[uri] = self.last[uri]
            return self.last[uri]
        return state_of(os.stat(f"{self._into}/{uri}"))  # noqa: PTH116 (texts for paths)

    def put(self, source: str, uri: str) -> None:
        """A file that nobody writes into, under another name."""
        if uri in self._there and state_of(os.stat(source)) == self._there[uri]:  # noqa: PTH116 (as above)
            self._placed[uri] = self._there.pop(uri)
        else:
            self._link(source, uri)

    def room_for(self, uri: str) -> str:
        """Where to write a file: no other has that name, and its folder is there."""
        path, self._placed[uri] = f"{self._into}/{uri}", None
        is_there = self._there.pop(uri, None) or self._alone.pop(uri, None)
        if is_there or self._known:  # where nobody has looked, there may be a file
            with suppress(FileNotFoundError):
                os.unlink(path)  # noqa: PTH108 (as above)
        if (folder := posixpath.dirname(path)) not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 (as above)
            self._folders.add(folder)
        return path

    def write(self, uri: str, data: bytes) -> FileState:
        """A file that no other has. Returns what it is known by."""
        path = f"{self._into}/{uri}"
        if not self._write_over(path, uri, data):
            with open(self.room_for(uri), "wb") as file:  # noqa: PTH123 (as above)
                file.write(data)
        state = state_of(os.stat(path))  # noqa: PTH116 (as above)
        self.digests[uri] = state, hashlib.sha256(data).hexdigest()
        return state

    def _write_over(self, path: str, uri: str, data: bytes) -> bool:
        """Whether a file could be used again: it is the one that is known, and has no other name."""
        if uri not in self._alone:
            return False
        try:
            with open(path, "r+b") as file:  # noqa: PTH123 (as above)
                found = os.fstat(file.fileno())
                if found.st_nlink != 1 or state_of(found) != self._alone[uri]:
                    return False
                file.write(data)
                file.truncate()
        except OSError:
            return False
        del self._alone[uri]
        self._placed[uri] = None
        return True

    def finish(self) -> dict[str, FileState]:
        """Nothing more is taken over: what nobody has put here again goes. Returns what all files here are known by."""
        self._remove([*self._there, *self._alone])
        states = tree_states(Path(self._into))
        if self._known:
            self.is_as_known = states.keys() <= self._placed.keys()
            for uri, state in self._placed.items():
                if state is not None and states.get(uri) == state:
                    # One object in all lists: thousands less to hold, and to look through for garbage.
                    states[uri] = state
                elif state is not None:
                    self.is_as_known = False
        return states

    def read(self, uri: str) -> bytes:
        """What a file of the last site holds."""
        with open(f"{self._last_dir}/{uri}", "rb") as file:  # noqa: PTH123 (as above)
            return file.read()

    def _link(self, source: str, uri: str) -> bool:
        """Whether it is the same file under another name; a copy where the disk knows no such thing."""
        path = self.room_for(uri)
        try:
            os.link(source, path)
        except OSError:
            shutil.copy2(source, path)
            return False
        return True

    def _remove(self, uris: Iterable[str]) -> None:
        """Files, and folders that are empty then."""
        for uri in uris:
            self._there.pop(uri, None)
            with suppress(FileNotFoundError):
                os.unlink(f"{self._into}/{uri}")  # noqa: PTH108 (as above)
        for folder in {posixpath.dirname(f"{self._into}/{uri}") for uri in uris}:
            with suppress(OSError):
                os.removedirs(folder)
        self._folders.clear()
