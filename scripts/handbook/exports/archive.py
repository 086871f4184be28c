"""Zip files whose bytes depend on what is in them alone: constant times, sorted parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from handbook.exports.packed import archive, deflated

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def format_zip(parts: Mapping[str, bytes], first: str = "") -> bytes:
    """The parts as an archive; `first` is the one that readers of the format look for at the beginning."""
    names = sorted(parts, key=lambda name: (name != first, name))
    return archive((name, deflated(parts[name])) for name in names)


def zip_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        return {name: read.read(name) for name in read.namelist()}


def without_parts(parts: Mapping[str, bytes], words: Collection[str], lists: Collection[str]) -> dict[str, bytes]:
    """An office file without the parts that have one of the words in their name, nor an entry in a list of parts."""
    kept = {name: data for name, data in parts.items() if not any(word in name for word in words)}
    for name in lists:
        root = etree.fromstring(kept[name])
        for entry in list(root):
            target = entry.get("PartName") or entry.get("Target") or ""
            if any(word in target for word in words):
                root.remove(entry)
        kept[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return kept
