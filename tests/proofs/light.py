"""Pages are light, as a phone on a poor link has them, and as Lighthouse sees them."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

from find_browser import find
from proofs.report import ROOT, NotRun, Proof
from weight import frame_bytes, weight_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from lighthouse import Looked

    from proofs.report import Report

FIRST_PAGE, FIRST_PAGE_WITH_FONT = 150_000, 220_000
CASE_STUDY_FRAME = 30_000
ROUNDS = 3
TIMED = "performance"
LEAST = {TIMED: 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def locales() -> Iterator[Path]:
    """The languages of the whole site, which other proofs build."""
    found = [path for path in sorted((ROOT / "site").glob("*")) if (path / "index.html").is_file()]
    if len(found) < 20:
        raise NotRun(f"the site has {len(found)} languages; build it whole first: handbook build")
    yield from found


def first_pages(report: Report) -> None:
    too_heavy = []
    for site in locales():
        weight = weight_of(site / "index.html")
        most = FIRST_PAGE if site.name == "en" else FIRST_PAGE_WITH_FONT
        report.say(f"{site.name}: {weight}")
        too_heavy += [site.name] if weight.total > most else []
    assert not too_heavy


def frames(report: Report) -> None:
    """Every case study in every language."""
    manifest = json.loads((ROOT / "build" / "manifest.json").read_text(encoding="utf-8"))
    for site in locales():
        pages = manifest["locales"][site.name]["pages"]
        studies = [uri.removesuffix(".md") + ".html" for uri, page in pages.items() if page["kind"] == "case-study"]
        if studies:
            largest = max(studies, key=lambda uri: frame_bytes(site / uri))
            size = frame_bytes(site / largest)
            report.say(
                f"{site.name}: {len(studies)} case studies, at most {size:,} bytes around their content ({largest})"
            )
            assert size <= CASE_STUDY_FRAME


def lighthouse(report: Report) -> None:
    browser = find()
    if browser is None or shutil.which("npm") is None:
        raise NotRun("Lighthouse needs Node, npm and Chromium")
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from lighthouse import PAGES, SLOW_MACHINE, measure, table

    found = measure({"ours": ROOT / "site" / "en"}, PAGES, ROUNDS, browser)
    report.say(table(found))
    for (page, _), one in found.items():
        report.say(f"{page}: looked at by a machine of {one.machine:.0f} ({SLOW_MACHINE} and more: the times count)")
    looked = {page: one for (page, _), one in found.items()}
    assert not (missed := misses(looked, set(LEAST) - {TIMED})), missed
    # What a page takes on a machine that others keep busy says nothing of the page: neither PASS nor FAIL.
    fair = {page: one for page, one in looked.items() if one.machine >= SLOW_MACHINE}
    assert not (missed := misses(fair, {TIMED})), missed
    if missed := misses(looked, {TIMED}):
        raise NotRun(f"this machine is too slow or too busy for these times, by Lighthouse's own measure: {missed}")


def misses(looked: Mapping[str, Looked], names: Collection[str]) -> list[str]:
    """Scores that are below the least, in words."""
    return [
        f"{page}: {name} {one.scores[name]:.0f} of {LEAST[name]}; {', '.join(one.failed)}"
        for page, one in looked.items()
        for name in sorted(names)
        if one.scores[name] < LEAST[name]
    ]


PROOFS = (
    Proof(
        "light-first-page",
        "the first page is at most 150 KB in English, 220 KB with the letters of another script",
        first_pages,
    ),
    Proof(
        "light-case-study", "a case study has at most 30 KB of HTML besides its own content, in every language", frames
    ),
    Proof(
        "light-lighthouse",
        "home, step, case study, explorer: Lighthouse 95 or more, accessibility, practices and SEO 100",
        lighthouse,
    ),
)
