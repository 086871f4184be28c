"""Authors' pages in a locale: translated segment by segment; what has no translation stays English and is marked."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from handbook.content import figure_uri
from handbook.model.taxonomy import Vocabulary
from handbook.pages.directives import expand_citations, expand_directives
from handbook.pages.page import Page, PageKind, PageTranslation, Target
from handbook.pages.translated import translated_body
from handbook.pages.words import Words
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.texts import page_texts
from handbook.translation.translation import po_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.content import Content, SourcePage
    from handbook.pages.render import Renderer
    from handbook.translation.translation import Translation

# Below this share a page of scattered sentences helps nobody: it stays English as a whole, with an invitation.
LEAST_PERCENT = 30


def authored_pages(content: Content, translation: Translation, renderer: Renderer) -> Iterator[Page]:
    """All pages of `docs/` in one locale."""
    titles = {page.uri: _say_title(page, translation) for page in content.pages}
    for page in content.pages:
        yield _page(page, content, translation, renderer, titles)


def _page(
    page: SourcePage, content: Content, translation: Translation, renderer: Renderer, titles: dict[str, str]
) -> Page:
    source_uri = f"docs/{page.uri}"
    if page.split.meta.value.critical:
        translation = translation.by_people(source_uri)
        for figure in page.facts.figures:
            translation = translation.by_people(figure_uri(figure))
    coverage = translation.coverage(source_uri, page_texts(page.split))
    stays_english = not translation.locale.is_source and coverage.percent < LEAST_PERCENT
    words = Words(content, translation, page.uri)
    body = page.split.body if stays_english or translation.locale.is_source else translated_body(page, words)
    body = expand_directives(body, words, renderer, stays_english=stays_english)
    body = expand_citations(body, words, renderer, page.facts.figures)
    description = translation.say(source_uri, "description", page.split.meta.value.description).text
    code = translation.locale.code
    told = PageTranslation(coverage.weakest, coverage.percent, po_uri(code, source_uri))
    return Page(
        uri=page.uri,
        kind=_kind(page.uri, content),
        title=titles[page.uri],
        description=description,
        body=body,
        language=SOURCE_LOCALE if stays_english else code,
        trail=_trail(page.uri, titles, words),
        translation=None if translation.locale.is_source else told,
    )


def _say_title(page: SourcePage, translation: Translation) -> str:
    return translation.say(f"docs/{page.uri}", "title", page.split.meta.value.title).text


def _kind(uri: str, content: Content) -> PageKind:
    folder, name = posixpath.split(uri)
    if uri == "index.md":
        return PageKind.HOME
    if folder == "handbook" and name.removesuffix(".md") in content.catalogue.taxonomy.ids(Vocabulary.STEPS):
        return PageKind.STEP
    return PageKind.LANDING if name == "index.md" else PageKind.TEXT


def _trail(uri: str, titles: dict[str, str], words: Words) -> tuple[Target, ...]:
    """Home and the landings of the folders above a page."""
    if uri == "index.md":
        return ()
    trail = [Target(words.plain("home.title"), "index.md")]
    parts = posixpath.dirname(uri).split("/") if posixpath.dirname(uri) else []
    for depth in range(1, len(parts) + 1):
        landing = "/".join([*parts[:depth], "index.md"])
        if landing in titles and landing != uri:
            trail.append(Target(titles[landing], landing))
    return tuple(trail)
