"""Modules of the training as files, one each, and what a reader of a schema cannot see in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.checks import reference_problems, repeated_places
from handbook.catalogue.files import always, read_folder
from handbook.catalogue.questions import question_problems
from handbook.model.suggestions import did_you_mean
from handbook.model.training import Module, QuestionKind, QuestionPart
from handbook.problems import problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from handbook.catalogue.checks import KnownIds
    from handbook.model.reading import Located, Read
    from handbook.problems import Place, Problem
    from handbook.project import Project

Modules = tuple["Located[Module]", ...]

LEAST_IN_CHECK, IN_TEST = 6, 2
_MINUTES_A_QUESTION = (0.5, 2.0)


def read_modules(project: Project, known: KnownIds, templates: Collection[str], problems: list[Problem]) -> Modules:
    """All modules that are sound, in their order; `problems` takes what is wrong with the others."""
    found = read_folder(project, "modules", always(Module), lambda read: _problems(read, known, templates), problems)
    problems += order_problems((one.value.id, one.value.order, one.place("order")) for one in found)
    return tuple(sorted(found, key=lambda one: one.value.place))


def _problems(read: Read[Module], known: KnownIds, templates: Collection[str]) -> list[Problem]:
    found = reference_problems(read, known)
    if read.record is None:
        return found
    module = read.record
    for ids in _id_lists(module):
        found += repeated_places(ids)
    found += _minute_problems(module) + _part_problems(module)
    screens = [one.id for one in module.value.screens]
    for at, question in enumerate(module.value.questions):
        found += unknown(module.place("questions", at, "screen"), "screen", question.screen, screens)
        found += question_problems(module, at)
    for at, activity in enumerate(module.value.activities):
        if activity.template:
            found += unknown(module.place("activities", at, "template"), "template", activity.template, templates)
    return found


def _minute_problems(module: Located[Module]) -> list[Problem]:
    """Screens and activities leave time for the check: half a minute to two minutes for each of its questions."""
    one, rest = module.value, module.value.check_minutes
    asked = len(one.questions_of(QuestionPart.CHECK))
    least, most = (int(asked * each) for each in _MINUTES_A_QUESTION)
    if least <= rest <= most:
        return []
    cause = f"{rest} are left for the {asked} questions of the check, which need {least} to {most}"
    values = {"minutes": one.minutes, "sum": int(one.minutes) - rest, "cause": cause}
    return [problem("module-minutes", module.place("minutes"), **values)]


def _part_problems(module: Located[Module]) -> list[Problem]:
    found, place = [], module.place("questions")
    asked = len(module.value.questions_of(QuestionPart.CHECK))
    if asked < LEAST_IN_CHECK:
        cause, advice = f"the check has {asked}", f"give at least {LEAST_IN_CHECK} of them `part: check`"
        found.append(problem("module-questions", place, cause=cause, advice=advice))
    tests = [(at, one) for at, one in enumerate(module.value.questions) if one.part is QuestionPart.TEST]
    if len(tests) != IN_TEST:
        cause, advice = f"{len(tests)} are for the test of workshops", f"give exactly {IN_TEST} of them `part: test`"
        found.append(problem("module-questions", place, cause=cause, advice=advice))
    for at, one in tests:
        if one.kind not in {QuestionKind.SINGLE, QuestionKind.MULTIPLE}:
            cause = f"'{one.id}' is for the test, where answers are ticked on paper"
            advice = "write `kind: single` or `kind: multiple`, or another `part`"
            found.append(problem("module-questions", module.place("questions", at, "kind"), cause=cause, advice=advice))
    return found


def _id_lists(module: Located[Module]) -> Iterator[list[tuple[str, Place]]]:
    """Ids that must differ from one another."""
    for name in ("screens", "activities", "questions"):
        yield [(one.id, module.place(name, at, "id")) for at, one in enumerate(getattr(module.value, name))]
    for at, question in enumerate(module.value.questions):
        for name in ("options", "items", "pairs"):
            records = enumerate(getattr(question, name))
            yield [(one.id, module.place("questions", at, name, number, "id")) for number, one in records]


def order_problems(places: Iterable[tuple[str, str, Place]]) -> list[Problem]:
    """Two things of one kind cannot have one place in their order."""
    first: dict[int, str] = {}
    found = []
    for name, order, place in places:
        other = first.setdefault(int(order), name)
        if other != name:
            found.append(problem("training-order", place, value=order, other=other))
    return found


def unknown(place: Place, what: str, value: str, known: Collection[str]) -> list[Problem]:
    """An id of something that is not there."""
    if value in known:
        return []
    advice = f"write one of: {', '.join(sorted(known))}" if known else "take it out"
    advice = did_you_mean(value, known) or advice
    return [problem("training-unknown", place, what=what, value=value, advice=advice)]
