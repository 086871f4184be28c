"""The container of an EPUB: a zip whose first entry says, uncompressed, what it is. The same files give the same bytes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MIMETYPE = "application/epub+zip"
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_PICTURES = (".png", ".woff2")
"""What is compressed already."""


def write_epub(path: Path, files: Mapping[str, bytes], day: str) -> None:
    """`files` by their place in the folder of the book; all carry the time at which `day` begins."""
    year, month, date = map(int, day.split("-"))
    when = (max(year, 1980), month, date, 0, 0, 0)
    with zipfile.ZipFile(path, "w") as archive:
        _add(archive, "mimetype", MIMETYPE.encode(), when, zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER.encode(), when, zipfile.ZIP_DEFLATED)
        for uri, data in sorted(files.items()):
            method = zipfile.ZIP_STORED if uri.endswith(_PICTURES) else zipfile.ZIP_DEFLATED
            _add(archive, f"EPUB/{uri}", data, when, method)


def _add(
    archive: zipfile.ZipFile, name: str, data: bytes, when: tuple[int, int, int, int, int, int], method: int
) -> None:
    entry = zipfile.ZipInfo(name, when)
    entry.create_system = 3  # the same on Windows
    entry.external_attr = 0o644 << 16
    entry.compress_type = method
    archive.writestr(entry, data, compresslevel=9)
