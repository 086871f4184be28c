"""Gathering: everything that the three sources say, as one value, with every problem found on the way."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.catalogue import case_study_names, read_library, with_case_studies
from handbook.catalogue.training import module_uri
from handbook.coverage import read_coverage
from handbook.crossref import cross_reference
from handbook.file_names import stem_problem
from handbook.glossary import read_glossary
from handbook.interface import read_interface
from handbook.markdown.front_matter import split_page
from handbook.markdown.page_facts import page_facts
from handbook.model.kinds import SLUG, slugify
from handbook.model.taxonomy import Vocabulary
from handbook.pictures.land import Land, land_in
from handbook.problems import Place, Problem, problem
from handbook.reading_order import folders_in_order
from handbook.site_config import read_site_config
from handbook.source_files import SourceFile, read_source
from handbook.translation.agreed import read_agreed
from handbook.translation.locales import read_locales
from handbook.translation.page_claims import read_page_claims
from handbook.translation.texts import (
    COVERAGE_SOURCE,
    GLOSSARY_SOURCE,
    INTERFACE_SOURCES,
    INTERFACE_URI,
    case_study_texts,
    coverage_texts,
    figure_texts,
    glossary_texts,
    interface_texts,
    message_texts,
    page_texts,
    template_texts,
    term_texts,
    training_texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.alike import Alike
    from handbook.catalogue import Catalogue, Library
    from handbook.coverage import Groups
    from handbook.crossref import CrossRefs
    from handbook.glossary import Terms
    from handbook.markdown.front_matter import SplitPage
    from handbook.markdown.page_facts import PageFacts
    from handbook.model.agenda import Agenda
    from handbook.model.case_study import CaseStudy
    from handbook.model.page_claim import PageClaim
    from handbook.model.scenario import Scenario
    from handbook.model.training import Module
    from handbook.office import OfficeFiles
    from handbook.project import Project
    from handbook.reading_order import Folder
    from handbook.site_config import SiteConfig
    from handbook.translation.agreed import AgreedForm
    from handbook.translation.locales import Locale
    from handbook.translation.texts import ContextText


@dataclass(frozen=True)
class SourcePage:
    """A page that an author wrote. `uri` counts from `docs/`."""

    uri: str
    source: SourceFile
    split: SplitPage
    facts: PageFacts

    @cached_property
    def texts(self) -> tuple[ContextText, ...]:
        """All that is translated of it, in order; cut once for all languages, and for all builds of a process that stays."""
        return tuple(page_texts(self.split))


@dataclass(frozen=True)
class Asset:
    """A file of `docs/` that is published as it is."""

    uri: str
    path: Path


@dataclass(frozen=True, eq=False)
class Content:
    """All that was gathered. Two are never equal."""

    config: SiteConfig
    catalogue: Catalogue
    crossrefs: CrossRefs
    pages: tuple[SourcePage, ...]
    assets: tuple[Asset, ...]
    interface: Mapping[str, str]
    locales: tuple[Locale, ...]
    boundaries_path: Path
    coverage: Groups = ()
    glossary: Terms = ()
    agreed: Mapping[str, tuple[AgreedForm, ...]] = field(default_factory=dict)
    """The words that languages agreed on, by the language's code."""
    page_claims: Mapping[str, tuple[PageClaim, ...]] = field(default_factory=dict)
    """The pages that are in work, by the language's code."""
    alike: Alike | None = field(default=None, init=False)
    """What is made once for several languages. A copy with other values has none."""
    of_authors: Content | None = field(default=None, init=False)
    """The same without case studies: one object for as long as nothing of it changes. A copy with other values has none."""

    def folders(self) -> tuple[Folder, ...]:
        """The authors' pages in reading order."""
        return (self.of_authors or self)._folders  # noqa: SLF001 (it is the same class)

    @cached_property
    def _folders(self) -> tuple[Folder, ...]:
        modules = (module_uri(one.value.id) for one in self.catalogue.training.modules)
        return folders_in_order(self.pages, (*self.config.pages, *modules))

    @cached_property
    def steps_of(self) -> Mapping[str, tuple[str, ...]]:
        """The steps that authors' pages serve, by the pages."""
        return {page.uri: page.split.meta.value.steps for page in self.pages}

    def locale(self, code: str) -> Locale:
        return next(locale for locale in self.locales if locale.code == code)

    @cached_property
    def land(self) -> Land:
        """The land of countries, read when a page asks for it: the check does not. A project without it has tables in place of the map."""
        return land_in(self.boundaries_path) if self.boundaries_path.is_file() else Land()

    @cached_property
    def office(self) -> OfficeFiles:
        """What office files are made from, loaded when a language has some to make."""
        from handbook.office import office_files

        return office_files()

    @cached_property
    def all_texts(self) -> tuple[tuple[str, tuple[ContextText, ...]], ...]:
        """Every translatable source with its texts; cut into segments once for all locales."""
        return tuple(self._texts())

    def texts(self) -> Iterator[tuple[str, tuple[ContextText, ...]]]:
        """Every translatable source with its texts."""
        yield from self.all_texts

    def _interface_texts(self) -> Iterator[tuple[str, tuple[ContextText, ...]]]:
        for source in INTERFACE_SOURCES:
            more = self.config.texts() if source == INTERFACE_URI else ()
            yield source, tuple(dict.fromkeys((*interface_texts(self.interface, source), *more)))

    def _training_texts(self) -> Iterator[tuple[str, tuple[ContextText, ...]]]:
        for uri, record in self.catalogue.training.files():
            yield uri, _training_texts_of(record)

    def _texts(self) -> Iterator[tuple[str, tuple[ContextText, ...]]]:
        yield from self._interface_texts()
        for page in self.pages:
            yield f"docs/{page.uri}", tuple(dict.fromkeys(page.texts))
        for vocabulary, terms in self.catalogue.taxonomy.terms.items():
            yield taxonomy_uri(vocabulary), tuple(dict.fromkeys(term_texts(terms)))
        for issue in self.catalogue.taxonomy.ids(Vocabulary.ISSUES):
            if own := self.catalogue.messages_of(issue):
                yield messages_uri(issue), tuple(dict.fromkeys(message_texts(own)))
        if self.coverage:
            yield COVERAGE_SOURCE, tuple(dict.fromkeys(coverage_texts(one.value for one in self.coverage)))
        if self.glossary:
            yield GLOSSARY_SOURCE, tuple(dict.fromkeys(glossary_texts(one.value for one in self.glossary)))
        for figure in self.catalogue.figures:
            yield figure_uri(figure.id), tuple(dict.fromkeys(figure_texts(figure)))
        for template in self.catalogue.templates:
            yield template_source(template.value.id), tuple(dict.fromkeys(template_texts(template.value)))
        yield from self._training_texts()
        for study in self.catalogue.case_studies:
            yield case_study_uri(study.id), _texts_of(study)


def taxonomy_uri(vocabulary: Vocabulary) -> str:
    return f"case_studies/taxonomy/{vocabulary}.yml"


def messages_uri(issue: str) -> str:
    return f"docs/_data/messages/{issue}.yml"


def figure_uri(figure_id: str) -> str:
    return f"docs/_data/figures/{figure_id}.yml"


def template_source(template_id: str) -> str:
    return f"docs/_data/templates/{template_id}.yml"


def case_study_uri(study_id: str) -> str:
    return f"case_studies/{study_id}.yml"


def gather(project: Project, *, drafts: bool | None = None, beside: str = "") -> tuple[Content, list[Problem]]:
    """Read the whole project. Drafts are shown in previews only: where HANDBOOK_DRAFTS=1, if nothing else is said.

    `beside` stands for all files but case studies: while it is the same, and not empty, these are not read again.
    """
    if drafts is None:
        drafts = os.environ.get("HANDBOOK_DRAFTS") == "1"
    kept, names = _kept(project, beside) if beside else _Kept(), case_study_names(project)
    if kept.found is None or not kept.found.library.holds_with(names):
        kept.found = _of_authors(project, names)
    found = kept.found
    catalogue, problems = with_case_studies(project, found.library, names, drafts=drafts)
    content = replace(found.content, catalogue=catalogue, crossrefs=cross_reference(catalogue))
    vars(content)["of_authors"] = found.content
    return content, [*found.before, *problems, *found.after]


@dataclass(frozen=True)
class _OfAuthors:
    """All but case studies, and what is wrong with it, as it is told before and after what is wrong with these."""

    library: Library
    content: Content
    before: tuple[Problem, ...]
    after: tuple[Problem, ...]


@dataclass
class _Kept:
    """What was gathered last of some files."""

    found: _OfAuthors | None = None


@lru_cache(maxsize=1)
def _kept(project: Project, beside: str) -> _Kept:
    del project, beside
    return _Kept()


def _of_authors(project: Project, names: frozenset[str]) -> _OfAuthors:
    config, config_problems = read_site_config(project)
    library = read_library(project, names)
    locales, locale_problems = read_locales(project)
    pages, assets, page_problems = _read_docs(project)
    coverage, coverage_problems = read_coverage(project)
    glossary, glossary_problems = read_glossary(project)
    content = Content(
        config,
        library.catalogue,
        cross_reference(library.catalogue),
        pages,
        assets,
        read_interface(),
        locales,
        project.boundaries_path,
        coverage,
        glossary,
        read_agreed(project, locales),
        read_page_claims(project, locales),
    )
    after = (*locale_problems, *page_problems, *coverage_problems, *glossary_problems)
    return _OfAuthors(library, content, (*config_problems, *library.problems), after)


def _read_docs(project: Project) -> tuple[tuple[SourcePage, ...], tuple[Asset, ...], list[Problem]]:
    pages: list[SourcePage] = []
    assets: list[Asset] = []
    problems: list[Problem] = []
    for path in _docs_files(project):
        uri = path.relative_to(project.docs_dir).as_posix()
        if path.is_symlink() and path.is_dir():
            problems.append(problem("folder-is-link", Place(path=project.uri(path))))
        elif found := _name_problem(project, path, uri):
            problems.append(found)
        elif path.suffix == ".md":
            page, faults = _read_page(project, path, uri)
            problems += faults
            pages += [page] if page else []
        elif not project.contains(path):
            problems.append(problem("file-outside-project", Place(path=project.uri(path))))
        else:
            assets.append(Asset(uri, path))
    return tuple(pages), tuple(assets), problems


def _docs_files(project: Project) -> Iterator[Path]:
    """Files below `docs/` in order; data for the build and hidden files are not published."""
    for folder, folders, names in os.walk(project.docs_dir):
        folders[:] = sorted(name for name in folders if name != "_data" and not name.startswith("."))
        yield from (Path(folder, name) for name in folders if Path(folder, name).is_symlink())
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _name_problem(project: Project, path: Path, uri: str) -> Problem | None:
    """The i18n plugin drops or renames `case.id.md` or `map.th.svg` without a word; MkDocs drops a `templates` folder."""
    *folders, name = uri.split("/")
    stem, dot, extension = name.rpartition(".")
    for part in (*folders, stem if dot else name):
        if not SLUG.fullmatch(part):
            good = "/".join(slugify(folder) for folder in [*folders, stem or name])
            return problem(
                "name-format",
                Place(path=project.uri(path)),
                name=uri,
                suggestion=f"{good}{dot}{extension.lower() if dot else ''}",
            )
        if found := stem_problem(part, "", Place(path=project.uri(path))):
            return found
    if folders[:1] == ["templates"]:
        return problem("name-format", Place(path=project.uri(path)), name="templates", suggestion="toolkit")
    return None


def _read_page(project: Project, path: Path, uri: str) -> tuple[SourcePage | None, list[Problem]]:
    source = read_source(project, path)
    if isinstance(source, Problem):
        return None, [source]
    page, problems = _page_of(uri, source)
    return page, [*problems]


# Files are read again whenever somebody saves one; what they say is worked out once.
@lru_cache(maxsize=10_000)
def _texts_of(study: CaseStudy) -> tuple[ContextText, ...]:
    return tuple(dict.fromkeys(case_study_texts(study)))


@lru_cache(maxsize=1_000)
def _training_texts_of(record: Module | Scenario | Agenda) -> tuple[ContextText, ...]:
    return tuple(dict.fromkeys(training_texts(record)))


@lru_cache(maxsize=5_000)
def _page_of(uri: str, source: SourceFile) -> tuple[SourcePage | None, tuple[Problem, ...]]:
    split, problems = split_page(source)
    if split is None:
        return None, tuple(problems)
    return SourcePage(uri, source, split, page_facts(split.body)), tuple(problems)
