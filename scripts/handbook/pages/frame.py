"""What the build puts around an author's text: its steps, its length, how old its facts are, what else serves a step."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.catalogue.training import module_uri
from handbook.model.taxonomy import Vocabulary
from handbook.pages.cards import minutes_for, tables_in, target_uri
from handbook.pages.home import HOME_URI, NO_NEWS, NO_QUESTIONS, home_body
from handbook.pages.outline import STEPS_URI, TRAINING_URI, step_page_uri, term_uri
from handbook.pages.page import Target
from handbook.pages.pairs import with_pairs
from handbook.pages.parts import STEP_SIGNS, part_of
from handbook.pages.training.lists import training_rows
from handbook.reading_order import LANDING, neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handbook.content import Content, SourcePage
    from handbook.pages.home import News, Questions
    from handbook.pages.render import Renderer
    from handbook.pages.words import Words
    from handbook.reading_order import Folder, Neighbours

_TITLE = re.compile(r"^# .*\n", re.MULTILINE)
_TRAINING = "training"
_NEXT = re.compile(r"^## .*\{ *#next *\}", re.MULTILINE)


@dataclass(frozen=True)
class Frame:
    """What one locale says around all of its authors' pages."""

    renderer: Renderer
    folders: tuple[Folder, ...]
    neighbours: Mapping[str, Neighbours]
    titles: Mapping[str, str]
    minutes: Mapping[str, int]
    """Reading times of the pages that serve a step, and of the steps."""
    steps: Mapping[str, str]
    """Steps by the uri of their own page."""
    questions: Questions = NO_QUESTIONS
    """For the home page, as is what is new."""
    news: News = NO_NEWS

    def target(self, uri: str | None) -> Target | None:
        return Target(self.titles[uri], uri) if uri else None

    def around(self, body: str, page: SourcePage, words: Words, *, foreign: bool) -> str:
        """The body with its frame. `foreign` says that the body is not in the language of `words`."""
        body = with_pairs(body, page.split.body)
        if posixpath.basename(page.uri) == LANDING:
            body = self._with_cards(body, page, words, foreign=foreign)
        if page.uri == HOME_URI:
            return home_body(body, words, self.renderer, self.news, self.questions, foreign=foreign)
        return self._with_facts(self._with_list(body, page, words, foreign=foreign), page, words, foreign=foreign)

    def _with_cards(self, body: str, page: SourcePage, words: Words, *, foreign: bool) -> str:
        """Tables that lead to pages become cards, with the time that each page takes."""
        for start, end, cards in reversed(list(tables_in(body))):
            minutes = (
                [0] * len(cards) if foreign or page.uri == HOME_URI else minutes_for(cards, page.uri, self.minutes)
            )
            targets = [target_uri(card, page.uri) for card in cards]
            marks = [(self._sign(one, page.uri), part_of(one).tone) for one in targets]
            listed = self.renderer.fragment("cards", words, rows=list(zip(cards, minutes, marks, strict=True)))
            body = f"{body[:start]}{listed}\n{body[end:]}"
        return body

    def _sign(self, uri: str, from_uri: str) -> str:
        """Steps have their own signs, and other parts those of parts; the pages of the same part have none."""
        if uri in self.steps:
            return STEP_SIGNS.get(self.steps[uri], "stairs")
        return part_of(uri).sign if part_of(uri) != part_of(from_uri) or from_uri == HOME_URI else ""

    def _with_facts(self, body: str, page: SourcePage, words: Words, *, foreign: bool) -> str:
        """A line below the title; nothing where there is nothing to say."""
        meta, minutes, title = page.split.meta.value, self.minutes.get(page.uri), _TITLE.search(body)
        if title is None or not (meta.checked or meta.recheck_after or meta.steps or minutes):
            return body
        uris = {step: uri for uri, step in self.steps.items()}
        serves = [(step, uris.get(step, term_uri(Vocabulary.STEPS, step))) for step in meta.steps]
        line = self.renderer.fragment(
            "page_facts",
            words,
            meta=meta,
            minutes=minutes,
            serves=serves,
            foreign=foreign,
            steps_in_all=len(self.steps) if STEPS_URI in self.titles else 0,
            steps_uri=STEPS_URI,
        )
        return f"{body[: title.end()]}\n{line}\n{body[title.end() :].lstrip()}"

    def _with_list(self, body: str, page: SourcePage, words: Words, *, foreign: bool) -> str:
        """On the page of a step: all pages and templates that serve it, before what comes next."""
        step = self.steps.get(page.uri, "")
        groups = self._serving(step)
        known = (one.value for one in words.content.catalogue.templates)
        templates = sorted((one for one in known if one.step == step), key=lambda one: one.place)
        training = list(training_rows(words, step)) if step else []
        if not groups and not templates and not training:
            return body
        listed = self.renderer.fragment(
            "in_this_step",
            words,
            groups=groups,
            minutes=self.minutes,
            foreign=foreign,
            templates=templates,
            training=training,
            training_uri=TRAINING_URI if TRAINING_URI in self.titles else "",
        )
        found = _NEXT.search(body)
        at = found.start() if found else len(body)
        return f"{body[:at].rstrip()}\n\n{listed}\n{body[at:]}"

    def _serving(self, step: str) -> list[tuple[SourcePage | None, list[SourcePage]]]:
        found = [
            (folder.landing, [page for page in folder.pages if step in page.split.meta.value.steps])
            for folder in self.folders
            if not folder.name.startswith(_TRAINING)
        ]
        return [(landing, pages) for landing, pages in found if pages]


def frame_of(
    content: Content, titles: Mapping[str, str], minutes_of: Callable[[str], int], renderer: Renderer
) -> Frame:
    """The frame of a locale; `minutes_of` tells how long any of its pages takes to read."""
    folders = content.folders()
    steps = steps_by_page(content)
    timed = {page.uri for page in content.pages if page.split.meta.value.steps} | set(steps)
    # A module says itself how long it takes.
    timed -= {module_uri(one.value.id) for one in content.catalogue.training.modules}
    return Frame(
        renderer,
        folders,
        neighbours(folders),
        titles,
        {page.uri: minutes_of(page.uri) for page in content.pages if page.uri in timed},
        steps,
    )


def steps_by_page(content: Content) -> Mapping[str, str]:
    """The steps that have a page of their own, by its uri."""
    written = {page.uri for page in content.pages}
    steps = content.catalogue.taxonomy.ids(Vocabulary.STEPS)
    return {uri: step for step in steps if (uri := step_page_uri(step)) in written}
