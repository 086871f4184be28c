"""The files of Material that every page uses; their names carry digests that change with each release."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import material


def theme_dir() -> Path:
    return Path(material.__file__).parent / "templates"


@lru_cache(maxsize=1)
def material_stylesheets() -> tuple[str, ...]:
    return _one("assets/stylesheets/main.*.min.css"), _one("assets/stylesheets/palette.*.min.css")


@lru_cache(maxsize=1)
def material_script() -> str:
    return _one("assets/javascripts/bundle.*.min.js")


def _one(pattern: str) -> str:
    found = sorted(theme_dir().glob(pattern))
    if len(found) != 1:
        raise FileNotFoundError(f"Material has {len(found)} files like {pattern}; this release is not known here")
    return found[0].relative_to(theme_dir()).as_posix()
