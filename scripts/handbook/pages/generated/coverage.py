"""The page that says which demands of the founding texts are answered, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.names import name_of
from handbook.pages.outline import ABOUT_URI, COVERAGE_URI
from handbook.pages.page import Page, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from handbook.model.coverage import DemandGroup
    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.words import Words


def coverage_pages(maker: PageMaker) -> Iterator[Page]:
    groups = [one.value for one in maker.content.coverage]
    if groups:
        yield _coverage(maker, groups)


def _coverage(maker: PageMaker, groups: list[DemandGroup]) -> Page:
    w = maker.words(COVERAGE_URI)
    source_ids = sorted({group.source for group in groups})
    body = maker.renderer.fragment(
        "coverage",
        w,
        groups=[(group, _rows(maker, w, group)) for group in groups],
        demands=sum(len(group.items) for group in groups),
        sources=[maker.content.catalogue.source(one) for one in source_ids],
    )
    title, intro = w.plain("coverage.title"), w.plain("coverage.intro")
    return maker.page(w, PageKind.COVERAGE, title, intro, body, *maker.above(ABOUT_URI))


def _rows(maker: PageMaker, w: Words, group: DemandGroup) -> list[tuple[Markup, str, list[tuple[Markup, str]]]]:
    """Demand, citation, and the pages with their names."""
    source = maker.content.catalogue.source(group.source)
    return [
        (
            w.demand(f"{item.id}.text", item.text),
            maker.renderer.citation(source, item.detail or ""),
            [(name_of(w, address), address) for address in item.pages],
        )
        for item in group.items
    ]
