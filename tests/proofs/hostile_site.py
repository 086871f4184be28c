"""A site of contributions that try everything: in every text of every kind of source, as far as the check lets them."""

from __future__ import annotations

import functools
import http.server
import json
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from find_browser import find, switches
from handbook.build import build_site
from handbook.generators.mkdocs.render import render_locale
from handbook.problems.formats import ProblemFormat, format_problems
from handbook.project import Project
from hostile_look import faults_of_site
from hostile_payloads import ALL, PICTURES, SHARP
from hostile_site import plant
from proofs.foundation import corpus
from proofs.report import NotRun, Proof, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import BrowserContext, Page

LOCALES = ["en", "ur"]
LISTEN = """
window.refused = [];
addEventListener("securitypolicyviolation", function (event) { window.refused.push(event.violatedDirective + " " + event.blockedURI); });
"""
POKE = """() => {
  document.querySelectorAll("*").forEach(function (one) {
    ["mouseover", "mouseenter", "focus", "focusin", "pointerover"].forEach(function (name) { one.dispatchEvent(new Event(name)); });
  });
  return [window.owned === undefined, window.refused];
}"""


def small_site(report: Report) -> None:
    """Every payload that is worth most in every field of a small project."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        corpus().make_project(root, case_studies=4, locales=LOCALES, pages=False)
        _attack(Project(root), report, rounds=len(SHARP) + 6, blocks=16, sample=False)


def whole_site(report: Report) -> None:
    """Some of them in every field of this handbook, with its training, tools and case studies."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        corpus().make_translated_project(root, LOCALES)
        _attack(Project(root), report, rounds=5, blocks=8, sample=True)


def _attack(project: Project, report: Report, *, rounds: int, blocks: int, sample: bool) -> None:
    report.say(f"{len(ALL)} payloads and {len(PICTURES)} drawings.")
    planted = plant(project, rounds=rounds, pages=25, blocks=blocks, sample=sample)
    report.say("\n".join(planted.lines()))
    outcome = build_site(project, render_locale, jobs=2)
    errors = [one for one in outcome.problems if one.severity == "error"]
    assert not errors, format_problems(errors[:20], ProblemFormat.TEXT)
    assert outcome.finished
    faults, pages, words = faults_of_site(project.site_dir)
    report.say(f"{pages} pages hold {words:,} payloads as words; {len(faults)} faults.")
    assert not faults, faults[:20]
    assert words > 1000, "too little came through to show anything"
    look_in_browser(project, report)


def look_in_browser(project: Project, report: Report) -> None:
    """Every page from the disk, one of every kind from a server: nothing runs, nothing is asked for, nothing is refused."""
    kinds = {code: _kinds(project, code) for code in LOCALES}
    with browser() as context:
        disk = [
            (project.site_dir / code / uri).as_uri()
            for code in LOCALES
            for uris in kinds[code].values()
            for uri in uris
        ]
        _open(context, disk, ("file:", "data:", "blob:"), report)
        with served(project.site_dir) as address:
            pages = [f"{address}/{code}/{uris[0]}" for code in LOCALES for uris in kinds[code].values()]
            _open(context, [f"{address}/index.html", *pages], (address, "data:", "blob:"), report)


def _kinds(project: Project, code: str) -> dict[str, list[str]]:
    manifest = json.loads((project.build_dir / "manifest.json").read_text(encoding="utf-8"))
    kinds: dict[str, list[str]] = {}
    for uri, page in manifest["locales"][code]["pages"].items():
        kinds.setdefault(page["kind"], []).append(uri.removesuffix(".md") + ".html")
    return kinds


def _open(context: BrowserContext, addresses: Iterable[str], own: tuple[str, ...], report: Report) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page, count = context.new_page(), 0
    for address in addresses:
        faults = look_at(page, address)
        assert not faults, faults
        count += 1
    outside = [one for one in asked if not one.startswith(own)]
    report.say(
        f"{count} pages opened at {own[0].split(':')[0]}: 0 payloads ran, {len(outside)} of {len(asked):,} requests went elsewhere, 0 refused by the policy."
    )
    assert not outside, outside[:10]
    page.close()


def look_at(page: Page, address: str) -> list[str]:
    """What ran or was refused on a page, also when its elements are touched."""
    page.goto(address)
    page.wait_for_load_state("load")
    still, refused = page.evaluate(POKE)
    return ([] if still else [f"{address}: a payload ran"]) + [f"{address}: {one}" for one in refused]


@contextmanager
def browser() -> Iterator[BrowserContext]:
    path = find()
    if not path:
        raise NotRun("there is no browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=switches())
        context = started.new_context()
        context.add_init_script(LISTEN)
        try:
            yield context
        finally:
            started.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


PROOFS = (
    Proof("hostile-site", "A site of hostile contributions holds no foreign script, address or handler, and runs nothing in Chromium", small_site),
    Proof("hostile-handbook", "The same for this handbook with hostile words in every field", whole_site),
)  # fmt: skip
