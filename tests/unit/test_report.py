"""What a command prints of problems: for people, what must be mended stands last; for programs, all by place."""

from __future__ import annotations

import json

import pytest

from handbook.cli.common import EXIT_OK, EXIT_PROBLEMS, report
from handbook.problems import Place, Problem, Severity, problem, warning
from handbook.problems.formats import ProblemFormat

ERROR = problem("file-empty", Place(path="a.yml"))
WARNINGS = [warning("source-unused", Place(path=path), value="x") for path in ("b.yml", "0.yml")]


def test_warnings_come_first_and_errors_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert [one.severity for one in (ERROR, WARNINGS[0])] == [Severity.ERROR, Severity.WARNING]
    assert report([ERROR, *WARNINGS]) == EXIT_PROBLEMS
    said = capsys.readouterr().out
    assert [said.index(path) for path in ("0.yml", "b.yml", "a.yml")] == sorted(
        said.index(path) for path in ("0.yml", "b.yml", "a.yml")
    )
    assert said.endswith("\n\n1 problem, 2 warnings.\n")


@pytest.mark.parametrize(("found", "status"), [([], EXIT_OK), (WARNINGS, EXIT_OK), ([ERROR], EXIT_PROBLEMS)])
def test_only_errors_are_failures(found: list[Problem], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(found) == status
    assert bool(capsys.readouterr().out) == bool(found)


def test_programs_get_all_by_place(capsys: pytest.CaptureFixture[str]) -> None:
    report([ERROR, *WARNINGS], ProblemFormat.JSON)
    assert [json.loads(line)["place"]["path"] for line in capsys.readouterr().out.splitlines()] == [
        "0.yml", "a.yml", "b.yml",
    ]  # fmt: skip
