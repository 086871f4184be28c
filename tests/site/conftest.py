"""A project with a good site, built once for all tests, copied for each test that changes or breaks it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from steps import build

from handbook.problems.formats import ProblemFormat, format_problems
from handbook.project import Project
from sharing import made_once

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def built_once(template: Path, run_folder: Path) -> Path:
    """Not to be changed."""
    folder = run_folder / "built" / "project"

    def make() -> str:
        shutil.copytree(template, folder)
        return format_problems(build(Project(folder)).problems, ProblemFormat.TEXT)

    made_once(run_folder, "built-project", make)
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Project:
    """A project with a good site, to be changed and broken."""
    folder = tmp_path / "project"
    shutil.copytree(built_once, folder)
    return Project(folder)
