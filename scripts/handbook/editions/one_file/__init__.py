"""One self-contained HTML file: what a messenger passes on. The phone that gets it has no file beside it and no network."""

from __future__ import annotations

from importlib.resources import files
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
from handbook.editions.kinds import EditionKind, Maker
from handbook.editions.policies import policy_of
from handbook.editions.styles import families, figure_rules, font_rule
from handbook.pages.edition import edition_line
from handbook.pages.words import Words
from handbook.search.runtime import part
from handbook.search.tables import tables_script
from handbook.tree import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handbook.editions.book import Book
    from handbook.editions.document import Part
    from handbook.problems import Problem

LARGEST_CASE_STUDIES = 4_000_000
"""Messengers and old phones open a file of this size; a larger catalogue is left to the other kinds."""


def make(books: Sequence[Book], folder: Path) -> list[Problem]:
    """The handbook, each step, and the case studies if the file stays small enough."""
    (book,) = books
    write_file(
        folder / f"handbook-{book.code}.html", page_of(book, book.title, put_together(book, handbook_chapters(book)))
    )
    for uri in step_uris(book):
        name = key_of(uri).removeprefix("handbook-")
        content = page_of(book, book.pages[uri].title, put_together(book, [Chapter((uri,))]))
        write_file(folder / f"handbook-{book.code}-{name}.html", content)
    studies = _case_studies(book)
    if studies and len(studies) <= LARGEST_CASE_STUDIES:
        write_file(folder / f"case-studies-{book.code}.html", studies)
    return []


def _case_studies(book: Book) -> bytes:
    uris = case_study_uris(book)
    if not uris:
        return b""
    parts = put_together(book, [Chapter((uri,)) for uri in uris])
    return page_of(book, book.say("case-studies.title"), parts, case_study_lists(book))


def page_of(
    book: Book, title: str, parts: Sequence[Part], lists: Sequence[tuple[str, Sequence[CaseStudyList]]] = ()
) -> bytes:
    """The file. Styles and scripts stand inside it, and the policy names them by their digests."""
    style, scripts = style_of(book), scripts_of_page()
    text = (
        _environment()
        .get_template("page.html.jinja")
        .render(
            book=book,
            say=Words(book.content, book.translation, "").html,
            title=title,
            parts=parts,
            lists=lists,
            titles={one.key: one.title for part in parts for one in part.sections},
            place_id=place_id,
            line=edition_line(book.content, book.translation),
            style=style,
            scripts=scripts,
            policy=policy_of(EditionKind.ONE_FILE, scripts=scripts, styles=[style]),
        )
    )
    return text.encode()


def style_of(book: Book) -> str:
    """The sheet: our own rules, the site's rules for figures, and letters for devices that have none."""
    own = _own("page.css").replace("$FAMILIES", families(book))
    return "\n" + font_rule(book) + own + figure_rules(book.project)


def scripts_of_page() -> tuple[str, ...]:
    """The search of this file, with the same table of letters as the site's, and the clock that tells an old copy."""
    return ("\n" + tables_script() + part("text.js") + _own("find.js"), "\n" + _own("clock.js"))


def _own(name: str) -> str:
    return files("handbook.editions.one_file").joinpath(name).read_text(encoding="utf-8")


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("handbook.editions.one_file", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


MAKER = Maker(make)
