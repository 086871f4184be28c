"""Values that processes read from one file: whoever is forked finds them there, and none of them holds them."""

from __future__ import annotations

import marshal
import os
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = tuple[int, int]
"""Where a value begins, and how long it is."""


@dataclass(frozen=True)
class Shelved:
    """What was made of case studies with gaps: where each stands, by its id, and what a language is asked at the gaps."""

    asked: Place
    places: Mapping[str, Place]


class Shelf:
    """A file without a name, which one process fills. It is gone with the last that has it open."""

    def __init__(self) -> None:
        self._file, path = tempfile.mkstemp()
        Path(path).unlink()
        self._end = 0
        weakref.finalize(self, os.close, self._file)

    def put(self, value: Any) -> Place:
        """A text, a number, or tuples of them."""
        data = marshal.dumps(value)
        place = self._end, os.pwrite(self._file, data, self._end)
        self._end += len(data)
        return place

    def get(self, place: Place) -> Any:
        start, size = place
        return marshal.loads(os.pread(self._file, size, start))  # noqa: S302 (written by this process or its parent)
