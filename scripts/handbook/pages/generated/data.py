"""The page "Data": what can be taken away, what changed in the catalogue, and under which licence."""

from __future__ import annotations

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


def data_pages(maker: PageMaker) -> Iterator[Page]:
    w = maker.words(DATA_URI)
    changes = change_log(maker.content)
    body = maker.renderer.fragment(
        "data",
        w,
        exports=maker.exports,
        size_of=lambda one: said_size(len(one.data), w.locale.code),
        changes=changes[:CHANGES_SHOWN],
        total=len(changes),
        site=site_name(w),
        licence_address=LICENCE_ADDRESS,
    )
    yield maker.page(w, PageKind.DATA, w.plain("data.title"), w.plain("data.intro"), body, maker.case_studies)
