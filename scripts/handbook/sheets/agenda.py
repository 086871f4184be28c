"""An agenda of a workshop as a Word file: rows that a trainer moves, shortens and takes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.training import module_uri
from handbook.exports.records import file_foot
from handbook.markdown.prose import plain
from handbook.pages.training.clock import Clock
from handbook.pages.training.rows import named
from handbook.sheets.body import Body
from handbook.sheets.word import word_file
from handbook.slides.speech import Speech
from handbook.translation.po import State
from handbook.translation.translation import Said

if TYPE_CHECKING:
    from handbook.model.agenda import Agenda, AgendaDay, AgendaRow
    from handbook.model.reading import Located
    from handbook.pages.words import Words
    from handbook.sheets.word import Documents

_SHARES = (16, 38, 46)
"""How wide the columns are, of a hundred: the time, what, how."""


def format_agenda(blank: Documents, w: Words, located: Located[Agenda]) -> bytes:
    """The file. Equal content gives equal bytes."""
    agenda, speech = located.value, Speech(w, located.uri)
    body = Body(w.locale.code, is_rtl=w.is_rtl, wide=False)
    title = speech.text("title", agenda.title)
    body.heading(title, 1)
    body.text(speech.text("summary", agenda.summary))
    body.text(speech.label("training.for-whom"), speech.text("for_whom", agenda.for_whom))
    names = [speech.label(f"training.column.{name}") for name in ("time", "what", "how")]
    for day in agenda.days:
        body.heading(speech.text("days.title", day.title), 2)
        body.text_table(names, _rows(speech, day), _SHARES)
        body.text(speech.label("training.total", count=day.total))
    return word_file(blank[w.is_rtl, False], title.text, body.xml(), w.locale.code, file_foot(w))


def _rows(speech: Speech, day: AgendaDay) -> list[list[list[Said]]]:
    clock = Clock.at(day.start)
    return [_row(speech, row, *clock.after(int(row.minutes))) for row in day.rows]


def _row(speech: Speech, row: AgendaRow, start: str, end: str) -> list[list[Said]]:
    """The cells, each of paragraphs. A time is written as in English: its hours must not change places."""
    time = [Said(f"{start}–{end}", State.ABSENT), speech.label("page.minutes-short", count=row.minutes)]
    title, _ = named(speech.tell, row)
    how = [speech.text("days.rows.how", row.how)] if row.how else []
    return [time, [Said(plain(title.text), title.state), *_parts(speech, row)], how]


def _parts(speech: Speech, row: AgendaRow) -> list[Said]:
    """The titles of the screens of a module, and of its activity."""
    if not row.module:
        return []
    w, uri = speech.words, module_uri(row.module)
    page = next((one for one in w.content.pages if one.uri == uri), None)
    module = next(one for one in w.content.catalogue.training.modules if one.value.id == row.module)
    own = Speech(w, module.uri)
    found = [own.heading(page, screen) for screen in row.screens] if page else []
    activities = (one for one in module.value.activities if one.id == row.activity)
    return [*found, *(own.text("activities.title", one.title) for one in activities)]
