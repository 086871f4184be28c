"""What tests share: small projects to break, and the real site, built once."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(0, str(ROOT / "tests"))

# Needs SciPy and statsmodels, which only the proof installs.
collect_ignore = ["workbench/reference.py"]

# Machines are shared: how long an example takes says nothing.
settings.register_profile("handbook", deadline=None)
settings.load_profile("handbook")

from corpus import make_project  # noqa: E402

from handbook.build import build_site  # noqa: E402
from handbook.generators.mkdocs.render import render_locale  # noqa: E402
from handbook.problems.formats import ProblemFormat, format_problems  # noqa: E402
from handbook.project import Project  # noqa: E402
from sharing import made_once, shared_folder  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Which file goes to a free process next (`--no-loadscope-reorder`): long ones first, so that all end together.

    One file has the real site built, during which the others would wait for it: they get whole builds of small projects.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    real = [
        path for path, own in files.items() if any("real_site" in getattr(item, "fixturenames", ()) for item in own)
    ]
    small = [path for path, own in files.items() if path not in real and own[0].get_closest_marker("site")]
    ordered = dict.fromkeys([*real[:1], *small, *real, *files])
    items[:] = [item for path in ordered for item in files[path]]


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """As pytest's own, which is removed after its test. Whole sites stand in it: for minutes after thousands of files were
    removed, ext4 takes twenty times as long for a new one. All of them are removed at the end if all tests passed.
    """
    return tmp_path_factory.mktemp(re.sub(r"\W", "_", request.node.name)[:30])


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    return shared_folder(tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def template(run_folder: Path) -> Path:
    """A small project. Not to be changed."""
    folder = run_folder / "template" / "project"

    def make() -> str:
        make_project(folder, case_studies=6, locales=["en", "th", "ur"], pages=False)
        return ""

    made_once(run_folder, "made-template", make)
    return folder


@pytest.fixture
def small(template: Path, tmp_path: Path) -> Project:
    """A project of its own for one test: six case studies, three locales, few pages."""
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    return Project(folder)


@pytest.fixture(scope="session")
def real_site(run_folder: Path) -> Path:
    """The site of this repository, as `handbook build` makes it: a sample of its languages, all of them in the proof."""
    made_once(run_folder, "real-site", _build_real_site)
    return ROOT / "site"


def _build_real_site() -> str:
    """What went wrong, or nothing."""
    sample = () if os.environ.get("HANDBOOK_PROOF") else ("en", "th", "ur", "km")
    outcome = build_site(Project(ROOT), render_locale, jobs=2, locales=sample)
    return format_problems(outcome.problems, ProblemFormat.TEXT) if outcome.failed else ""
