"""Staging: the complete Markdown tree of a locale as a value, and writing it so that only changes touch the disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from handbook.edition_manifest import manifest_files
from handbook.explorer import explorer_files
from handbook.exports import export_files
from handbook.exports.study import EXPORTED
from handbook.fonts import font_files
from handbook.pages.authored import authored_pages
from handbook.pages.generated import generated_pages, start_pages
from handbook.pages.generated.copies import copy_files
from handbook.pages.generated.maker import PageMaker, said_at_gaps
from handbook.pages.generated.search import letters_page, listed
from handbook.pages.generated.tools import tool_files, vendored_files
from handbook.pages.glossed import glossary_files
from handbook.pages.memory import plan_of
from handbook.pages.page import Page
from handbook.pages.render import Renderer
from handbook.pages.start import is_start, pages_of_start
from handbook.pages.training.module import module_files
from handbook.pages.training.story import story_files
from handbook.root import root_part
from handbook.sheets.files import sheet_files
from handbook.site_search.data import search_files
from handbook.slides.files import training_files
from handbook.translation.locales import Extent
from handbook.translation.translation import read_translation
from handbook.webapp.manifest import app_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from handbook.content import Content
    from handbook.exports import Export
    from handbook.pages.generated.search import Listed
    from handbook.pages.memory import Plan, PlanMemory
    from handbook.problems import Problem
    from handbook.project import Project
    from handbook.sheets.files import SheetFile
    from handbook.slides.files import TrainingFile
    from handbook.translation.locales import Locale
    from handbook.translation.translation import Translation


LOCALES_URI = "locales.js"


@dataclass(frozen=True)
class StagedLocale:
    """Everything that the generator needs for one locale."""

    locale: Locale
    translation: Translation
    pages: tuple[Page, ...]
    assets: Mapping[str, Path]
    data: Mapping[str, bytes]
    """Files that were derived: data for scripts and for readers."""
    locales: tuple[Locale, ...]
    """All locales of the site, for the switcher."""
    extent: Extent = Extent.WHOLE
    root: Mapping[str, Any] = field(default_factory=dict)
    """What it gives to the site's root."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What it says at the gaps of pages that are alike in all languages."""

    def files(self) -> Mapping[str, bytes]:
        """The tree: uri to content, sorted."""
        return _Tree({**self.made_from(), **self.assets, LOCALES_URI: locales_script(self.locales).encode()})

    def made_from(self) -> Mapping[str, Page | bytes]:
        """What files were planned as: while that is the same object, they are the same."""
        return {**{page.uri: page for page in self.pages}, **self.data}

    def on_disk(self) -> StagedLocale:
        """The same once its files stand where they were staged: their contents are not held any longer."""
        pages = tuple(page.on_disk() for page in self.pages)
        return replace(self, pages=pages, data=dict.fromkeys(self.data, b""))

    def uris(self) -> frozenset[str]:
        """The names of all files of the tree."""
        return frozenset({*(page.uri for page in self.pages), *self.assets, *self.data, LOCALES_URI})


def plan_locale(
    project: Project, content: Content, code: str, memory: PlanMemory | None = None
) -> tuple[StagedLocale, list[Problem]]:
    """Derive one locale's tree; nothing is written. A process that plans again and again has a memory."""
    locale = content.locale(code)
    translation, problems = read_translation(project, locale, content.texts())
    extent = Extent.START if is_start(content, translation) else Extent.WHOLE
    plan = plan_of(content, translation, extent, memory)
    parts = _Start(plan) if extent is Extent.START else _Whole(plan)
    pages = parts.ordered()
    data = {**parts.data(), **font_files(project, code)}
    data |= manifest_files(content, translation, extent, pages)
    assets = {asset.uri: asset.path for asset in content.assets} | vendored_files(project, extent)
    root, said = root_part(plan, extent), said_at_gaps(plan)
    plan.end()
    return StagedLocale(locale, translation, pages, assets, data, content.locales, extent, root, said), problems


class _Start:
    """What is planned of a language that begins."""

    extent = Extent.START

    def __init__(self, plan: Plan) -> None:
        self.plan, self.renderer = plan, Renderer(plan)

    def data(self) -> dict[str, bytes]:
        return dict(self.plan.kept("data", self._data))

    def ordered(self) -> tuple[Page, ...]:
        """All pages by their addresses, with the list of all."""
        letters = self.plan.kept("list of all pages", lambda: letters_page(self.plan, self.renderer, self._listed))
        return tuple(sorted((*self.pages, letters), key=lambda page: page.uri))

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.plan.kept("pages", self._pages)

    @property
    def _listed(self) -> tuple[Listed, ...]:
        return self.plan.kept("listed pages", lambda: listed(self.pages))

    def _pages(self) -> tuple[Page, ...]:
        authored = authored_pages(self.plan, self.renderer, Extent.START)
        return pages_of_start(self.plan.content, (*authored, *start_pages(PageMaker(self.plan, self.renderer))))

    def _data(self) -> Mapping[str, bytes]:
        """Words for scripts, and other files that do not hang on case studies."""
        return {**self.plan.kept("words for scripts", self._words), **tool_files(self.plan, self.extent)}

    def _words(self) -> Mapping[str, bytes]:
        content, translation = self.plan.content, self.plan.translation
        return {
            **search_files(content, translation, self.extent),
            **glossary_files(content, translation),
            **copy_files(content, translation),
            **app_files(content, translation),
            **module_files(content, translation),
            **story_files(content, translation),
        }


class _Whole(_Start):
    """What is planned of a language that has everything."""

    extent = Extent.WHOLE

    def data(self) -> dict[str, bytes]:
        explorer = self.plan.kept("explorer", partial(explorer_files, self.plan))
        files: tuple[Export | SheetFile | TrainingFile, ...] = (*self.exports(), *self.sheets(), *self.for_trainers())
        return {**explorer, **super().data(), **{one.uri: one.data for one in files}}

    def exports(self) -> tuple[Export, ...]:
        return self.plan.kept("exports", self._exports)

    def _exports(self) -> tuple[Export, ...]:
        """Once they are made, nobody needs what each case study gave to them."""
        made = export_files(self.plan)
        self.plan.spent(EXPORTED)
        return made

    def sheets(self) -> tuple[SheetFile, ...]:
        return self.plan.kept("sheets", partial(sheet_files, self.plan.content, self.plan.translation))

    def for_trainers(self) -> tuple[TrainingFile, ...]:
        return self.plan.kept("files for trainers", partial(training_files, self.plan.content, self.plan.translation))

    def _pages(self) -> tuple[Page, ...]:
        maker = PageMaker(self.plan, self.renderer, self.exports, self.sheets, self.for_trainers)
        return (*authored_pages(self.plan, self.renderer, self.extent, self.exports), *generated_pages(maker))


class _Tree(Mapping[str, bytes]):
    """Files by uri. A content is made when it is asked for: all of them are as much as all texts of a language."""

    def __init__(self, sources: Mapping[str, Page | Path | bytes]) -> None:
        self._sources = dict(sorted(sources.items()))

    def __getitem__(self, uri: str) -> bytes:
        source = self._sources[uri]
        if isinstance(source, Page):
            return source.file()
        return source if isinstance(source, bytes) else source.read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def locales_script(locales: Iterable[Locale]) -> str:
    """The languages for the switcher, as a script because pages opened from a disk may read no other data.

    A packer that leaves languages out writes this one file anew.
    """
    known = [
        {"code": one.code, "name": one.name, "direction": str(one.direction), "extent": str(_extent(one))}
        for one in locales
    ]
    return f"window.HANDBOOK_LOCALES = {json.dumps(known, ensure_ascii=False)};\n"


def _extent(locale: Locale) -> Extent:
    return Extent.WHOLE if locale.is_source else locale.extent


def manifest_part(staged: StagedLocale) -> dict[str, object]:
    """What was planned of a locale: pages with kind, title, translation and the digest of their Markdown; assets."""
    return {
        "pages": {
            page.uri: {
                "kind": str(page.kind),
                "title": page.title,
                "translation": [str(page.translation.state), page.translation.percent] if page.translation else None,
                "sha256": page.sha256,
            }
            for page in staged.pages
        },
        "assets": sorted(staged.assets),
    }


def format_manifest(parts: Mapping[str, object], known: dict[str, tuple[object, str]] | None = None) -> str:
    """The manifest of all locales, by their codes, a line each: the library writes no others in its quick way.

    `known` is what was said of each before; it takes what is said now.

    >>> print(format_manifest({"th": {}, "en": {"assets": ["a"]}}), end="")
    {"locales": {
    "en": {"assets": ["a"]},
    "th": {}
    }}
    """
    known = {} if known is None else known
    for code, part in parts.items():
        if code not in known or known[code][0] is not part:
            known[code] = part, f"{json.dumps(code)}: {json.dumps(part, ensure_ascii=False, sort_keys=True)}"
    said = ",\n".join(known[code][1] for code in sorted(parts))
    return f'{{"locales": {{\n{said}\n}}}}\n'
