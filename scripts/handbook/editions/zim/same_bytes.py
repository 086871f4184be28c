"""The same pages give the same file.

libzim writes a random number into the head of an archive, and Xapian one into each index in it. Both are replaced by a digest
of everything else, and the checksum at the end, which every reader of the format verifies, is made anew.
"""

from __future__ import annotations

import hashlib
import mmap
import re
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEAD = b"ZIM\x04"
_NUMBER, _CHECKSUM_AT = slice(8, 24), 72
_CHECKSUM_LENGTH = 16
_INDEX = re.compile(rb"\x0f\x0dXapian Glass..", re.DOTALL)
"""The first bytes of an index, with its format; its random number follows."""
_NUMBER_LENGTH = 16


def settle(path: Path) -> None:
    """Change the file in place."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        (end,) = struct.unpack_from("<Q", data, _CHECKSUM_AT)
        if data[: len(_HEAD)] != _HEAD or end != len(data) - _CHECKSUM_LENGTH:
            raise ValueError(f"{path.name} is not the ZIM file that this was written for")
        places = list(_random_numbers(data))
        for place in places:
            data[place] = bytes(_NUMBER_LENGTH)
        digest = hashlib.sha256(memoryview(data)[:end]).digest()[:_NUMBER_LENGTH]
        for place in places:
            data[place] = digest
        # It guards against damage only, as the format says.
        data[end:] = hashlib.md5(memoryview(data)[:end], usedforsecurity=False).digest()


def _random_numbers(data: mmap.mmap) -> Iterator[slice]:
    yield _NUMBER
    for found in _INDEX.finditer(data):
        yield slice(found.end(), found.end() + _NUMBER_LENGTH)
