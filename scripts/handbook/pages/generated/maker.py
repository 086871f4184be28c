"""What all makers of generated pages share: the words of a page, its frame, its neighbours, landing tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.pages.glossed import glossed_of
from handbook.pages.memory import PlanMemory
from handbook.pages.outline import CASE_STUDIES_URI
from handbook.pages.page import Page, PageKind, Target
from handbook.pages.words import Words
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.content import Content
    from handbook.exports import Export
    from handbook.pages.render import Renderer
    from handbook.sheets.files import SheetFile
    from handbook.slides.files import TrainingFile
    from handbook.translation.translation import Translation


class PageMaker:
    """The pages of one locale are made through this."""

    def __init__(
        self,
        content: Content,
        translation: Translation,
        renderer: Renderer,
        exports: Sequence[Export],
        sheets: Sequence[SheetFile] = (),
        for_trainers: Sequence[TrainingFile] = (),
        memory: PlanMemory | None = None,
    ) -> None:
        self.memory = memory or PlanMemory()
        self.memory.begin(content, translation)
        self.sheets, self.for_trainers = sheets, for_trainers
        self.content, self.translation, self.renderer, self.exports = content, translation, renderer, exports
        self.glossed = glossed_of(content, translation)
        self.refs = content.crossrefs
        self.taxonomy = content.catalogue.taxonomy
        self.studies = {study.id: study for study in content.catalogue.case_studies}
        titles = self.words(CASE_STUDIES_URI)
        self.home = Target(titles.plain("home.title"), "index.md")
        self.case_studies = Target(titles.plain("case-studies.title"), CASE_STUDIES_URI)
        self.by_title = sorted(
            self.studies, key=lambda one: sort_key(self.study_title(titles, one), titles.locale.code)
        )
        self.codes = sorted(self._codes(), key=lambda code: sort_key(titles.plain_country(code), titles.locale.code))

    def _codes(self) -> set[str]:
        """Countries of the region, and all others that a case study names."""
        return {country.code for country in self.content.catalogue.region} | set(self.refs.by_country)

    def has_page(self, uri: str) -> bool:
        """Whether an author wrote the page that an address leads to; small projects have few."""
        return uri.partition("#")[0] in {page.uri for page in self.content.pages}

    def words(self, uri: str) -> Words:
        return Words(self.content, self.translation, uri)

    def study_title(self, w: Words, study_id: str) -> str:
        return w.plain_study(self.studies[study_id], "title", self.studies[study_id].title)

    def page(self, w: Words, kind: PageKind, title: str, description: str, body: str, *trail: Target) -> Page:
        page = Page(
            uri=w.page_uri,
            kind=kind,
            title=title,
            description=description,
            body=body,
            language=w.locale.code,
            trail=(self.home, *trail),
            translation=w.page_translation(),
        )
        return self.glossed.page(page)

    def with_sources(self, w: Words, body: str, cited: Iterable[str]) -> str:
        """A body with the list of the sources that it cites."""
        sources = [self.content.catalogue.source(one) for one in sorted(cited)]
        return body + "\n" + self.renderer.fragment("source_list", w, sources=sources) if sources else body

    def landing(self, w: Words, name: str, rows: Sequence[object], columns: tuple[str, str], *trail: Target) -> Page:
        """A table of what lies below a section."""
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
        return self.page(w, PageKind.LANDING, title, w.plain(f"{name}.intro"), body, *trail)


def chained(pages: list[Page]) -> Iterator[Page]:
    """Give each page its neighbours; these pages stand outside the navigation."""
    targets = [Target(page.title, page.uri) for page in pages]
    for index, page in enumerate(pages):
        before = targets[index - 1] if index else None
        after = targets[index + 1] if index + 1 < len(targets) else None
        yield replace(page, previous=before, next=after)
