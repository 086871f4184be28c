"""Golden cases: one change to a good case study or translation, and the words that a contributor then reads.

A case is an entry of `check/cases.yml`: `change` is replaced by `to` in `check/base.yml`, or in the file of the same folder
that `in` names; `<U+200B>` stands for an invisible character and `<LONG>` for a long text. To accept new words after reading them: UPDATE_GOLDEN=1 make test.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from corpus import copy_taxonomy
from golden_file import written

from handbook.catalogue import read_catalogue
from handbook.catalogue.templates import template_problems
from handbook.checks import check_pages
from handbook.content import gather
from handbook.problems.formats import ProblemFormat, format_problems
from handbook.problems.phrases import PHRASES
from handbook.problems.phrases_of_templates import TEMPLATE_PHRASES
from handbook.problems.phrases_of_training import TRAINING_PHRASES
from handbook.project import Project
from handbook.translation.checks import glossary_problems, po_problems
from handbook.translation.comparing import text_kind
from handbook.translation.locales import Direction, Locale
from handbook.translation.page_claims import page_claim_problems
from handbook.translation.texts import INTERFACE_URI

if TYPE_CHECKING:
    from handbook.problems import Problem

HERE = Path(__file__).parent / "check"
ROOT = Path(__file__).resolve().parents[2]
_INVISIBLE = re.compile(r"<U\+([0-9A-F]{4})>")
CASES = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("golden")
    copy_taxonomy(folder)
    shutil.copytree(ROOT / "docs" / "_data" / "sources", folder / "docs" / "_data" / "sources")
    base = (HERE / "base.yml").read_text(encoding="utf-8")
    (folder / "case_studies" / "other.yml").write_text(base.replace("related: [other]\n", ""), encoding="utf-8")
    return Project(folder)


def check(project: Project, text: str, name: str) -> str:
    """The words for a file that stands in place of the base of this name."""
    if name == "base.yml":
        (project.case_studies_dir / "case.yml").write_text(text, encoding="utf-8")
        problems = read_catalogue(project)[1]
    elif name == "template.yml":
        problems = template_file_problems(project, text)
    elif name in TRAINING:
        problems = training_file_problems(name, text)
    else:
        problems = translation_problems(project, text, name)
    return format_problems(problems, ProblemFormat.TEXT)


def template_file_problems(project: Project, text: str) -> list[Problem]:
    """Those of a template of the toolkit, which leads to one page and one heading."""
    folder = project.data_dir / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sheet.yml").write_text(text, encoding="utf-8")
    shutil.copy(HERE / "base.yml", project.case_studies_dir / "case.yml")
    catalogue, problems = read_catalogue(project)
    (folder / "sheet.yml").unlink()
    return problems + template_problems(catalogue.templates, {"handbook/audience.md": {"why"}}, ["planner"])


TRAINING = {
    "module.yml": "_data/modules/unit.yml",
    "module.md": "training/unit/index.md",
    "scenario.yml": "_data/scenarios/story.yml",
    "agenda.yml": "_data/agendas/day.yml",
    "template.yml": "_data/templates/sheet.yml",
}
_PAGE = "---\ntitle: A\ndescription: A.\n---\n# A { #a }\n\n## Why { #why }\n\nSo.\n"
_SOURCE = "- {id: made-up-2017, title: A report, publisher: An NGO, url: https://example.org/report, read: {date: 2026-01-01, extent: whole}}\n"


def training_file_problems(name: str, text: str) -> list[Problem]:
    """Those of a module with its page, a scenario and an agenda: one of them as given, the others good."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.taxonomy_dir.mkdir(parents=True)
        # A vocabulary that is not there is not judged: two are enough.
        for vocabulary in ("steps", "issues"):
            shutil.copy(ROOT / "case_studies" / "taxonomy" / f"{vocabulary}.yml", project.taxonomy_dir)
        files = {"handbook/audience.md": _PAGE, "_data/sources/made-up.yml": _SOURCE}
        for one, uri in TRAINING.items():
            files[uri] = text if one == name else (HERE / one).read_text(encoding="utf-8")
        for uri, content in files.items():
            path = project.docs_dir / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        gathered, problems = gather(project)
        problems += check_pages(gathered)
    return sorted(one for one in problems if one.place.path in {f"docs/{uri}" for uri in TRAINING.values()})


def translation_problems(project: Project, text: str, name: str) -> list[Problem]:
    folder = project.translations_dir / "th"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "glossary.csv", folder)
    path = folder / name
    path.write_text(_INVISIBLE.sub(lambda one: chr(int(one[1], 16)), text.replace("<LONG>", "ยาว" * 7000)), "utf-8")
    glossary, problems = glossary_problems(project, folder / "glossary.csv")
    if path.suffix == ".csv":
        return problems
    if path.suffix == ".yml":
        return page_claim_problems(project, path, ["docs/page.md", "docs/other.md"])
    locale = Locale(code="th", name="ไทย", english_name="Thai", direction=Direction.LTR)
    kind = text_kind(INTERFACE_URI if name == "interface.po" else "docs/page.md")
    return po_problems(project, path, locale, kind, glossary)


@pytest.mark.parametrize("name", ["base.yml", *TRAINING, "page.po", "interface.po", "glossary.csv", "claims.yml"])
def test_the_base_is_good(project: Project, name: str) -> None:
    assert check(project, (HERE / name).read_text(encoding="utf-8"), name) == ""


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_words(project: Project, case: dict[str, str]) -> None:
    name = case.get("in", "base.yml")
    base = (HERE / name).read_text(encoding="utf-8")
    assert case["change"] in base
    found = check(project, base.replace(case["change"], case["to"], 1), name)
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
    # Shown in tests/contributions, and in the unit tests of reading and of advice.
    elsewhere = {"yaml-depth", "yaml-too-many", "yaml-many-documents", "source-unread", "case-study-similar"}
    elsewhere |= {"url-lookalike"}
    assert {code for code in PHRASES if code.startswith(groups)} - elsewhere <= shown


def test_every_code_of_a_template_has_a_case() -> None:
    shown = {found[1] for case in CASES for found in re.finditer(r"error\[([a-z-]+)\]", case["expect"])}
    # A name that a tool has is shown in the unit tests of the toolkit.
    assert set(TEMPLATE_PHRASES) - {"template-id-taken"} <= shown


def test_every_code_of_the_training_has_a_case() -> None:
    shown = {found[1] for case in CASES for found in re.finditer(r"error\[([a-z-]+)\]", case["expect"])}
    # Two modules, another page or a missing file are needed for these: they are shown in the unit tests of the training.
    assert set(TRAINING_PHRASES) - {"training-order", "module-page", "module-data", "module-elsewhere"} <= shown


def test_every_code_of_a_translation_has_a_case() -> None:
    shown = {found[1] for case in CASES for found in re.finditer(r"(?:error|warning)\[([a-z-]+)\]", case["expect"])}
    # Shown in tests/contributions, in the unit tests of reading and of faults, and in the site tests.
    elsewhere = {"po-orphan", "po-left-out", "po-repeated"}
    assert {code for code in PHRASES if code.startswith(("po-", "glossary-", "page-claim-"))} - elsewhere <= shown
