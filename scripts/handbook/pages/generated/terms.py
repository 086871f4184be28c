"""Pages of the taxonomy: a landing page for each vocabulary, a guide for each term."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from handbook.model.case_study import Outcome
from handbook.model.taxonomy import Vocabulary
from handbook.pages.generated.maker import chained
from handbook.pages.outline import step_page_uri, term_uri, vocabulary_uri
from handbook.pages.page import Page, PageKind, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.likeness import Ids
    from handbook.pages.generated.maker import PageMaker


def term_pages(maker: PageMaker) -> Iterator[Page]:
    for vocabulary in Vocabulary:
        yield maker.kept(_vocabulary, vocabulary)
        yield from chained(maker, [maker.kept(_term, vocabulary, one) for one in maker.taxonomy.ids(vocabulary)])


def _vocabulary(maker: PageMaker, vocabulary: Vocabulary) -> Page:
    w = maker.words(vocabulary_uri(vocabulary))
    by_term = maker.refs.by_term[vocabulary]
    rows = [
        {
            "title": w.term(vocabulary, term.id),
            "uri": term_uri(vocabulary, term.id),
            "summary": w.term(vocabulary, term.id, "summary"),
            "count": len(by_term[term.id]),
        }
        for term in maker.taxonomy.terms[vocabulary]
    ]
    return maker.landing(w, str(vocabulary), rows, (f"{vocabulary}.one", "terms.what"), maker.case_studies)


def _term(maker: PageMaker, vocabulary: Vocabulary, term_id: str) -> Page:
    term = maker.taxonomy.term(vocabulary, term_id)
    w = maker.words(term_uri(vocabulary, term.id))
    ids = maker.refs.by_term[vocabulary][term.id]
    own_page = step_page_uri(term.id) if vocabulary is Vocabulary.STEPS else ""
    body = maker.renderer.fragment(
        "term",
        w,
        vocabulary=vocabulary,
        term=term,
        ids=ids,
        levels=maker.kept(_levels, vocabulary, term_id),
        countries=maker.kept(_countries, vocabulary, term_id),
        sources=[maker.content.catalogue.source(one) for one in term.sources],
        outcomes=_by_outcome(maker, term.id) if vocabulary is Vocabulary.TACTICS else (),
        tactics=_by_tactic(maker, term.id) if vocabulary is Vocabulary.STEPS else (),
        messages=maker.refs.messages_by_term.get((vocabulary, term.id), ()),
        step_page=own_page if own_page in {page.uri for page in maker.content.pages} else "",
    )
    parent = Target(w.plain(f"{vocabulary}.title"), vocabulary_uri(vocabulary))
    title, summary = w.plain_term(vocabulary, term.id), w.plain_term(vocabulary, term.id, "summary")
    return maker.page(w, PageKind.TERM, title, summary, body, maker.case_studies, parent)


def _levels(maker: PageMaker, vocabulary: Vocabulary, term_id: str) -> list[tuple[str, int]]:
    """How many of its case studies have each level of evidence; a level itself is not told of."""
    if vocabulary is Vocabulary.EVIDENCE:
        return []
    levels = Counter(maker.refs.level_of[one] for one in maker.refs.by_term[vocabulary][term_id])
    return [(level, levels[level]) for level in maker.taxonomy.ids(Vocabulary.EVIDENCE) if levels[level]]


def _countries(maker: PageMaker, vocabulary: Vocabulary, term_id: str) -> list[str]:
    """Those of its case studies, by name."""
    named = {code for study in maker.refs.by_term[vocabulary][term_id] for code in maker.refs.countries_of[study]}
    return [code for code in maker.codes if code in named]


def _by_outcome(maker: PageMaker, tactic: str) -> list[tuple[str, Ids]]:
    """The lists to which the cells of the evidence map lead."""
    found = [(str(one), maker.refs.tactic_outcome.get((tactic, one), ())) for one in Outcome]
    found.append(("unsorted", maker.refs.tactic_unsorted.get(tactic, ())))
    return [(outcome, ids) for outcome, ids in found if ids]


def _by_tactic(maker: PageMaker, step: str) -> list[tuple[str, Ids]]:
    """The lists to which the cells of the grid of steps and tactics lead."""
    tactics = maker.taxonomy.ids(Vocabulary.TACTICS)
    return [(one, maker.refs.step_tactic[step, one]) for one in tactics if (step, one) in maker.refs.step_tactic]
