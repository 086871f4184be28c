"""What must hold when there is ten times as much: small files for people, and one language at a time for translators."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.build import build_site
from handbook.cli.translate.sync import sync_locale
from handbook.content import gather
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project
from proofs.report import ROOT, Proof, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_BYTES = 200_000
MANY = 1_000
_NOT_EDITED = ("third_party/", "requirements/", "overrides/partials/languages/", "tests/golden/statistics.json")
"""Taken from others, or written by a program."""
_EDITED = frozenset({".md", ".yml", ".yaml", ".po", ".csv", ".json", ".py", ".js", ".css", ".html", ".jinja", ".toml"})


def edited_files(root: Path) -> Iterator[tuple[int, str]]:
    """Size and name of every file of this repository that a person edits."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout.decode()
    for name in filter(None, tracked.split("\0")):
        if not name.startswith(_NOT_EDITED) and Path(name).suffix in _EDITED and (root / name).is_file():
            yield (root / name).stat().st_size, name


def corpus() -> Callable[..., None]:
    """The maker of made-up projects, which lies beside the benchmarks."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from corpus import make_project

    return make_project


def sizes_with(folder: Path, case_studies: int, *, pages: bool = True) -> dict[str, int]:
    """Sizes of the sources of a made-up project, with a PO file for every source of one language."""
    make_project = corpus()
    make_project(folder, case_studies, ["en", "th"], pages=pages)
    project = Project(folder)
    content, problems = gather(project)
    assert problems == []
    assert sync_locale(project, content, "th", [uri for uri, _ in content.texts()]) == []
    roots = (project.docs_dir, project.case_studies_dir, project.translations_dir)
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for root in roots
        for path in root.rglob("*")
        if path.is_file()
    }


def small_files(report: Report) -> None:
    own = sorted(edited_files(ROOT), reverse=True)
    report.say(f"{len(own):,} files of this repository that people edit; the largest:")
    report.say("\n".join(f"{size:9,}  {name}" for size, name in own[:10]))
    with tempfile.TemporaryDirectory() as folder:
        few, many = (sizes_with(Path(folder) / str(count), count) for count in (MANY // 10, MANY))
    largest = sorted(((size, name) for name, size in many.items()), reverse=True)
    report.say(f"\n{len(many):,} files of a project with {MANY:,} made-up case studies, translated into one language:")
    report.say("\n".join(f"{size:9,}  {name}" for size, name in largest[:10]))
    grown = sorted(name for name in few.keys() & many.keys() if many[name] > few[name] and "made-up-" not in name)
    new = [name for name in many.keys() - few.keys() if "made-up-" not in name]
    report.say(f"\nFiles that grew from {MANY // 10} to {MANY:,} case studies: {grown + new or 'none'}.")
    assert own[0][0] <= MOST_BYTES
    assert largest[0][0] <= MOST_BYTES
    assert grown + new == []


def one_language_alone(report: Report) -> None:
    """What a translator sees after saving a file: the time, and what was rendered."""
    with tempfile.TemporaryDirectory() as folder:
        corpus()(Path(folder) / "project", 100, ["en", "th", "ur"], pages=False)
        project = Project(Path(folder) / "project")
        first = build_site(project, render_locale, jobs=2)
        report.say(f"All: {first.rendered} rendered, {first.pages} pages, {first.seconds:.1f} s.")
        assert not first.failed
        before = {code: files_of(project.site_dir / code) for code in ("en", "ur")}
        path = project.translations_dir / "th" / "docs" / "index.po"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('msgstr "[th] ', 'msgstr "[th] ๆ ', 3), encoding="utf-8")
        start = time.perf_counter()
        again = build_site(project, render_locale, jobs=2, locales=["th"])
        took = time.perf_counter() - start
        report.say(f"--locale th after an edit: {again.rendered} rendered, {again.pages} pages staged, {took:.1f} s.")
        after = {code: files_of(project.site_dir / code) for code in ("en", "ur")}
        kept = {code: len(files) for code, files in after.items()}
        report.say(f"Files of the other languages, none of them written again: {kept}.")
        assert not again.failed
        assert again.rendered == ["th"]
        assert again.pages * 3 == first.pages
        assert after == before


def files_of(folder: Path) -> dict[str, int]:
    """Files with the moment at which they were written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


PROOFS = (
    Proof("small-files", "No file that a person edits is over 200 KB, nor would be at 1,000 case studies: none but their own grows", small_files),
    Proof("one-language", "The preview of one language renders that one alone; the others stay as they are", one_language_alone),
)  # fmt: skip
