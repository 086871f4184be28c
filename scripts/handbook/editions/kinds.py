"""The kinds of editions. Each is a module with a `MAKER`, read only when it is asked for: some need heavy libraries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from handbook.editions.book import Book


class EditionKind(StrEnum):
    """How people carry the handbook; also the folder's name in `dist/`."""

    USB = "usb"
    ONE_FILE = "one-file"
    EPUB = "epub"
    PDF = "pdf"
    ZIM = "zim"
    SCORM = "scorm"


_MODULES = {
    EditionKind.USB: "handbook.editions.usb",
    EditionKind.ONE_FILE: "handbook.editions.one_file",
    EditionKind.EPUB: "handbook.editions.epub",
    EditionKind.PDF: "handbook.editions.pdf",
    EditionKind.ZIM: "handbook.editions.zim",
    EditionKind.SCORM: "handbook.editions.scorm",
}


@dataclass(frozen=True)
class Maker:
    """How one kind is made. `make` writes files into an empty folder and returns problems; with an error nothing is published."""

    make: Callable[[Sequence[Book], Path], list[Problem]]
    heavy: bool = True
    """Whether it exists only for locales of which enough is translated."""
    together: bool = False
    """Whether the chosen locales make one edition, beside one of their own for each."""

    def groups(self, books: Sequence[Book]) -> Iterator[tuple[str, Sequence[Book]]]:
        """The editions of this kind: their folder's name and their books."""
        for book in books:
            yield book.code, [book]
        if self.together and len(books) > 1:
            yield "all", books


def maker_of(kind: EditionKind) -> tuple[Maker | None, list[Problem]]:
    """The maker, or a problem that names the library that is missing on this computer."""
    try:
        maker: Maker = import_module(_MODULES[kind]).MAKER
    except ModuleNotFoundError as error:
        return None, [problem("edition-needs-library", Place(path="dist"), kind=kind, library=error.name or error)]
    return maker, []
