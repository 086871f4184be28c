"""Authors' pages in a locale: translated segment by segment; what has no translation stays English and is marked."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from handbook.markdown.addresses import Refusal, lift, restore
from handbook.markdown.segments import Segment, SegmentKind, translate_segments
from handbook.model.taxonomy import Vocabulary
from handbook.pages.directives import expand_citations, expand_directives
from handbook.pages.page import Page, PageKind, PageTranslation, Target
from handbook.pages.words import Words, english_span
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.texts import page_texts

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
    coverage = translation.coverage(source_uri, page_texts(page.split))
    stays_english = not translation.locale.is_source and coverage.percent < LEAST_PERCENT
    body = page.split.body if stays_english or translation.locale.is_source else _translated(page, translation)
    words = Words(content, translation, page.uri)
    body = expand_directives(body, words, renderer)
    body = expand_citations(body, words, renderer)
    description = translation.say(source_uri, "description", page.split.meta.value.description).text
    return Page(
        uri=page.uri,
        kind=_kind(page.uri, content),
        title=titles[page.uri],
        description=description,
        body=body,
        language=SOURCE_LOCALE if stays_english else translation.locale.code,
        trail=_trail(page.uri, titles, words),
        translation=None if translation.locale.is_source else PageTranslation(coverage.weakest, coverage.percent),
    )


def _translated(page: SourcePage, translation: Translation) -> str:
    source_uri = f"docs/{page.uri}"

    def say(segment: Segment) -> str | None:
        lifted = lift(segment.text)
        said = translation.say(source_uri, str(segment.kind), lifted.text)
        if not any(character.isalpha() for character in lifted.text):
            return None
        restored = said.text if said.is_fallback else restore(said.text, lifted)
        if said.is_fallback or isinstance(restored, Refusal):
            # The title of a box is an attribute in quotes, where no markup can stand.
            return None if segment.kind is SegmentKind.BOX_TITLE else english_span(segment.text)
        return restored.replace('"', "”") if segment.kind is SegmentKind.BOX_TITLE else restored

    return translate_segments(page.split.body, say)


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
