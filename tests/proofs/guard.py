"""What guards the repository: contributions that harm, contributions that only look odd, spoilt files, and how long a check takes."""

from __future__ import annotations

import gc
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path

from contributions.judged import Contribution, contributions
from handbook.cli import main
from proofs.foundation import corpus
from proofs.report import ROOT, NotRun, Proof, Report

HOSTILE = ("hostile_case_studies", "hostile_locales")
ODD = ("odd_case_studies", "odd_locales")
CASE_STUDIES = 500
SECONDS, MEGABYTES = 2.0, 200
SPOILT, AT_ONCE = 20_000, 500
_MUTATIONS = ROOT / "tests" / "contributions" / "mutations.py"


def both_sets(report: Report) -> None:
    """Each contribution in a project of its own time, judged by the command that contributors run."""
    from contributions.judged import Repository

    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(Path(folder))
        before = set(_said(repository.project.root))
        caught = [
            _is_caught(report, repository.project.root, one, before) for name in HOSTILE for one in contributions(name)
        ]
        passed = [_passes(report, repository.project.root, one, before) for name in ODD for one in contributions(name)]
    report.say(f"{sum(caught)} of {len(caught)} that harm are caught at file:line:col with their code")
    report.say(f"{len(passed) - sum(passed)} alarms on {len(passed)} that only look odd")
    assert len(caught) >= 60, "there should be 60 that harm"
    assert len(passed) >= 60, "there should be 60 that look odd"
    assert all(caught)
    assert all(passed)


def _is_caught(report: Report, root: Path, one: Contribution, before: set[str]) -> bool:
    # That nothing cites a source that was added is said of the folder, and is no part of what is tried.
    found = [said for said in _judged(root, one) if said not in before and said != "docs/_data/sources source-unused"]
    wanted = [f"{'' if said.startswith('0:0 ') else one.file + ':'}{said.removeprefix('0:0 ')}" for said in one.expect]
    good = len(found) == len(wanted) and all(have.endswith(want) for have, want in zip(found, wanted, strict=True))
    report.say(f"{'caught' if good else 'MISSED'}  {one.about}: {'; '.join(found)}")
    return good


def _passes(report: Report, root: Path, one: Contribution, before: set[str]) -> bool:
    found = [said for said in _judged(root, one) if said not in before]
    report.say(f"{'let through' if not found else 'FALSE ALARM'}  {one.about} {'; '.join(found)}")
    return not found


def _judged(root: Path, one: Contribution) -> list[str]:
    path = root / one.file
    known, made = path.read_bytes() if path.exists() else None, not path.parent.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if one.link:
        path.symlink_to(one.link)
    else:
        path.write_bytes(one.data)
    found = _said(root)
    path.unlink()
    if known is not None:
        path.write_bytes(known)
    if made:
        path.parent.rmdir()
    return found


def _said(root: Path) -> list[str]:
    """What `handbook check` says, as file:line:col and code."""
    told = io.StringIO()
    with redirect_stdout(told):
        assert main(["--project", str(root), "check", "--format", "json"]) in {0, 1}
    gc.enable()  # the command turns it off, being over soon
    found = []
    for one in map(json.loads, told.getvalue().splitlines()):
        place = one["place"]
        where = f":{place['line']}:{place['column']}" if place["line"] else ""
        found.append(f"{place['path']}{where} {one['code']}")
    return found


def quick_check(report: Report) -> None:
    """A project with 500 case studies; and this one, as it is, before and after the first check."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        corpus().make_project(root, case_studies=CASE_STUDIES, locales=["en", "th", "ur"], pages=False)
        first = _seconds(report, root, f"{CASE_STUDIES} case studies in three languages, first run")
        again = min(_seconds(report, root, "the same, again") for _ in range(3))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(
            ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "site", "dist", "node_modules")
        )
        _seconds(report, copy, "this whole project, first run")
        whole = min(_seconds(report, copy, "this whole project, again") for _ in range(3))
    assert min(first, again) < SECONDS, f"{again:.2f} s"
    report.say(f"{CASE_STUDIES} case studies: {again:.2f} s of a processor; this project: {whole:.2f} s")


def changed_check(report: Report) -> None:
    """One locale file, then one case study: seconds, and what the change breaks elsewhere is found."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        done = subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=False)
        if done.returncode:
            raise NotRun("this is no clone of the repository")
        path = next((copy / "translations" / "th" / "docs").rglob("audience.po"))
        path.write_text(path.read_text(encoding="utf-8").replace('msgstr "', 'msgstr "x', 3), encoding="utf-8")
        one = _seconds(report, copy, "one locale file changed", "--changed-since", "HEAD")
        removed = min((copy / "case_studies").glob("*.yml"))
        removed.unlink()
        other = _seconds(report, copy, "one case study removed", "--changed-since", "HEAD")
        said = subprocess.run(
            [sys.executable, "-m", "handbook", "--project", str(copy), "check", "--changed-since", "HEAD"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        report.say(said.stdout[-2_000:])
        assert "po-orphan" in said.stdout, "the translations of the case study that is gone"
        assert max(one, other) < 5


def _seconds(report: Report, root: Path, what: str, *options: str) -> float:
    """The processor's time of one check: how long it takes where nothing else runs."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "handbook", "--project", str(root), "check", *options],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    after, wall = os.times(), time.perf_counter() - start
    took = after.children_user + after.children_system - before.children_user - before.children_system
    assert done.returncode in {0, 1}, done.stderr
    report.say(f"{what}: {took:.2f} s of a processor, {wall:.2f} s by the clock; {done.stdout.splitlines()[-1]}")
    return took


def spoilt_files(report: Report) -> None:
    """20,000 files, in processes of 500, each with its own memory."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = list(pool.map(_spoilt, range(0, SPOILT, AT_ONCE)))
    faults = [fault for one in results for fault in one["faults"]]
    slowest, number = max(one["slowest"] for one in results)
    most = max(one["megabytes"] for one in results)
    for fault in faults[:10]:
        report.say(fault)
    said = sum(one["said"] for one in results)
    report.say(f"{SPOILT} spoilt YAML and PO files, {said} with problems, {len(faults)} tracebacks")
    report.say(
        f"slowest: file {number}, {slowest:.2f} s of a processor; most memory for one file: {most:.0f} MB, Python and all rules among it"
    )
    assert not faults
    assert slowest < SECONDS
    assert most < MEGABYTES


def _spoilt(first: int) -> dict:
    """A process of many files holds what all of them left behind, so the heaviest ones are judged alone too."""
    together = _judged_apart(first, AT_ONCE)
    alone = [_judged_apart(number, 1)["megabytes"] for number in together["heavy"]]
    return together | {"megabytes": max(alone, default=0)}


def _judged_apart(first: int, count: int) -> dict:
    command = [sys.executable, str(_MUTATIONS), str(first), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        fault = f"files from {first}: {done.stderr[-3_000:]}"
        return {"faults": [fault], "slowest": [0, first], "said": 0, "megabytes": 0, "heavy": []}
    return dict(json.loads(done.stdout))


PROOFS = (
    Proof(
        "contributions",
        "Of contributions, all that harm are caught at their place, none that only looks odd",
        both_sets,
    ),
    Proof("quick-check", f"A check of {CASE_STUDIES} case studies takes under {SECONDS:.0f} s", quick_check),
    Proof(
        "changed-check",
        "A check of what changed takes seconds and finds what the change breaks elsewhere",
        changed_check,
    ),
    Proof(
        "spoilt-files",
        f"{SPOILT:,} spoilt YAML and PO files: no traceback, under {SECONDS:.0f} s and {MEGABYTES} MB each",
        spoilt_files,
    ),
)
