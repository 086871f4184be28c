"""The toolkit: a plan lives on the device, moves as a file, and comes out as a Word file that other programs open."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.content import gather
from handbook.project import Project
from handbook.sheets.files import sheet_files
from handbook.translation.translation import read_translation
from proofs.phone import PHONE, built_site, phone
from proofs.report import ROOT, NotRun, Proof, Report
from toolkit.journey import fill_every_step, kept_plans, open_plan, read_plan, save_plan, save_word, shown_answers

if TYPE_CHECKING:
    from collections.abc import Sequence


LOCALES = ("en", "ur", "th")
MOST_SENT = 150_000
LEAST_INK = 0.002
"""The share of a page's points that are not white: less is an empty page."""


def plan_journey(report: Report) -> None:
    site = built_site(LOCALES)
    for locale in LOCALES:
        said: list[str] = []
        address = (site / locale / "toolkit" / "planner.html").as_uri()
        with tempfile.TemporaryDirectory() as folder:
            first, second, files = (Path(folder, name) for name in ("first", "second", "files"))
            files.mkdir()
            with phone(first, said) as page:
                page.goto(address)
                filled = fill_every_step(page, locale)
                answers = shown_answers(page)
                assert len(answers) == filled
                assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
            with phone(first, said) as page:
                page.goto(address)
                assert shown_answers(page) == answers, "closed and opened again"
                kept = kept_plans(page)
                file = save_plan(page, files)
            with phone(second, said) as page:
                page.goto(address)
                assert kept_plans(page) == []
                open_plan(page, file)
                assert shown_answers(page) == answers
                assert kept_plans(page) == kept == [read_plan(file)]
        assert said == [], said
        report.say(
            f"{locale}: {filled} questions of {_tables(answers)} with tables; {len(json.dumps(kept))} characters."
        )


def _tables(answers: dict[str, Any]) -> str:
    tables = sum(isinstance(one, list) and isinstance(one[0], list) for one in answers.values())
    return f"which {tables}"


def plan_as_word(report: Report) -> None:
    soffice = _soffice()
    site = built_site(LOCALES)
    with tempfile.TemporaryDirectory() as folder:
        for locale in LOCALES:
            own = Path(folder, locale)
            own.mkdir()
            with phone(own / "profile", []) as page:
                page.goto((site / locale / "toolkit" / "planner.html").as_uri())
                filled = fill_every_step(page, locale)
                texts = [one for one in shown_answers(page).values() if isinstance(one, str)]
                word = save_word(page, own)
            shown = _text_of(soffice, word, own)
            lost = [text for text in texts if "".join(text.split()) not in shown and " " in text]
            assert lost == [], lost[:3]
            pages = _pictures(soffice, [word], own)
            report.say(f"{locale}: {filled} questions on {len(pages)} pages, {word.stat().st_size} bytes.")
            assert sum(ink <= LEAST_INK for ink in pages.values()) <= 1, "a last page may hold a single line"


def sheets_open(report: Report) -> None:
    soffice = _soffice()
    content, _ = gather(Project(ROOT))
    for locale in LOCALES:
        translation, _ = read_translation(Project(ROOT), content.locale(locale), content.texts())
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for file in sheet_files(content, translation):
                path = Path(folder, f"{file.purpose}-{Path(file.uri).name}")
                path.write_bytes(file.data)
                paths.append(path)
            pages = _pictures(soffice, paths, Path(folder))
        empty = [name for name, ink in pages.items() if ink <= LEAST_INK]
        report.say(f"{locale}: {len(paths)} files, {len(pages)} pages; without ink: {empty or 'none'}.")
        assert len(empty) <= len(pages) // 20, "a last page may hold a single line"


def weight(report: Report) -> None:
    """What a reader waits for before the export button: scripts as a server sends them."""
    site = built_site(LOCALES)
    pages = sorted((site / "en" / "toolkit").glob("*.html"))
    with tempfile.TemporaryDirectory() as folder, phone(Path(folder), []) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for path in pages:
            asked.clear()
            page.goto(path.as_uri(), wait_until="load")
            page.wait_for_timeout(300)
            scripts = [Path(url.removeprefix("file://")) for url in asked if url.endswith(".js")]
            sent = sum(len(gzip.compress(one.read_bytes(), 9)) for one in scripts)
            assert not any("vendor" in one.parts for one in scripts), path.name
            report.say(f"{path.name:32} {len(scripts):3} scripts, {sent:7,} bytes compressed")
            assert sent <= MOST_SENT, path.name


def _soffice() -> str:
    found = shutil.which("soffice")
    if not found:
        raise NotRun("LibreOffice is not installed (soffice)")
    if not shutil.which("pdftoppm"):
        raise NotRun("poppler's pdftoppm is not installed")
    return found


def _convert(soffice: str, paths: Sequence[Path], to: str, out: Path) -> None:
    command = [soffice, f"-env:UserInstallation={(out / 'office').as_uri()}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(out), *map(str, paths)], check=True, capture_output=True, timeout=900)


def _text_of(soffice: str, path: Path, out: Path) -> str:
    """All letters of a document, without spaces: lines are broken anywhere."""
    _convert(soffice, [path], "txt:Text (encoded):UTF8", out)
    return "".join(path.with_suffix(".txt").read_text(encoding="utf-8").split())


def _pictures(soffice: str, paths: Sequence[Path], out: Path) -> dict[str, float]:
    """The ink of every page: the share of points that are not white."""
    found: dict[str, float] = {}
    for path in paths:
        # One name twice in two formats would be one picture file.
        own = out / f"{path.name}.pages"
        own.mkdir()
        shutil.copy(path, own)
    for kind in {path.suffix for path in paths}:
        same = [out / f"{path.name}.pages" / path.name for path in paths if path.suffix == kind]
        _convert(soffice, same, "pdf", out)
        for path in same:
            pdf = out / path.with_suffix(".pdf").name
            subprocess.run(["pdftoppm", "-gray", "-r", "40", str(pdf), str(path.parent / "page")], check=True)
            pdf.unlink()
            for picture in sorted(path.parent.glob("page*.pgm")):
                points = picture.read_bytes().split(b"\n", 3)[3]
                found[f"{path.name} {picture.stem}"] = sum(point < 200 for point in points) / len(points)
    return found


PROOFS = (
    Proof(
        "plan-journey",
        "A plan through six steps, closed, opened, exported and imported, is the same in en, ur, th",
        plan_journey,
    ),
    Proof("plan-as-word", "The Word file of a plan opens in LibreOffice with every answer", plan_as_word),
    Proof("sheets-open", "Every form and workbook opens in LibreOffice and has something on every page", sheets_open),
    Proof("toolkit-weight", "A page of the toolkit loads at most 150 KB of script before an export", weight),
)
