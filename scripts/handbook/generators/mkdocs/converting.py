"""Markdown to HTML as MkDocs does it, with one converter for all pages of a locale: making one takes longer than a short page.

The steps that MkDocs adds to a converter are its own; here they are told which page comes next. Those that note anchors are
left out: the audit looks at every place that a link names. That the result is the same byte for byte is what the tests of
plain `mkdocs build` are for.
"""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.structure.pages import _ExtractTitleTreeprocessor, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from handbook.generators.mkdocs.lines import Line, Ways, finished
from handbook.markdown.quick.held import FEWEST, Thin, held_back, told_item
from handbook.markdown.quick.known import defines_nothing, sees_pages, sees_texts
from handbook.markdown.quick.page import SeenPage, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

Look = Callable[[str, str], SeenPage | None]
"""By the address of a page and its text, what becomes of it, if that can be told at sight."""
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
"""Extensions that are known, and keep nothing from one page to the next. With any other, each page gets a converter of its own."""


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

    Where links and lines lead is remembered by folder in `ways`; without, each folder finds its own. `finish` makes the last
    changes to the HTML of a page, or of an item. `look` tells of pages at sight.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        find: Callable[[str], File | None],
        ways: dict[str, Ways] | None = None,
        finish: Callable[[str], str] = str,
        look: Look | None = None,
    ) -> None:
        self._config = config
        self._new: Callable[[], _Steps] = partial(_Steps, config, find, ways, finish, look)
        self._kept: _Steps | None = None

    @property
    def knows_texts(self) -> bool:
        """Whether it is known what becomes of texts, and that nobody looks into them."""
        return self._steps().knows_texts

    def held_back(self, file: File, text: str, fewest: int = FEWEST) -> Thin[Line]:
        """A page's source with signs in the places of lists of so many items."""
        return self._steps().held_back(file, text, fewest)

    def lines(self, file: File, texts: Sequence[str]) -> list[Line | None]:
        """What becomes of items of lists in a page, where that is known."""
        return self._steps().lines(file, texts)

    def convert(self, page: Page) -> tuple[dict[str, bool], bool]:
        """Like `Page.render`. Returns the files to which the page leads, or would lead, and whether they are there.

        Besides, whether texts mean the same on the page as anywhere.
        """
        return self._steps().convert(page)

    def _steps(self) -> _Steps:
        steps = self._kept or self._new()
        if RESETTABLE.issuperset(self._config.markdown_extensions):
            self._kept = steps
        return steps


class _Steps:
    """A converter with MkDocs' own steps in it."""

    def __init__(
        self,
        config: MkDocsConfig,
        find: Callable[[str], File | None],
        ways: dict[str, Ways] | None,
        finish: Callable[[str], str],
        look: Look | None,
    ) -> None:
        self._look = look or (lambda _, text: seen(text))
        self._asked, self._ways, self._finish = _Asked(find), ways, finish
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
        self._folder: str | None = None
        self._known = Ways()
        self._shared: dict[int, dict[str, Line]] = {}
        """Lines that mean the same in other folders as deep."""
        is_known = RESETTABLE.issuperset(config.markdown_extensions)
        self.knows_texts = is_known and sees_texts(self._markdown)
        self._sees = is_known and sees_pages(self._markdown)

    def _leads(self, address: str) -> str:
        """Where a link of the page leads."""
        known = self._known.links.get(address)
        if known is None:
            before, self._asked.answers = self._asked.answers, {}
            known = self._links.path_to_url(address), self._asked.answers
            self._asked.answers = before
            # Whatever is wrong with a link is told of each page.
            if known[1] and all(known[1].values()):
                self._known.links[address] = known
        self._asked.answers.update(known[1])
        return known[0]

    def held_back(self, file: File, text: str, fewest: int) -> Thin[Line]:
        if not self.knows_texts:
            return Thin(text)
        self._begin(file)
        return held_back(text, self._lines, fewest)

    def lines(self, file: File, texts: Sequence[str]) -> list[Line | None]:
        self._begin(file)
        return self._lines(texts)

    def _lines(self, texts: Sequence[str]) -> list[Line | None]:
        """What becomes of items of lists."""
        lines = self._known.lines
        if all(found := [*map(lines.get, texts)]):
            return found
        new = [text for text in dict.fromkeys(texts) if text not in lines]
        folder = self._folder or ""
        shared = self._shared.setdefault(folder.count("/") + bool(folder), {})
        for text in new:
            line = shared.get(text)
            if line and line.leads_out_of(folder):
                lines[text] = line
            else:
                line = lines[sys.intern(text)] = self._line(text) if self.knows_texts else None
                if line and line.leads_out_of(folder):
                    shared[text] = line
        return [lines[text] for text in texts]

    def _line(self, text: str) -> Line | None:
        told, self._asked.answers = told_item(text), {}
        if told is None:
            return None
        html = "".join([self._leads(piece) if at % 2 else piece for at, piece in enumerate(told)])
        return finished(self._folder or "", html, self._asked.answers, self._finish)

    def _begin(self, file: File) -> None:
        self._markdown.reset()
        self._links.file, self._links.links_to_anchors = file, {}
        if (folder := posixpath.dirname(file.src_uri)) != self._folder:
            self._folder, self._known = folder, Ways() if self._ways is None else self._ways.setdefault(folder, Ways())
        self._title.title = None
        self._asked.answers = {}

    def convert(self, page: Page) -> tuple[dict[str, bool], bool]:
        self._begin(page.file)
        found = self._look(page.file.src_uri, page.markdown or "") if self._sees else None
        if found:
            page.content = found.html(map(self._leads, found.addresses))
            page.toc = get_toc(nest_toc_tokens([*found.toc]))
            page._title_from_render = found.title  # noqa: SLF001 (as `Page.render` does)
            return self._asked.answers, True
        page.content = self._markdown.convert(page.markdown or "")
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page._title_from_render = self._title.title  # noqa: SLF001 (as `Page.render` does)
        return self._asked.answers, self.knows_texts and defines_nothing(self._markdown)
