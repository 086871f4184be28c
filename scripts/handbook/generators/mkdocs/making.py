"""Pages from their Markdown to the finished file; long lists and numbers are put in last, if nothing stands against it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.structure.toc import TableOfContents

from handbook.framed import read_framed
from handbook.generators.mkdocs.converting import Converter
from handbook.generators.mkdocs.finishing import finisher
from handbook.generators.mkdocs.frames import Frames
from handbook.generators.mkdocs.mending import mended
from handbook.generators.mkdocs.moulds import mould_of, pour
from handbook.markdown.front_matter import parse_page
from handbook.markdown.quick.held import FEWEST, Thin
from handbook.markdown.quick.numbers import without_numbers
from handbook.page_store import Made, page_key
from handbook.pages.page import PageKind, html_uri
from handbook.tree import state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.structure.toc import AnchorLink

    from handbook.generators.mkdocs.converting import Look
    from handbook.generators.mkdocs.lines import Line
    from handbook.generators.mkdocs.moulds import Mould
    from handbook.generators.mkdocs.placing import FilesMemory
    from handbook.next_site import NextSite
    from handbook.page_store import PageStore
    from handbook.pages.page import Page
    from handbook.rendered import ReadPage


@dataclass(kw_only=True)
class HtmlMaker:
    """Makes the pages of a run, one after the other."""

    config: MkDocsConfig
    store: PageStore
    into: NextSite
    memory: FilesMemory
    frame: str
    """The key of all that stands around every page."""
    files: Files
    nav: Navigation
    env: jinja2.Environment
    doc_files: list[File]
    look: Look | None = None
    """Tells at sight what becomes of a page."""

    def __post_init__(self) -> None:
        ways = self.memory.ways if self.store.memory.stays else None
        direction = self.config.extra["handbook"]["direction"]
        find = cache(self.files.get_file_from_path)
        self._converter = Converter(self.config, find, ways, finisher(direction), self.look)
        is_good = self.store.pages.is_good
        self._frames = Frames(self.nav, direction, self.env.policies, headings_in(self.env, self.config), is_good)
        self._there = self.files.src_uris
        self._stays = self.store.memory.stays  # what is not made again needs no mould

    def make(self, page: MkDocsPage, ours: Page, key: str) -> None:
        """Make a page, write it and remember how."""
        address = html_uri(ours.uri)
        text = Path(f"{self.config.docs_dir}/{ours.uri}").read_bytes().decode()
        if ours.kind == PageKind.CASE_STUDY and self._mend(page.file, ours, text, key):
            return
        thin = self._thin(page, ours, text)
        mould = self._mould(page, ours, thin) if thin.runs or thin.numbers else None
        if mould is None:
            self._make_whole(page, ours, key, text)
        else:
            poured = pour(mould, ours.digest, thin)
            self._written(address, poured.html)
            self.store.put_read(address, Made(key=key, asked=poured.asked), poured.read)
        # Thousands of pages stay in MkDocs' lists to the end; the navigation wants no more of them than before.
        page.content, page.markdown, page.toc = None, "", TableOfContents([])
        page.meta = {"title": ours.title, "language": ours.language}

    def _mend(self, file: File, ours: Page, text: str, key: str) -> bool:
        """Whether the page of the last site could be made to be this one: only lines of lists are others."""
        address, before = html_uri(ours.uri), self.memory.planned.get(ours.uri)
        known = before and self.store.known(address, made_of(self.frame, before), self.into, self._there)
        if not before or not known or not self._converter.knows_texts:
            return False
        # Whoever changed the last site since this process made it is found out by its files that are taken over.
        if state_of((self.store.site_dir / address).stat()) != self.into.last[address]:
            return False
        html, sources = self.into.read(address).decode(), (before.markdown(), text)
        output = mended(html, known[1].sections, sources, lambda lines: self._converter.lines(file, lines))
        if output is None:
            return False
        self._written(address, output.replace(before.digest, ours.digest))
        self.store.put_read(address, Made(key=key, asked=known[0]), known[1])
        return True

    def _make_whole(self, page: MkDocsPage, ours: Page, key: str, text: str) -> None:
        """A page that is made of all its text."""
        address, asked = html_uri(ours.uri), self._converted(page, text)[0]
        made, (html, read) = Made(key=key, asked=asked), self._finished(page, ours)
        data = self._written(address, html)
        if read:
            self.store.put_read(address, made, read)
        else:
            self.store.put(address, made, data)

    def _thin(self, page: MkDocsPage, ours: Page, text: str) -> Thin[Line]:
        """A page's source without what is put in last. A case study has no long list, and changes with its own text alone."""
        if ours.kind == PageKind.CASE_STUDY:
            return Thin(text)
        has_mould = self._stays and self._converter.knows_texts
        thin = self._converter.held_back(page.file, text, 1 if has_mould else FEWEST)
        if not has_mould:
            return thin
        source, numbers = without_numbers(thin.text)
        return replace(thin, text=source, numbers=numbers)

    def _mould(self, page: MkDocsPage, ours: Page, thin: Thin[Line]) -> Mould | None:
        """The page without its long lists and numbers, as it was made before if it would be the same."""
        key, known = page_key(self.frame, ours.uri, thin.text), self.memory.moulds.get(ours.uri)
        if known is not None and known.fits(key, self._there):
            return known
        asked, is_usual = self._converted(page, thin.text)
        if not is_usual:
            return None
        html, found = self._finished(page, ours)
        read = self.store.pages.read_if_good
        mould = mould_of(key, asked, html, ours.digest, thin, lambda data: found or read(html_uri(ours.uri), data))
        if mould is not None and self.store.memory.stays:
            self.memory.moulds[ours.uri] = mould
        return mould

    def _finished(self, page: MkDocsPage, ours: Page) -> tuple[str, ReadPage | None]:
        """A page whose text is converted; and what is read of it, if it is put into a frame and nobody has anything against it."""
        self.store.counts.rendered += 1
        framed = self._frames.framed(page, ours.digest, self._output)
        if framed is None:
            return self._output(page), None
        address = html_uri(ours.uri)
        read = read_framed(address, framed.frame, framed.content, framed.links)
        is_good = read and ours.digest not in framed.content and self.store.pages.is_good(address, read[1])
        return framed.html, read[0] if read and is_good else None

    def _converted(self, page: MkDocsPage, text: str) -> tuple[dict[str, bool], bool]:
        """The text of a page as HTML."""
        page.meta, body = parse_page(text)
        page.markdown = body.strip("\n") + "\n"
        plugins = self.config.plugins
        page = plugins.on_pre_page(page, config=self.config, files=self.files)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=self.config, files=self.files)
        result = self._converter.convert(page)
        page.content = plugins.on_page_content(page.content or "", page=page, config=self.config, files=self.files)
        self.store.counts.converted += 1
        return result

    def _output(self, page: MkDocsPage) -> str:
        """Like MkDocs' own step; its templates go by which page is active."""
        page.active = True
        try:
            context = get_context(self.nav, self.doc_files, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            output = template.render(context)
            return self.config.plugins.on_post_page(output, page=page, config=self.config)
        finally:
            page.active = False

    def _written(self, address: str, output: str) -> bytes:
        data = output.encode("utf-8", errors="xmlcharrefreplace")
        self.into.write(address, data)
        return data


def made_of(frame: str, page: Page) -> str:
    """A short name for all that the page at an address is made of."""
    return frame + page.sha256[: len(frame)]


def headings_in(env: jinja2.Environment, config: MkDocsConfig) -> Callable[[Sequence[AnchorLink]], str]:
    """How templates list headings."""

    @cache
    def lists() -> Any:
        return env.get_template("partials/toc.html").make_module({"config": config})

    return lambda parts: str(lists().headings(parts))
