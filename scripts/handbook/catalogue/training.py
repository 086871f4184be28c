"""The training: modules, scenarios and agendas, and how they stand beside pages and sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.catalogue.agendas import agenda_problems, read_agendas
from handbook.catalogue.modules import read_modules
from handbook.catalogue.scenarios import read_scenarios
from handbook.coverage import address_problems
from handbook.markdown.page_facts import CITATION
from handbook.model.suggestions import did_you_mean
from handbook.problems import problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from handbook.catalogue.agendas import Agendas
    from handbook.catalogue.checks import KnownIds
    from handbook.catalogue.modules import Modules
    from handbook.catalogue.scenarios import Scenarios
    from handbook.model.agenda import Agenda
    from handbook.model.reading import Located
    from handbook.model.scenario import Scenario
    from handbook.model.training import Module
    from handbook.problems import Problem
    from handbook.project import Project

LINK = re.compile(r"\[([^\[\]@][^\[\]]*)\]\(([^()\s]+)\)")
"""A link inside a text of modules and scenarios; its address counts from `docs/`."""


@dataclass(frozen=True)
class Training:
    """Each in its order."""

    modules: Modules = ()
    scenarios: Scenarios = ()
    agendas: Agendas = ()
    module_names: frozenset[str] = frozenset()
    """Also of modules that are left out for their faults: nothing else is wrong for that."""
    scenario_names: frozenset[str] = frozenset()

    def module_of(self, page_uri: str) -> Located[Module] | None:
        """The module whose page this is."""
        return next((one for one in self.modules if module_uri(one.value.id) == page_uri), None)

    def source_of(self, page_uri: str) -> str | None:
        """The file whose texts matter most on a page that the build makes of it."""
        folder, _, name = page_uri.removesuffix(".md").rpartition("/")
        of_folder = {"training/scenarios": "scenarios", "training/sessions": "modules", "training/handouts": "modules"}
        if folder in of_folder:
            return f"docs/_data/{of_folder[folder]}/{name}.yml"
        agendas = {f"training/trainers/agenda-{one.value.id}": one.uri for one in self.agendas}
        return agendas.get(f"{folder}/{name}")

    def cited_sources(self) -> frozenset[str]:
        return frozenset(found[1] for text in self._cited() for found in CITATION.finditer(text))

    def files(self) -> Iterator[tuple[str, Module | Scenario | Agenda]]:
        """Everything with the file in which it stands."""
        yield from ((one.uri, one.value) for one in self.modules)
        yield from ((one.uri, one.value) for one in self.scenarios)
        yield from ((one.uri, one.value) for one in self.agendas)

    def records(self) -> tuple[Located[Module] | Located[Scenario], ...]:
        """All whose texts may hold citations and links."""
        return (*self.modules, *self.scenarios)

    def _cited(self) -> Iterator[str]:
        for one in self.records():
            yield from (text for _, text in one.value.cited_texts())


def module_uri(module_id: str) -> str:
    """The page of a module, which an author writes."""
    return f"training/{module_id}/index.md"


def from_docs(address: str) -> str:
    """The address of a link of a text: it counts from `docs/`, whatever stands before.

    >>> from_docs("../../case-studies/a.md"), from_docs("guidance/models.md#com-b")
    ('case-studies/a.md', 'guidance/models.md#com-b')
    """
    while address.startswith("../"):
        address = address[3:]
    return address


def read_training(project: Project, known: KnownIds, templates: Collection[str], problems: list[Problem]) -> Training:
    """All that is sound; `problems` takes what is wrong with the rest."""
    return Training(
        read_modules(project, known, templates, problems),
        read_scenarios(project, known, problems),
        read_agendas(project, problems),
        _names(project, "modules"),
        _names(project, "scenarios"),
    )


def _names(project: Project, folder: str) -> frozenset[str]:
    return frozenset(path.stem for path in (project.data_dir / folder).glob("*.yml"))


def training_problems(
    training: Training, pages: Mapping[str, Collection[str] | None], sources: Collection[str]
) -> list[Problem]:
    """Pages, headings and sources that are not there."""
    modules = {one.value.id: one.value for one in training.modules}
    names = {"module": training.module_names, "scenario": training.scenario_names}
    found = agenda_problems(training.agendas, modules, names)
    for module in training.modules:
        for at, address in enumerate(module.value.read_next):
            found += address_problems(module.place("read_next", at), address, pages)
        for at, question in enumerate(module.value.questions):
            found += address_problems(module.place("questions", at, "page"), question.page, pages)
    for record in training.records():
        found += _text_problems(record, pages, sources)
    return found


def _text_problems(
    record: Located[Module] | Located[Scenario],
    pages: Mapping[str, Collection[str] | None],
    sources: Collection[str],
) -> list[Problem]:
    found = []
    for steps, text in record.value.cited_texts():
        place = record.place(*steps)
        for cited in CITATION.finditer(text):
            if cited[1] not in sources:
                near = did_you_mean(cited[1], sources, after=" ")
                found.append(problem("citation-unknown", place, value=cited[1], suggestion=near))
        for link in LINK.finditer(text):
            if not link[2].startswith("https://"):
                found += address_problems(place, from_docs(link[2]), pages)
    return found
