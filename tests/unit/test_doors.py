"""The doors for people: owners by area, checklists, editors, containers. What they name is there."""

from __future__ import annotations

import fnmatch
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"


def owner_rules() -> list[tuple[str, list[str]]]:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return [
        (pattern, owners) for pattern, *owners in (line.split() for line in lines if line and not line.startswith("#"))
    ]


def owners_of(path: str) -> list[str]:
    """As the service reads the file: the last line that fits counts."""
    found: list[str] = []
    for pattern, owners in owner_rules():
        bare = pattern.removeprefix("/")
        if pattern == "*" or (pattern.endswith("/") and path.startswith(bare)) or fnmatch.fnmatch(path, bare):
            found = [one.rpartition("/")[2] for one in owners]
    return found


@pytest.mark.parametrize(
    ("path", "owners"),
    [
        ("case_studies/th-a.yml", ["safeguarding"]),
        ("case_studies/taxonomy/tactics.yml", ["maintainers", "safeguarding"]),
        ("docs/considerations/index.md", ["safeguarding"]),
        ("docs/handbook/audience.md", ["maintainers"]),
        ("translations/th/docs/index.po", ["translations-th"]),
        ("translations/th/locale.yml", ["maintainers"]),
        ("translations/zz/docs/index.po", ["translations"]),
        (".github/workflows/test.yml", ["maintainers"]),
        (".github/CODEOWNERS", ["maintainers"]),
        ("SECURITY.md", ["maintainers", "safeguarding"]),
        ("requirements/site.lock", ["maintainers"]),
    ],
)
def test_every_area_has_its_owners(path: str, owners: list[str]) -> None:
    assert owners_of(path) == owners


def test_every_language_has_its_team_and_every_line_a_place() -> None:
    codes = [path.parent.name for path in (ROOT / "translations").glob("*/locale.yml") if path.parent.name != "en"]
    assert [
        code for code in codes if owners_of(f"translations/{code}/docs/index.po") != [f"translations-{code.lower()}"]
    ] == []
    for pattern, owners in owner_rules():
        assert owners
        assert all(owner.startswith("@ORGANISATION/") for owner in owners), "teams, and no invented person"
        assert pattern in {"*", "/docs/figures/"} or list(ROOT.glob(pattern.strip("/"))), pattern


@pytest.mark.parametrize("name", ["pull_request_template.md", "PULL_REQUEST_TEMPLATE/case-study.md"])
def test_checklists_ask_about_people_and_sources(name: str) -> None:
    text = (GITHUB / name).read_text(encoding="utf-8")
    assert text.count("- [ ]") >= 5
    assert re.search(r"recognise", text)
    assert re.search(r"source", text)


def test_editors_and_containers_find_what_they_are_told() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema in settings["yaml.schemas"]:
        assert json.loads((ROOT / schema).read_text(encoding="utf-8"))["title"] == "Case study"
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert re.fullmatch(r"[\w./-]+:1-3\.11-\w+", container["image"])
    target = container["postCreateCommand"].removeprefix("make ")
    assert f"$(VENV)/{target.removeprefix('.venv/')}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    wanted = set(json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))["recommendations"])
    assert wanted == set(container["customizations"]["vscode"]["extensions"])


def test_every_case_study_tells_editors_its_schema(root) -> None:
    files = subprocess.run(
        ["git", "ls-files", "case_studies/*.yml"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split()
    studies = [root / name for name in files if "/taxonomy/" not in name]
    assert studies
    first = {path.read_text(encoding="utf-8").split("\n", 1)[0] for path in studies}
    assert first == {"# yaml-language-server: $schema=schema.json"}


def test_hooks_before_a_commit_run_what_is_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert {hook["entry"].split()[0] for hook in hooks} <= {".venv/bin/handbook", ".venv/bin/ruff", ".venv/bin/mypy"}
    assert all(hook["language"] == "system" for hook in hooks), "nothing is fetched"
    check = next(hook for hook in hooks if "handbook" in hook["entry"])
    for path in ("docs/index.md", "case_studies/th-a.yml", "translations/th/docs/index.po", "mkdocs.yml"):
        assert re.match(check["files"], path)


def test_the_private_way_asks_for_no_detail() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "harm.yml").read_text(encoding="utf-8"))
    assert {one["type"] for one in form["body"]} == {"markdown", "checkboxes"}, "there is nothing to write into"
