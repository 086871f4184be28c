"""The kinds of page that the handbook has none of yet: a case study that moved, and one that was withdrawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus import make_project

from handbook.build import build_site
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project

if TYPE_CHECKING:
    from pathlib import Path


def build_made_up(folder: Path, locales: list[str]) -> Path:
    """A small site with the pages of `samples.MADE_UP`; its folder."""
    make_project(folder, case_studies=2, locales=locales, pages=False)
    studies = folder / "case_studies"
    study = json.loads((studies / "made-up-00001.yml").read_text(encoding="utf-8")) | {"former_ids": ["made-up-00001"]}
    (studies / "made-up-new.yml").write_text(json.dumps(study), encoding="utf-8")
    (studies / "made-up-00001.yml").unlink()
    gone = {"title": "Made-up", "status": "withdrawn", "date": "2026-02-01", "reason": "It was made up."}
    (studies / "made-up-00002.yml").write_text(json.dumps(gone), encoding="utf-8")
    project = Project(folder)
    outcome = build_site(project, render_locale, jobs=1)
    if outcome.failed:
        raise RuntimeError(str(outcome.problems))
    for page in project.site_dir.glob("*/case-studies/made-up-00001.html"):
        _stay(page)
    return project.site_dir


def _stay(page: Path) -> None:
    """The page that leads on at once is looked at as readers see it whose browser does not."""
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if 'http-equiv="refresh"' not in line]
    if len(kept) != len(lines) - 1:
        raise RuntimeError(f"{page.name} leads nowhere")
    page.write_text("".join(kept), encoding="utf-8")
