"""Packages for learning systems: each module of the training as SCORM 1.2, made of the page that the site has."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from handbook.catalogue.training import module_uri
from handbook.editions.dist import sums_of
from handbook.editions.kinds import Maker
from handbook.editions.scorm.package import package_files
from handbook.editions.zipped import write_zip
from handbook.pages.page import html_uri
from handbook.tree import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handbook.editions.book import Book
    from handbook.problems import Problem


def make(books: Sequence[Book], into: Path) -> list[Problem]:
    """`<module>.zip` for each module of the language, and their checksums."""
    book = books[0]
    for located in book.content.catalogue.training.modules:
        name = located.value.id
        if html_uri(module_uri(name)) not in book.pages:
            continue
        room = into / name
        for uri, data in package_files(book, located).items():
            write_file(room / uri, data)
        write_zip(room, into / f"{name}.zip", within="", day=book.edition.date)
        shutil.rmtree(room)
    write_file(into / "SHA256SUMS", sums_of(into).encode())
    return []


MAKER = Maker(make)
