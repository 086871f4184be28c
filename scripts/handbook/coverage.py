"""Reading the table of demands, `docs/_data/coverage.yml`, and checking it against pages and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.files import read_list
from handbook.markdown.page_facts import MADE_IDS
from handbook.model.coverage import DemandGroup
from handbook.model.suggestions import did_you_mean
from handbook.problems import problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from handbook.model.reading import Located
    from handbook.problems import Place, Problem
    from handbook.project import Project

Groups = tuple["Located[DemandGroup]", ...]


def read_coverage(project: Project) -> tuple[Groups, list[Problem]]:
    """A project without the file has no such page."""
    if not project.coverage_path.exists():
        return (), []
    read, problems = read_list(project, project.coverage_path, DemandGroup)
    groups = tuple(one.record for one in read if one.record)
    return groups, problems + _repeated(groups)


def coverage_problems(
    groups: Groups, pages: Mapping[str, Collection[str] | None], sources: Collection[str]
) -> list[Problem]:
    """Pages, headings and sources that are not there. `pages` have their ids; None where nobody knows them yet."""
    found = []
    for group in groups:
        if group.value.source not in sources:
            near = did_you_mean(group.value.source, sources, after=" ")
            found.append(problem("citation-unknown", group.place("source"), value=group.value.source, suggestion=near))
        for place, address in _addresses(group):
            found += address_problems(place, address, pages)
    return found


def address_problems(place: Place, address: str, pages: Mapping[str, Collection[str] | None]) -> list[Problem]:
    """A page or a heading that is not there."""
    uri, _, anchor = address.partition("#")
    if uri not in pages:
        near = did_you_mean(uri, pages, after=" ")
        return [problem("coverage-page", place, value=uri, suggestion=near)]
    ids = pages[uri]
    if not anchor or ids is None or anchor in ids or anchor in MADE_IDS:
        return []
    near = did_you_mean(anchor, ids, after=" ")
    return [problem("link-anchor-missing", place, value=uri, anchor=anchor, suggestion=near)]


def _addresses(group: Located[DemandGroup]) -> Iterator[tuple[Place, str]]:
    for row, demand in enumerate(group.value.items):
        for column, address in enumerate(demand.pages):
            yield group.place("items", row, "pages", column), address


def _repeated(groups: Sequence[Located[DemandGroup]]) -> list[Problem]:
    """Ids of groups and of demands that stand twice in the file."""
    found = []
    for ids in (
        [(one.value.id, one.place("id")) for one in groups],
        [(item.id, one.place("items", row, "id")) for one in groups for row, item in enumerate(one.value.items)],
    ):
        first: dict[str, Place] = {}
        for name, place in ids:
            if name in first:
                known = first[name]
                values = {"value": name, "first_line": known.line, "first_path": known.path}
                found.append(problem("id-repeated", place, **values))
            first.setdefault(name, place)
    return found
