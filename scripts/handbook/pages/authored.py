"""Authors' pages in a locale: translated segment by segment; what has no translation stays English and is marked."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from handbook.content import figure_uri
from handbook.model.taxonomy import Vocabulary
from handbook.pages.directives import OF_STUDIES, expand_citations, expand_directives, expand_studies
from handbook.pages.frame import frame_of
from handbook.pages.glossed import glossed_of, with_scripts
from handbook.pages.home import HOME_URI, NO_QUESTIONS, QUESTIONS_URI, news_of, questions_in
from handbook.pages.page import Page, PageKind, PageTranslation, Target
from handbook.pages.reading_time import minutes_of
from handbook.pages.start import ALWAYS_THERE
from handbook.pages.training.module import ModuleBlocks
from handbook.pages.translated import translated_body
from handbook.pages.words import Words
from handbook.translation.locales import SOURCE_LOCALE, Extent
from handbook.translation.translation import po_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from handbook.content import Content, SourcePage
    from handbook.exports import Export
    from handbook.pages.frame import Frame
    from handbook.pages.memory import Plan
    from handbook.pages.render import Renderer
    from handbook.translation.translation import Coverage, Translation

# Below this share a page of scattered sentences helps nobody: it stays English as a whole, with an invitation.
LEAST_PERCENT = 30


@dataclass(frozen=True)
class _Spoken:
    """A page in the words of a locale, before the build adds to it."""

    page: SourcePage
    words: Words
    coverage: Coverage
    body: str
    stays_english: bool


def authored_pages(
    plan: Plan,
    renderer: Renderer,
    extent: Extent = Extent.WHOLE,
    exports: Callable[[], Sequence[Export]] = tuple,
) -> Iterator[Page]:
    """The pages of `docs/` in one locale; of a language that begins, those that are translated or always there.

    `exports` are the files that the home page offers.
    """
    authors = _Authors(plan, renderer, exports)
    for uri, one in authors.spoken.items():
        if extent is Extent.WHOLE or not one.stays_english or uri in ALWAYS_THERE:
            yield plan.kept(("author's page", uri), partial(authors.page, uri))


@dataclass(frozen=True)
class _Authors:
    """What authors' pages have in common, each a piece of the plan."""

    plan: Plan
    renderer: Renderer
    exports: Callable[[], Sequence[Export]]

    @property
    def spoken(self) -> Mapping[str, _Spoken]:
        return self.plan.kept("authors' texts", self._spoken)

    @property
    def frame(self) -> Frame:
        return self.plan.kept("authors' frame", self._frame)

    def page(self, uri: str) -> Page:
        """A page with lists of case studies is made again when one of them has another title: of the rest of it a piece is kept."""
        one = self.spoken[uri]
        blocks = ModuleBlocks(one.words, self.renderer, foreign=one.stays_english)
        lists = blocks.located is None and any(said.name == OF_STUDIES for said in one.page.facts.directives)
        text = partial(self._text, uri, blocks)
        return _page(one, self.frame, blocks, self.plan.kept(("author's text", uri), text) if lists else text())

    def _text(self, uri: str, blocks: ModuleBlocks) -> tuple[str, int]:
        """All of a page but lists of case studies and citations, and how many of its terms are explained."""
        frame, one = self.frame, self.spoken[uri]
        if uri == HOME_URI:
            asked = self.spoken.get(QUESTIONS_URI)
            questions = questions_in(asked.body, english=asked.stays_english) if asked else NO_QUESTIONS
            news = self.plan.kept("news", lambda: news_of(self.plan, self.exports()))
            frame = replace(frame, questions=questions, news=news)
        glossed = self.plan.kept("glossed", partial(glossed_of, self.plan.content, self.plan.translation))
        body, explained = glossed.body(one.body, uri, foreign=one.stays_english)
        body = frame.around(body, one.page, one.words, foreign=one.stays_english)
        body = expand_directives(body, one.words, frame.renderer, blocks, stays_english=one.stays_english)
        return body, explained

    def _spoken(self) -> Mapping[str, _Spoken]:
        plan = self.plan
        return {page.uri: _spoken(page, plan.content, plan.translation) for page in plan.content.pages}

    def _frame(self) -> Frame:
        content, translation = self.plan.content, self.plan.translation
        titles = {page.uri: _say_title(page, translation) for page in content.pages}
        return frame_of(content, titles, lambda uri: minutes_of(self.spoken[uri].body), self.renderer)


def _spoken(page: SourcePage, content: Content, translation: Translation) -> _Spoken:
    source_uri = f"docs/{page.uri}"
    if page.split.meta.value.critical:
        translation = translation.by_people(source_uri)
        for figure in page.facts.figures:
            translation = translation.by_people(figure_uri(figure))
    is_source = translation.locale.is_source
    coverage = translation.coverage(source_uri, () if is_source else page.texts)
    stays_english = not is_source and coverage.percent < LEAST_PERCENT
    words = Words(content, translation, page.uri)
    body = page.split.body if stays_english or is_source else translated_body(page, words)
    return _Spoken(page, words, coverage, body, stays_english)


def _page(one: _Spoken, frame: Frame, blocks: ModuleBlocks, text: tuple[str, int]) -> Page:
    page, words, uri = one.page, one.words, one.page.uri
    translation, code = words.translation, words.locale.code
    body, explained = text
    body = expand_studies(body, words, frame.renderer)
    figures, foreign = page.facts.figures, one.stays_english
    body = expand_citations(blocks.around(body), words, frame.renderer, figures, blocks.cited, foreign=foreign)
    source_uri = f"docs/{uri}"
    description = translation.say(source_uri, "description", page.split.meta.value.description).text
    told = PageTranslation(one.coverage.weakest, one.coverage.percent, po_uri(code, source_uri))
    beside = frame.neighbours[uri]
    made = Page(
        uri=uri,
        kind=_kind(uri, words.content),
        title=frame.titles[uri],
        description=description,
        body=body,
        language=SOURCE_LOCALE if one.stays_english else code,
        trail=_trail(uri, frame, words),
        previous=frame.target(beside.before),
        next=frame.target(beside.after),
        translation=None if words.locale.is_source else told,
    )
    return with_scripts(blocks.with_scripts(made), explained)


def _say_title(page: SourcePage, translation: Translation) -> str:
    return translation.say(f"docs/{page.uri}", "title", page.split.meta.value.title).text


def _kind(uri: str, content: Content) -> PageKind:
    folder, name = posixpath.split(uri)
    if uri == "index.md":
        return PageKind.HOME
    if folder == "handbook" and name.removesuffix(".md") in content.catalogue.taxonomy.ids(Vocabulary.STEPS):
        return PageKind.STEP
    if content.catalogue.training.module_of(uri):
        return PageKind.MODULE
    return PageKind.LANDING if name == "index.md" else PageKind.TEXT


def _trail(uri: str, frame: Frame, words: Words) -> tuple[Target, ...]:
    """Home and the landings of the folders above a page."""
    if uri == "index.md":
        return ()
    trail = [Target(words.plain("home.title"), "index.md")]
    parts = posixpath.dirname(uri).split("/") if posixpath.dirname(uri) else []
    for depth in range(1, len(parts) + 1):
        landing = "/".join([*parts[:depth], "index.md"])
        if landing in frame.titles and landing != uri:
            trail.append(Target(frame.titles[landing], landing))
    return tuple(trail)
