"""The search index of one locale, made from its pages as they were rendered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from handbook.pages.page import PageKind, html_uri
from handbook.search.counted_pages import CountedPages
from handbook.search.files import IndexFiles
from handbook.search.folding import parse_conversions
from handbook.search.index import Index
from handbook.search.records import Record
from handbook.site_search.facets import facet_labels, is_searched, page_facets
from handbook.site_search.placing import Placing, placed
from handbook.source_files import SourceFile, read_source
from handbook.translation.glossary import romanisations
from handbook.tree import write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from handbook.content import Content
    from handbook.next_site import NextSite
    from handbook.pages.page import Page
    from handbook.project import Project
    from handbook.rendered import ReadPage, ReadPages
    from handbook.staging import StagedLocale
    from handbook.tree import FileState

SEARCH_DIR = "search"


@dataclass(frozen=True)
class Indexed:
    """What indexing came to."""

    pages: int
    counted: int
    """Pages whose words had to be counted: the others had not changed."""


@dataclass
class SearchMemory:
    """The last index of a locale, in a process that stays."""

    index: Index | None = None
    placing: Placing = field(default_factory=Placing)
    records: Mapping[str, tuple[ReadPage, Record]] = field(default_factory=dict)
    """The pages as they were indexed."""
    romanised: Mapping[str, str] = field(default_factory=dict)


def index_locale(
    project: Project,
    content: Content,
    staged: StagedLocale,
    site_dir: Path,
    pages: ReadPages,
    memory: SearchMemory | None = None,
    next_site: NextSite | None = None,
) -> Indexed:
    """Write the index into the locale's folder of the site. `pages` are those of the folder. If it is the next site of a
    build, files of the last one are taken over.
    """
    code, memory = staged.locale.code, memory or SearchMemory()
    romanised = _romanised(project, code)
    last = memory.records if memory.romanised == romanised else {}
    records = list(site_records(content, staged, pages, romanised, last))
    memory.records, memory.romanised = {record.url: (pages[record.url], record) for record in records}, romanised
    index = memory.index or Index(code)
    # A process that stays knows the pages of its last index.
    with CountedPages(None if memory.index else project.build_dir / SEARCH_DIR / f"{code}.counted") as known_pages:
        files = index.update(
            records,
            labels=facet_labels(content, staged.translation),
            conversions=conversions_for(project, code),
            cache=known_pages,
        )
    memory.index = index
    known = placed(site_dir / SEARCH_DIR)
    known.states, known.urls = {}, [one.url for one in records]
    if next_site:
        known.states = memory.placing.put({f"{SEARCH_DIR}/{uri}": data for uri, data in files.items()}, next_site)
    else:
        write_tree(site_dir / SEARCH_DIR, files)
    return Indexed(len(records), known_pages.counted)


def indexed_urls(site_dir: Path, states: Mapping[str, FileState]) -> Sequence[str]:
    """The pages that the index of a locale finds. What this process put there is not read again."""
    folder = site_dir / SEARCH_DIR
    return placed(folder).urls if is_index_as_put(site_dir, states) else IndexFiles(folder).urls()


def is_index_as_put(site_dir: Path, states: Mapping[str, FileState]) -> bool:
    """Whether the index of a locale is, file by file, what this process put there. `states` are those of the locale's files."""
    begins = f"{SEARCH_DIR}/"
    own = {uri: state for uri, state in states.items() if uri.startswith(begins)}
    return placed(site_dir / SEARCH_DIR).is_there(own)


def site_records(
    content: Content,
    staged: StagedLocale,
    pages: ReadPages,
    romanised: Mapping[str, str],
    known: Mapping[str, tuple[ReadPage, Record]] | None = None,
) -> Iterator[Record]:
    """The rendered pages. Words with a romanised spelling are found by that too; `known` are records of the last
    run, which had the same spellings.

    Case studies are last, the newest at the end: one that comes after all others changes no number of a page.
    """
    for page in sorted(staged.pages, key=partial(_age, content)):
        if is_searched(page):
            url, facets = html_uri(page.uri), page_facets(content, page)
            last = known.get(url) if known else None
            if last and last[0] is pages[url] and last[1].title == page.title and last[1].facets == facets:
                yield last[1]
                continue
            sections = pages[url].sections
            if page.kind is PageKind.YEAR:  # which is one list, with what stands above it as its description
                sections = tuple(replace(one, text=page.description) for one in sections)
            words = " ".join([page.title, *(text for one in sections for text in (one.heading, one.text))])
            latin = sorted({spelling for word, spelling in romanised.items() if word in words})
            yield Record(url, page.title, sections, facets, " ".join(latin))


def _romanised(project: Project, locale: str) -> Mapping[str, str]:
    path = project.translations_dir / locale / "glossary.csv"
    source = read_source(project, path) if path.is_file() else None
    return romanisations(source) if isinstance(source, SourceFile) else {}


def _age(content: Content, page: Page) -> str:
    """When a case study was added; other pages were there before."""
    if page.kind is not PageKind.CASE_STUDY:
        return ""
    return content.catalogue.by_id[page.uri.rpartition("/")[2].removesuffix(".md")].added


def conversions_for(project: Project, locale: str) -> dict[str, str]:
    """Traditional Chinese is found as simplified; a project without the list does without."""
    if not locale.startswith("zh") or not project.chinese_path.is_file():
        return {}
    return dict(parse_conversions(project.chinese_path.read_text(encoding="utf-8")))
