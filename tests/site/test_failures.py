"""The build itself goes wrong: pages are spoiled, the disk is full, somebody presses Ctrl-C."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from steps import append, build, codes, files, handbook, replace, tree_digest

from handbook.build import build_site
from handbook.content import Content
from handbook.generators.base import Generator, Rendered
from handbook.page_store import PageStore
from handbook.project import Project
from handbook.staging import StagedLocale

pytestmark = pytest.mark.site


@dataclass(frozen=True)
class Sabotage(Generator):
    """Takes what was rendered well, then spoils it. It goes to another process, so it carries a name, not a function."""

    name: str

    def __call__(
        self, project: Project, content: Content, staged: StagedLocale, store: PageStore, into: Path
    ) -> Rendered:
        shutil.copytree(project.site_dir / staged.locale.code, into)
        if self.name:
            SABOTAGE[self.name][0](into)
        return Rendered(staged.locale.code, (), 0.0)


class FullDisk(Generator):
    def __call__(
        self, project: Project, content: Content, staged: StagedLocale, store: PageStore, into: Path
    ) -> Rendered:
        raise OSError(errno.ENOSPC, "No space left on device", str(into / "index.html"))


def _edit(uri: str, old: str, new: str) -> Callable[[Path], None]:
    def change(into: Path) -> None:
        page = into / uri
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _unlink_tactics(into: Path) -> None:
    page = into / "case-studies/made-up-00001.html"
    text, count = re.subn(r"\.\./tactics/[a-z-]+\.html", "../tactics/index.html", page.read_text(encoding="utf-8"))
    assert count
    page.write_text(text, encoding="utf-8")


SABOTAGE = {
    "a page left out": (lambda into: (into / "about/index.html").unlink(), "audit-page-missing"),
    "a page too many": (lambda into: shutil.copy(into / "index.html", into / "extra.html"), "audit-page-unplanned"),
    "a font from elsewhere": (
        _edit("index.html", "</head>", '<link rel="stylesheet" href="https://fonts.example/f.css"></head>'),
        "audit-outside-request",
    ),
    "a tracker in a script": (
        lambda into: (into / "assets/js/frame.js").write_text("fetch('https://t.example/')"),
        "audit-outside-request",
    ),
    "a link to nowhere": (_edit("index.html", "</body>", '<a href="nowhere.html">x</a></body>'), "audit-link"),
    "one direction of a cross-reference": (
        _unlink_tactics,
        "audit-crossref",
    ),
}


@pytest.mark.parametrize("name", SABOTAGE)
def test_the_audit_refuses_what_was_rendered_wrong(built: Project, name: str) -> None:
    code = SABOTAGE[name][1]
    before = tree_digest(built.site_dir)
    append("mkdocs.yml", "\n# changed\n")(built)
    outcome = build_site(built, Sabotage(name), locales=["en"])
    assert code in codes(outcome), outcome.problems
    assert tree_digest(built.site_dir) == before


def test_the_audit_accepts_what_nobody_spoiled(built: Project) -> None:
    append("mkdocs.yml", "\n# changed\n")(built)
    outcome = build_site(built, Sabotage(""), locales=["en"])
    assert (outcome.problems, outcome.rendered) == ([], ["en"])


def test_a_full_disk(built: Project) -> None:
    before = tree_digest(built.site_dir)
    append("mkdocs.yml", "\n# changed\n")(built)
    assert codes(build_site(built, FullDisk())) == {"build-no-space"}
    assert tree_digest(built.site_dir) == before


def test_a_file_stands_where_the_site_should_go(small: Project) -> None:
    small.site_dir.write_text("not a folder")
    run = handbook(small, "build")
    assert run.returncode == 1
    assert "error[build-not-writable]" in run.stdout
    assert "Traceback" not in run.stderr
    assert small.site_dir.read_text() == "not a folder"


def test_a_folder_that_may_not_be_written(built: Project) -> None:
    append("docs/index.md", "\nOne more sentence.\n")(built)
    if os.geteuid() == 0:
        # Root may write everywhere; a device that takes no folders stands in for the read-only disk.
        shutil.rmtree(built.build_dir)
        built.build_dir.symlink_to("/proc/handbook-build")
    else:
        built.build_dir.chmod(0o555)
    before = tree_digest(built.site_dir)
    run = handbook(built, "build")
    assert run.returncode == 1
    assert "error[build-not-writable]" in run.stdout
    assert "Traceback" not in run.stderr
    assert tree_digest(built.site_dir) == before


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def test_ctrl_c_leaves_the_last_good_site(built: Project) -> None:
    """While pages are rendered: what they are made of is there, and the site is not."""
    before = files(built.site_dir)
    replace("docs/index.md", "A small project.", "A changed project.")(built)
    command = [sys.executable, "-m", "handbook", "--project", str(built.root), "build"]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    staged = built.stage_dir("en") / "index.md"
    wait_until(lambda: b"A changed project." in staged.read_bytes() or running.poll() is not None)
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    if running.returncode == 0:  # it was quicker than we
        assert files(built.site_dir) != before
        return
    assert running.returncode in {130, -signal.SIGINT}, said
    assert "Traceback" not in said
    assert files(built.site_dir) == before
    assert not build(built, locales=["en"]).failed
