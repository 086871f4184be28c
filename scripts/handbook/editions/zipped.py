"""A zip whose bytes depend only on the files in it and the edition's date: sorted, one time, one mode, no extra fields."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from handbook.tree import tree_uris

if TYPE_CHECKING:
    from pathlib import Path

_LEVEL = 9
_PACKED = frozenset({".docx", ".pptx", ".xlsx", ".woff2", ".png", ".jpg", ".zip", ".epub"})
"""What is compressed already."""
_UNIX = 3


def write_zip(folder: Path, place: Path, *, within: str, day: str) -> None:
    """All files of a folder as a zip that unpacks into the folder `within` (or, if empty, as it is); `day` as YYYY-MM-DD."""
    year, month, date = map(int, day.split("-"))
    with zipfile.ZipFile(place, "w", compresslevel=_LEVEL) as out:
        for uri in tree_uris(folder):
            entry = zipfile.ZipInfo(posixpath.join(within, uri), (max(year, 1980), month, date, 0, 0, 0))
            packed = PurePosixPath(uri).suffix.lower() in _PACKED
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o100644 << 16
            out.writestr(entry, (folder / uri).read_bytes(), compresslevel=_LEVEL)
