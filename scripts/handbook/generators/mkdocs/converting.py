"""Markdown to HTML as MkDocs does it, with one converter for all pages of a locale: making one takes longer than a short page.

The four steps that MkDocs adds to a converter are its own; here they are told which page comes next. That the result is
the same byte for byte is what the tests of plain `mkdocs build` are for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import markdown
from mkdocs.structure.pages import (
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
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


class _Asked:
    """The files of a run, which notes what a page asks for: its HTML is another one when an answer changes."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.answers: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = self._files.get_file_from_path(path)
        self.answers[path] = found is not None
        return found


class Converter:
    """Converts the pages of one run, one after the other."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config, self._files = config, files
        self._kept: _Steps | None = None

    def convert(self, page: Page) -> dict[str, bool]:
        """Like `Page.render`. Returns the files to which the page leads, or would lead, and whether they are there."""
        steps = self._kept or _Steps(self._config, self._files)
        if RESETTABLE.issuperset(self._config.markdown_extensions):
            self._kept = steps
        return steps.convert(page)


class _Steps:
    """A converter with MkDocs' own steps in it."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._asked = _Asked(files)
        asked: Any = self._asked
        self._markdown = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
        nowhere: Any = None
        self._raw = _RawHTMLPreprocessor()
        self._anchors = _ExtractAnchorsTreeprocessor(nowhere, asked, config)
        self._links = _RelativePathTreeprocessor(nowhere, asked, config)
        self._title = _ExtractTitleTreeprocessor()
        # The order of `Page.render`: steps of equal priority run as they were added.
        for step in (self._raw, self._anchors, self._links, self._title):
            step._register(self._markdown)  # noqa: SLF001 (MkDocs gives it no public name)

    def convert(self, page: Page) -> dict[str, bool]:
        self._markdown.reset()
        self._raw.present_anchor_ids, self._anchors.present_anchor_ids = set(), set()
        self._links.file, self._links.links_to_anchors = page.file, {}
        self._title.title = None
        self._asked.answers = {}
        page.content = self._markdown.convert(page.markdown or "")
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page._title_from_render = self._title.title  # noqa: SLF001 (as `Page.render` does)
        page.present_anchor_ids = self._anchors.present_anchor_ids | self._raw.present_anchor_ids
        page.links_to_anchors = self._links.links_to_anchors
        return self._asked.answers
