"""What sheets say beside their template: the interface's words, as texts for any file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.exports.records import file_foot, machine_notice
from handbook.translation.texts import interface_source
from handbook.translation.translation import Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.pages.words import Words


@dataclass(frozen=True)
class SheetLabels:
    locale: str
    is_rtl: bool
    footer: Said
    machine: str
    """That a machine translated the form, or nothing."""
    invented: Said
    step: Said
    who: Said
    needs: Said
    after: Said
    answer: Said
    question: Said
    example: Said
    minutes: Callable[[str], Said]


def sheet_labels(w: Words, form: Words) -> SheetLabels:
    """The labels of one locale; `form` has said the form that they stand beside."""

    def say(key: str) -> Said:
        return w.said(interface_source(key), key, w.content.interface[key])

    def minutes(count: str) -> Said:
        said = say("template.minutes")
        return Said(said.text.replace("{count}", count), said.state)

    return SheetLabels(
        locale=w.locale.code,
        is_rtl=w.is_rtl,
        footer=Said(file_foot(form), None),
        machine=machine_notice(form),
        invented=say("template.invented"),
        step=say("template.step"),
        who=say("template.who"),
        needs=say("template.needs"),
        after=say("template.after"),
        answer=say("template.answer"),
        question=say("template.question"),
        example=say("template.example"),
        minutes=minutes,
    )
