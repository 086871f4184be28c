"""The workflows keep rights and strangers apart. These rules hold for workflows to come too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
JOBS = {f"{name}.{job}": spec for name, flow in WORKFLOWS.items() for job, spec in flow["jobs"].items()}
# Who may write, and what. A new entry here is a decision, and needs a record.
MAY_WRITE = {
    "publish.deploy": {"pages", "id-token"},
    "changes.comment": {"pull-requests"},
    "propose.propose": {"contents", "pull-requests"},
    "propose.answer": {"issues"},
}
_PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
_FROM_STRANGERS = re.compile(
    r"(issue|comment|review|pull_request)\.(body|title)|head\.(ref|label|sha|repo)|head_ref|head_commit|commits|\.user\.|\.email|\.name\b"
)


def triggers(flow: dict[Any, Any]) -> set[str]:
    on = flow[True]  # YAML reads the key `on` as true
    return set(on) if isinstance(on, dict | list) else {on}


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    return job.get("steps", [])


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else [str(value)]


def test_there_are_workflows_to_judge() -> None:
    assert {"test", "preview", "publish", "changes", "propose"} <= set(WORKFLOWS)


def test_every_action_is_pinned_by_its_digest_and_says_its_version() -> None:
    digests: dict[str, set[str]] = {}
    for path in FOLDER.glob("*.yml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if found := re.search(r"uses: (\S+)(.*)", line):
                assert _PINNED.fullmatch(found[1]), f"{path.name}: {line}"
                assert re.fullmatch(r" # v\d+\.\d+\.\d+", found[2]), f"{path.name}: {line}"
                digests.setdefault(found[1].partition("@")[0], set()).add(found[1] + found[2])
    assert [sorted(one) for one in digests.values() if len(one) > 1] == [], "one version of each action"
    assert all(name.startswith("actions/") for name in digests), "only the service's own actions"


def test_nothing_may_write_unless_it_is_named_here() -> None:
    for flow in WORKFLOWS.values():
        assert flow["permissions"] in ({}, {"contents": "read"})
    found = {
        name: {right for right, level in spec.get("permissions", {}).items() if level == "write"}
        for name, spec in JOBS.items()
    }
    assert {name: rights for name, rights in found.items() if rights} == MAY_WRITE


@pytest.mark.parametrize("name", MAY_WRITE)
def test_what_may_write_runs_no_code_of_the_repository_or_of_strangers(name: str) -> None:
    for step in steps(JOBS[name]):
        assert "actions/checkout" not in step.get("uses", "")
        assert not re.search(
            r"\b(make|python3?|pip|npm|node|bash|source|eval|handbook)\b|\.venv|chmod|git ", step.get("run", "")
        )


@pytest.mark.parametrize("name", JOBS)
def test_no_expression_stands_in_a_script(name: str) -> None:
    """What a stranger wrote would become part of the program. Values come by `env`, in quotes."""
    for step in steps(JOBS[name]):
        run = step.get("run", "")
        assert "${{" not in run
        for variable in step.get("env", {}):
            bare = re.sub(r'"[^"]*"', "", run)
            assert not re.search(rf"\${variable}\b", bare), f"${variable} without quotes"


@pytest.mark.parametrize("name", JOBS)
def test_texts_of_strangers_are_never_given_to_a_step(name: str) -> None:
    for step in steps(JOBS[name]):
        for text in texts({key: value for key, value in step.items() if key in {"env", "with"}}):
            for expression in re.findall(r"\$\{\{(.*?)\}\}", text):
                assert not _FROM_STRANGERS.search(expression), expression
                assert "toJSON" not in expression


@pytest.mark.parametrize("name", JOBS)
def test_checkouts_leave_no_token_behind_and_jobs_end(name: str) -> None:
    spec = JOBS[name]
    assert spec.get("timeout-minutes", 10**6) <= 40 or name == "publish.deploy"
    for step in steps(spec):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_secrets_are_nowhere_and_tokens_only_where_something_is_written() -> None:
    for path in FOLDER.glob("*.yml"):
        assert "secrets" not in re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
    holders = {name for name, spec in JOBS.items() if any("github.token" in text for text in texts(spec))}
    assert holders <= set(MAY_WRITE)


def test_rights_of_the_target_never_meet_code_of_the_head() -> None:
    privileged = {
        name
        for name, flow in WORKFLOWS.items()
        if triggers(flow) & {"pull_request_target", "workflow_run", "issue_comment"}
    }
    assert privileged == {"changes"}
    for job in WORKFLOWS["changes"]["jobs"].values():
        for step in steps(job):
            if "actions/checkout" in step.get("uses", ""):
                assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}"
            assert not re.search(
                r"git (checkout|switch|merge|rebase|reset|worktree|pull|stash|apply)", step.get("run", "")
            )
            assert "+refs/pull/$NUMBER/head:refs/data/head" in step.get("run", "") or "refs/pull" not in step.get(
                "run", ""
            )


def test_what_runs_code_of_a_pull_request_can_only_read() -> None:
    for name, flow in WORKFLOWS.items():
        if "pull_request" in triggers(flow):
            assert flow["permissions"] == {"contents": "read"}
            assert not any("permissions" in job for job in flow["jobs"].values()), name


def test_artefacts_come_from_the_same_run() -> None:
    for flow in WORKFLOWS.values():
        all_steps = [step for job in flow["jobs"].values() for step in steps(job)]
        got = [one["with"] for one in all_steps if "download-artifact" in one.get("uses", "")]
        given = {one["with"]["name"] for one in all_steps if "upload-artifact" in one.get("uses", "") and "with" in one}
        assert all(set(one) == {"name", "path"} and one["name"] in given for one in got)


def place_rule() -> re.Pattern[str]:
    text = (FOLDER / "propose.yml").read_text(encoding="utf-8")
    return re.compile(re.search(r"place='\^(.*)\$'", text)[1])


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("case_studies/th-border-radio.yml", True),
        ("translations/fa-AF/docs/handbook/audience.po", True),
        ("translations/th/docs/_data/glossary.po", True),
        ("translations/th/case_studies/th-a.po", True),
        ("case_studies/taxonomy/tactics.yml", False),
        ("case_studies/../.github/workflows/test.yml", False),
        ("case_studies/schema.json", False),
        ("case_studies/.yml", False),
        ("translations/th/locale.yml", False),
        ("translations/th/interface.po", False),
        ("translations/../docs/index.po", False),
        ("translations/th/docs/../../../x.po", False),
        (".github/workflows/x.yml", False),
        ("/etc/passwd", False),
        ("case_studies/a.yml\n.github/workflows/x.yml", False),
    ],
)
def test_a_form_can_only_write_where_its_files_belong(path, may) -> None:
    assert bool(place_rule().fullmatch(path)) is may
