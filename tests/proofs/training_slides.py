"""Slides and handouts in LibreOffice: every page has something on it, and no text leaves its slide."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pptx import Presentation

from handbook.content import gather
from handbook.exports.archive import format_zip, zip_parts
from handbook.project import Project
from handbook.slides.files import training_files
from handbook.translation.translation import read_translation
from proofs.report import ROOT, NotRun, Proof, Report
from training.made_up import made_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.slides.files import TrainingFile

LOCALES = ("en", "th", "ur")
"""Where a text of a module is not translated, words of the language, as they come, stand in for it."""
LEAST_INK = 0.002
FOOTER, BOTTOM = 497, 540
"""Where the footer of a slide begins, and where the slide ends, in points."""
PICTURES = ROOT / "build" / "proof" / "slides"
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">')
_PAGE = re.compile(r"<page .*?</page>", re.DOTALL)


def files_open(report: Report) -> None:
    soffice = _program("soffice", "LibreOffice with Impress")
    _need_letters()
    project = Project(ROOT)
    content, _ = gather(project)
    shutil.rmtree(PICTURES, ignore_errors=True)
    for locale in LOCALES:
        translation, _ = read_translation(project, content.locale(locale), content.texts())
        if locale != "en":
            translation = made_up(content, translation)
        files = training_files(content, translation)
        with tempfile.TemporaryDirectory() as folder:
            pdfs = list(_pdfs(soffice, files, Path(folder)))
            slides, papers = ([(file, pdf) for file, pdf in pdfs if file.format == kind] for kind in ("PPTX", "DOCX"))
            shown = sum(_look_at_slides(file, pdf) for file, pdf in slides)
            pages = sum(_look_at_pages(pdf, locale) for _, pdf in papers)
            for file, pdf in slides[:2]:
                _picture(pdf, f"{locale}-{file.about}")
        size = max(file.kilobytes for file in files)
        report.say(
            f"{locale}: {len(slides)} decks with {shown} slides, {len(papers)} handouts and agendas with {pages} pages; "
            f"the largest file has {size} KB."
        )


def _need_letters() -> None:
    """Other letters are up to a fifth wider: what is too full then says nothing of the slides."""
    if shutil.which("fc-match"):
        same = subprocess.run(["fc-match", "--format=%{family}", "Arial"], check=True, capture_output=True, text=True)
        if not re.search("Arial|Arimo|Liberation Sans", same.stdout):
            raise NotRun("there is neither Arial nor a font as wide (on Debian: fonts-liberation)")


def _program(name: str, what: str) -> str:
    found = shutil.which(name)
    if not found or not shutil.which("pdftotext"):
        raise NotRun(f"{what} or poppler is not installed")
    return found


def _pdfs(soffice: str, files: Sequence[TrainingFile], folder: Path) -> Iterator[tuple[TrainingFile, Path]]:
    """Each as LibreOffice prints it, with nothing shrunk to fit."""
    for kind in ("PPTX", "DOCX"):
        same = [file for file in files if file.format == kind]
        own = folder / kind
        own.mkdir()
        for file in same:
            (own / f"{file.about}.{kind.lower()}").write_bytes(_unfitted(file.data))
        command = [
            soffice,
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        paths = [str(path) for path in sorted(own.iterdir())]
        done = subprocess.run([*command, "--outdir", str(own), *paths], check=False, capture_output=True, timeout=900)
        if "could not be loaded" in done.stderr.decode():
            raise NotRun(f"this LibreOffice opens no {kind} (on Debian: libreoffice-impress-nogui)")
        yield from ((file, own / f"{file.about}.pdf") for file in same)


def _unfitted(data: bytes) -> bytes:
    parts = {name: part.replace(b"<a:normAutofit/>", b"<a:noAutofit/>") for name, part in zip_parts(data).items()}
    return format_zip(parts, "[Content_Types].xml")


def _look_at_slides(file: TrainingFile, pdf: Path) -> int:
    """How many slides; every one has ink, and its text ends above the footer."""
    count = len(Presentation(io.BytesIO(file.data)).slides)
    boxes = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = _PAGE.findall(boxes)
    assert len(pages) == count
    for number, page in enumerate(pages, 1):
        words = [tuple(map(float, one)) for one in _WORD.findall(page)]
        assert words, f"{file.about}, slide {number} is empty"
        across = [box for box in words if box[1] < FOOTER < box[3] and box[3] - FOOTER > 4 and box[1] < FOOTER - 4]
        assert not across, f"{file.about}, slide {number}: text runs into the footer"
        lost = [box for box in words if box[3] > BOTTOM + 3 or box[2] > 963 or box[0] < -3]
        assert not lost, f"{file.about}, slide {number}: text leaves the slide"
        below = [box for box in words if box[1] >= FOOTER and box[3] - box[1] > 24]
        assert not below, f"{file.about}, slide {number}: large text stands below the line of the footer"
    return count


def _look_at_pages(pdf: Path, locale: str) -> int:
    """How many pages; none is empty."""
    out = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-gray", "-r", "40", str(pdf), str(out)], check=True)
    found = sorted(pdf.parent.glob(f"{out.name}-*.pgm"))
    for picture in found:
        points = picture.read_bytes().split(b"\n", 3)[3]
        assert sum(point < 200 for point in points) / len(points) > LEAST_INK, f"{locale}: {picture.name} is empty"
    return len(found)


def _picture(pdf: Path, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    subprocess.run(["pdftoppm", "-png", "-r", "45", str(pdf), str(PICTURES / name)], check=True)


PROOFS = (
    Proof(
        "training-slides",
        "Slides and handouts of all modules open in LibreOffice in en, th, ur; no slide is empty or too full",
        files_open,
    ),
)
