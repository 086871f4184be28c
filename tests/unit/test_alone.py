"""Two builds of one project at once: the second is told so, and nothing of the first is touched."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from handbook.build import build_site
from handbook.build.alone import MARK, alone
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from handbook.build.alone import alone
with alone(Path(sys.argv[1])) as is_alone:
    print(is_alone, flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another process that builds, and its word that it is alone."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "True\n"
    return process


def test_a_second_build_is_told_and_touches_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)
    half_made = project.build_dir / "next" / "en" / "index.html"
    half_made.parent.mkdir(parents=True)
    half_made.write_text("half", encoding="utf-8")
    other = holder(project.build_dir)
    try:
        outcome = build_site(project, render_locale)
    finally:
        other.communicate()
    assert [(one.code, one.place.path) for one in outcome.problems] == [("build-running", "build")]
    assert outcome.failed
    assert half_made.read_text(encoding="utf-8") == "half"
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [MARK, "index.html"]


def test_a_build_that_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    other = holder(tmp_path)
    with alone(tmp_path) as is_alone:
        assert not is_alone
    other.kill()
    other.communicate()
    with alone(tmp_path) as is_alone:
        assert is_alone
        with alone(tmp_path) as twice:
            assert not twice
    with alone(tmp_path) as again:
        assert again
