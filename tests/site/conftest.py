"""A project with a good site, built once, copied for each test that changes or breaks it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from steps import build

from handbook.project import Project


@pytest.fixture(scope="module")
def _built(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(template, folder)
    outcome = build(Project(folder))
    assert outcome.problems == []
    return folder


@pytest.fixture
def built(_built: Path, tmp_path: Path) -> Project:
    """A project with a good site, to be changed and broken."""
    folder = tmp_path / "project"
    shutil.copytree(_built, folder)
    return Project(folder)
