"""The gallery: all figures in their groups, each with the pages that explain it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.model.figure import FigureGroup, FigureOrigin
from handbook.pages.figures import figure_html, heading
from handbook.pages.outline import FIGURES_URI
from handbook.pages.page import Page, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from handbook.model.figure import Figure
    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.words import Words


@dataclass(frozen=True)
class _Shown:
    id: str
    heading: Markup
    html: Markup
    pages: tuple[tuple[Markup, str], ...]
    """Title and uri of each page that shows it."""


def figure_pages(maker: PageMaker) -> Iterator[Page]:
    figures = maker.content.catalogue.figures
    if figures:
        w = maker.words(FIGURES_URI)
        cited = sorted({source for figure in figures for source in figure.sources})
        body = maker.renderer.fragment(
            "figures",
            w,
            groups=[(group, own) for group in FigureGroup if (own := _shown(maker, w, group))],
            invented=any(figure.origin is FigureOrigin.INVENTED for figure in figures),
            sources=[maker.content.catalogue.source(one) for one in cited],
        )
        yield maker.page(w, PageKind.FIGURES, w.plain("figures.title"), w.plain("figures.intro"), body)


def _shown(maker: PageMaker, w: Words, group: FigureGroup) -> list[_Shown]:
    return [_one(maker, w, figure) for figure in maker.content.catalogue.figures if figure.group is group]


def _one(maker: PageMaker, w: Words, figure: Figure) -> _Shown:
    pages = (page for page in maker.content.pages if figure.id in page.facts.figures)
    links = tuple((w.page_title(page), page.uri) for page in pages)
    return _Shown(figure.id, heading(figure, w), figure_html(figure, w, with_title=False), links)
