"""Cross-references work both ways: a term or country lists a case study, and the case study leads back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.crossref import message_terms
from handbook.pages.outline import country_uri, messages_page_uri, study_uri, term_uri, year_uri
from handbook.pages.page import html_uri
from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.audit.leads import Leads
    from handbook.content import Content


@dataclass
class WantedLinks:
    """The links that pages owe each other, for a process that stays: most edits leave each case study where it stands."""

    _hang_on: tuple[object, ...] = ()
    _links: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, content: Content) -> Mapping[str, frozenset[str]]:
        """What each page must lead to."""
        hang_on = (content.crossrefs.stands, content.catalogue.taxonomy, content.catalogue.messages)
        if hang_on != self._hang_on:
            links: defaultdict[str, set[str]] = defaultdict(set)
            for listing, study in _pairs(content):
                links[listing].add(study)
                links[study].add(listing)
            self._hang_on, self._links = hang_on, {one: frozenset(others) for one, others in links.items()}
        return self._links


def crossref_problems(
    code: str, content: Content, pages: Mapping[str, Leads], known: WantedLinks | None = None
) -> list[Problem]:
    """Every pair of case study and list, looked up in the built pages in both directions."""
    wanted = (known or WantedLinks()).of(content)
    if all(one in pages and others <= pages[one].targets.keys() for one, others in wanted.items()):
        return []
    found = []
    for listing, study in _pairs(content):
        for one, other in ((listing, study), (study, listing)):
            if one not in pages or other not in pages[one].targets:
                found.append(problem("audit-crossref", Place(path=f"{code}/{one}"), value=one, target=other))
    return found


def _pairs(content: Content) -> Iterator[tuple[str, str]]:
    refs = content.crossrefs
    studies = {study.id: html_uri(study_uri(study.id)) for study in content.catalogue.case_studies}
    first_years = {study.id: (study.period.start or "")[:4] for study in content.catalogue.case_studies}
    for vocabulary, terms in refs.by_term.items():
        for term, ids in terms.items():
            page = html_uri(term_uri(vocabulary, term))
            yield from ((page, studies[one]) for one in ids)
    for message in content.catalogue.messages:
        page = html_uri(messages_page_uri(message.issue))
        yield from ((page, html_uri(term_uri(vocabulary, term))) for vocabulary, term in message_terms(message))
        if message.case_study in studies:
            yield page, studies[message.case_study]
    for country in refs.by_country:
        page = html_uri(country_uri(country))
        yield from ((page, studies[one]) for one in refs.in_country(country))
    for year, ids in refs.by_year.items():
        page = html_uri(year_uri(year))
        yield from ((page, studies[one]) for one in ids if first_years[one] == str(year))
