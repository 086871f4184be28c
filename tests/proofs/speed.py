"""Builds that remember: the same bytes as builds from nothing, after whatever was edited, with one job or several."""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path

from handbook.build import build_site
from handbook.build.memory import BuildMemory
from handbook.checks import check_pages
from handbook.content import gather
from handbook.generators.mkdocs.render import render_locale
from handbook.pages.memory import PlanMemory
from handbook.pages.page import Page
from handbook.problems import errors_in
from handbook.project import Project
from handbook.staging import plan_locale
from proofs.report import ROOT, Proof, Report

SEQUENCES, LENGTH = (11, 12), 25
PLANNED = 8
"""Times that all kinds of edits are planned in each of two languages."""
LOCALES = ["en", "th"]


def differences(one: Path, other: Path) -> list[str]:
    """Files that only one of two folders has, or that have another content."""
    files = [
        {path.relative_to(top).as_posix(): path for path in top.rglob("*") if path.is_file()} for top in (one, other)
    ]
    both = files[0].keys() & files[1].keys()
    return sorted(
        (files[0].keys() ^ files[1].keys()) | {u for u in both if files[0][u].read_bytes() != files[1][u].read_bytes()}
    )


def edits_by_chance(report: Report) -> None:
    """Every step is built warm, with two jobs or one, and from nothing with the other number."""
    sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]
    from corpus import make_project

    from edits import EDITS, build_cold, put_back, sources, told

    refused = taken = 0
    for seed in SEQUENCES:
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            project = Project(Path(folder) / "warm")
            make_project(project.root, case_studies=8, locales=LOCALES, pages=False)
            # One of them by a process that stays, as a preview does, and remembers what it made.
            memory = BuildMemory() if seed == SEQUENCES[-1] else None
            assert not build_site(project, render_locale, jobs=2, memory=memory).failed
            queue = [edit for _ in range(1 + LENGTH // len(EDITS)) for edit in rng.sample(EDITS, len(EDITS))]
            for number, edit in enumerate(queue[:LENGTH], 1):
                before = sources(project)
                said = f"{number:2} {edit.__name__} {edit(project, rng)}"
                jobs = 1 + number % 2
                warm = build_site(project, render_locale, jobs=jobs, memory=memory)
                other, cold = build_cold(project, Path(folder) / "cold", (), 3 - jobs)
                assert told(warm) == told(cold), said
                if warm.failed:
                    refused += 1
                    put_back(project, before)
                    report.say(f"{said}: refused by both in the same words")
                    continue
                different = differences(project.site_dir, other.site_dir)
                counts = warm.counts
                taken += warm.pages - counts.rendered
                report.say(f"{said}: {counts.rendered} of {warm.pages} pages made, {counts.written} files written; different: {different or 'none'}")  # fmt: skip
                assert different == []
    report.say(f"\n{len(SEQUENCES) * LENGTH} edits, {refused} refused; {taken:,} pages were taken over and not made.")
    assert taken > 0
    assert os.environ.get("HANDBOOK_DRAFTS") != "1"


def plans_by_chance(report: Report) -> None:
    """Plans alone are quick: many edits, each planned by a memory and from nothing."""
    sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]
    from corpus import make_project

    from edits import EDITS, put_back, sources

    taken = planned = refused = 0
    for code, seed in (("en", 21), ("th", 22)):
        rng, memory, last = random.Random(seed), PlanMemory(), dict[str, Page]()
        with tempfile.TemporaryDirectory() as folder:
            project = Project(Path(folder) / "project")
            make_project(project.root, case_studies=8, locales=LOCALES, pages=False)
            for edit in [one for _ in range(PLANNED) for one in rng.sample(EDITS, len(EDITS))]:
                before = sources(project)
                said = f"{code} {seed} {edit.__name__} {edit(project, rng)}"
                content, problems = gather(project)
                if errors_in(problems + check_pages(content)):
                    refused += 1
                    put_back(project, before)
                    continue
                warm, cold = plan_locale(project, content, code, memory)[0], plan_locale(project, content, code)[0]
                assert warm.files() == cold.files(), said
                assert warm.root == cold.root, said
                planned += len(warm.pages)
                taken += sum(last.get(page.uri) is page for page in warm.pages)
                last = {page.uri: page for page in warm.pages}
    report.say(
        f"{2 * PLANNED * len(EDITS)} edits, {refused} refused; of {planned:,} pages {taken:,} were not planned anew."
    )
    assert taken > planned / 2


PROOFS = (
    Proof("warm-builds", "After fifty edits by chance a build that remembers has the bytes of one from nothing, with one job or two", edits_by_chance),
    Proof("warm-plans", "After two hundred edits by chance a plan that remembers what pages read is one from nothing", plans_by_chance),
)  # fmt: skip
