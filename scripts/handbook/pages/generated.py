"""The pages that no author wrote: case studies, countries, terms, years, landings, grid, languages, sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.crossref import terms_of
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import (
    CASE_STUDIES_URI,
    COUNTRIES_URI,
    GRID_URI,
    LANGUAGES_URI,
    SOURCES_URI,
    YEARS_URI,
    country_uri,
    step_page_uri,
    study_uri,
    term_uri,
    vocabulary_uri,
    year_uri,
)
from handbook.pages.page import Page, PageKind, Target
from handbook.pages.words import Words
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.content import Content
    from handbook.model.case_study import CaseStudy
    from handbook.model.taxonomy import Term
    from handbook.pages.render import Renderer
    from handbook.translation.translation import Translation

# Vocabularies in the order in which a case study shows them.
_SHOWN_ON_STUDY = (
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
_GRID_LIMIT = 40


class GeneratedPages:
    """Makes the generated pages of one locale."""

    def __init__(self, content: Content, translation: Translation, renderer: Renderer) -> None:
        self.content, self.translation, self.renderer = content, translation, renderer
        self.studies = {study.id: study for study in content.catalogue.case_studies}
        titles = self.words(CASE_STUDIES_URI)
        self.home = Target(titles.plain("home.title"), "index.md")
        self.by_title = sorted(self.studies, key=lambda one: sort_key(self._study_title(titles, one)))
        self.codes = sorted(content.crossrefs.by_country, key=lambda code: sort_key(titles.plain_country(code)))

    def __iter__(self) -> Iterator[Page]:
        yield self.case_studies()
        yield from self._chained([self.case_study(self.studies[one]) for one in self.by_title])
        yield self.grid()
        yield self.countries()
        yield from self._chained([self.country(code) for code in self.codes])
        for vocabulary in Vocabulary:
            yield self.vocabulary(vocabulary)
            terms = self.content.catalogue.taxonomy.terms[vocabulary]
            yield from self._chained([self.term(vocabulary, term) for term in terms])
        yield self.years()
        yield from self._chained([self.year(year) for year in self.content.crossrefs.by_year])
        yield self.languages()
        yield self.sources()

    def words(self, uri: str) -> Words:
        return Words(self.content, self.translation, uri)

    # Case studies

    def case_studies(self) -> Page:
        w = self.words(CASE_STUDIES_URI)
        ways_in = [
            (w.plain("countries.title"), COUNTRIES_URI),
            *((w.plain(f"{vocabulary}.title"), vocabulary_uri(vocabulary)) for vocabulary in Vocabulary),
            (w.plain("years.title"), YEARS_URI),
            (w.plain("grid.title"), GRID_URI),
        ]
        body = self.renderer.fragment("case_studies", w, ids=self.by_title, ways_in=ways_in)
        return self._page(w, PageKind.LANDING, w.plain("case-studies.title"), w.plain("case-studies.description"), body)

    def case_study(self, study: CaseStudy) -> Page:
        w = self.words(study_uri(study.id))
        body = self.renderer.fragment(
            "case_study",
            w,
            study=study,
            term_groups=[(vocabulary, terms_of(study, vocabulary)) for vocabulary in _SHOWN_ON_STUDY],
            statement_fields=_STATEMENT_FIELDS,
            related=self.content.crossrefs.related[study.id],
        )
        title, summary = self._study_title(w, study.id), w.plain_study(study, "summary", study.summary)
        return self._page(w, PageKind.CASE_STUDY, title, summary, body, self._case_studies_target(w))

    def grid(self) -> Page:
        w = self.words(GRID_URI)
        used = Counter(tactic for (_, tactic), ids in self.content.crossrefs.country_tactic.items() for _ in ids)
        tactics = [one for one in self.content.catalogue.taxonomy.ids(Vocabulary.TACTICS) if used[one]][:_GRID_LIMIT]
        body = self.renderer.fragment("grid", w, codes=self.codes, tactics=tactics)
        return self._page(
            w, PageKind.GRID, w.plain("grid.title"), w.plain("grid.intro"), body, self._case_studies_target(w)
        )

    # Countries and years

    def countries(self) -> Page:
        w = self.words(COUNTRIES_URI)
        refs = self.content.crossrefs
        rows = [
            {
                "title": w.country(code),
                "uri": country_uri(code),
                "summary": w.label("list").join(w.label(f"role.{role}") for role in refs.by_country[code]),
                "count": len(refs.in_country(code)),
            }
            for code in self.codes
        ]
        return self._landing(w, "countries", rows, ("grid.country", "countries.roles"), self._case_studies_target(w))

    def country(self, code: str) -> Page:
        w = self.words(country_uri(code))
        refs = self.content.crossrefs
        tactics = [
            one for one in self.content.catalogue.taxonomy.ids(Vocabulary.TACTICS) if (code, one) in refs.country_tactic
        ]
        body = self.renderer.fragment("country", w, code=code, tactics=tactics)
        description = w.plain("country.intro", count=len(refs.in_country(code)))
        parent = Target(w.plain("countries.title"), COUNTRIES_URI)
        return self._page(
            w, PageKind.COUNTRY, w.plain_country(code), description, body, self._case_studies_target(w), parent
        )

    def years(self) -> Page:
        w = self.words(YEARS_URI)
        by_year = self.content.crossrefs.by_year
        rows = [
            {"title": year, "uri": year_uri(year), "summary": "", "count": len(ids)}
            for year, ids in sorted(by_year.items(), reverse=True)
        ]
        return self._landing(w, "years", rows, ("years.year", "years.note"), self._case_studies_target(w))

    def year(self, year: int) -> Page:
        w = self.words(year_uri(year))
        ids = self.content.crossrefs.by_year[year]
        body = self.renderer.fragment("year", w, year=year, ids=ids)
        description = w.plain("year.intro", year=year, count=len(ids))
        parent = Target(w.plain("years.title"), YEARS_URI)
        return self._page(w, PageKind.YEAR, str(year), description, body, self._case_studies_target(w), parent)

    # Terms

    def vocabulary(self, vocabulary: Vocabulary) -> Page:
        w = self.words(vocabulary_uri(vocabulary))
        by_term = self.content.crossrefs.by_term[vocabulary]
        rows = [
            {
                "title": w.term(vocabulary, term.id),
                "uri": term_uri(vocabulary, term.id),
                "summary": w.term(vocabulary, term.id, "summary"),
                "count": len(by_term[term.id]),
            }
            for term in self.content.catalogue.taxonomy.terms[vocabulary]
        ]
        return self._landing(
            w, str(vocabulary), rows, (f"{vocabulary}.one", "terms.what"), self._case_studies_target(w)
        )

    def term(self, vocabulary: Vocabulary, term: Term) -> Page:
        w = self.words(term_uri(vocabulary, term.id))
        ids = self.content.crossrefs.by_term[vocabulary][term.id]
        levels = Counter(self.studies[one].evidence.level for one in ids)
        own_page = step_page_uri(term.id) if vocabulary is Vocabulary.STEPS else ""
        body = self.renderer.fragment(
            "term",
            w,
            vocabulary=vocabulary,
            term=term,
            ids=ids,
            levels=[
                (level, levels[level])
                for level in self.content.catalogue.taxonomy.ids(Vocabulary.EVIDENCE)
                if levels[level] and vocabulary is not Vocabulary.EVIDENCE
            ],
            countries=[code for code in self.codes if set(ids) & set(self.content.crossrefs.in_country(code))],
            sources=[self.content.catalogue.source(one) for one in term.sources],
            step_page=own_page if own_page in {page.uri for page in self.content.pages} else "",
        )
        parent = Target(w.plain(f"{vocabulary}.title"), vocabulary_uri(vocabulary))
        title, summary = w.plain_term(vocabulary, term.id), w.plain_term(vocabulary, term.id, "summary")
        return self._page(w, PageKind.TERM, title, summary, body, self._case_studies_target(w), parent)

    # About the site

    def languages(self) -> Page:
        w = self.words(LANGUAGES_URI)
        body = self.renderer.fragment("languages", w, locales=self.content.locales)
        return self._page(w, PageKind.LANGUAGES, w.plain("languages.title"), w.plain("languages.intro"), body)

    def sources(self) -> Page:
        w = self.words(SOURCES_URI)
        sources = sorted(self.content.catalogue.sources, key=lambda one: sort_key(one.publisher))
        body = self.renderer.fragment("sources", w, sources=sources)
        description = w.plain("sources.intro", count=len(sources))
        return self._page(w, PageKind.SOURCES, w.plain("sources.page-title"), description, body)

    # Common parts

    def _landing(self, w: Words, name: str, rows: Sequence[object], columns: tuple[str, str], *trail: Target) -> Page:
        title = w.plain(f"{name}.title")
        body = self.renderer.fragment(
            "landing",
            w,
            title=title,
            intro=f"{name}.intro",
            rows=rows,
            first_column=columns[0],
            second_column=columns[1],
        )
        return self._page(w, PageKind.LANDING, title, w.plain(f"{name}.intro"), body, *trail)

    def _page(self, w: Words, kind: PageKind, title: str, description: str, body: str, *trail: Target) -> Page:
        return Page(
            uri=w.page_uri,
            kind=kind,
            title=title,
            description=description,
            body=body,
            language=w.locale.code,
            trail=(self.home, *trail),
            translation=w.page_translation(),
        )

    def _case_studies_target(self, w: Words) -> Target:
        return Target(w.plain("case-studies.title"), CASE_STUDIES_URI)

    def _study_title(self, w: Words, study_id: str) -> str:
        return w.plain_study(self.studies[study_id], "title", self.studies[study_id].title)

    def _chained(self, pages: list[Page]) -> Iterator[Page]:
        """Give each page its neighbours; these pages stand outside the navigation."""
        targets = [Target(page.title, page.uri) for page in pages]
        for index, page in enumerate(pages):
            before = targets[index - 1] if index else None
            after = targets[index + 1] if index + 1 < len(targets) else None
            yield replace(page, previous=before, next=after)
