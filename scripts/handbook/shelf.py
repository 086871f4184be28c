"""Values that processes read from one file: whoever is forked finds them there, and none of them holds them."""

from __future__ import annotations

import marshal
import os
import tempfile
import weakref
from pathlib import Path
from typing import Any

Place = tuple[int, int]
"""Where a value begins, and how long it is."""


class Shelf:
    """A file without a name. It is gone with the last process that has it open."""

    def __init__(self) -> None:
        self._file, path = tempfile.mkstemp()
        Path(path).unlink()
        self._end = 0
        weakref.finalize(self, os.close, self._file)

    def put(self, value: Any) -> Place:
        """A text, a number, or tuples of them."""
        data = marshal.dumps(value)
        place = self._end, os.write(self._file, data)
        self._end += len(data)
        return place

    def get(self, place: Place) -> Any:
        start, size = place
        return marshal.loads(os.pread(self._file, size, start))  # noqa: S302 (written by this process or its parent)
