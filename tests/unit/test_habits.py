"""The project's papers say what is true: commands, targets and links that they name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from handbook.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAPERS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs-dev").rglob("*.md")),
    *sorted((ROOT / ".github").rglob("*.md")),
]
SETTINGS = [
    ROOT / "CITATION.cff",
    ROOT / ".pre-commit-config.yaml",
    ROOT / ".gitlab-ci.yml",
    *sorted((ROOT / ".github").rglob("*.yml")),
]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_paper_names_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    commands = set(COMMANDS)
    assert (
        set(re.findall(r"`make ([a-z]+)`", text)) | set(re.findall(r"^make ([a-z]+)\b", text, re.MULTILINE)) <= TARGETS
    )
    assert set(re.findall(r"(?:`|^)handbook ([a-z]+)", text, re.MULTILINE)) <= commands
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", SETTINGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_settings_can_be_read(path: Path) -> None:
    assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict)


def test_papers_that_people_expect_are_there() -> None:
    expected = {"README", "CONTRIBUTING", "SECURITY", "CHANGELOG", "LICENSE-CONTENT"}
    assert expected <= {path.stem for path in PAPERS}
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_no_test_waits_from_inside_a_page() -> None:
    """The policy of our pages forbids it from the second question on: such a test fails on slow machines only."""
    forbidden = ".wait_for_" + "function("
    tests = (ROOT / "tests").rglob("*.py")
    assert [path.name for path in tests if forbidden in path.read_text(encoding="utf-8")] == []
