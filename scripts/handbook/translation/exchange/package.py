"""Zip packages that strangers send, such as workbooks: looked over before any library unpacks them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from zipfile import ZipFile

MAX_UNPACKED = 400_000_000
MAX_PARTS = 2_000
MAX_TIMES = 250
"""How many times larger a part may become. Sheets of ours become about ten times larger, empty ones a hundred."""
_SMALL = 1_000_000
"""Below this no part can do harm, however well it was packed."""
_CHUNK = 1 << 20
# A document type could hold entities that grow, or that lead to files. In UTF-16 there is a zero byte between two letters.
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_OVERLAP = 24


def package_fault(path: str, data: bytes) -> Problem | None:
    """Why a package is not unpacked; None if it may be."""
    place = Place(path=path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if what := _too_much(package):
                return problem("exchange-too-large", place, what=what)
            if cause := _strange(package):
                return problem("exchange-broken", place, cause=cause)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zlib.error) as error:
        cause = "its end is missing" if isinstance(error, zipfile.BadZipFile) else str(error)
        return problem("exchange-broken", place, cause=cause)
    return None


def _too_much(package: ZipFile) -> str:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        return f"{unpacked:,} bytes when unpacked"
    if len(parts) > MAX_PARTS:
        return f"{len(parts):,} parts"
    for part in parts:
        if part.file_size > max(_SMALL, MAX_TIMES * part.compress_size):
            return f"a part of {part.file_size:,} bytes that was packed into {part.compress_size:,}"
    return ""


def _strange(package: ZipFile) -> str:
    """Names that lead out of the package, two parts of one name, and parts that declare a document type."""
    names = package.namelist()
    if len(set(names)) < len(names):
        return "two of its parts have the same name"
    for name in names:
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name:
            return f"its part '{name}' has a name that leads out of it"
        if name.lower().endswith((".xml", ".rels", ".vml")) and _declares(package, name):
            return f"its part '{name}' declares a document type, which no workbook needs"
    return ""


def _declares(package: ZipFile, name: str) -> bool:
    with package.open(name) as part:
        kept = b""
        while chunk := part.read(_CHUNK):
            if _DOCTYPE.search(kept + chunk):
                return True
            kept = chunk[-_OVERLAP:]
    return False
