"""Plans for workshops, made of the same data as the modules: sessions, handouts, agendas, the test before and after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.catalogue.training import module_uri
from handbook.model.training import Activity, QuestionPart
from handbook.pages.names import said_name
from handbook.pages.outline import TEST_URI, agenda_uri, handout_uri, session_uri, tool_uri
from handbook.pages.page import PageKind
from handbook.pages.training.clock import Clock
from handbook.pages.training.lists import module_title
from handbook.pages.training.parts import session_parts
from handbook.pages.training.rows import named
from handbook.pages.training.story import STYLES
from handbook.pages.training.telling import Teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.content import SourcePage
    from handbook.model.agenda import Agenda, AgendaDay, AgendaRow
    from handbook.model.reading import Located
    from handbook.model.training import Module, Question, Screen
    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.page import Page, Target
    from handbook.pages.words import Words
    from handbook.translation.translation import Said

_LETTERS = "ABCDEF"


@dataclass(frozen=True)
class SessionRow:
    """A part of a session: a screen, an activity, or else the knowledge check."""

    start: str
    end: str
    minutes: int
    title: Markup = Markup()  # noqa: RUF009 (it cannot change)
    screen: Screen | None = None
    activity: Activity | None = None


def session_pages(maker: PageMaker, *trail: Target) -> Iterator[Page]:
    """For each module the plan of a session and its handout."""
    pages = {page.uri: page for page in maker.content.pages}
    for located in maker.content.catalogue.training.modules:
        page = pages.get(module_uri(located.value.id))
        if page:
            yield _session(maker, located, page, trail)
            yield _handout(maker, located, trail)


def _session(maker: PageMaker, located: Located[Module], page: SourcePage, trail: tuple[Target, ...]) -> Page:
    module = located.value
    w = maker.words(session_uri(module.id))
    tell = Teller(w, located.uri)
    title = module_title(w, module)
    body = maker.renderer.fragment(
        "training_session",
        w,
        t=tell,
        title=title,
        module=module,
        rows=list(_session_rows(tell, module, page)),
        total=module.minutes,
        asked=len(module.questions_of(QuestionPart.CHECK)),
        files=[one for one in maker.for_trainers if one.about == module.id],
        **_ADDRESSES,
    )
    plain = w.plain("training.session-of", title=_plain_title(w, module))
    body = maker.with_sources(w, body, tell.cited)
    return _page(maker, w, plain, w.plain("training.session-intro", count=module.minutes), body, *trail)


def _session_rows(tell: Teller, module: Module, page: SourcePage) -> Iterator[SessionRow]:
    clock = Clock(0)
    for part in session_parts(module, page):
        start, end = clock.after(int(part.minutes))
        if not isinstance(part, Activity):
            yield SessionRow(start, end, int(part.minutes), tell.heading(page, part.id), screen=part)
        else:
            yield SessionRow(start, end, int(part.minutes), activity=part)
    start, end = clock.after(module.check_minutes)
    yield SessionRow(start, end, module.check_minutes)


def _handout(maker: PageMaker, located: Located[Module], trail: tuple[Target, ...]) -> Page:
    module = located.value
    w = maker.words(handout_uri(module.id))
    tell = Teller(w, located.uri)
    body = maker.renderer.fragment(
        "training_handout", w, t=tell, title=module_title(w, module), module=module, **_ADDRESSES
    )
    plain = w.plain("training.handout-of", title=_plain_title(w, module))
    body = maker.with_sources(w, body, tell.cited)
    return _page(maker, w, plain, w.plain("training.handout-intro"), body, *trail)


_ADDRESSES = {
    "module_uri": module_uri,
    "session_uri": session_uri,
    "handout_uri": handout_uri,
    "test_uri": TEST_URI,
    "tool_uri": tool_uri,
}


@dataclass(frozen=True)
class _Day:
    title: Markup
    plain: str
    total: int
    rows: Sequence[_Row]


@dataclass(frozen=True)
class _Row:
    start: str
    end: str
    minutes: str
    title: Markup
    link: str = ""
    parts: tuple[Markup, ...] = ()
    how: Markup | None = None
    pause: bool = False


def agenda_pages(maker: PageMaker, *trail: Target) -> Iterator[Page]:
    for located in maker.content.catalogue.training.agendas:
        agenda = located.value
        w = maker.words(agenda_uri(agenda.id))
        tell = Teller(w, located.uri)
        body = maker.renderer.fragment(
            "training_agenda",
            w,
            title=tell.markdown("title", agenda.title),
            summary=tell.markdown("summary", agenda.summary),
            for_whom=tell.markdown("for_whom", agenda.for_whom),
            days=_days(tell, agenda),
            files=[one for one in maker.for_trainers if one.about == agenda.id and one.purpose == "agenda"],
        )
        title, summary = tell.text("title", agenda.title), tell.text("summary", agenda.summary)
        yield _page(maker, w, title, summary, body, *trail)


def _days(tell: Teller, agenda: Agenda) -> list[_Day]:
    return [
        _Day(tell.markdown("days.title", day.title), tell.text("days.title", day.title), day.total, _rows(tell, day))
        for day in agenda.days
    ]


def _rows(tell: Teller, day: AgendaDay) -> list[_Row]:
    clock = Clock.at(day.start)
    return [_row(tell, row, *clock.after(int(row.minutes))) for row in day.rows]


def _row(tell: Teller, row: AgendaRow, start: str, end: str) -> _Row:
    w = tell.words
    how = tell.html("days.rows.how", row.how) if row.how else None
    said, uri = named(tell, row)
    modules = (one for one in w.content.catalogue.training.modules if one.value.id == row.module)
    parts = [part for module in modules for part in _module_parts(tell.of(module.uri), module, row)]
    link = w.link(uri) if uri else ""
    return _Row(start, end, row.minutes, tell.shown(said), link, tuple(parts), how, pause=row.pause is not None)


def _module_parts(tell: Teller, module: Located[Module], row: AgendaRow) -> tuple[Markup, ...]:
    """The titles of the screens, and of the activity with its kind."""
    page = next((one for one in tell.words.content.pages if one.uri == module_uri(module.value.id)), None)
    parts = [tell.heading(page, screen) for screen in row.screens] if page else []
    for activity in module.value.activities:
        if activity.id == row.activity:
            title = tell.html("activities.title", activity.title)
            parts.append(Markup("{} {}").format(tell.words.html("training.activity"), title))
    return tuple(parts)


@dataclass(frozen=True)
class _Asked:
    question: Question
    t: Teller
    title: Said
    link: Markup


def test_page(maker: PageMaker, *trail: Target) -> Iterator[Page]:
    """The questions of all modules that are kept for workshops, with sheet and key."""
    w = maker.words(TEST_URI)
    tell = Teller(w)
    asked = [
        _Asked(one, tell.of(module.uri), said_name(w, one.page), w.link(one.page))
        for module in maker.content.catalogue.training.modules
        for one in module.value.questions_of(QuestionPart.TEST)
    ]
    if not asked:
        return
    body = maker.renderer.fragment("training_test", w, questions=asked, letters=_LETTERS)
    title, intro = w.plain("training.test"), w.plain("training.test-intro", count=len(asked))
    yield _page(maker, w, title, intro, maker.with_sources(w, body, tell.cited), *trail)


def _page(maker: PageMaker, w: Words, title: str, description: str, body: str, *trail: Target) -> Page:
    return replace(maker.page(w, PageKind.WORKSHOP, title, description, body, *trail), styles=STYLES)


def _plain_title(w: Words, module: Module) -> str:
    return said_name(w, module_uri(module.id)).text
