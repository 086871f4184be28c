"""Every code is explained to contributors, with a bad and a good example that a test has judged."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from code_examples import examples
from golden_file import written

from contributions.judged import Repository
from handbook.problems.examples import EXAMPLES_PATH, read_examples
from handbook.problems.groups import GROUPS, group_of
from handbook.problems.phrases import PHRASES

if TYPE_CHECKING:
    pass

HEADER = "# Generated from tests/golden and tests/contributions: UPDATE_GOLDEN=1 python -m pytest tests/golden/test_codes.py\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    return examples(Repository(tmp_path_factory.mktemp("repository")))


def test_the_committed_examples_are_those_of_the_tests(made: dict[str, dict[str, str]]) -> None:
    text = HEADER + written(made)
    if os.environ.get("UPDATE_GOLDEN"):
        EXAMPLES_PATH.write_text(text, encoding="utf-8")
    assert EXAMPLES_PATH.read_text(encoding="utf-8") == text


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    without = [code for code in PHRASES if code not in read_examples()]
    assert not without, "add a case to tests/golden/check/cases.yml or tests/golden/codes/, then UPDATE_GOLDEN=1"
    assert list(read_examples()) == list(PHRASES)
    for code, example in read_examples().items():
        assert f"[{code}]: " in example.says, code
        assert example.bad.strip(), code
        assert example.good.strip(), code
        assert example.bad != example.good, code


def test_every_code_stands_on_one_page() -> None:
    assert {group_of(code) for code in PHRASES} == set(GROUPS)
    assert all(len([code for code in PHRASES if group_of(code) == group]) <= 60 for group in GROUPS)


@pytest.mark.parametrize("code", PHRASES)
def test_words_are_plain(code: str) -> None:
    """Short sentences, and a way out for each problem."""
    phrase = PHRASES[code]
    assert phrase.message
    assert phrase.hint
    for sentence in re.split(r"[.;:?!] ", f"{phrase.message} {phrase.hint}"):
        assert len(sentence.split()) <= 25, sentence
