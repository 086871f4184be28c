"""Pages of modules beside their data: the same screens, and every activity and question for practice once."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from handbook.catalogue.modules import unknown
from handbook.catalogue.training import module_uri
from handbook.model.training import QuestionPart
from handbook.problems import Place, problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from handbook.content import Content, SourcePage
    from handbook.markdown.page_facts import Directive, Spot
    from handbook.model.reading import Located
    from handbook.model.training import Module
    from handbook.problems import Problem

IN_MODULES = ("activity", "practice")
"""Directives that belong into the page of a module."""
LISTS = ("modules", "scenarios", "sessions", "agendas")
"""Directives that list what there is."""
DIRECTIVES = ("case-studies", "figure", *IN_MODULES, *LISTS)
"""All that the build can put into an author's page."""
TRAINERS = "training/trainers/index.md"
_FOLDER = "training"


def training_page_problems(content: Content) -> list[Problem]:
    """Modules without a page, pages without a module, and pages that differ from their data."""
    pages = {page.uri: page for page in content.pages}
    found: list[Problem] = []
    for module in content.catalogue.training.modules:
        uri = module_uri(module.value.id)
        page = pages.get(uri)
        if page is None:
            found.append(problem("module-page", Place(path=module.uri), page=f"docs/{uri}"))
        else:
            found += _screen_problems(page, module) + _placing_problems(page, module)
    # A module with faults is told by itself: its page is not judged.
    known = {f"{_FOLDER}/{name}/index.md" for name in content.catalogue.training.module_names}
    for page in content.pages:
        folder, name = posixpath.split(page.uri)
        if posixpath.dirname(folder) == _FOLDER and name == "index.md" and page.uri not in {*known, TRAINERS}:
            data = f"docs/_data/modules/{posixpath.basename(folder)}.yml"
            found.append(problem("module-data", page.source.place(1, 1), data=data))
    return found


def training_directive_problems(content: Content, page: SourcePage, directive: Directive) -> list[Problem]:
    """A list takes nothing; an activity and a question stand in the page of their module, on a line of their own."""
    place = _place(page, directive.spot)
    names = [name for name, _ in directive.values]
    if directive.name in LISTS:
        return [problem("directive-unknown", place, value=" ".join(names), choices="nothing more")] if names else []
    if names != ["id"]:
        return [problem("directive-unknown", place, value=" ".join(names) or directive.name, choices="id=... once")]
    module = content.catalogue.training.module_of(page.uri)
    if module is None:
        of_faulty = page.uri in {module_uri(name) for name in content.catalogue.training.module_names}
        return [] if of_faulty else [problem("module-elsewhere", place)]
    return unknown(place, _WHAT[directive.name], directive.values[0][1], _ids(module.value, directive.name))


_WHAT = {"activity": "activity", "practice": "question for practice"}


def _ids(module: Module, name: str) -> Collection[str]:
    if name == "activity":
        return [one.id for one in module.activities]
    return [one.id for one in module.questions_of(QuestionPart.PRACTICE)]


def _screen_problems(page: SourcePage, module: Located[Module]) -> list[Problem]:
    """The screens of the data are the sections of the page, in the same order."""
    headings = [one for one in page.facts.headings if one.level == 2]
    ids, wanted = [one.id for one in headings], [one.id for one in module.value.screens]
    found = []
    for at, name in enumerate(wanted):
        if name not in ids:
            cause, advice = (
                f"the page has no section '{name}'",
                f"write `## Title {{ #{name} }}` there, or take it out here",
            )
            found.append(problem("module-screens", module.place("screens", at, "id"), cause=cause, advice=advice))
    for heading in headings:
        place = _place(page, heading.spot)
        if heading.id == "next":
            found.append(problem("module-next", place, data=module.uri))
        elif heading.id and heading.id not in wanted:
            cause = f"the data have no screen '{heading.id}'"
            advice = f"add it to `screens` in {module.uri}, or write ### here"
            found.append(problem("module-screens", place, cause=cause, advice=advice))
    if not found and ids != wanted:
        cause, advice = f"the page has them in this order: {', '.join(filter(None, ids))}", "use the same order in both"
        found.append(problem("module-screens", module.place("screens"), cause=cause, advice=advice))
    return found


def _placing_problems(page: SourcePage, module: Located[Module]) -> list[Problem]:
    """Everything has one place in the page, since ids stand in it once."""
    found = []
    records = [("activities", at, "activity", one.id) for at, one in enumerate(module.value.activities)]
    records += [
        ("questions", at, "practice", one.id)
        for at, one in enumerate(module.value.questions)
        if one.part is QuestionPart.PRACTICE
    ]
    for name, at, directive, record_id in records:
        count = sum(one.name == directive and one.values == (("id", record_id),) for one in page.facts.directives)
        if count != 1:
            advice = f"write <!-- handbook:{directive} id={record_id} --> once, between two empty lines"
            values = {"what": _WHAT[directive], "value": record_id, "count": count, "advice": advice}
            found.append(problem("module-place", module.place(name, at, "id"), **values))
    return found


def _place(page: SourcePage, spot: Spot) -> Place:
    return page.source.place(spot.line + page.split.body_line - 1, spot.column, spot.width)
