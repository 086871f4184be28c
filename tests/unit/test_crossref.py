from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest

from handbook.audit.crossrefs import WantedLinks, crossref_problems
from handbook.audit.leads import Leads
from handbook.catalogue import Catalogue, read_catalogue
from handbook.content import gather
from handbook.crossref import cross_reference, terms_of, years_of
from handbook.likeness import RELATED_SHOWN
from handbook.model.case_study import Period
from handbook.model.taxonomy import Vocabulary
from handbook.project import Project


@pytest.fixture(scope="module")
def catalogue(root) -> Catalogue:
    found, problems = read_catalogue(Project(root))
    assert problems == []
    return found


def test_every_link_stands_on_both_ends(catalogue: Catalogue) -> None:
    refs = cross_reference(catalogue)
    from_studies = {
        (vocabulary, term, study.id)
        for study in catalogue.case_studies
        for vocabulary in Vocabulary
        for term in terms_of(study, vocabulary)
    }
    from_terms = {
        (vocabulary, term, one)
        for vocabulary, terms in refs.by_term.items()
        for term, ids in terms.items()
        for one in ids
    }
    assert from_studies == from_terms
    countries = {
        (country.code, country.role, study.id) for study in catalogue.case_studies for country in study.countries
    }
    assert countries == {
        (code, role, one) for code, roles in refs.by_country.items() for role, ids in roles.items() for one in ids
    }


def test_grids_count_what_the_lists_show(catalogue: Catalogue) -> None:
    refs = cross_reference(catalogue)
    for (code, tactic), ids in refs.country_tactic.items():
        assert set(ids) == set(refs.in_country(code)) & set(refs.by_term[Vocabulary.TACTICS][tactic])
    for (step, tactic), ids in refs.step_tactic.items():
        assert set(ids) == set(refs.by_term[Vocabulary.STEPS][step]) & set(refs.by_term[Vocabulary.TACTICS][tactic])


def test_related_ones_share_what_they_are_said_to_share(catalogue: Catalogue) -> None:
    refs = cross_reference(catalogue)
    for one, others in refs.related.items():
        assert len(others) <= RELATED_SHOWN
        assert one not in {other.id for other in others}
        for other in others:
            for vocabulary, term in other.shared:
                both = (catalogue.case_study(one), catalogue.case_study(other.id))
                if vocabulary == "countries":
                    assert all(term in {country.code for country in study.countries} for study in both)
                else:
                    assert all(term in terms_of(study, Vocabulary(vocabulary)) for study in both)


def test_authors_choice_comes_first_and_goes_both_ways(catalogue: Catalogue) -> None:
    refs = cross_reference(catalogue)
    named = [(study.id, other) for study in catalogue.case_studies for other in study.related]
    assert named
    for one, other in named:
        for here, there in ((one, other), (other, one)):
            shown = refs.related[here]
            wanted = sum(1 for related in shown if related.named)
            assert [related.named for related in shown] == [True] * wanted + [False] * (len(shown) - wanted)
            assert there in {related.id for related in shown} or wanted == RELATED_SHOWN


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_does_not_matter(catalogue: Catalogue, seed: int) -> None:
    studies = list(catalogue.case_studies)
    random.Random(seed).shuffle(studies)
    assert str(cross_reference(replace(catalogue, case_studies=tuple(studies)))) == str(cross_reference(catalogue))


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [("2014", "2016-05", [2014, 2015, 2016]), ("2014-03", None, [2014]), (None, "2016", []), (None, None, [])],
)
def test_years(catalogue: Catalogue, start, end, years) -> None:
    study = replace(catalogue.case_studies[0], period=Period(start=start, end=end))
    assert list(years_of(study)) == years


def _linked(problems) -> dict[str, Leads]:
    """Pages that lead where the audit of no page at all says that they should."""
    targets = defaultdict(dict)
    for one in problems:
        targets[one.place.path.removeprefix("en/")][dict(one.values)["target"]] = frozenset({""})
    return {uri: Leads(frozenset(), found, frozenset()) for uri, found in targets.items()}


@pytest.mark.parametrize("seed", range(4))
def test_an_audit_that_remembers_what_pages_owe_each_other_finds_the_same(root, seed: int) -> None:
    """Case studies move, messages go, links are lost, in any order."""
    rng, content, known = random.Random(seed), gather(Project(root))[0], WantedLinks()
    for _ in range(8):
        catalogue = content.catalogue
        match rng.randrange(4):
            case 0:
                studies = list(catalogue.case_studies)
                at = rng.randrange(len(studies))
                studies[at] = replace(studies[at], tactics=studies[rng.randrange(len(studies))].tactics)
                catalogue = replace(catalogue, case_studies=tuple(studies))
            case 1:
                catalogue = replace(catalogue, case_studies=catalogue.case_studies[1:])
            case 2:
                catalogue = replace(catalogue, messages=catalogue.messages[1:])
        content = replace(content, catalogue=catalogue, crossrefs=cross_reference(catalogue))
        pages = _linked(crossref_problems("en", content, {}))
        assert not crossref_problems("en", content, pages)
        if lost := rng.sample(sorted(pages), rng.choice((0, 0, 1, 2))):
            pages |= {uri: Leads(frozenset(), dict([*pages[uri].targets.items()][1:]), frozenset()) for uri in lost}
            del pages[lost[0]]
        found = crossref_problems("en", content, pages, known)
        assert found == crossref_problems("en", content, pages)
        assert bool(found) == bool(lost)
