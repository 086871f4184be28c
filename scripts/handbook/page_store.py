"""The rendered pages of a locale, kept from one build to the next: a page whose inputs are the same is not made again.

A record holds everything that the HTML of a page was made from, as a key, and what other rooms read from it. The HTML
itself stands in the site: a page counts as there while its file has the size and time that it had when it was published.
Records are written beside the site's own and take their place only after the site is in place, so that a build that
fails or stops leaves the records of the last good site.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handbook.rendered import kept_page
from handbook.site_search.indexing import SearchMemory
from handbook.tree import tree_stats, write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from handbook.project import Project
    from handbook.rendered import ReadPage, ReadPages
    from handbook.tree import FileState

FORMAT = "2"
"""Raise it when records change their meaning; those of another package are of no use anyway."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """How the HTML of a page was made: its key, and what the generator wants to know of it when it is not made again."""

    key: str
    asked: Mapping[str, bool]
    """Files to which it leads, and whether they are there: if one comes or goes, the page is made anew."""


@dataclass
class Counts:
    """What a build did, in pages and files; tests hold it to numbers where they cannot hold it to seconds."""

    planned: int = 0
    """Pages whose Markdown was made."""
    converted: int = 0
    """Pages whose Markdown was turned into HTML."""
    rendered: int = 0
    """Pages that went through the theme's templates."""
    written: int = 0
    """Files of the languages that came, went or have another content."""

    def add(self, other: Counts) -> None:
        self.planned += other.planned
        self.converted += other.converted
        self.rendered += other.rendered
        self.written += other.written


@dataclass
class SiteMemory:
    """What a process that stays knows of the files that it published of a locale; it reads none of them again."""

    pages: dict[str, tuple[str, Mapping[str, bool], ReadPage]] = field(default_factory=dict)
    """Pages by address: the record, and what it says."""
    sizes: dict[str, tuple[FileState, Any]] = field(default_factory=dict)
    """What the list of the app says of each file."""
    search: SearchMemory = field(default_factory=SearchMemory)


@dataclass
class PageStore:
    """The pages of one locale: those of the last good site, and those of this run."""

    environment: str
    """Digest of what all pages of the locale are made with: theme, package, libraries, addresses."""
    site_dir: Path
    """The last good site of the locale."""
    pages: ReadPages
    memory: SiteMemory = field(default_factory=SiteMemory)
    counts: Counts = field(default_factory=Counts)
    _known: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    _files: Mapping[str, list[int]] = field(default_factory=dict)
    _made: dict[str, Made] = field(default_factory=dict)
    _kept: set[str] = field(default_factory=set)

    def reuse(self, uri: str, key: str, into: Path, is_there: Callable[[str], bool]) -> Made | None:
        """The record of a page that is as it would be made, and its file in place; nothing if it must be made."""
        known_key, text = self._known.get(uri, ("", ""))
        if key != known_key or not self._is_in_place(uri):
            return None
        asked, page = self._read(uri, text)
        if any(is_there(one) != answer for one, answer in asked.items()):
            return None
        link_file(self.site_dir / uri, into / uri)
        self.pages.give(uri, page)
        self._kept.add(uri)
        return Made(key=key, asked=asked)

    def _read(self, uri: str, text: str) -> tuple[Mapping[str, bool], ReadPage]:
        """What a record says."""
        remembered = self.memory.pages.get(uri)
        if remembered is None or remembered[0] != text:
            known: dict[str, Any] = json.loads(text)
            remembered = self.memory.pages[uri] = text, known["asked"], kept_page(known["page"])
        return remembered[1:]

    def put(self, uri: str, made: Made, data: bytes) -> None:
        """A page that was made."""
        self.pages.read(uri, data)
        self._made[uri] = made

    def write(self, path: Path) -> None:
        """The records of this run, where `accept` finds them."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            file.write(f"{FORMAT}\t{self.environment}\n")
            for uri in sorted((*self._made, *self._kept)):
                key, text = self._known[uri] if uri in self._kept else (self._made[uri].key, self._record(uri))
                file.write(f"{uri}\t{key}\t{text}\n")

    def _record(self, uri: str) -> str:
        record = {"asked": self._made[uri].asked, "page": self.pages[uri].kept()}
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))

    def _is_in_place(self, uri: str) -> bool:
        try:
            known = (self.site_dir / uri).stat()
        except OSError:
            return False
        return self._files.get(uri) == [known.st_size, known.st_mtime_ns]


def open_store(
    project: Project, code: str, environment: str, pages: ReadPages, memory: SiteMemory | None = None
) -> PageStore:
    """The store of a locale, for the pages of this run. Whatever cannot be read, or was made with something else, counts as not there."""
    store = PageStore(environment, project.site_dir / code, pages, memory or SiteMemory())
    try:
        files = json.loads(_files_path(project, code).read_text(encoding="utf-8"))
        text = _path(project, code).read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, ValueError):
        return store
    head, *lines = text.split("\n")
    if head != f"{FORMAT}\t{environment}" or lines[-1:] != [""]:
        return store
    parts = [line.split("\t", 2) for line in lines[:-1]]
    if all(len(part) == 3 for part in parts):
        store._known = {uri: (key, record) for uri, key, record in parts}  # noqa: SLF001 (its own room)
        store._files = files  # noqa: SLF001
    return store


def pending_path(project: Project, code: str) -> Path:
    """Where a run writes the records of a locale before the site is in place."""
    return project.build_dir / "pages" / f"{code}.next"


def accept(project: Project, code: str) -> None:
    """The site is in place: remember its files, and the records of this run if there are any."""
    pending = pending_path(project, code)
    if not pending.is_file():
        return
    # Whoever stops this in the middle finds no records, rather than records of other files.
    _path(project, code).unlink(missing_ok=True)
    stats = ((uri, entry.stat()) for uri, entry in tree_stats(project.site_dir / code) if uri.endswith(".html"))
    files = {uri: [known.st_size, known.st_mtime_ns] for uri, known in stats}
    write_file(_files_path(project, code), json.dumps(files).encode())
    pending.replace(_path(project, code))


def forget_pending(project: Project) -> None:
    """Leave nothing of a run that did not come to its end."""
    for path in (project.build_dir / "pages").glob("*.next"):
        path.unlink()


def page_key(*parts: str | bytes) -> str:
    """A short name for everything that a page is made from."""
    state = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(f"{len(data)}\0".encode() + data)
    return state.hexdigest()[:32]


def _path(project: Project, code: str) -> Path:
    return project.build_dir / "pages" / f"{code}.tsv"


def _files_path(project: Project, code: str) -> Path:
    return project.build_dir / "pages" / f"{code}.files.json"


def link_file(source: Path, target: Path) -> None:
    """The same file under another name; a copy where the disk knows no such thing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
