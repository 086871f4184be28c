"""What the slides of a module say, slide after slide, before any file format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handbook.catalogue.training import module_uri
from handbook.content import template_source
from handbook.exports.records import machine_notice
from handbook.model.training import Activity, QuestionPart
from handbook.pages.edition import edition_line
from handbook.pages.names import said_name
from handbook.pages.outline import handout_uri
from handbook.pages.page import html_uri
from handbook.pages.training.parts import session_parts
from handbook.slides.fitting import HEIGHT, Measure, split_evenly
from handbook.slides.speech import Speech
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.po import State
from handbook.translation.translation import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.content import SourcePage
    from handbook.model.reading import Located
    from handbook.model.training import Module, Screen
    from handbook.pages.words import Words

SIZES, TASK_SIZES = (34, 30, 26), (26, 22)
"""Of the letters of points and of tasks, in points: the largest that takes no slide more."""


@dataclass(frozen=True)
class Line:
    """A paragraph of a slide. `number` counts the steps of a task; a line with a `name` is a fact."""

    said: Said
    name: Said | None = None
    number: int = 0
    bullet: bool = True

    @property
    def text(self) -> str:
        return f"{self.name.text} {self.said.text}" if self.name else self.said.text


@dataclass(frozen=True)
class Slide:
    title: tuple[Said, ...]
    lines: tuple[Line, ...]
    notes: tuple[Said, ...] = ()
    is_task: bool = False
    size: int = SIZES[-1]
    part: str = ""
    """Which of several, as `2/3`."""

    @property
    def title_text(self) -> str:
        return " ".join([*(one.text for one in self.title), *([f"({self.part})"] if self.part else [])])


@dataclass(frozen=True)
class Deck:
    locale: str
    is_rtl: bool
    title: Said
    summary: Said
    imprint: tuple[Said, ...]
    """That a machine translated it, if so; edition, licence, and that nobody endorses it."""
    notes: tuple[Said, ...]
    site: Said
    slides: tuple[Slide, ...]
    day: str
    """The edition's date."""


def module_deck(w: Words, located: Located[Module], page: SourcePage) -> Deck:
    """The deck of one module in the words' language."""
    module = located.value
    made = _Maker(w, located, page)
    edition = edition_line(w.content, w.translation)
    said_edition = Said(edition.text, State.ABSENT if edition.language != w.locale.code else None)
    label, slides = made.speech.label, tuple(made.slides())
    told = [Said(notice, None)] if (notice := machine_notice(w)) else []
    return Deck(
        locale=w.locale.code,
        is_rtl=w.is_rtl,
        title=made.title,
        summary=made.speech.text("summary", module.summary),
        imprint=(*told, said_edition, label("theme.independent"), label("theme.licence")),
        notes=(label("training.session-intro", count=module.minutes),),
        site=Said(w.translation.label("site.name", w.content.config.name), None),
        slides=slides,
        day=w.content.config.edition.date,
    )


class _Maker:
    def __init__(self, w: Words, located: Located[Module], page: SourcePage) -> None:
        self.w, self.module, self.page = w, located.value, page
        self.speech, self.measure = Speech(w, located.uri), Measure(w.locale.code)
        self.title = said_name(w, module_uri(self.module.id))

    def slides(self) -> Iterator[Slide]:
        say, label = self.speech.text, self.speech.label
        aims = [Line(say("objectives", one)) for one in self.module.objectives]
        yield from self._fitted(Slide((label("training.after-session"),), tuple(aims)))
        for part in session_parts(self.module, self.page):
            yield from self._task(part) if isinstance(part, Activity) else self._screen(part)
        yield from self._check()
        yield from self._next()

    def _screen(self, screen: Screen) -> Iterator[Slide]:
        title = self.speech.heading(self.page, screen.id)
        lines = tuple(Line(self.speech.text("screens.points", one)) for one in screen.points)
        before = len(self.speech.cited)
        notes = self.speech.spoken("screens.notes", screen.notes)
        minutes = self.speech.label("page.minutes-short", count=screen.minutes)
        yield from self._fitted(Slide((title,), lines, (minutes, notes, *self._sources(self.speech.cited[before:]))))

    def _task(self, task: Activity) -> Iterator[Slide]:
        say, label = self.speech.text, self.speech.label
        title = (label("training.activity"), say("activities.title", task.title))
        minutes = label("page.minutes-short", count=task.minutes)
        facts = [Line(say("activities.group", task.group), minutes, bullet=False), *self._needs(task)]
        steps = [Line(say("activities.steps", one), number=at) for at, one in enumerate(task.steps, 1)]
        debrief = [say("activities.debrief", one) for one in task.debrief]
        talk = [Line(label("training.debrief"), bullet=False), *map(Line, debrief)]
        notes = (minutes, label("training.debrief"), *debrief)
        size, shown = min(
            ((size, self._task_chunks(facts, steps, talk, size)) for size in TASK_SIZES), key=lambda one: len(one[1])
        )
        yield from self._numbered([Slide(title, tuple(lines), notes, is_task=True, size=size) for lines in shown])

    def _needs(self, task: Activity) -> Iterator[Line]:
        """What to have at hand; the template is named where the materials do not speak of it."""
        needs = [self.speech.text("activities.materials", one) for one in task.materials]
        if task.template and not needs:
            templates = {one.value.id: one.value.title for one in self.w.content.catalogue.templates}
            needs.append(self.w.said(template_source(task.template), "title", templates[task.template]))
        name = self.speech.label("training.materials")
        if len(needs) == 1:
            yield Line(needs[0], name, bullet=False)
        elif needs:
            yield Line(name, bullet=False)
            yield from map(Line, needs)

    def _task_chunks(
        self, facts: Sequence[Line], steps: Sequence[Line], talk: Sequence[Line], size: int
    ) -> list[list[Line]]:
        """Facts stand above the first steps where both fit; what to talk about has its own slides."""
        above, first = self._chunks(facts, size), self._chunks(steps, size)
        both = [*above[-1], *first[0]]
        if self._height(both, size) <= HEIGHT:
            above, first = above[:-1], [both, *first[1:]]
        return [*above, *first, *self._chunks(talk, size)]

    def _height(self, lines: Sequence[Line], size: int) -> float:
        return sum(self.measure.height(line.text, size) for line in lines)

    def _check(self) -> Iterator[Slide]:
        asked = len(self.module.questions_of(QuestionPart.CHECK))
        label = self.speech.label
        lines = [
            label("training.check-how", count=asked, mark=self.module.pass_mark),
            label("training.check-materials"),
            label("training.check-debrief"),
        ]
        minutes = label("page.minutes-short", count=self.module.check_minutes)
        yield from self._fitted(Slide((label("training.check"),), tuple(map(Line, lines)), (minutes,)))

    def _next(self) -> Iterator[Slide]:
        url = self.w.content.config.url.rstrip("/")
        lines = []
        for one in (*self.module.read_next, handout_uri(self.module.id)):
            said = (
                self.speech.label("training.handout") if one == handout_uri(self.module.id) else said_name(self.w, one)
            )
            path, _, anchor = one.partition("#")
            address = f"{url}/{self.w.locale.code}/{html_uri(path)}{'#' if anchor else ''}{anchor}"
            lines.append(Line(Said(f"{said.text}: {address}", said.state) if url else said))
        notes = self._sources(self.speech.cited)
        yield from self._fitted(Slide((self.speech.label("training.next"),), tuple(lines), notes))

    def _sources(self, cited: Sequence[str]) -> tuple[Said, ...]:
        lines = self.speech.sources(cited)
        own = self.w.locale.code == SOURCE_LOCALE
        named = [Said(one, None if own else State.ABSENT) for one in lines]
        return (self.speech.label("sources.title"), *named) if lines else ()

    def _fitted(self, slide: Slide) -> Iterator[Slide]:
        size, chunks = min(((size, self._chunks(slide.lines, size)) for size in SIZES), key=lambda one: len(one[1]))
        yield from self._numbered([replace(slide, lines=tuple(lines), size=size) for lines in chunks])

    def _chunks(self, lines: Sequence[Line], size: int) -> list[list[Line]]:
        return split_evenly(lines, lambda line: self._height([line], size))

    def _numbered(self, slides: Sequence[Slide]) -> Iterable[Slide]:
        """Every slide has a title of its own."""
        if len(slides) == 1:
            return slides
        return [replace(one, part=f"{at}/{len(slides)}") for at, one in enumerate(slides, 1)]
