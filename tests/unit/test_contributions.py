"""Contributions as they come: what harms is caught at its place, what only looks odd is let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from contributions.judged import Contribution, Repository, contributions, told
from handbook.problems.formats import ProblemFormat, format_problems

if TYPE_CHECKING:
    pass

HOSTILE = [*contributions("hostile_case_studies"), *contributions("hostile_locales")]
ODD = [*contributions("odd_case_studies"), *contributions("odd_locales")]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository(tmp_path_factory.mktemp("repository"))


def test_there_are_enough_of_both() -> None:
    for name in ("hostile_case_studies", "hostile_locales", "odd_case_studies", "odd_locales"):
        assert len(contributions(name)) >= 30
    assert all(one.expect for one in HOSTILE)
    assert len({one.about for one in (*HOSTILE, *ODD)}) >= len(HOSTILE) + len(ODD) - 3, "each is another one"


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.about)
def test_what_harms_is_caught_at_its_place(repository: Repository, one: Contribution) -> None:
    assert [said.removeprefix(f"{one.file}:") for said in told(repository.judge(one))] == [
        said if not said.startswith("0:0 locale-code") else f"translations/thai:{said}" for said in one.expect
    ]


@pytest.mark.parametrize("one", ODD, ids=lambda one: one.about)
def test_what_only_looks_odd_is_let_through(repository: Repository, one: Contribution) -> None:
    assert format_problems(repository.judge(one), ProblemFormat.TEXT) == ""
