"""Golden cases: one change to a good case study, and the words that a contributor then reads.

A case is an entry of `check/cases.yml`: `change` is replaced by `to` in `check/base.yml`. To accept new words after
reading them: UPDATE_GOLDEN=1 make test.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
import yaml
from corpus import copy_taxonomy
from golden_file import written

from handbook.catalogue import read_catalogue
from handbook.problems.formats import ProblemFormat, format_problems
from handbook.problems.phrases import PHRASES
from handbook.project import Project

HERE = Path(__file__).parent / "check"
ROOT = Path(__file__).resolve().parents[2]
CASES = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("golden")
    copy_taxonomy(folder)
    shutil.copytree(ROOT / "docs" / "_data" / "sources", folder / "docs" / "_data" / "sources")
    base = (HERE / "base.yml").read_text(encoding="utf-8")
    (folder / "case_studies" / "other.yml").write_text(base.replace("related: [other]\n", ""), encoding="utf-8")
    return Project(folder)


def check(project: Project, text: str) -> str:
    path = project.case_studies_dir / "case.yml"
    path.write_text(text, encoding="utf-8")
    _, problems = read_catalogue(project)
    return format_problems(problems, ProblemFormat.TEXT)


def test_the_base_is_good(project: Project) -> None:
    assert check(project, (HERE / "base.yml").read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_words(project: Project, case: dict[str, str]) -> None:
    base = (HERE / "base.yml").read_text(encoding="utf-8")
    assert case["change"] in base
    found = check(project, base.replace(case["change"], case["to"], 1))
    if os.environ.get("UPDATE_GOLDEN"):
        case["expect"] = found
        (HERE / "cases.yml").write_text(written(CASES), encoding="utf-8")
    assert found == case["expect"]
    assert found, "a case without a problem shows nothing"


def test_every_code_of_a_case_study_has_a_case() -> None:
    shown = {found[1] for case in CASES for found in re.finditer(r"(?:error|warning)\[([a-z-]+)\]", case["expect"])}
    groups = (
        "yaml-",
        "field-",
        "choice-",
        "date-",
        "day-",
        "recheck-",
        "history-",
        "id-taken",
        "figure-",
        "images-",
        "evidence-",
        "personal-",
        "period-",
        "url-",
        "slug-",
        "language-",
        "country-",
        "term-",
        "case-study-",
        "source-unknown",
        "source-unused",
    )
    # Shown in the unit tests of reading and of advice.
    elsewhere = {"yaml-depth", "yaml-many-documents", "source-unread", "case-study-similar"}
    assert {code for code in PHRASES if code.startswith(groups)} - elsewhere <= shown
