"""Zip files whose bytes depend on what is in them alone: constant times, sorted parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_START_OF_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def format_zip(parts: Mapping[str, bytes], first: str = "") -> bytes:
    """The parts as an archive; `first` is the one that readers of the format look for at the beginning."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, _START_OF_ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            written.writestr(entry, parts[name])
    return out.getvalue()


def zip_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        return {name: read.read(name) for name in read.namelist()}
