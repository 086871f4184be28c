"""The handbook's text: every demand answered, every page readable, sourced and within reach, a step on paper."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html
from playwright.sync_api import sync_playwright

from find_browser import find, switches
from handbook.content_report import CLAIMING, OF_THIS_SITE
from proofs.report import ROOT, NotRun, Proof

if TYPE_CHECKING:
    from handbook.content_report import CLAIMING, OF_THIS_SITE
from proofs.report import Report

SITE = ROOT / "site" / "en"
LONGEST_MEAN = 18
"""Words in a sentence."""
SHORTEST_STEP, LONGEST_STEP = 1500, 2500
LEAST_FIGURES = 25
LEAST_DEMANDS = {"recommendations-2025": 6, "statement-2009": 6, "steps-2014": 6, "training-2018": 1}
STEPS = ("getting-started", "objectives", "audience", "messages", "dissemination", "monitoring")
RECORD = "docs-dev/fact-checks.md"


def demands(report: Report) -> None:
    """The page as it was built: no row without a link, and every link leads to a page and a place in it."""
    _build(report)
    page = html.parse(str(SITE / "about" / "coverage.html"))
    groups: dict[str, int] = {}
    for heading in page.xpath("//article//h2[@id]"):
        rows = heading.xpath("following::table[1]//tbody/tr") if heading.get("id") != "sources" else []
        for row in rows:
            links = row.xpath("./td[last()]//a/@href")
            assert links, row.text_content()
            assert all(_leads_somewhere(one) for one in links), links
        if rows:
            groups[heading.get("id")] = len(rows)
            report.say(f"{heading.get('id')}: {len(rows)} demands, each with a page that answers it")
    assert all(groups.get(group, 0) >= least for group, least in LEAST_DEMANDS.items()), groups


def _leads_somewhere(address: str) -> bool:
    uri, _, place = address.partition("#")
    path = (SITE / "about" / uri).resolve()
    return path.is_file() and (not place or f'id="{place}"' in path.read_text(encoding="utf-8"))


def pages(report: Report) -> None:
    """Length, sentences, sources and figures as `handbook status` counts them; the ways on as they were built."""
    _build(report)
    report.say(report.run(sys.executable, "-m", "handbook", "status", "--content", quiet=True))
    state = json.loads(report.run(sys.executable, "-m", "handbook", "status", "--content", "--json", quiet=True))
    found = state["content"]["pages"] if "content" in state else state["pages"]
    assert all(one["sentence"] < LONGEST_MEAN for one in found.values())
    claiming = [uri for uri in found if uri.startswith(CLAIMING) and uri not in OF_THIS_SITE]
    assert not [uri for uri in claiming if found[uri]["claims"]], "claims without a source"
    assert all(SHORTEST_STEP <= found[f"handbook/{step}.md"]["words"] <= LONGEST_STEP for step in STEPS)
    figures = len(list((ROOT / "docs" / "_data" / "figures").glob("*.yml")))
    assert figures >= LEAST_FIGURES
    report.say(f"{figures} figures; {len(found)} pages, none with a mean sentence of {LONGEST_MEAN} words or more.")
    without = [uri for uri in found if uri != "index.md" and not _has_ways(SITE / uri.replace(".md", ".html"))]
    assert not without, without
    for step in STEPS:
        assert 'id="in-this-step"' in (SITE / "handbook" / f"{step}.html").read_text(encoding="utf-8")
    report.say("Every page has the one before or after it; every step lists its pages.")
    report.run(sys.executable, "-m", "handbook", "audit", "--locale", "en")
    report.say("The audit, which also counts the clicks from the home page to each page, found nothing.")


def _has_ways(path: Path) -> bool:
    return "md-footer__link" in path.read_text(encoding="utf-8")


def paper(report: Report) -> None:
    """A4, as Chromium prints it. Whether it looks well is for eyes: the files stay."""
    _build(report)
    browser = find()
    if not browser:
        raise NotRun("no browser was found; run: make browser")
    out = ROOT / "build" / "proof"
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=switches())
        page = chromium.new_page()
        for uri in ("handbook/messages", "quick-start/planner"):
            page.goto((SITE / f"{uri}.html").as_uri())
            path = out / f"{uri.replace('/', '-')}.pdf"
            path.write_bytes(page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm")))
            sheets = path.read_bytes().count(b"/Type /Page\n")
            report.say(f"{path.name}: {sheets} sheets")
            assert sheets <= (2 if uri.startswith("quick-start") else 14)
        chromium.close()


def facts(report: Report) -> None:
    raise NotRun(f"only people can do this; what the last draws of five pages found stands in {RECORD}")


def _build(report: Report) -> None:
    report.run(sys.executable, "-m", "handbook", "build", "--locale", "en", quiet=True)


PROOFS = (
    Proof("demands-answered", "Each demand of the founding texts has a page that answers it: no empty cell", demands),
    Proof("pages-measured", "Words, sources, sentences, figures and ways on of every page; three clicks from home", pages),
    Proof("printed-step", "A step and a quick start as Chromium prints them on A4", paper),
    Proof("facts-checked", "Five pages drawn at random: no wrong figure, no claim without source, nothing copied", facts),
)  # fmt: skip
