"""What the row of an agenda is called, on its page and in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.training import module_uri
from handbook.pages.names import said_name
from handbook.pages.outline import scenario_uri, session_uri
from handbook.translation.texts import interface_source

if TYPE_CHECKING:
    from handbook.model.agenda import AgendaRow
    from handbook.pages.training.telling import Teller
    from handbook.translation.translation import Said


def named(tell: Teller, row: AgendaRow) -> tuple[Said, str]:
    """The name, and the page that it leads to, if any."""
    w = tell.words
    if row.pause:
        key = f"training.pause.{row.pause}"
        return w.said(interface_source(key), key, w.content.interface[key]), ""
    if row.scenario:
        story = next(one for one in w.content.catalogue.training.scenarios if one.value.id == row.scenario)
        return tell.of(story.uri).said("title", story.value.title), scenario_uri(row.scenario)
    if row.module:
        return said_name(w, module_uri(row.module)), session_uri(row.module)
    return tell.said("days.rows.what", row.what or ""), ""
