"""What the tests of whole builds do: build, look at the result, change one thing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import commands
from handbook.build import Outcome, build_site
from handbook.generators.mkdocs.render import render_locale

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from handbook.project import Project

FIRST_STUDY = "case_studies/made-up-00001.yml"


def build(project: Project, **options: object) -> Outcome:
    return build_site(project, render_locale, jobs=2, **options)


def codes(outcome: Outcome) -> set[str]:
    return {one.code for one in outcome.problems}


def tree_digest(folder: Path) -> str:
    """The content of a folder: names and bytes."""
    return hashlib.sha256(repr(sorted(files(folder).items())).encode()).hexdigest()


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


def handbook(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return commands.handbook("--project", str(project.root), *arguments)


def append(uri: str, text: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / uri
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


def write(uri: str, data: bytes) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return change


def replace(uri: str, old: str, new: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / uri
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def link(uri: str, target: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / uri
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return change
