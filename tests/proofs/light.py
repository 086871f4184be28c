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
    from collections.abc import Iterator
    from pathlib import Path

    from proofs.report import Report

FIRST_PAGE, FIRST_PAGE_WITH_FONT = 150_000, 220_000
CASE_STUDY_FRAME = 30_000
ROUNDS = 3
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


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
    from lighthouse import PAGES, measure, table

    found = measure({"ours": ROOT / "site" / "en"}, PAGES, ROUNDS, browser)
    report.say(table(found))
    for (page, _), one in found.items():
        for name, least in LEAST.items():
            assert one.scores[name] >= least, (
                f"{page}: {name} {one.scores[name]:.0f} of {least}; {', '.join(one.failed)}"
            )


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
