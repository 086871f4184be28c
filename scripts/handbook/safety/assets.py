"""Files of `docs/` that are published as they are: pictures, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.problems import Place, problem
from handbook.safety.pictures import MAX_PICTURE_BYTES, PICTURES, fits_its_name, svg_faults

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.content import Asset
    from handbook.problems import Problem


def asset_safety_problems(assets: Iterable[Asset]) -> list[Problem]:
    """Everything that is wrong with them, each file at its place."""
    return [found for asset in assets for found in _problems(asset)]


def _problems(asset: Asset) -> list[Problem]:
    place = Place(path=f"docs/{asset.uri}")
    extension = asset.path.suffix
    if extension not in PICTURES:
        return [problem("asset-kind", place, value=extension or asset.path.name)]
    if asset.path.is_symlink():
        return [problem("asset-link", place)]
    size = asset.path.stat().st_size
    if size > MAX_PICTURE_BYTES:
        return [problem("file-too-large", place, size=f"{size:,}", limit=f"{MAX_PICTURE_BYTES:,}")]
    data = asset.path.read_bytes()
    if not fits_its_name(extension, data):
        return [problem("asset-content", place, expected=extension)]
    if extension != ".svg":
        return []
    return [
        problem("asset-unsafe", Place(path=place.path, line=line, column=1), what=what, value=value)
        for what, value, line in svg_faults(data)
    ]
