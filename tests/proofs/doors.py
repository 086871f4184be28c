"""The doors: a newcomer's paths played to the letter, the forms' workflow against a stand-in for the service, its rights judged."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from doors.answers import CASE_STUDY
from doors.paths import PATHS, Step, path_steps, setup_commands
from doors.terminal import Terminal
from handbook.case_study_rules import case_study_rules
from handbook.catalogue import read_catalogue
from handbook.contribute.writing import Value, format_record, plain_values
from handbook.model.case_study import CaseStudy
from handbook.project import Project
from handbook.source_files import SourceFile
from handbook.yaml_located import parse_yaml
from proofs.foundation import clean_clone
from proofs.report import ROOT, NotRun, Proof, Report

if TYPE_CHECKING:
    from collections.abc import Iterator


# The newcomer


def newcomer(report: Report) -> None:
    """Every command and edit of CONTRIBUTING.md, in its order, at a terminal of its own."""
    if os.name == "nt":
        raise NotRun("a pseudo-terminal is needed; on Windows the workflow plays its commands")
    with clean_clone(report) as clone, tempfile.TemporaryDirectory() as folder:
        document = (clone / "CONTRIBUTING.md").read_text(encoding="utf-8")
        fork = Path(folder) / "copy.git"
        report.run("git", "clone", "--quiet", "--bare", str(clone), str(fork), cwd=ROOT)
        report.run("git", "--git-dir", str(fork), "update-ref", "refs/heads/main", "HEAD", cwd=ROOT)
        report.run("git", "--git-dir", str(fork), "symbolic-ref", "HEAD", "refs/heads/main", cwd=ROOT)
        before = _branches(report, fork)
        terminal = Terminal(Path(folder), report)
        commands = setup_commands(document)
        for command in commands:
            terminal.type(command.replace("<address of your copy>", str(fork)))
        report.say(f"Once: {len(commands)} commands.")
        for title in PATHS:
            _play(terminal, report, title, path_steps(document, title), Path(folder) / "handbook")
        terminal.close()
        _is_sent(report, fork, _branches(report, fork) - before)


def _branches(report: Report, fork: Path) -> set[str]:
    return set(report.run("git", "--git-dir", str(fork), "branch", "--format=%(refname:short)", cwd=ROOT).split())


def _play(terminal: Terminal, report: Report, title: str, steps: list[Step], place: Path) -> None:
    assert steps, title
    terminal.type("git switch --quiet main")
    for step in steps:
        for command in step.commands:
            terminal.type(command, answers=_answers(command))
        for name in step.edits:
            edit(place / name)
        for name in step.sees:
            page = (place / name).read_text(encoding="utf-8")
            assert "<h1" in page, name
    commands = sum(len(step.commands) for step in steps)
    report.say(f"{title}: {len(steps)} steps, {commands} commands.")


def _answers(command: str) -> tuple[str, ...]:
    """What is typed when the command asks; one word is completed with the Tab key."""
    if "new case-study" not in command:
        return ()
    assert "irregular-migration" in CASE_STUDY
    return tuple("irreg\t" if one == "irregular-migration" else one for one in CASE_STUDY)


def edit(path: Path) -> None:
    """What a person would do to a file of this kind."""
    text = path.read_text(encoding="utf-8")
    match path.suffix:
        case ".yml":
            new = text.replace("Take calls.", "Take calls, and answer them.")
        case ".md":
            new = re.sub(r"(?m)^([A-Z][^|#\[\]{}<>]+)\.$", r"\1, too.", text, count=1)
        case ".po":
            new = re.sub(r"(?m)^# state: machine [0-9a-f]{8}\n(#\. .*\n)*#, fuzzy\n", "", text, count=1)
        case _:
            raise AssertionError(f"no newcomer edits {path.name}")
    assert new != text, f"{path.name} has nothing to edit in this way"
    path.write_text(new, encoding="utf-8")


def _is_sent(report: Report, fork: Path, branches: set[str]) -> None:
    """Each path's branch is in the copy, one commit ahead, with the file that the path is about."""
    kinds = {"case-study": "case_studies/", "correct": "docs/", "thai": "translations/th/"}
    assert len(branches) == len(PATHS), branches
    for name in branches:
        changed = report.run("git", "--git-dir", str(fork), "diff", "--name-only", f"main...{name}", cwd=ROOT).split()
        start = next(kinds[kind] for kind in kinds if name.startswith(kind))
        assert len(changed) == 1, changed
        assert changed[0].startswith(start), changed


# The forms


FAKE_GH = """#!{python}
import json, sys
given = sys.argv[1:]
body = open(given[given.index("--input") + 1]).read() if "--input" in given else ""
open({log!r}, "a").write(json.dumps([given, body]) + "\\n")
said = " ".join(given)
if given[:2] == ["pr", "list"]: print(0)
elif "/compare/" in said: print({ahead})
elif "ref/heads/main" in said: print("a" * 40)
elif "ref/heads/form" in said and {fresh}: sys.exit(1)
elif "/contents/" in said and "?ref=" in said and {fresh}: sys.exit(1)
elif "/contents/" in said and "?ref=" in said: print("b" * 40)
"""

GOOD_PATHS = ("case_studies/th-border-radio.yml", "translations/th/docs/handbook/audience.po")
BAD_PATHS = (
    ".github/workflows/test.yml", "case_studies/../.github/workflows/x.yml", "/etc/passwd", "case_studies/taxonomy/tactics.yml",
    "translations/th/locale.yml", "$(touch pwned)", "`touch pwned`", "case_studies/a.yml; touch pwned", "", "-rf", "case_studies/A.YML",
)  # fmt: skip


def forms(report: Report) -> None:
    """The step of `propose.yml` that may write, run as it stands, with a stand-in for the service."""
    if missing := [name for name in ("bash", "jq", "base64") if not shutil.which(name)]:
        raise NotRun(f"{', '.join(missing)} is not on this computer")
    for path in GOOD_PATHS:
        status, calls = propose(path, fresh=True)
        puts = [(given, json.loads(body)) for given, body in calls if "PUT" in given]
        assert status == 0, path
        assert len(puts) == 1, "exactly one file"
        assert f"repos/o/r/contents/{path}" in puts[0][0]
        assert puts[0][1]["branch"] == "form/issue-7"
        assert [given[:2] for given, _ in calls].count(["pr", "create"]) == 1
    report.say(f"{len(GOOD_PATHS)} good artefacts: one file and one pull request each.")
    for path in BAD_PATHS:
        status, calls = propose(path, fresh=True)
        assert status != 0, path
        assert calls == [], path
    status, calls = propose(GOOD_PATHS[0], fresh=True, link=True)
    assert (status != 0, calls) == (True, []), "a link is no file"
    report.say(f"{len(BAD_PATHS) + 1} hostile artefacts: nothing is asked of the service.")
    status, calls = propose(GOOD_PATHS[0], fresh=False)
    assert status != 0, "a case study that is there is not overwritten"
    assert not [given for given, _ in calls if "PUT" in given]
    status, calls = propose(GOOD_PATHS[1], fresh=False, ahead=3)
    assert (status, [given for given, _ in calls if {"PUT", "PATCH"} & set(given)]) == (0, []), "people's work stays"
    report.say("An existing case study and a branch that people worked on stay as they are.")


def propose(path: str, *, fresh: bool, ahead: int = 1, link: bool = False) -> tuple[int, list[tuple[list[str], str]]]:
    """Run the step; returns its exit status and what it asked of the service."""
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "propose.yml").read_text(encoding="utf-8"))
    [script] = [one["run"] for one in flow["jobs"]["propose"]["steps"] if "run" in one]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "received").mkdir()
        (place / "received" / "path").write_text(path + "\n")
        (place / "received" / "title").write_text('Case study: x"; touch pwned #\n')
        if link:
            (place / "received" / "file").symlink_to("/etc/passwd")
        else:
            (place / "received" / "file").write_text("title: x\n")
        log = place / "log"
        gh = place / "bin" / "gh"
        gh.parent.mkdir()
        gh.write_text(FAKE_GH.format(python=sys.executable, log=str(log), fresh=fresh, ahead=ahead))
        gh.chmod(0o755)
        environment = {"PATH": f"{gh.parent}:{os.environ['PATH']}", "GH_REPO": "o/r", "NUMBER": "7", "BASE": "main"}
        done = subprocess.run(
            ["bash", "-e", "-c", script], cwd=place, env=environment, capture_output=True, check=False
        )
        assert not (place / "pwned").exists(), path
        calls = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
        return done.returncode, [(given, body) for given, body in calls]


# The same text from both writers


def same_text(report: Report) -> None:
    """The builder's script and `contribute/writing.py` write each record alike."""
    if not shutil.which("node"):
        raise NotRun("node is not on this computer")
    rules = case_study_rules(read_catalogue(Project(ROOT))[0], frozenset())
    records = [*_committed(), *_odd()]
    scripts = [ROOT / "overrides/assets/js/tools" / f"case-study-{name}.js" for name in ("words", "writer")]
    program = "global.window = {};" + "".join(path.read_text(encoding="utf-8") for path in scripts)
    program += "const given = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
    program += "console.log(JSON.stringify(given.records.map((one) => window.HandbookTools.caseStudyWriter.write(given.rules, one).text)));"
    given = json.dumps({"rules": rules, "records": records})
    done = subprocess.run(["node", "-e", program], input=given, capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    ours = [format_record(one, CaseStudy) for one in records]
    assert [number for number, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]] == []
    report.say(f"{len(records)} records are the same text from both.")


def _committed() -> Iterator[dict[str, Value]]:
    for path in sorted((ROOT / "case_studies").glob("*.yml")):
        node, _ = parse_yaml(SourceFile(path.name, path.read_text(encoding="utf-8")))
        values = plain_values(node) if node else {}
        assert isinstance(values, dict)
        yield values


def _odd() -> Iterator[dict[str, Value]]:
    bits = (
        "a",
        "NO",
        "yes",
        "no ",
        ": ",
        " #",
        "x:",
        "\n",
        "  ",
        "ไทย",
        "😀",
        "\u200b",
        "[",
        '"',
        "\\",
        "'",
        "-",
        "word " * 30,
        "1.5",
        "\t",
    )
    for first in bits:
        for second in bits:
            text = f"{first}{second}"
            yield {
                "title": text,
                "issues": [text, "b"],
                "what_was_done": [{"text": text, "source": "a"}],
                "evidence": {"method": text},
            }


# The workflows


def workflows(report: Report) -> None:
    """zizmor, which knows the ways in which workflows were taken over elsewhere, finds nothing."""
    home = ROOT / "build" / "zizmor-venv"
    program = home / "bin" / "zizmor"
    if not program.exists():
        venv.create(home, with_pip=True)
        install = [
            str(home / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "zizmor>=1.20,<2",
        ]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            raise NotRun("zizmor cannot be installed here")
    said = report.run(str(program), "--offline", "--format", "json", ".github/workflows", quiet=True)
    assert json.loads(said) == [], said
    ignored = re.findall(
        r"zizmor: ignore\[.*", "".join(path.read_text() for path in (ROOT / ".github/workflows").glob("*.yml"))
    )
    report.say(
        f"No finding in {len(list((ROOT / '.github/workflows').glob('*.yml')))} workflows. Ignored with a reason: {ignored}"
    )
    assert len(ignored) == 1


PROOFS = (
    Proof("doors-newcomer", "CONTRIBUTING.md followed to the letter in a fresh clone: a case study, a correction and a translation", newcomer),
    Proof("doors-forms", "What a form may write: one file at a place of its kind, from hostile artefacts nothing", forms),
    Proof("doors-same-text", "The case-study builder and the program write the same text", same_text),
    Proof("doors-workflows", "zizmor finds nothing in the workflows", workflows),
)  # fmt: skip
