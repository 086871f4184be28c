"""What a browser leaves out of a PDF, or writes by the clock: its author, its reading direction, its dates, its own id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf

from handbook.translation.locales import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handbook.editions.book import Book

_AUTHOR = "Information Campaigns Handbook, and its contributors"
_GLYPHS = re.compile(rb"<((?:[0-9A-Fa-f]{4})+)>")
_NO_GLYPH = b"0000"
_LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def page_numbers(path: Path) -> Mapping[str, int]:
    """On which page, from 1, each place stands to which a link of the document leads."""
    with pikepdf.open(path) as pdf:
        number = {page.objgen: at for at, page in enumerate(pdf.pages, 1)}
        places: Any = pdf.Root.get("/Dests", {})
        return {str(name).removeprefix("/"): number[place[0].objgen] for name, place in places.items()}


def pages_with_empty_boxes(path: Path) -> tuple[int, ...]:
    """The pages, from 1, on which a letter has no shape because this computer has no font for it: its glyph is number 0."""
    with pikepdf.open(path) as pdf:
        return tuple(number for number, page in enumerate(pdf.pages, 1) if _has_empty_box(page))


def _has_empty_box(page: pikepdf.Page) -> bool:
    content: Any = page.obj.get("/Contents", [])
    streams = [content] if isinstance(content, pikepdf.Stream) else content
    shown = (found[1] for stream in streams for found in _GLYPHS.finditer(stream.read_bytes()))
    return any(_NO_GLYPH in glyphs and _NO_GLYPH in _cut(glyphs, 4) for glyphs in shown)


def _cut(glyphs: bytes, size: int) -> list[bytes]:
    return [glyphs[at : at + size] for at in range(0, len(glyphs), size)]


def finish(book: Book, title: str, path: Path) -> None:
    """Say what it is, and take away what differs from one run to the next."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Lang = pikepdf.String(book.code)
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        direction = pikepdf.Name.R2L if book.locale.direction is Direction.RTL else pikepdf.Name.L2R
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True, Direction=direction)
        _say(pdf, book, title)
        pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _say(pdf: pikepdf.Pdf, book: Book, title: str) -> None:
    day = book.edition.date
    when = f"D:{day.replace('-', '')}000000Z"
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    said = {"/Title": title, "/Author": _AUTHOR, "/Creator": f"{book.content.config.name} {book.edition.version}"}
    for key, text in said.items():
        pdf.docinfo[key] = pikepdf.String(text)
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = pikepdf.String(when)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:creator"] = [_AUTHOR]
        metadata["dc:language"] = {book.code}
        metadata["dc:rights"] = _LICENCE
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = f"{day}T00:00:00Z"
