"""The page "Data": what can be taken away, what changed in the catalogue, and under which licence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.exports.addresses import LICENCE_ADDRESS
from handbook.exports.changes import change_log
from handbook.exports.records import site_name
from handbook.pages.outline import DATA_URI
from handbook.pages.page import Page, PageKind
from handbook.sizes import said_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.generated.maker import PageMaker

# A page of a thousand lines helps nobody; the file has them all.
CHANGES_SHOWN = 100


@dataclass(frozen=True)
class _Offered:
    """What is said of a file: an edit hardly ever changes that, and always the file."""

    uri: str
    format: str
    rows: int | None
    purpose: str
    size: str


def _offered(maker: PageMaker) -> tuple[_Offered, ...]:
    code = maker.translation.locale.code
    return tuple(
        _Offered(one.uri, one.format, one.rows, one.purpose, said_size(len(one.data), code)) for one in maker.exports
    )


def data_pages(maker: PageMaker) -> Iterator[Page]:
    w = maker.words(DATA_URI)
    changes = change_log(maker.plan)
    body = maker.renderer.fragment(
        "data",
        w,
        exports=maker.kept(_offered),
        changes=changes[:CHANGES_SHOWN],
        total=len(changes),
        site=site_name(w),
        licence_address=LICENCE_ADDRESS,
    )
    yield maker.page(w, PageKind.DATA, w.plain("data.title"), w.plain("data.intro"), body, maker.case_studies)
