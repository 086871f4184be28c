"""The words of problems with modules, scenarios and agendas."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.problems.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

TRAINING_PHRASES: Mapping[str, Phrase] = MappingProxyType(
    {
        "clock-format": Phrase("'{value}' is not a time of the day.", 'write four digits in quotes: "09:00"'),
        "training-unknown": Phrase("There is no {what} '{value}'.", "{advice}"),
        "training-order": Phrase(
            "'{value}' is already the place of '{other}'.", "give each its own number under `order`"
        ),
        "question-unanswerable": Phrase("Nobody can answer '{value}' rightly: {cause}.", "{advice}"),
        "question-fields": Phrase("The question '{value}' is of the kind '{kind}': {cause}.", "{advice}"),
        "module-minutes": Phrase(
            "The module takes {minutes} minutes, of which screens and activities take {sum}: {cause}.",
            "change `minutes` here, or those of a screen or an activity",
        ),
        "module-questions": Phrase("The questions do not suffice: {cause}.", "{advice}"),
        "module-page": Phrase("This module has no page.", "write {page}, or delete this file"),
        "module-data": Phrase(
            "This page lies where a module lies, but there is no {data}.",
            "write that file, or move the page to another folder",
        ),
        "module-screens": Phrase("The screens of page and data differ: {cause}.", "{advice}"),
        "module-next": Phrase(
            "The build writes what to read next into the page of a module.",
            "take this section out, and name the pages under `read_next` in {data}",
        ),
        "module-place": Phrase("The {what} '{value}' stands {count} times in the page of its module.", "{advice}"),
        "module-elsewhere": Phrase(
            "An activity or a question for practice stands only in the page of its module.",
            "take the line out, or link to the module",
        ),
        "scenario-scene": Phrase(
            "It is not clear whether the story ends with the scene '{value}': {cause}.", "{advice}"
        ),
        "scenario-dead-end": Phrase(
            "The scene '{value}' is a dead end: it has no choices and is no ending.",
            "give it `choices`, or `ending` and `lesson`",
        ),
        "scenario-unreachable": Phrase(
            "No path from '{start}' leads to the scene '{value}'.",
            "let a choice lead `to: {value}`, or delete the scene",
        ),
        "scenario-loop": Phrase(
            "A path comes back to where it was and need never end: {path}.",
            "let this choice lead to a scene that lies further on",
        ),
        "scenario-longest": Phrase(
            "The longest path has {found} choices, not {stated}: {path}.", 'write longest: "{found}", or change a path'
        ),
        "scenario-endings": Phrase(
            "The story has {accepted} good or mixed endings and {poor} poor ones.",
            "give it at least two that are good or mixed, and at least one that is poor",
        ),
        "scenario-evidence": Phrase(
            "Nothing says why this consequence is likely.",
            "cite a source [@id], link a case study, or write: This is our judgement; no study read here tested it.",
        ),
        "agenda-row": Phrase("It is not clear what is done here: {cause}.", "{advice}"),
        "agenda-minutes": Phrase(
            "The rows of '{value}' take {sum} minutes, not {stated}.", "change the minutes of a row, or of the day"
        ),
    }
)
