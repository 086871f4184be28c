"""How much there may be: more than the handbook will need for years, less than what stops a build or a browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from handbook.problems import Place, problem

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.problems import Problem
    from handbook.project import Project

MOST_FILES = {"docs": 5_000, "case_studies": 5_000, "translations": 400_000}
"""Files below each of the three sources."""
MOST_LOCALES = 100


def limit_problems(project: Project) -> list[Problem]:
    """Sources with more files than anybody can review; nothing below them is read one by one."""
    found = []
    for name, most in MOST_FILES.items():
        count = _count(project.root / name, most)
        if count > most:
            found.append(problem("too-many-files", Place(path=name), count=f"over {most:,}", limit=f"{most:,}"))
    folder = project.translations_dir
    locales = sum(one.is_dir() for one in os.scandir(folder)) if folder.is_dir() else 0
    if locales > MOST_LOCALES:
        place = Place(path=project.uri(folder))
        found.append(problem("too-many-files", place, count=f"{locales:,}", limit=f"{MOST_LOCALES:,}"))
    return found


def _count(folder: Path, most: int) -> int:
    """The files below a folder, as far as it matters."""
    count = 0
    for _, _, names in os.walk(folder):
        count += len(names)
        if count > most:
            break
    return count
