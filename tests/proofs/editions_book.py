"""The file for messengers and the PDF: what carries them is asked, not what makes them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from markupsafe import Markup, escape

from handbook.build import build_site
from handbook.content import gather
from handbook.editions import make_editions
from handbook.editions.book import Book
from handbook.editions.document import Heading, Part, Section
from handbook.editions.kinds import EditionKind
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project
from handbook.sizes import size_of
from handbook.staging import plan_locale
from proofs.report import ROOT, NotRun, Proof, Report
from search import chromium, firefox
from search.corpora import shared_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOCALES = ("en", "th", "ur")
HARD = ("km", "lo", "my")
"""Scripts that are written without spaces, in languages of which the site has only the start."""
WORDS = {"en": "campaign", "th": "การรณรงค์", "ur": "مہم"}
AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DIST = ROOT / "dist"
PICTURES = ROOT / "build" / "proof" / "editions-book"
_MM = 72 / 25.4
OUTER, INNER = 16 * _MM, 24 * _MM
FOOT = 8 * _MM
SLACK = 1.5
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@cache
def built() -> Project:
    """The site as it is now, in three languages."""
    project = Project(ROOT)
    outcome = build_site(project, render_locale, jobs=2, locales=LOCALES)
    assert not outcome.failed, outcome.problems
    return project


@cache
def made(kind: EditionKind) -> Path:
    """The folder of one kind in `dist/`. The others are left alone: to print takes many times as long as one file."""
    editions = make_editions(built(), kinds=[kind], locales=LOCALES)
    assert not editions.failed, editions.problems
    return DIST / kind


def alone(report: Report) -> None:
    """Each file is copied alone into an empty folder; Chromium opens it with the network off."""
    files = [path for code in LOCALES for path in sorted((made(EditionKind.ONE_FILE) / code).iterdir())]
    with chromium.opened() as browser:
        for path in files:
            code = path.parent.name
            with tempfile.TemporaryDirectory() as folder:
                lone = Path(shutil.copy(path, folder))
                said = _use(browser, lone, WORDS[code])
            report.say(f"{path.name}: {size_of(path, 'en')}; {said}")
        for code in LOCALES:
            for scheme in ("light", "dark"):
                report.say(f"axe, handbook-{code}-messages.html, {scheme}: {_axe(browser, code, scheme)}")


def _use(browser, path: Path, words: str) -> str:
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page, heard, asked = context.new_page(), [], []
    page.set_default_timeout(120_000)
    page.on("console", lambda it: heard.append(it.text))
    page.on("pageerror", lambda it: heard.append(str(it)))
    context.on("request", lambda it: it.url.startswith("data:") or asked.append(it.url))
    page.goto(path.as_uri())
    links = page.locator("#contents a")
    for number in {0, links.count() // 2, links.count() - 1}:
        links.nth(number).click()
        assert page.locator(":target").count() == 1
    page.fill("#find-words", words)
    page.wait_for_selector("#find-places li")
    found = page.inner_text("#find-status")
    page.locator("#find-places a").first.click()
    assert page.locator(":target").count() == 1
    figures = page.locator(".hb-figure svg")
    assert all(figures.nth(one).bounding_box()["width"] > 100 for one in range(figures.count()))
    assert page.locator("svg:not(.hb-figure svg)").count() == 0, "a drawing without a size is as large as the page"
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert heard == []
    assert asked == [path.as_uri()]
    said = f"{links.count()} links in the contents, {figures.count()} figures, '{words}': {found}"
    context.close()
    return said


def _axe(browser, code: str, scheme: str) -> int:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, offline=True, bypass_csp=True, color_scheme=scheme
    )
    page = context.new_page()
    page.goto((made(EditionKind.ONE_FILE) / code / f"handbook-{code}-messages.html").as_uri())
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE}}).response["violations"]
    context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    return len(found)


def alone_in_firefox(report: Report) -> None:
    path = firefox.install()
    if path is None:
        raise NotRun("there is no Firefox here, and none could be installed")
    with tempfile.TemporaryDirectory() as folder, firefox.opened(path) as browser:
        for code in LOCALES:
            lone = Path(shutil.copy(made(EditionKind.ONE_FILE) / code / f"handbook-{code}.html", folder))
            browser.goto(lone.as_uri())
            found = browser.evaluate(_FIND, WORDS[code])
            report.say(f"Firefox {browser.version}, {lone.name}: '{WORDS[code]}': {found}")
            assert found[1] > 0


_FIND = """words => new Promise(done => {
  const field = document.getElementById("find-words");
  field.value = words;
  field.dispatchEvent(new Event("input"));
  const wait = () => document.querySelector("#find-places li")
    ? done([document.getElementById("find-status").textContent, document.querySelectorAll("#find-places li").length])
    : setTimeout(wait, 100);
  wait();
})"""


def print_proof(report: Report) -> None:
    """Every PDF of three languages: tagged, with an outline, fonts embedded, nothing outside the margins, true numbers."""
    _need_poppler(report)
    for path in sorted(path for code in LOCALES for path in (made(EditionKind.PDF) / code).iterdir()):
        _check(report, path)
    for code in LOCALES:
        _draw(report, made(EditionKind.PDF) / code / f"handbook-{code}-messages.pdf", range(1, 5))
        _draw(report, made(EditionKind.PDF) / code / f"handbook-{code}.pdf", (1, 2, 40, 120))
        _draw(report, made(EditionKind.PDF) / code / f"case-studies-{code}-low-ink.pdf", (2, 12, 13))
    _check_numbers(report, made(EditionKind.PDF) / "en" / "handbook-en.pdf")


def hard_scripts(report: Report) -> None:
    """Khmer, Lao and Burmese text, in our fonts, broken at words."""
    from handbook.editions import pdf

    _need_poppler(report)
    declaration = shared_text()
    if declaration is None:
        raise NotRun("the declaration of human rights is not here (../shared/data/udhr)")
    browser = pdf.find_browser()
    if browser is None:
        raise NotRun("there is no Chromium here")
    texts = json.loads(declaration.read_text(encoding="utf-8"))
    project = Project(ROOT)
    content, _ = gather(project)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for code in HARD:
        book = Book(project, content, plan_locale(project, content, code)[0])
        document = pdf.Document(name=f"proof-{code}", title=texts[code]["title"], parts=(_declaration(texts[code]),))
        pdf.print_document(browser, book, document, PICTURES)
        path = PICTURES / f"proof-{code}.pdf"
        _check(report, path)
        fonts = report.run("pdffonts", str(path), quiet=True)
        assert re.search(r"\+NotoSans(Khmer|Lao|Myanmar)", fonts), fonts
        _draw(report, path, (1, 2, 3))


def _declaration(text: dict) -> Part:
    """As the handbook's pages are built: headings, text, a table."""
    pages = text["pages"]
    body = "".join(
        f'<h3 id="proof--{one["id"]}">{escape(one["title"])}</h3><p>{escape(one["text"])}</p>' for one in pages
    )
    rows = "".join(f"<tr><th>{escape(one['title'])}</th><td>{escape(one['text'][:160])}</td><td>{escape(one['text'][-120:])}</td></tr>" for one in pages[:6])  # fmt: skip
    body += f'<table><tbody>{rows}</tbody></table><div class="admonition"><p class="admonition-title">{escape(text["title"])}</p><p>{escape(pages[0]["text"])}</p></div>'
    headings = tuple(Heading(one["id"], one["title"]) for one in pages)
    return Part(
        (Section("proof.html", text["title"], "", "", headings, Markup(f"<h2>{escape(text['title'])}</h2>{body}")),)
    )


def same_bytes(report: Report) -> None:
    """A step is printed twice from the same pages."""
    from handbook.editions import pdf
    from handbook.editions.book import books_of

    (book,), _ = books_of(built(), ["ur"])
    document = next(one for one in pdf.documents_of(book) if one.name.endswith("messages"))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        for folder in (one, other):
            pdf.print_document(pdf.find_browser() or "", book, document, Path(folder))
        for path in sorted(Path(one).iterdir()):
            same = path.read_bytes() == (Path(other) / path.name).read_bytes()
            report.say(f"{path.name}: {size_of(path, 'en')}, printed twice: {'the same bytes' if same else 'differs'}")
            assert same


def _need_poppler(report: Report) -> None:
    if not shutil.which("pdftotext") and shutil.which("apt-get") and os.geteuid() == 0:
        report.run("apt-get", "update", "-qq", quiet=True)
        report.run("apt-get", "install", "-y", "-qq", "poppler-utils", quiet=True)
    if not shutil.which("pdftotext"):
        raise NotRun("poppler's tools are not here, and could not be installed")


def _check(report: Report, path: Path) -> None:
    import pikepdf

    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    facts = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", info, re.MULTILINE))
    assert facts["Tagged"] == "yes"
    assert facts["JavaScript"] == "no"
    assert facts["Title"]
    assert facts["Author"]
    rows = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    fonts = [row[:36].strip() for row in rows]
    assert all(re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", row) for row in rows), rows
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        entries = sum(1 for _ in _all(outline.root))
        assert str(pdf.Root.Lang)
    assert entries > 3
    words, outside = _outside(path)
    report.say(f"{path.name}: {facts['Pages']} pages, {size_of(path, 'en')}, {entries} entries in the outline, {len(set(fonts))} fonts, {words} words, {len(outside)} outside the margins")  # fmt: skip
    assert outside == [], outside[:20]


def _all(items: Sequence) -> Iterator[object]:
    for one in items:
        yield one
        yield from _all(one.children)


def _outside(path: Path) -> tuple[int, list[str]]:
    """Words that stand outside the text's place on their page, which is mirrored on left and right pages."""
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    count, found = 0, []
    rtl = False
    for number, (width, height, inside) in enumerate(_PAGE.findall(text), 1):
        words = [(*map(float, one[:4]), one[4]) for one in _WORD.findall(inside)]
        count += len(words)
        sides = [(INNER, OUTER), (OUTER, INNER)]
        # The first page of a document that runs from right to left is a left one: either way of mirroring is right.
        ways = [[word for word in words if _is_outside(word, *side, float(width), float(height))] for side in sides]
        rtl = rtl or (number == 1 and len(ways[1]) < len(ways[0]))
        wrong = ways[(number % 2 == 0) != rtl]
        found += [f"page {number}: {word[4]} at {word[:4]}" for word in wrong]
    return count, found


def _is_outside(word: tuple, left: float, right: float, width: float, height: float) -> bool:
    x0, y0, x1, y1, _ = word
    return x0 < left - SLACK or x1 > width - right + SLACK or y0 < FOOT or y1 > height - FOOT


def _check_numbers(report: Report, path: Path) -> None:
    """The contents say page 47 for a chapter: page 47 begins with its title."""
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")
    entries = re.findall(r"^\s*(\S.*?)\s{2,}(\d+)$", "\n".join(pages[1:3]), re.MULTILINE)
    wrong = [(title, number) for title, number in entries if title not in " ".join(pages[int(number) - 1].split())]
    report.say(f"{path.name}: {len(entries)} entries in the contents, {len(wrong)} with a wrong page")
    assert len(entries) > 50
    assert wrong == []


def _draw(report: Report, path: Path, numbers: Sequence[int]) -> None:
    """Pages as pictures, for a person to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        name = PICTURES / f"{path.stem}-{number:03}"
        subprocess.run(["pdftoppm", "-r", "70", "-png", "-singlefile", "-f", str(number), "-l", str(number), path, name], check=False)  # fmt: skip
    report.say(f"{path.stem}: pages {', '.join(map(str, numbers))} as pictures in build/proof/editions-book/")


def _proof(name: str, promise: str, run) -> Proof:
    return Proof(f"editions-{name}", promise, run)


PROOFS = (
    _proof("one-file", "The one-file handbook copied alone to an empty folder works: contents, search, figures, no barrier", alone),
    _proof("one-file-firefox", "Firefox, offline, finds words in the one-file handbook", alone_in_firefox),
    _proof("pdf", "PDFs are tagged, have an outline, embedded fonts, true page numbers, and no text outside the margins", print_proof),
    _proof("pdf-scripts", "Khmer, Lao and Burmese are printed in our fonts and stay inside the margins", hard_scripts),
    _proof("pdf-same", "A PDF printed twice has the same bytes", same_bytes),
)  # fmt: skip
