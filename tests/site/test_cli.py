"""The command line as people and programs meet it: help, exit statuses, formats, and the first steps of a newcomer."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from commands import handbook, new_interpreter
from handbook.cli import COMMANDS

if TYPE_CHECKING:
    from handbook.project import Project

NAMES = list(COMMANDS)


def within(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return handbook("--project", str(project.root), *arguments)


@pytest.mark.parametrize(
    "arguments", [("--help",), ("check", "--format", "json"), ("build", "--locale", "ht"), ("check", "--xml")]
)
def test_the_commands_of_these_tests_are_those_of_a_shell(small: Project, arguments: tuple[str, ...]) -> None:
    (small.case_studies_dir / "wrong.yml").write_text("title: a: b\n", encoding="utf-8")
    ours, theirs = handbook(*arguments, cwd=small.root), new_interpreter(*arguments, cwd=small.root)
    assert (ours.returncode, ours.stdout, ours.stderr) == (theirs.returncode, theirs.stdout, theirs.stderr)
    assert ours.stdout + ours.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_command_teaches(name: str) -> None:
    run = handbook(name, "--help")
    assert run.returncode == 0
    assert len(run.stdout.split("\n\n")) >= 3, "usage, what it does, options"


def test_help_names_every_command_and_the_exit_statuses() -> None:
    said = handbook("--help").stdout
    assert all(name in said for name in NAMES)
    assert "exit status" in said


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ((), "usage:"),
        (("biuld",), "invalid choice"),
        (("build", "--jobs", "0"), "--jobs"),
        (("build", "--jobs", "many"), "--jobs"),
        (("build", "--locale", "ht"), "try:"),
        (("new", "case-study", "Thai Radio!"), "handbook new case-study thai-radio"),
        (("new", "locale", "no_such code"), "BCP 47"),
        (("check", "--format", "xml"), "text, json, github"),
        (("editions", "--kind", "stick"), "usb, one-file, epub"),
        (("build", "--locale", "TH"), "try: --locale th"),
        (("serve", "--port", "99999"), "there is no such port"),
        (("translate", "sync", "--locale", "th", "--only", "docs/nope.md"), "'docs/nope.md' is no source of texts"),
    ],
)
def test_wrong_use_is_2_and_helps(small: Project, arguments: tuple[str, ...], hint: str) -> None:
    run = within(small, *arguments)
    assert run.returncode == 2
    assert hint in run.stderr
    assert "Traceback" not in run.stderr


def test_a_port_that_another_program_has_is_told_before_the_build(small: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        run = within(small, "serve", "--port", str(other.getsockname()[1]))
    assert run.returncode == 2
    assert "cannot be used" in run.stderr
    assert "try:" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (small.root / "build").exists()


@pytest.mark.parametrize(
    ("taken", "arguments"),
    [("build", ("stage", "--locale", "en")), ("translations/lo", ("new", "locale", "lo"))],
)
def test_a_folder_that_cannot_be_written_is_no_traceback(
    small: Project, taken: str, arguments: tuple[str, ...]
) -> None:
    (small.root / taken).write_text("a file where a folder should be", encoding="utf-8")
    run = within(small, *arguments)
    assert run.returncode == 1
    assert taken in run.stderr
    assert "try: check the permissions" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_site_that_was_never_built_is_no_fault_of_the_build(small: Project) -> None:
    run = within(small, "audit", "--locale", "th")
    assert run.returncode == 1
    assert run.stderr == "handbook: not in the site: th\n  try: handbook build --locale th\n"
    assert "report" not in run.stdout


def test_only_the_file_of_a_source_is_synced(small: Project) -> None:
    assert within(small, "translate", "sync", "--locale", "th").returncode == 0
    pages = [small.docs_dir / "index.md", small.docs_dir / "second.md"]
    pages[1].write_text(pages[0].read_text(encoding="utf-8"), encoding="utf-8")
    files = [small.translations_dir / "th" / "docs" / name for name in ("index.po", "second.po")]
    before = files[0].read_bytes()
    for page in pages:
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more paragraph.\n", encoding="utf-8")
    assert within(small, "translate", "sync", "--locale", "th", "--only", "docs/second.md").returncode == 0
    assert files[0].read_bytes() == before
    assert b"One more paragraph." in files[1].read_bytes()


def test_outside_a_project(tmp_path) -> None:
    run = handbook("check", cwd=tmp_path)
    assert run.returncode == 2
    assert "try:" in run.stderr
    assert handbook("--project", str(tmp_path / "none"), "check").returncode == 2


def test_the_project_is_found_from_a_folder_inside_it(small: Project) -> None:
    run = handbook("check", cwd=small.case_studies_dir / "taxonomy")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "6 case studies" in run.stdout


def test_all_problems_of_all_files_in_one_run(small: Project) -> None:
    """Thirty files, each wrong in its own line: every one is named at its line and column."""
    good = (small.case_studies_dir / "made-up-00001.yml").read_text(encoding="utf-8")
    line = next(number for number, text in enumerate(good.split("\n"), 1) if '"status"' in text)
    for number in range(30):
        text = good.replace('"status": "published"', f'"status": "publishd-{number}"')
        (small.case_studies_dir / f"wrong-{number:02d}.yml").write_text(text, encoding="utf-8")
    run = within(small, "check")
    assert run.returncode == 1
    for number in range(30):
        assert (
            f"case_studies/wrong-{number:02d}.yml:{line}:12: error[choice-unknown]: 'publishd-{number}'" in run.stdout
        )
    assert "30 problems" in run.stdout


def test_what_only_follows_from_a_broken_file_is_not_told(small: Project) -> None:
    """A page, a case study and a vocabulary that others lead to: told are their own faults, and nobody deletes a translation."""
    steps = small.case_studies_dir / "taxonomy" / "steps.yml"
    page = small.docs_dir / "broken.md"
    page.write_text("---\ntitel: Broken\n---\n# Broken { #broken }\n", encoding="utf-8")
    study = small.case_studies_dir / "made-up-00001.yml"
    study.write_text(study.read_text(encoding="utf-8").replace('"published"', '"publishd"', 1), encoding="utf-8")
    steps.write_text(steps.read_text(encoding="utf-8") + "\n- id: seventh\n", encoding="utf-8")
    links = "[a](broken.md) [b](case-studies/made-up-00001.md) [c](steps/audience.md) [d](nowhere.md)"
    index = small.docs_dir / "index.md"
    index.write_text(f"{index.read_text(encoding='utf-8')}\n{links}\n", encoding="utf-8")
    for name in ("docs/broken.po", "docs/gone.po", "case_studies/made-up-00001.po"):
        file = small.translations_dir / "th" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('msgid ""\nmsgstr ""\n"Language: th\\n"\n', encoding="utf-8")
    said = within(small, "check", "--format", "json").stdout.splitlines()
    found = {(row["code"], row["place"]["path"]) for row in map(json.loads, said) if row["severity"] == "error"}
    others = {one for one in found if one[1] not in {"docs/broken.md", "case_studies/made-up-00001.yml"}}
    assert found > others
    assert {one for one in others if "taxonomy" not in one[1] and "schema" not in one[0]} == {
        ("link-missing", "docs/index.md"),
        ("po-orphan", "translations/th/docs/gone.po"),
    }
    assert sum('"link-missing"' in row for row in said) == 1


def test_formats_for_programs(small: Project) -> None:
    (small.case_studies_dir / "wrong.yml").write_text("title: a: b\n", encoding="utf-8")
    rows = [json.loads(row) for row in within(small, "check", "--format", "json").stdout.splitlines()]
    errors = [(row["code"], row["place"]) for row in rows if row["severity"] == "error"]
    assert [(code, place["path"], place["line"], place["column"]) for code, place in errors] == [
        ("yaml-syntax", "case_studies/wrong.yml", 1, 9)
    ]
    annotations = within(small, "check", "--format", "github").stdout.splitlines()
    assert annotations[0].startswith("::error file=case_studies/wrong.yml,line=1,col=9,title=yaml-syntax::")


def test_a_new_case_study_is_a_draft_that_explains_itself(small: Project) -> None:
    assert within(small, "new", "case-study", "th-border-radio").returncode == 0
    path = small.case_studies_dir / "th-border-radio.yml"
    text = path.read_text(encoding="utf-8")
    run = within(small, "check")
    assert "Traceback" not in run.stderr
    assert "yaml-" not in run.stdout
    again = within(small, "new", "case-study", "th-border-radio")
    assert (again.returncode, path.read_text(encoding="utf-8")) == (2, text)


def test_a_new_locale_builds(small: Project) -> None:
    run = within(small, "new", "locale", "lo")
    assert run.returncode == 0, run.stdout + run.stderr
    assert (small.translations_dir / "lo" / "interface.po").is_file()
    run = within(small, "build", "--locale", "lo")
    assert run.returncode == 0, run.stdout + run.stderr
    assert '<html lang="lo" dir="ltr"' in (small.site_dir / "lo" / "index.html").read_text(encoding="utf-8")
    assert within(small, "new", "locale", "lo").returncode == 2


def test_staging_twice_writes_nothing(small: Project) -> None:
    assert within(small, "stage").returncode == 0
    said = within(small, "stage").stdout
    assert said.count("0 files written, 0 removed") == 3


def test_a_stale_staged_file_goes_away(small: Project) -> None:
    within(small, "stage", "--locale", "th")
    stale = small.stage_dir("th") / "old" / "page.md"
    stale.parent.mkdir()
    stale.write_text("old")
    assert "1 removed" in within(small, "stage", "--locale", "th").stdout
    assert not stale.parent.exists()


def test_status_counts(small: Project) -> None:
    state = json.loads(within(small, "status", "--json").stdout)
    assert state["catalogue"]["case studies"] == 6
    assert state["translations"]["th"]["interface"].split(" ")[1:3] == ["%", "of"]
    assert "case studies" in within(small, "status").stdout


def test_translations_are_checked_alone(small: Project) -> None:
    def codes(*arguments: str) -> set[str]:
        said = within(small, "translate", "check", "--format", "json", *arguments).stdout
        return {json.loads(row)["code"] for row in said.splitlines()}

    with (small.translations_dir / "th" / "glossary.csv").open("a", encoding="utf-8") as glossary:
        glossary.write("page,หน้ากระดาษ,,a word that nobody uses here\n")
    assert within(small, "translate", "check").returncode == 0
    # Made-up translations are the English texts with a mark before them.
    assert codes() == {"po-english", "po-glossary"}
    path = small.translations_dir / "th" / "interface.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('msgstr "', 'msgstr "\u202e').replace('msgstr "\u202e"', 'msgstr ""'), encoding="utf-8"
    )
    (small.case_studies_dir / "wrong.yml").write_text("title: [x\n", encoding="utf-8")
    (small.translations_dir / "th" / "nobody.po").write_text(text, encoding="utf-8")
    assert within(small, "translate", "check", "--locale", "ur").returncode == 0
    assert codes("--locale", "th") == {"po-english", "po-glossary", "po-bidi", "po-orphan"}
    (small.case_studies_dir / "wrong.yml").unlink()
    run = within(small, "build", "--locale", "th")
    assert run.returncode == 0, "a faulty text is English, and the site is built"
    assert "warning[po-left-out]" in run.stdout
    assert within(small, "check").returncode == 1


def test_a_closed_pipe_is_no_failure(small: Project) -> None:
    for number in range(300):
        (small.case_studies_dir / f"wrong-{number:03d}.yml").write_text("title: [x\n", encoding="utf-8")
    command = f"'{sys.executable}' -m handbook --project '{small.root}' check | head -n 1"
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert run.stdout.count("\n") == 1
    assert "com-b.yml: warning[" in run.stdout, "warnings come first"
    assert run.stderr == ""


def test_the_audit_command_sees_a_broken_site(built: Project) -> None:
    assert within(built, "audit", "--locale", "en").returncode == 0
    page = built.site_dir / "en" / "about" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace('lang="en"', 'lang="de"', 1), encoding="utf-8")
    run = within(built, "audit", "--locale", "en", "--format", "json")
    assert run.returncode == 1
    assert {json.loads(row)["code"] for row in run.stdout.splitlines()} == {"audit-language"}
