"""Agendas of workshops as files, one each: what their rows take from modules and scenarios is there, and minutes add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.files import always, read_folder
from handbook.catalogue.modules import order_problems, unknown
from handbook.model.agenda import Agenda
from handbook.problems import problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from handbook.model.agenda import AgendaRow
    from handbook.model.reading import Located
    from handbook.model.training import Module
    from handbook.problems import Problem
    from handbook.project import Project

Agendas = tuple["Located[Agenda]", ...]
_WHAT = ("what", "module", "scenario", "pause")


def read_agendas(project: Project, problems: list[Problem]) -> Agendas:
    """All agendas that are sound, in their order; `problems` takes what is wrong with the others."""
    found = read_folder(
        project, "agendas", always(Agenda), lambda read: _problems(read.record) if read.record else [], problems
    )
    problems += order_problems((one.value.id, one.value.order, one.place("order")) for one in found)
    return tuple(sorted(found, key=lambda one: one.value.place))


def _problems(agenda: Located[Agenda]) -> list[Problem]:
    found = []
    for at, day in enumerate(agenda.value.days):
        if day.minutes and int(day.minutes) != day.total:
            values = {"value": day.title, "sum": day.total, "stated": day.minutes}
            found.append(problem("agenda-minutes", agenda.place("days", at, "minutes"), **values))
        for number, row in enumerate(day.rows):
            place = agenda.place("days", at, "rows", number)
            found += [problem("agenda-row", place, cause=cause, advice=advice) for cause, advice in _row_causes(row)]
    return found


def _row_causes(row: AgendaRow) -> list[tuple[str, str]]:
    given = [name for name in _WHAT if getattr(row, name)]
    if len(given) != 1:
        cause = f"there are `{'` and `'.join(given)}`" if given else "there is neither a text nor a module"
        return [(cause, "give exactly one of `what`, `module`, `scenario` and `pause`")]
    if (row.screens or row.activity) and not row.module:
        return [("screens and activities belong to a module", "give `module`, or take them out")]
    if not row.pause and not row.how:
        return [("nothing says how", "give `how`: what the trainer and the group do")]
    return []


def agenda_problems(
    agendas: Agendas, modules: Mapping[str, Module], names: Mapping[str, Collection[str]]
) -> list[Problem]:
    """Modules, screens, activities and scenarios that are not there."""
    found = []
    for agenda in agendas:
        for at, day in enumerate(agenda.value.days):
            for number, row in enumerate(day.rows):
                steps = ("days", at, "rows", number)
                if row.scenario:
                    found += unknown(agenda.place(*steps, "scenario"), "scenario", row.scenario, names["scenario"])
                if row.module:
                    found += unknown(agenda.place(*steps, "module"), "module", row.module, names["module"])
                module = modules.get(row.module or "")
                if module is None:
                    continue
                screens, activities = [one.id for one in module.screens], [one.id for one in module.activities]
                for n, screen in enumerate(row.screens):
                    found += unknown(agenda.place(*steps, "screens", n), "screen", screen, screens)
                if row.activity:
                    found += unknown(agenda.place(*steps, "activity"), "activity", row.activity, activities)
    return found
