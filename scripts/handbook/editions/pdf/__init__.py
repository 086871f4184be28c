"""PDF: the whole handbook, each step and the case studies, printed by a headless Chromium.

WeasyPrint breaks Khmer and Lao lines only at spaces; a browser breaks them at words. Numbers in the contents need two
printings: the browser cannot look a page's number up, so the first printing tells where everything stands.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from handbook.editions.articles import key_of, place_id
from handbook.editions.chapters import (
    CaseStudyList,
    Chapter,
    case_study_uris,
    handbook_chapters,
    step_uris,
)
from handbook.editions.document import case_study_lists, put_together
from handbook.editions.kinds import Maker
from handbook.editions.pdf.browser import LEAST_VERSION, find_browser, print_page, version_of
from handbook.editions.pdf.finish import finish, page_numbers, pages_with_empty_boxes
from handbook.editions.pdf.running_heads import page_rules
from handbook.editions.styles import figure_rules, font_rules, printed_families
from handbook.pages.edition import edition_line
from handbook.pages.words import Words
from handbook.problems import Place, problem, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from handbook.editions.book import Book
    from handbook.editions.document import Part
    from handbook.problems import Problem

_PRINTINGS = 4
"""Page numbers in the contents hardly ever move anything; if they do, it is printed again, but not for ever."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One PDF: its file's name, and what stands in it."""

    name: str
    title: str
    parts: tuple[Part, ...]
    lists: tuple[tuple[Markup, Sequence[CaseStudyList]], ...] = ()


class NotPrinted(Exception):
    """Carries what the browser said."""


def make(books: Sequence[Book], folder: Path) -> list[Problem]:
    """All documents of a language, each in colour and in a version that saves ink."""
    (book,) = books
    place = Place(path=f"dist/pdf/{book.code}")
    browser = find_browser()
    if browser is None:
        return [problem("edition-no-browser", place)]
    version = version_of(browser)
    if version is not None and version < LEAST_VERSION:
        return [problem("edition-old-browser", place, version=version, least=LEAST_VERSION)]
    problems: list[Problem] = []
    try:
        for document in documents_of(book):
            print_document(browser, book, document, folder)
            if pages := pages_with_empty_boxes(folder / f"{document.name}.pdf"):
                name = Place(path=f"{place.path}/{document.name}.pdf")
                problems.append(warning("edition-letters-missing", name, count=len(pages), page=pages[0]))
    except NotPrinted as error:
        return [problem("edition-not-printed", place, cause=error)]
    return problems


def documents_of(book: Book) -> Iterator[Document]:
    handbook = f"handbook-{book.code}"
    yield Document(name=handbook, title=book.title, parts=put_together(book, handbook_chapters(book), paper=True))
    for uri in step_uris(book):
        name = f"{handbook}-{key_of(uri).removeprefix('handbook-')}"
        parts = put_together(book, [Chapter((uri,))], paper=True)
        yield Document(name=name, title=parts[0].title, parts=parts)
    if uris := case_study_uris(book):
        yield Document(
            name=f"case-studies-{book.code}",
            title=book.say("case-studies.title"),
            parts=put_together(book, [Chapter((uri,)) for uri in uris], paper=True),
            lists=case_study_lists(book),
        )


def print_document(browser: str, book: Book, document: Document, folder: Path) -> None:
    """The same pages in colour and with little ink."""
    numbers: Mapping[str, int] = {}
    for suffix, low_ink in (("", False), ("-low-ink", True)):
        path = folder / f"{document.name}{suffix}.pdf"
        numbers = _print_with_numbers(browser, book, document, path, numbers, low_ink=low_ink)
        finish(book, document.title, path)


def _print_with_numbers(
    browser: str, book: Book, document: Document, pdf: Path, numbers: Mapping[str, int], *, low_ink: bool
) -> Mapping[str, int]:
    """Print until the numbers in the contents are those of the pages."""
    with tempfile.TemporaryDirectory(prefix="handbook-pdf-") as folder:
        page = Path(folder) / "document.html"
        for _ in range(_PRINTINGS):
            page.write_text(page_of(book, document, numbers, low_ink=low_ink), encoding="utf-8")
            if fault := print_page(browser, page, pdf):
                raise NotPrinted(fault)
            found = page_numbers(pdf)
            if found == numbers:
                return found
            numbers = found
    raise NotPrinted(f"{document.name}: the numbers of its pages change with every printing")


def page_of(book: Book, document: Document, numbers: Mapping[str, int], *, low_ink: bool = False) -> str:
    """The print view: one document with its own sheet and no script."""
    line = edition_line(book.content, book.translation)
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            book=book,
            say=Words(book.content, book.translation, "").html,
            document=document,
            titles={one.key: one for part in document.parts for one in part.sections},
            numbers=numbers,
            place_id=place_id,
            line=line,
            low_ink=low_ink,
            style=_style(book) + page_rules(document.parts, line.text),
        )
    )


def _style(book: Book) -> str:
    own = files("handbook.editions.pdf").joinpath("page.css").read_text(encoding="utf-8")
    return font_rules(book.project) + figure_rules(book.project) + own.replace("$FAMILIES", printed_families(book))


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("handbook.editions.pdf", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


MAKER = Maker(make)
