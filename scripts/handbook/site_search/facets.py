"""By what readers narrow a search: country, tactic, audience, step, evidence and the kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.taxonomy import Vocabulary
from handbook.pages.page import PageKind
from handbook.pages.words import Words
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.content import Content
    from handbook.pages.page import Page
    from handbook.translation.translation import Translation

FACETS = ("kind", "country", "tactic", "audience", "step", "evidence")
"""In the order in which readers see them."""
_VOCABULARIES = {
    "tactic": Vocabulary.TACTICS,
    "audience": Vocabulary.AUDIENCES,
    "step": Vocabulary.STEPS,
    "evidence": Vocabulary.EVIDENCE,
}
_IN_ORDER = frozenset({"step", "evidence"})
_KINDS = {
    "handbook": {PageKind.STEP, PageKind.TEXT, PageKind.HOME},
    "case-study": {PageKind.CASE_STUDY},
    "country": {PageKind.COUNTRY},
    "topic": {PageKind.TERM},
    "messages": {PageKind.MESSAGES},
    "tool": {PageKind.TOOL, PageKind.TEMPLATE},
    "training": {PageKind.MODULE, PageKind.SCENARIO, PageKind.WORKSHOP},
    "overview": {
        PageKind.LANDING, PageKind.YEAR, PageKind.GRID, PageKind.EVIDENCE_MAP, PageKind.MAP, PageKind.TIMELINE,
        PageKind.EXPLORER, PageKind.DATA, PageKind.SOURCES, PageKind.LANGUAGES, PageKind.TRANSLATION,
        PageKind.COVERAGE,
        PageKind.FIGURES,
        PageKind.GLOSSARY,
        PageKind.CHANGES,
        PageKind.DEVICE,
    },
}  # fmt: skip
_KIND_OF = {one: tuple(kind for kind, pages in _KINDS.items() if one in pages) for one in PageKind}
_NOT_FOUND = frozenset(
    {
        PageKind.MOVED,
        PageKind.WITHDRAWN,
        PageKind.SEARCH,
        PageKind.LETTERS,
        PageKind.OFFLINE,
        PageKind.STYLE,
        PageKind.PROBLEMS,
    }
)


def is_searched(page: Page) -> bool:
    """Addresses that only lead elsewhere are not found, nor are the search's own pages, nor two hundred codes of the check."""
    return page.kind not in _NOT_FOUND


def page_facets(content: Content, page: Page) -> Mapping[str, tuple[str, ...]]:
    """What a page is about, as ids."""
    found: dict[str, tuple[str, ...]] = {"kind": _KIND_OF[page.kind]}
    folder, _, name = page.uri.removesuffix(".md").rpartition("/")
    match page.kind:
        case PageKind.CASE_STUDY:
            study = content.catalogue.by_id[name]
            found["country"] = tuple(sorted({one.code for one in study.countries}))
            found |= {"tactic": study.tactics, "audience": study.audiences, "step": study.steps}
            found["evidence"] = (study.evidence.level,)
        case PageKind.COUNTRY:
            found["country"] = (name.upper(),)
        case PageKind.TERM:
            found |= {facet: (name,) for facet, vocabulary in _VOCABULARIES.items() if str(vocabulary) == folder}
        case PageKind.STEP:
            found["step"] = (name,)
        case PageKind.SCENARIO:
            stories = (one.value for one in content.catalogue.training.scenarios)
            found["step"] = next((one.steps for one in stories if one.id == name), ())
        case PageKind.TEXT | PageKind.LANDING | PageKind.MODULE:
            found["step"] = content.steps_of.get(page.uri, ())
    return {facet: found[facet] for facet in FACETS if found.get(facet)}


def facet_labels(content: Content, translation: Translation) -> Mapping[str, Mapping[str, str]]:
    """Facet, value, label: in the order in which readers see them."""
    w = Words(content, translation, "search.md")
    return {facet: dict(_labels(w, facet)) for facet in FACETS}


def _labels(w: Words, facet: str) -> Iterator[tuple[str, str]]:
    if facet == "kind":
        yield from ((kind, w.plain(f"search.kind.{kind}")) for kind in _KINDS)
        return
    if facet == "country":
        codes = {country.code for country in w.content.catalogue.region} | set(w.content.crossrefs.by_country)
        found = [(code, w.plain_country(code)) for code in codes]
    else:
        vocabulary = _VOCABULARIES[facet]
        found = [(one, w.plain_term(vocabulary, one)) for one in w.content.catalogue.taxonomy.ids(vocabulary)]
    yield from found if facet in _IN_ORDER else sorted(found, key=lambda pair: (sort_key(pair[1], w.locale.code), pair))
