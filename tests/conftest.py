"""What tests share: small projects to break, and the real site, built once."""

from __future__ import annotations

import os
import shutil
import sys
import time
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


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "project"
    make_project(folder, case_studies=6, locales=["en", "th", "ur"], pages=False)
    return folder


@pytest.fixture
def small(template: Path, tmp_path: Path) -> Project:
    """A project of its own for one test: six case studies, three locales, few pages."""
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    return Project(folder)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of this repository, as `handbook build` makes it: a sample of its languages, all of them in the proof.

    Several processes of pytest share it: one builds, the others wait.
    """
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    said = shared / "real-site.txt"
    try:
        (shared / "real-site").mkdir()
    except FileExistsError:
        _wait_for(said)
    else:
        _write_at_once(said, _build_real_site())
    assert not (problems := said.read_text(encoding="utf-8")), problems
    return ROOT / "site"


def _build_real_site() -> str:
    """What went wrong, or nothing."""
    sample = () if os.environ.get("HANDBOOK_PROOF") else ("en", "th", "ur", "km")
    try:
        outcome = build_site(Project(ROOT), render_locale, jobs=2, locales=sample)
    except BaseException as error:  # noqa: BLE001 (the waiting processes are told too)
        return repr(error)
    return format_problems(outcome.problems, ProblemFormat.TEXT) if outcome.failed else ""


def _wait_for(path: Path, seconds: int = 900) -> None:
    for _ in range(10 * seconds):
        if path.exists():
            return
        time.sleep(0.1)
    raise TimeoutError(f"nobody finished the site within {seconds} s")


def _write_at_once(path: Path, text: str) -> None:
    path.with_suffix(".part").write_text(text, encoding="utf-8")
    path.with_suffix(".part").rename(path)
