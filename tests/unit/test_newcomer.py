"""Whoever follows CONTRIBUTING.md to the letter gets through, as far as that shows without running it; the proof runs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from doors.paths import PATHS, faults, path_steps, setup_commands

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_document_works() -> None:
    assert faults(DOCUMENT, ROOT) == []


def test_the_paths_are_short() -> None:
    assert len(setup_commands(DOCUMENT)) <= 7
    for title in PATHS:
        steps = path_steps(DOCUMENT, title)
        assert 4 <= len(steps) <= 6, title
        assert sum(len(step.commands) for step in steps) <= 8, title
        assert sum(len(step.edits) for step in steps) == 1, title
    assert len(DOCUMENT.splitlines()) < 180


@pytest.mark.parametrize(
    ("there", "instead", "fault"),
    [
        ("handbook check", "handbook chek", "invalid choice"),
        ("make setup", "make set-up", "no target"),
        ("docs/handbook/audience.md`", "docs/handbook/audiense.md`", "is not there to be edited"),
        ("--locale th", "--locale tha", "there is no language"),
        ("site/th/handbook/audience.html", "site/th/handbook/audiences.html", "nothing builds"),
        ("origin correct-audience", "origin correct-audiences", "is pushed, but the branch is"),
        ("handbook new case-study th-border-radio", "handbook new casestudy th-border-radio", "invalid choice"),
        ("git add case_studies/th-border-radio.yml", "git add case_studies/th-radio.yml", "is not there to be added"),
        ("handbook changes --since main", "handbook changes main", "required: --since"),
        ("git switch --create thai-audience", "git checkout -b thai-audience", "is not a command"),
        ("### A translation", "### Translations", "there is no path"),
        ("```sh", "```text", "nothing is set up"),
    ],
)
def test_a_document_that_would_not_work_is_found_out(there: str, instead: str, fault: str) -> None:
    assert there in DOCUMENT
    assert [one for one in faults(DOCUMENT.replace(there, instead), ROOT) if fault in one]


def test_what_the_commands_say_of_windows_is_what_the_makefile_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"^\| `make ([a-z-]+)`", DOCUMENT, re.MULTILINE)
    assert {"setup", "check", "test", "proof"} <= set(named)
    assert [name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []
