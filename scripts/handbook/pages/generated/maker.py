"""What all makers of generated pages share: the words of a page, its frame, its neighbours, landing tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from handbook.pages.alike import Filling
from handbook.pages.glossed import glossed_of, with_scripts
from handbook.pages.outline import CASE_STUDIES_URI
from handbook.pages.page import Page, PageKind, Target
from handbook.pages.words import Words
from handbook.translation.collation import sort_key
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from handbook.exports import Export
    from handbook.model.case_study import CaseStudy
    from handbook.model.taxonomy import Taxonomy
    from handbook.pages.glossed import Glossed
    from handbook.pages.memory import Plan
    from handbook.pages.render import Renderer
    from handbook.sheets.files import SheetFile
    from handbook.slides.files import TrainingFile

T = TypeVar("T")


_FILLING = "filling"


def said_at_gaps(plan: Plan) -> Mapping[str, str]:
    """What the language of a plan said in the pages that are alike in all."""
    filling: Filling | None = plan.kept(_FILLING, lambda: None)
    return filling.said if filling else {}


class PageMaker:
    """The pages of one locale are made through this.

    Whatever it says of the content is asked for anew by each page, so that the plan's memory knows what the page read.
    """

    def __init__(
        self,
        plan: Plan,
        renderer: Renderer,
        exports: Callable[[], Sequence[Export]] = tuple,
        sheets: Callable[[], Sequence[SheetFile]] = tuple,
        for_trainers: Callable[[], Sequence[TrainingFile]] = tuple,
    ) -> None:
        self.plan, self.renderer = plan, renderer
        self.content, self.translation = plan.content, plan.translation
        self.refs = self.content.crossrefs
        self._alike = None if self.translation.locale.is_source else self.content.alike
        self._exports, self._sheets, self._for_trainers = exports, sheets, for_trainers

    def kept(self, make: Callable[..., T], *of: Hashable) -> T:
        """What `make` makes of this and of some ids, made again only if it would come to something else."""
        return self.plan.kept((make.__module__, make.__qualname__, *of), lambda: make(self, *of))

    @property
    def exports(self) -> Sequence[Export]:
        return self._exports()

    @property
    def sheets(self) -> Sequence[SheetFile]:
        return self._sheets()

    @property
    def for_trainers(self) -> Sequence[TrainingFile]:
        return self._for_trainers()

    @property
    def taxonomy(self) -> Taxonomy:
        return self.content.catalogue.taxonomy

    @property
    def studies(self) -> Mapping[str, CaseStudy]:
        return self.content.catalogue.by_id

    @property
    def glossed(self) -> Glossed:
        return self.plan.kept("glossed", partial(glossed_of, self.content, self.translation))

    @property
    def home(self) -> Target:
        return self.kept(_home)

    @property
    def case_studies(self) -> Target:
        return self.kept(_case_studies)

    @property
    def by_title(self) -> Sequence[str]:
        """Ids of the case studies, sorted by what they are called."""
        return self.kept(_by_title)

    @property
    def codes(self) -> Sequence[str]:
        """Countries of the region, and all others that a case study names, sorted by name."""
        return self.kept(_codes)

    def has_page(self, uri: str) -> bool:
        """Whether an author wrote the page that an address leads to; small projects have few."""
        return uri.partition("#")[0] in {page.uri for page in self.content.pages}

    def words(self, uri: str) -> Words:
        return Words(self.content, self.translation, uri)

    def filled(self, study_id: str, w: Words) -> tuple[str, int | None] | None:
        """The text of a case study's page where it is as in other languages, and how many terms it explains, if these could be told."""
        alike = self._alike
        if alike is None:
            return None
        words = self.words(CASE_STUDIES_URI)
        filling = self.plan.kept(
            _FILLING, lambda: Filling(alike.pages, alike.shelf, words, self.glossed, self.renderer.once)
        )
        return filling.body(study_id, w)

    def page(
        self,
        w: Words,
        kind: PageKind,
        title: str,
        description: str,
        body: str,
        *trail: Target,
        terms: int | None = None,
    ) -> Page:
        """`terms`: how many of the glossary the body explains, if it does so already."""
        page = Page(
            uri=w.page_uri,
            kind=kind,
            title=title,
            description=description,
            body=body,
            language=SOURCE_LOCALE if w.says_only_english else w.locale.code,
            trail=(self.home, *trail),
            translation=w.page_translation(),
        )
        return self.glossed.page(page) if terms is None else with_scripts(page, terms)

    def above(self, uri: str) -> Iterator[Target]:
        """An author's page as what stands above another one; nothing where nobody wrote it."""
        for page in self.content.pages:
            if page.uri == uri:
                said = self.translation.say(f"docs/{page.uri}", "title", page.split.meta.value.title)
                yield Target(said.text, page.uri)

    def with_sources(self, w: Words, body: str, cited: Iterable[str]) -> str:
        """A body with the list of the sources that it cites."""
        sources = [self.content.catalogue.source(one) for one in sorted(cited)]
        if not sources:
            return body
        return f"{body}\n{self.renderer.fragment('source_list', w, sources=sources, foreign=False)}"

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


def _home(maker: PageMaker) -> Target:
    return Target(maker.words(CASE_STUDIES_URI).plain("home.title"), "index.md")


def _case_studies(maker: PageMaker) -> Target:
    return Target(maker.words(CASE_STUDIES_URI).plain("case-studies.title"), CASE_STUDIES_URI)


def _by_title(maker: PageMaker) -> list[str]:
    return sorted(maker.content.catalogue.ids, key=lambda one: maker.kept(_title_key, one))


def _title_key(maker: PageMaker, study_id: str) -> Any:
    words = maker.words(CASE_STUDIES_URI)
    return sort_key(words.plain_study_title(study_id), words.locale.code)


def _codes(maker: PageMaker) -> list[str]:
    words = maker.words(CASE_STUDIES_URI)
    codes = {country.code for country in maker.content.catalogue.region} | set(maker.refs.countries)
    return sorted(codes, key=lambda code: sort_key(words.plain_country(code), words.locale.code))


def chained(maker: PageMaker, pages: list[Page]) -> Iterator[Page]:
    """Give each page its neighbours; these pages stand outside the navigation."""
    targets = [Target(page.title, page.uri) for page in pages]
    for index, page in enumerate(pages):
        before = targets[index - 1] if index else None
        after = targets[index + 1] if index + 1 < len(targets) else None
        yield maker.plan.kept(("beside", page.uri), partial(page.between, before, after), page, before, after)
