"""Markdown to HTML as MkDocs does it, with one converter for all pages of a locale: making one takes longer than a short page.

The steps that MkDocs adds to a converter are its own; here they are told which page comes next. Those that note anchors are
left out: the audit looks at every place that a link names. That the result is the same byte for byte is what the tests of
plain `mkdocs build` are for.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import markdown
from mkdocs.structure.pages import _ExtractTitleTreeprocessor, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from handbook.markdown.quick import quicken
from handbook.markdown.quick.held import convert
from handbook.markdown.quick.inline import KnownTexts

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

RESETTABLE = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "handbook.markdown.plain_attributes",
        "handbook.markdown.tables",
        "md_in_html",
        "meta",
        "pymdownx.details",
        "tables",
        "toc",
    }
)
"""Extensions that keep nothing from one page to the next. With any other, each page gets a converter of its own."""


@lru_cache(maxsize=1)
def _texts(settings: str) -> KnownTexts:
    """Languages that a process makes one after the other have texts in common, and so have the builds of a preview."""
    del settings
    return KnownTexts()


Ways = dict[str, tuple[str, dict[str, bool]]]
"""Where links lead, as they are written, and what was asked to know it. The pages of a folder have most of theirs in common."""


class _Asked:
    """The files of a run, which notes what a page asks for: its HTML is another one when an answer changes."""

    def __init__(self, find: Callable[[str], File | None]) -> None:
        self._find = find
        self.answers: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = self._find(path)
        self.answers[path] = found is not None
        return found


class Converter:
    """Converts the pages of one run, one after the other. `find` is `Files.get_file_from_path`, which takes its time.

    `ways` are those of each folder, as long as the same files are there; without them, each folder finds its own. `most` is
    how many texts a process needs to remember that converts such pages again and again.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        find: Callable[[str], File | None],
        ways: dict[str, Ways] | None = None,
        most: int = 0,
    ) -> None:
        self._config, self._find, self._ways, self._most = config, find, ways, most
        self._kept: _Steps | None = None

    def convert(self, page: Page) -> dict[str, bool]:
        """Like `Page.render`. Returns the files to which the page leads, or would lead, and whether they are there."""
        steps = self._kept or _Steps(self._config, self._find, self._ways, self._most)
        if RESETTABLE.issuperset(self._config.markdown_extensions):
            self._kept = steps
        return steps.convert(page)


class _Steps:
    """A converter with MkDocs' own steps in it."""

    def __init__(
        self, config: MkDocsConfig, find: Callable[[str], File | None], ways: dict[str, Ways] | None, most: int
    ) -> None:
        self._asked, self._ways = _Asked(find), ways
        asked: Any = self._asked
        self._markdown = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
        nowhere: Any = None
        self._links = _RelativePathTreeprocessor(nowhere, asked, config)
        self._title = _ExtractTitleTreeprocessor()
        # The order of `Page.render`: steps of equal priority run as they were added.
        for step in (self._links, self._title):
            step._register(self._markdown)  # noqa: SLF001 (MkDocs gives it no public name)
        self._folder = ""
        self._known: Ways = {}
        texts = _texts(repr((config.markdown_extensions, config.mdx_configs)))
        texts.most = max(texts.most, most)
        quicken(self._markdown, texts, self._leads)

    def _leads(self, address: str) -> str:
        """Where a link of the page leads."""
        known = self._known.get(address)
        if known is None:
            before, self._asked.answers = self._asked.answers, {}
            known = self._links.path_to_url(address), self._asked.answers
            self._asked.answers = before
            # Whatever is wrong with a link is told of each page.
            if known[1] and all(known[1].values()):
                self._known[address] = known
        self._asked.answers.update(known[1])
        return known[0]

    def convert(self, page: Page) -> dict[str, bool]:
        self._markdown.reset()
        self._links.file, self._links.links_to_anchors = page.file, {}
        if (folder := posixpath.dirname(page.file.src_uri)) != self._folder:
            self._folder, self._known = folder, {} if self._ways is None else self._ways.setdefault(folder, {})
        self._title.title = None
        self._asked.answers = {}
        page.content = convert(self._markdown, page.markdown or "")
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page._title_from_render = self._title.title  # noqa: SLF001 (as `Page.render` does)
        return self._asked.answers
