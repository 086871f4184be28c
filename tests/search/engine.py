"""The Python twin on folders that last as long as a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.search.answers import Answer, Mode, answer
from handbook.search.files import IndexFiles
from handbook.search.index import build_index
from handbook.search.records import Record, read_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from search.queries import DevQuery


def records_of(pages: Sequence[Mapping[str, object]]) -> list[Record]:
    """Pages of {id, title, text} as the index takes them."""
    return [read_record({"url": f"{page.get('id', number)}.html", **page}, number) for number, page in enumerate(pages)]


def write_files(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def write_index(pages: Sequence[Mapping[str, object]], folder: Path, locale: str = "en", **more: object) -> Path:
    return write_files(build_index(records_of(pages), locale=locale, **more), folder)


def open_index(pages: Sequence[Mapping[str, object]], folder: Path, locale: str = "en", **more: object) -> IndexFiles:
    return IndexFiles(write_index(pages, folder, locale, **more))


def ids_of(found: Answer, pages: Sequence[Mapping[str, str]]) -> list[str]:
    return [pages[hit.page]["id"] for hit in found.hits]


def score(index: IndexFiles, query: DevQuery, pages: Sequence[Mapping[str, str]]) -> float:
    found = answer(index, query.text, limit=5)
    return query.score(ids_of(found, pages), similar=found.mode is Mode.SIMILAR)
