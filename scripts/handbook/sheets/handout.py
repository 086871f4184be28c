"""A module's handout as a Word file: its aims, its activities with lines to write on, and what to read next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.training import module_uri
from handbook.content import template_source
from handbook.exports.records import file_foot
from handbook.pages.names import said_name
from handbook.sheets.body import Body
from handbook.sheets.word import word_file
from handbook.slides.speech import Speech
from handbook.translation.translation import Said

if TYPE_CHECKING:
    from handbook.model.reading import Located
    from handbook.model.training import Activity, Module
    from handbook.pages.words import Words
    from handbook.sheets.word import Documents

_FOR_THE_TASK, _FOR_THE_TALK = 6, 2
"""Lines to write on."""


def format_handout(blank: Documents, w: Words, located: Located[Module]) -> bytes:
    """The file. Equal content gives equal bytes."""
    module, speech = located.value, Speech(w, located.uri)
    body = Body(w.locale.code, is_rtl=w.is_rtl, wide=False)
    title = said_name(w, module_uri(module.id))
    body.heading(title, 1)
    body.text(speech.label("training.handout-intro"))
    body.text(speech.label("training.handout-name"), Said("_" * 40, None))
    body.text(speech.label("training.after"), bold=True, keep=True)
    body.options([("☐", speech.text("objectives", one)) for one in module.objectives])
    for at, activity in enumerate(module.activities):
        _task(body, speech, activity, at)
    body.heading(speech.label("training.next"), 2)
    for page in module.read_next:
        # A short list at the end: its last line alone would take a sheet.
        body.item(said_name(w, page), len(module.activities), keep=page != module.read_next[-1])
    lists = len(module.activities) + 1
    return word_file(blank[w.is_rtl, False], title.text, body.xml(), w.locale.code, file_foot(w), lists=lists)


def _task(body: Body, speech: Speech, activity: Activity, numbering: int) -> None:
    say, label = speech.text, speech.label
    body.heading(say("activities.title", activity.title), 2)
    minutes = label("training.activity-facts", count=activity.minutes)
    body.text(minutes, say("activities.group", activity.group), keep=True)
    needs = [say("activities.materials", one) for one in activity.materials]
    if activity.template:
        templates = {one.value.id: one.value.title for one in speech.words.content.catalogue.templates}
        needs.append(speech.words.said(template_source(activity.template), "title", templates[activity.template]))
    if needs:
        body.listed(label("training.materials"), needs)
    for step in activity.steps:
        body.item(say("activities.steps", step), numbering)
    body.lines(_FOR_THE_TASK)
    body.text(label("training.debrief"), bold=True, keep=True)
    for question in activity.debrief:
        body.text(say("activities.debrief", question), keep=True)
        body.lines(_FOR_THE_TALK)
