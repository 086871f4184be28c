"""Reading the glossary, `docs/_data/glossary.yml`, and checking its terms against one another, pages and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.checks import repeated_ids
from handbook.catalogue.files import read_list
from handbook.coverage import address_problems
from handbook.model.glossary import GlossaryTerm
from handbook.model.suggestions import did_you_mean
from handbook.pages.tooltips.forms import key_of
from handbook.problems import problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from handbook.model.reading import Located
    from handbook.problems import Place, Problem
    from handbook.project import Project

Terms = tuple["Located[GlossaryTerm]", ...]


def read_glossary(project: Project) -> tuple[Terms, list[Problem]]:
    """A project without the file has no glossary, and no tooltips."""
    if not project.glossary_path.exists():
        return (), []
    read, problems = read_list(project, project.glossary_path, GlossaryTerm)
    terms = tuple(one.record for one in read if one.record)
    return terms, problems + repeated_ids(read) + _repeated_forms(terms) + _related_problems(terms)


def glossary_problems(
    terms: Terms, pages: Mapping[str, Collection[str] | None], sources: Collection[str]
) -> list[Problem]:
    """Pages, headings and sources that are not there. `pages` have their ids; None where nobody knows them yet."""
    found = []
    for term in terms:
        for row, source in enumerate(term.value.sources):
            if source not in sources:
                near = did_you_mean(source, sources, after=" ")
                found.append(problem("citation-unknown", term.place("sources", row), value=source, suggestion=near))
        for row, address in enumerate(term.value.see):
            found += address_problems(term.place("see", row), address, pages)
    return found


def _repeated_forms(terms: Sequence[Located[GlossaryTerm]]) -> list[Problem]:
    """A form may lead to one term only, however it is written."""
    first: dict[tuple[str, ...], Place] = {}
    found = []
    for form, place in _forms(terms):
        known = first.setdefault(key_of(form, "en"), place)
        if known is not place:
            found.append(problem("word-form-repeated", place, value=form, first_line=known.line))
    return found


def _forms(terms: Sequence[Located[GlossaryTerm]]) -> Iterator[tuple[str, Place]]:
    for one in terms:
        yield one.value.term, one.place("term")
        yield from ((form, one.place("also", row)) for row, form in enumerate(one.value.also))


def _related_problems(terms: Sequence[Located[GlossaryTerm]]) -> list[Problem]:
    ids = [one.value.id for one in terms]
    found = []
    for one in terms:
        for row, other in enumerate(one.value.related):
            if other not in ids or other == one.value.id:
                near = did_you_mean(other, set(ids) - {one.value.id}, after=" ")
                place = one.place("related", row)
                found.append(problem("word-related", place, value=other, suggestion=near))
    return found
