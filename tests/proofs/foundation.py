"""The foundation: two commands on a fresh machine, the same bytes every time, every fault named, no request outside."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from proofs.report import ROOT, NotRun, Proof, Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

MINUTES = 12


@contextmanager
def clean_clone(report: Report) -> Iterator[Path]:
    """What is committed, in a new folder, as a newcomer gets it."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        raise NotRun("this is not a Git clone")
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "handbook"
        report.run("git", "clone", "--quiet", "--no-local", str(ROOT), str(clone), cwd=ROOT)
        yield clone


def two_cores() -> list[str]:
    """A prefix that keeps a command on two cores, where the system can do that."""
    return ["taskset", "--cpu-list", "0,1"] if shutil.which("taskset") else []


def first_steps(report: Report) -> None:
    with clean_clone(report) as clone:
        said = report.run("make", cwd=clone)
        address = said.strip().splitlines()[-1].removeprefix("Open ")
        assert address == (clone / "site" / "index.html").as_uri()
        for name in ("index.html", "en/index.html", "th/index.html", "ur/index.html"):
            assert (clone / "site" / name).is_file()
        status = report.run("git", "status", "--porcelain", cwd=clone)
        assert status == "", "building changes no file that is committed"
        start = time.perf_counter()
        report.run(*two_cores(), "make", "test", cwd=clone)
        minutes = (time.perf_counter() - start) / 60
        report.say(f"make test took {minutes:.1f} minutes.")
        assert minutes < MINUTES
    journeys(report)


def journeys(report: Report) -> None:
    report.run(sys.executable, "-m", "pytest", "-v", "tests/browser/test_journeys.py", HANDBOOK_PROOF="1")


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def same_bytes(report: Report) -> None:
    site = ROOT / "site"
    shutil.rmtree(site, ignore_errors=True)
    shutil.rmtree(ROOT / "build" / "records", ignore_errors=True)
    handbook = [sys.executable, "-m", "handbook"]
    report.run(*handbook, "build")
    first = files(site)
    report.run(*handbook, "build")
    assert files(site) == first, "the second build writes nothing: bytes and times are the same"
    shutil.rmtree(ROOT / "build" / "records")
    report.run(*handbook, "build", "--jobs", "1")
    assert {uri: data for uri, (data, _) in files(site).items()} == {uri: data for uri, (data, _) in first.items()}
    for code in ("en", "th", "ur"):
        with tempfile.TemporaryDirectory() as folder:
            report.run(
                sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder,
                HANDBOOK_LOCALE=code, NO_MKDOCS_2_WARNING="1",
            )  # fmt: skip
            plain = {uri: data for uri, (data, _) in files(Path(folder)).items()}
        ours = {uri: data for uri, (data, _) in files(site / code).items()}
        assert plain == ours
        report.say(f"{code}: plain mkdocs build gives the same {len(plain)} files.")


def every_fault(report: Report) -> None:
    """All golden cases as one folder: each must be named at its line and column in a single run."""
    golden = ROOT / "tests" / "golden" / "check"
    cases = [one for one in yaml.safe_load((golden / "cases.yml").read_text(encoding="utf-8")) if "in" not in one]
    base = (golden / "base.yml").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("docs", "overrides", "mkdocs.yml", "translations"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, project / name)
        corpus().copy_taxonomy(project)
        (project / "case_studies" / "other.yml").write_text(base.replace("related: [other]\n", ""), encoding="utf-8")
        expected = set()
        for number, case in enumerate(cases):
            text = base.replace(case["change"], case["to"], 1).replace("[case]", f"[broken-{number:03d}]")
            (project / "case_studies" / f"broken-{number:03d}.yml").write_text(text, encoding="utf-8")
            expected |= {
                line.replace("case_studies/case.yml", f"case_studies/broken-{number:03d}.yml")
                for line in case["expect"].splitlines()
                if line.startswith("case_studies/case.yml")
            }
        said = report.run(sys.executable, "-m", "handbook", "--project", str(project), "check", status=(1,), quiet=True)
    found = {line for line in said.splitlines() if line.startswith("case_studies/broken-")}
    report.say("\n".join(line for line in said.splitlines() if "broken-" in line))
    report.say(f"{len(cases)} broken files, {len(expected)} problems expected, {len(expected & found)} of them named.")
    assert expected <= found, sorted(expected - found)


def no_request_outside(report: Report) -> None:
    report.run(sys.executable, "-m", "handbook", "build", quiet=True)
    # One browser after another takes half an hour; what one process has left, another takes over.
    several = ("--numprocesses", "auto", "--dist", "worksteal")
    report.run(sys.executable, "-m", "pytest", "-v", *several, "tests/browser/test_pages.py", HANDBOOK_PROOF="1")
    pages = json.loads((ROOT / "build" / "manifest.json").read_text(encoding="utf-8"))["locales"]
    report.say(f"{sum(len(locale['pages']) for locale in pages.values())} pages of {len(pages)} locales were opened.")


def bad_input(report: Report) -> None:
    # The folder as a whole: where its parts are named, each brings a conftest, and pytest takes one for another.
    report.run(sys.executable, "-m", "pytest", "-v", "tests", "--ignore", "tests/browser", HANDBOOK_PROOF="1")
    disk_full(report)
    read_only(report)


@contextmanager
def small_disk(report: Report, options: str) -> Iterator[Path]:
    """A file system of its own, if this machine lets us mount one."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount")):
        raise NotRun("mounting a small disk needs root on Linux")
    with tempfile.TemporaryDirectory() as folder:
        try:
            report.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder)
        except AssertionError as refused:
            raise NotRun("this machine does not allow a file system to be mounted") from refused
        try:
            yield Path(folder)
        finally:
            report.run("umount", folder)


def corpus() -> ModuleType:
    """The maker of projects, which stands with the benchmarks."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    return importlib.import_module("corpus")


def _with_site_on(disk: Path, report: Report) -> Path:
    corpus().make_project(disk / "project", case_studies=3, locales=["en"], pages=False)
    report.run(sys.executable, "-m", "handbook", "--project", str(disk / "project"), "build")
    return disk / "project"


def disk_full(report: Report) -> None:
    with small_disk(report, "size=16m") as disk:
        project = _with_site_on(disk, report)
        before = files(project / "site")
        (project / "docs" / "index.md").open("a", encoding="utf-8").write("\nMore.\n")
        free = shutil.disk_usage(disk).free
        (disk / "filler").write_bytes(b"\0" * max(0, free - 300_000))
        said = report.run(sys.executable, "-m", "handbook", "--project", str(project), "build", status=(1,))
        assert "error[build-no-space]" in said
        assert files(project / "site") == before


def read_only(report: Report) -> None:
    with small_disk(report, "size=40m") as disk:
        project = _with_site_on(disk, report)
        before = files(project / "site")
        (project / "docs" / "index.md").open("a", encoding="utf-8").write("\nMore.\n")
        report.run("mount", "-o", "remount,ro", str(disk))
        said = report.run(sys.executable, "-m", "handbook", "--project", str(project), "build", status=(1,))
        assert "error[build-not-writable]" in said
        assert files(project / "site") == before


PROOFS = (
    Proof("first-steps", "On a clean clone `make` builds and says where, `make test` is green in time, the journeys work without network", first_steps),
    Proof("same-bytes", "Two builds are byte-identical, the second writes nothing, and plain MkDocs gives the same", same_bytes),
    Proof("every-fault", "`handbook check` names every problem of a folder of broken case studies in one run", every_fault),
    Proof("no-request-outside", "Every page of every locale on file://: no outside request, no console error, no barrier", no_request_outside),
    Proof("bad-input", "Hostile input, a full disk and a read-only one: named, and the last good site untouched", bad_input),
)  # fmt: skip
