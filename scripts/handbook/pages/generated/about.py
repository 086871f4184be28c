"""Pages about the site itself: its languages and its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.generated.search import bare, initial, letters_in_order
from handbook.pages.outline import ABOUT_URI, LANGUAGES_URI, SOURCES_URI
from handbook.pages.page import Page, PageKind
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.model.source import Source
    from handbook.pages.generated.maker import PageMaker


def about_pages(maker: PageMaker) -> Iterator[Page]:
    yield languages_page(maker)
    yield _sources(maker)


def languages_page(maker: PageMaker) -> Page:
    w = maker.words(LANGUAGES_URI)
    body = maker.renderer.fragment("languages", w, locales=maker.content.locales)
    return maker.page(w, PageKind.LANGUAGES, w.plain("languages.title"), w.plain("languages.intro"), body)


def _sources(maker: PageMaker) -> Page:
    w = maker.words(SOURCES_URI)
    sources = sorted(maker.content.catalogue.sources, key=lambda one: sort_key(bare(one.publisher), w.locale.code))
    groups: dict[str, list[Source]] = {}
    for one in sources:
        groups.setdefault(initial(one.publisher, w.locale.code), []).append(one)
    order = letters_in_order(groups, w.locale)
    listed = [(letter, groups[letter]) for letter in order]
    body = maker.renderer.fragment("sources", w, groups=listed, count=len(sources))
    title, description = w.plain("sources.page-title"), w.plain("sources.intro", count=len(sources))
    return maker.page(w, PageKind.SOURCES, title, description, body, *maker.above(ABOUT_URI))
