"""The files of an index are classic scripts that hand over one value: pages opened from a disk may read nothing else."""

from __future__ import annotations

import hashlib
import json


class Script:
    """A file of an index. What did not change is the same object in the next index."""

    __slots__ = ("data", "digest")

    def __init__(self, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        # Two characters that old browsers take for line ends inside a script; half characters cannot be written at all.
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        self.data = f"HandbookSearch.receive({text});\n".encode(errors="backslashreplace")
        self.digest = hashlib.sha256(self.data).digest()
