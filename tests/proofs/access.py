"""WCAG 2.2 AA on every kind of page, as far as programs can tell: axe, zoom, wide letters, keyboard, scripts off, paper.

A look at one page is kept in build/proof/access.json under what the page and its styles and scripts are: a proof that
was stopped goes on where it was, and looks again at what changed.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from proofs.report import ROOT, Proof, Report

sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(0, str(ROOT / "tests"))  # before the other one: both have a `search`

from access.looking import SIZES, WIDE_LETTERS, ZOOMED, barriers, lost, moving
from access.made_up import build_made_up
from access.samples import MADE_UP, SAMPLES, mark, marked, with_parts
from find_browser import find, switches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from access.samples import Sample

LOCALES = ("en", "th", "ur")
SCHEMES = ("light", "dark")
KEPT = ROOT / "build" / "proof" / "access.json"


@contextmanager
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find(), args=switches())
        try:
            yield opened
        finally:
            opened.close()


class Looks:
    """What was seen, by what was looked at."""

    def __init__(self) -> None:
        self._kept: dict[str, list[str]] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
        self.new = 0

    def at(self, key: str, look: Callable[[], list[str]]) -> list[str]:
        if key not in self._kept:
            self._kept[key] = look()
            self.new += 1
            if self.new % 20 == 0:
                self.keep()
        return self._kept[key]

    def keep(self) -> None:
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        KEPT.write_text(json.dumps(self._kept, ensure_ascii=False, indent=0), encoding="utf-8")


def state_of(folder: Path) -> str:
    """A digest of all styles and scripts of a language: with another one, every page is looked at again."""
    found = hashlib.sha256(Path(__file__).with_name("report.py").read_bytes())
    for path in sorted((*folder.rglob("*.css"), *folder.glob("assets/js/**/*.js"))):
        found.update(path.read_bytes())
    found.update((ROOT / "tests" / "access" / "looking.py").read_bytes())
    return found.hexdigest()[:16]


def axe(report: Report, *, locale: str) -> None:
    """Every kind of page in one language, two widths and two sets of colours."""
    report.run(sys.executable, "-m", "handbook", "build", "--locale", locale, quiet=True)
    with every_kind([locale]) as pages:
        found = _look_at_all(report, locale, pages)
    assert found == []


@contextmanager
def every_kind(locales: Sequence[str]) -> Iterator[list[Path]]:
    """A page of every kind and template in these languages, also of kinds that only a made-up site has; the pages of all."""
    with tempfile.TemporaryDirectory() as folder:
        made_up = build_made_up(Path(folder) / "project", sorted({"en", *locales}))
        pages = [path for path in (ROOT / "site" / "index.html", ROOT / "site" / "404.html") if path.exists()]
        for locale in locales:
            pages += [*_pages(ROOT / "site" / locale, SAMPLES), *_pages(made_up / locale, MADE_UP)]
            pages.append(ROOT / "site" / locale / "404.html")
        yield pages


def _pages(folder: Path, samples: Iterable[Sample]) -> list[Path]:
    return [folder / sample.address for sample in samples]


def _look_at_all(report: Report, locale: str, pages: list[Path]) -> list[str]:
    looks, state, found = Looks(), state_of(ROOT / "site" / locale), []
    with browser() as opened:
        for width, size in SIZES.items():
            for scheme in SCHEMES:
                context = opened.new_context(viewport=size, color_scheme=scheme, offline=True, bypass_csp=True)
                page = context.new_page()
                for path in pages:
                    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
                    faults = looks.at(f"{digest} {state} {width} {scheme}", partial(_axe_at, page, path))
                    found += [f"{path.name} at {width} in {scheme}: {fault}" for fault in faults]
                context.close()
    looks.keep()
    report.say(
        f"{locale}: {len(pages)} pages x {len(SIZES)} widths x {len(SCHEMES)} colours, {looks.new} looked at now."
    )
    report.say("\n".join(found) or "axe-core found no barrier.")
    return found


def _axe_at(page: Page, path: Path) -> list[str]:
    page.goto(path.as_uri())
    assert page.locator("h1").count() == 1, path
    return barriers(page)


def zoom(report: Report) -> None:
    """Width of 320 (a desktop at 400 %), and the spacing of 1.4.12 on a phone and a desktop."""
    found = []
    with browser() as opened, every_kind(LOCALES) as pages:
        for name, size, style in (
            ("400 %", ZOOMED, ""),
            ("wide letters, 360", SIZES[360], WIDE_LETTERS),
            ("wide letters, 1280", SIZES[1280], WIDE_LETTERS),
        ):
            page = opened.new_context(viewport=size, offline=True, bypass_csp=True).new_page()
            for path in pages:
                page.goto(path.as_uri())
                if style:
                    page.add_style_tag(content=style)
                found += [f"{_place(path)}, {name}: {fault}" for fault in lost(page)]
            page.context.close()
            report.say(f"{name}: {len(pages)} pages in {len(LOCALES)} languages.")
    report.say("\n".join(found) or "Nothing is cut off, and no page scrolls in two directions.")
    assert found == []


def motion(report: Report) -> None:
    """A reader who asked the system for less movement gets none: transitions, animations, slow scrolling."""
    found, without = [], 0
    with browser() as opened, every_kind(LOCALES) as pages:
        for wanted in ("no-preference", "reduce"):
            page = opened.new_context(viewport=SIZES[360], offline=True, reduced_motion=wanted).new_page()
            for path in pages:
                page.goto(path.as_uri())
                moved = moving(page)
                without += wanted != "reduce" and bool(moved)
                found += [f"{_place(path)}: {one}" for one in moved if wanted == "reduce"]
            page.context.close()
    report.say(
        f"{len(pages)} pages in {len(LOCALES)} languages; without the wish something moves on {without} of them."
    )
    report.say("\n".join(found) or "With it nothing does.")
    assert without > len(pages) / 2, "the look sees what moves"
    assert found == []


def _place(path: Path) -> str:
    return "/".join(path.parts[-3:])


def templates_are_shown(report: Report) -> None:
    """The list of samples says which templates its pages show; here the pages themselves say it."""
    from handbook.content import gather
    from handbook.pages.render import Renderer
    from handbook.project import Project
    from handbook.staging import plan_locale

    plain = Renderer.fragment
    Renderer.fragment = lambda self, template, words, **values: mark(  # type: ignore[method-assign]
        plain(self, template, words, **values), template
    )
    try:
        content, _ = gather(Project(ROOT))
        staged, _ = plan_locale(Project(ROOT), content, "en")
    finally:
        Renderer.fragment = plain  # type: ignore[method-assign]
    bodies = {page.uri: page for page in staged.pages}
    used = set().union(*(marked(page.body) for page in staged.pages))
    for sample in SAMPLES:
        page = bodies[sample.uri]
        assert page.kind is sample.kind, sample.uri
        assert set(sample.shows) <= marked(page.body), sample
    unseen = used - with_parts(template for sample in SAMPLES for template in sample.shows)
    report.say(f"{len(staged.pages)} pages use {len(used)} templates; {len(SAMPLES)} pages show them all.")
    assert unseen == set(), f"no sample shows {unseen}"


def whole(report: Report, *, name: str) -> None:
    """A file of tests with all pages and languages."""
    report.run(sys.executable, "-m", "pytest", "-q", f"tests/browser/{name}.py", HANDBOOK_PROOF="1")


PROOFS = (
    *(
        Proof(f"access-{locale}", f"axe finds no barrier on any kind of page in {locale}, two widths, light and dark", partial(axe, locale=locale))
        for locale in LOCALES
    ),
    Proof("access-templates", "Every template of pages is shown by a page that is looked at", templates_are_shown),
    Proof("access-zoom", "At 400 % and with wide letters nothing is lost", zoom),
    Proof("access-motion", "For who asks for less movement nothing moves", motion),
    Proof("access-keyboard", "Everything that can be done can be done by keyboard alone", partial(whole, name="test_keyboard")),
    Proof("access-no-scripts", "Without scripts readers reach everything, and nothing is there that does nothing", partial(whole, name="test_without_scripts")),
    Proof("access-tree", "Screen readers are told names, roles and headings", partial(whole, name="test_accessibility_tree")),
    Proof("access-colours", "Where the system decides on all colours, light or dark, nothing is told by colour alone", partial(whole, name="test_forced_colours")),
    Proof("access-print", "Every kind of page prints well on A4 and Letter", partial(whole, name="test_paper")),
)  # fmt: skip
