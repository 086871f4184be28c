"""The catalogue's landing page, a page for each case study, and what stays at addresses that moved or closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from handbook.content import case_study_uri
from handbook.crossref import terms_of
from handbook.exports.addresses import whole_address
from handbook.exports.linked import linked_data
from handbook.exports.records import site_name
from handbook.model.taxonomy import Vocabulary
from handbook.pages.alike import GAP, Asked, Gaps, NotAlikeError, alike
from handbook.pages.generated.maker import chained
from handbook.pages.glossed import glossed_of
from handbook.pages.memory import Once
from handbook.pages.outline import (
    CASE_STUDIES_URI,
    COUNTRIES_URI,
    DATA_URI,
    EVIDENCE_MAP_URI,
    EXPLORER_URI,
    GRID_URI,
    MAP_URI,
    STEP_GRID_URI,
    YEARS_URI,
    study_uri,
    vocabulary_uri,
)
from handbook.pages.page import Page, PageKind, html_uri
from handbook.pages.render import OpenRenderer
from handbook.pages.sheets import sheets_for
from handbook.shelf import Shelved
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from handbook.content import Content
    from handbook.crossref import CrossRefs
    from handbook.model.case_study import CaseStudy, Tombstone
    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.render import Renderer
    from handbook.pages.words import Words
    from handbook.shelf import Shelf

# Vocabularies in the order in which a case study shows them.
_SHOWN = (
    Vocabulary.ISSUES,
    Vocabulary.AUDIENCES,
    Vocabulary.TACTICS,
    Vocabulary.CHANNELS,
    Vocabulary.FRAMES,
    Vocabulary.STEPS,
)
_STATEMENT_FIELDS = (
    ("formative_research", "formative-research"),
    ("what_was_done", "what-was-done"),
    ("reach", "reach"),
    ("what_did_not_work", "what-did-not-work"),
    ("cost", "cost"),
)


def case_study_pages(maker: PageMaker) -> Iterator[Page]:
    yield maker.kept(_landing)
    yield maker.kept(_explorer)
    yield from chained(maker, [maker.kept(_case_study, one) for one in maker.by_title])
    for study in maker.studies.values():
        yield from (_moved(maker, former, study) for former in study.former_ids)
    yield from (_tombstone(maker, one) for one in maker.content.catalogue.tombstones)


def _ways_in(w: Words) -> list[tuple[str, str]]:
    return [
        (w.plain("countries.title"), COUNTRIES_URI),
        *((w.plain(f"{vocabulary}.title"), vocabulary_uri(vocabulary)) for vocabulary in Vocabulary),
        (w.plain("years.title"), YEARS_URI),
        (w.plain("grid.title"), GRID_URI),
        (w.plain("step-grid.title"), STEP_GRID_URI),
        (w.plain("evidence-map.title"), EVIDENCE_MAP_URI),
        (w.plain("map.title"), MAP_URI),
    ]


def _explorer(maker: PageMaker) -> Page:
    """Works with scripts; without, it leads to the lists."""
    w = maker.words(EXPLORER_URI)
    body = maker.renderer.fragment("explorer", w, ways_in=_ways_in(w))
    page = maker.page(
        w, PageKind.EXPLORER, w.plain("explorer.title"), w.plain("explorer.intro"), body, maker.case_studies
    )
    # The script puts the pieces of lists into the page that the text does not show yet.
    return replace(
        page,
        scripts=("data/explorer.js", "assets/js/explorer-index.js", "assets/js/explorer.js"),
        styles=(*page.styles, *sheets_for('class="hb-studies')),
    )


def _landing(maker: PageMaker) -> Page:
    w = maker.words(CASE_STUDIES_URI)
    ways_in = [(w.plain("explorer.title"), EXPLORER_URI), *_ways_in(w), (w.plain("data.title"), DATA_URI)]
    body = maker.renderer.fragment("case_studies", w, ids=maker.by_title, ways_in=ways_in)
    return maker.page(w, PageKind.LANDING, w.plain("case-studies.title"), w.plain("case-studies.description"), body)


def _case_study(maker: PageMaker, study_id: str) -> Page:
    study = maker.studies[study_id]
    w = maker.words(study_uri(study.id))
    known = maker.filled(study_id, w)
    body, terms = known or (
        _body(maker.renderer, maker.refs, w, study, site_name(w), whole_address(w, w.page_uri)),
        None,
    )
    title, summary = w.plain_study_title(study.id), w.plain_study(study, "summary", study.summary)
    page = maker.page(w, PageKind.CASE_STUDY, title, summary, body, maker.case_studies, terms=terms)
    return replace(page, linked_data=linked_data(w, study))


def _body(renderer: Renderer, refs: CrossRefs, w: Words, study: CaseStudy, site: str, address: str) -> str:
    return renderer.fragment(
        "case_study",
        w,
        study=study,
        term_groups=[(vocabulary, terms_of(study, vocabulary)) for vocabulary in _SHOWN],
        statement_fields=_STATEMENT_FIELDS,
        related=refs.related[study.id],
        site=site,
        address=address,
    )


def alike_studies(content: Content, shelf: Shelf) -> Shelved:
    """The pages of case studies as all languages have them that have no text of these."""
    source = Translation(content.locale(SOURCE_LOCALE), {})
    renderer, glossed = OpenRenderer(Once(content, source)), glossed_of(content, source)
    asked: dict[Asked, Markup] = {}
    texts, pages = dict(content.texts()), {}
    for study in content.catalogue.case_studies:
        gaps = Gaps(uri := study_uri(study.id), asked)
        address = gaps.gap("address", uri) if content.config.url else ""
        try:
            body = _body(renderer, content.crossrefs, cast("Words", gaps), study, gaps.gap("site"), address)
        except NotAlikeError:
            continue
        if gaps.said.keys() == {text for _, text in texts[case_study_uri(study.id)]} and not any(
            GAP in one for one in gaps.said
        ):
            pages[study.id] = shelf.put(alike(body, glossed.with_gaps(body, uri, PageKind.CASE_STUDY)))
    return Shelved(shelf.put(tuple(asked)), pages)


def _moved(maker: PageMaker, former: str, study: CaseStudy) -> Page:
    """An address under which a case study stood before leads on, with and without scripts."""
    w = maker.words(study_uri(former))
    title = w.plain("moved.title")
    body = maker.renderer.fragment("moved", w, study=study)
    page = maker.page(w, PageKind.MOVED, title, title, body, maker.case_studies)
    return page.leading_to(html_uri(f"{study.id}.md"))


def _tombstone(maker: PageMaker, tombstone: Tombstone) -> Page:
    w = maker.words(study_uri(tombstone.id))
    title = w.plain("withdrawn.title")
    body = maker.renderer.fragment("withdrawn", w, tombstone=tombstone)
    return maker.page(w, PageKind.WITHDRAWN, title, title, body, maker.case_studies)
