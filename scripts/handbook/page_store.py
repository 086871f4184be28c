"""The rendered pages of a locale, kept from one build to the next: a page whose inputs are the same is not made again.

A record holds everything that the HTML of a page was made from, as a key, and what other rooms read from it. The HTML
itself stands in the site: a page counts as there while its file has the size and time that it had when it was published.
Records are written beside the site's own and take their place only after the site is in place, so that a build that
fails or stops leaves the records of the last good site. A process that stays adds lines to them: the last one of a page counts.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from handbook.audit.memory import AuditMemory
from handbook.next_site import KnownSites, NextSite
from handbook.rendered import kept_page
from handbook.site_search.indexing import SearchMemory
from handbook.tree import state_of, write_file

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from pathlib import Path

    from handbook.project import Project
    from handbook.rendered import ReadPage, ReadPages
    from handbook.tree import FileState

FORMAT = "3"
"""Raise it when records change their meaning; those of another package are of no use anyway."""
_HEAD = f"{FORMAT}\t"
_MOST = 2
"""With so many times as many lines as pages, the records are written anew."""


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


@dataclass(frozen=True, slots=True)
class _Place:
    """The key of a page, and where its record stands in the file of records: all texts of a language are in there."""

    key: str
    start: int
    end: int


_NOWHERE = _Place("", 0, 0)


@dataclass(frozen=True)
class _Records:
    """The records of a locale, and what its pages' files are known by."""

    environment: str
    pages: Mapping[str, _Place]
    """By address. Two are one if they are the same object: what is known of a record is known of no other."""
    files: Mapping[str, Sequence[int]]
    """Size and time."""
    lines: int = 0
    """How many there are in their file."""
    size: int = 0
    """Of their file, in bytes."""


_NOTHING = _Records("", {}, {})


@dataclass
class SiteMemory:
    """What a process that stays knows of the files that it published of a locale; it reads none of them again."""

    sites: KnownSites | None = None
    """The last site and the one before it, unless somebody else was there."""
    last: Mapping[str, FileState] = field(default_factory=dict)
    """The last site, as this run knows it."""
    records: tuple[Sequence[FileState | None], _Records] = (), _NOTHING
    """The records as they stand on the disk, with the states of their files."""
    stays: bool = True
    """Whether there will be another build to remember this."""
    pending: _Records = _NOTHING
    """Those of this run, until the site is in place."""
    pages: dict[str, tuple[_Place, Mapping[str, bool], ReadPage]] = field(default_factory=dict)
    """Pages by address: the record's place, and what it says."""
    sizes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """What the list of the app says of each file."""
    search: SearchMemory = field(default_factory=SearchMemory)
    audit: AuditMemory = field(default_factory=AuditMemory)
    generator: Any = None
    """What the generator keeps for itself."""

    def knows(self, records: _Records) -> bool:
        """Whether these are what stands on the disk, and a build of this process comes after this one."""
        return self.stays and records.lines > 0 and records is self.records[1]


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
    spare: Path | None = None
    """The site before the last one, if the next may begin with it."""
    next_site: NextSite | None = None
    """Once a generator has begun it, if it is one that takes pages over."""
    states: Mapping[str, FileState] | None = None
    """What all files of the next site are known by, if the generator looked at them when it was done."""
    _known: _Records = _NOTHING
    _known_path: Path | None = None
    """Where these stand."""
    _made: dict[str, Made] = field(default_factory=dict)
    _kept: set[str] = field(default_factory=set)

    def begin(self, into: Path) -> NextSite:
        """The folder of the next site."""
        self.next_site = NextSite(into, self.site_dir, self.spare, self.memory.sites)
        self.memory.last = self.next_site.last
        return self.next_site

    def reuse(self, uri: str, key: str, into: NextSite, there: Container[str]) -> bool:
        """Whether a page is as it would be made: then its file is in place. `there` has the addresses of all sources of the language."""
        known = self.known(uri, key, into, there)
        if known is None:
            return False
        into.take_over(uri)
        self.pages.give(uri, known[1])
        self._kept.add(uri)
        return True

    def known(
        self, uri: str, key: str, into: NextSite, there: Container[str]
    ) -> tuple[Mapping[str, bool], ReadPage] | None:
        """What is known of the page of the last site, if it was made of this: files to which it leads, and what it says."""
        place, state = self._known.pages.get(uri, _NOWHERE), into.last.get(uri)
        if key != place.key or state is None or self._known.files.get(uri) != [*state[1:]]:
            return None
        known = self._read(uri, place)
        for one, answer in known[0].items():
            if (one in there) is not answer:
                return None
        return known

    def _read(self, uri: str, place: _Place) -> tuple[Mapping[str, bool], ReadPage]:
        """What a record says."""
        remembered = self.memory.pages.get(uri)
        if remembered is None or remembered[0] is not place:
            known: dict[str, Any] = json.loads(self._texts[place.start : place.end].decode("utf-8", "surrogatepass"))
            remembered = self.memory.pages[uri] = place, known["asked"], kept_page(known["page"])
        return remembered[1:]

    @cached_property
    def _texts(self) -> bytes:
        """The file of records: read once a build, and not held after it."""
        return self._known_path.read_bytes() if self._known_path else b""

    def put(self, uri: str, made: Made, data: bytes) -> None:
        """A page that was made."""
        self.pages.read(uri, data)
        self._made[uri] = made

    def put_read(self, uri: str, made: Made, page: ReadPage) -> None:
        """A page that was made of what was read before."""
        self.pages.give(uri, page)
        self._made[uri] = made

    def write(self, path: Path) -> None:
        """The records of this run, where `accept` finds them: all of them, or the lines that come to those that are there."""
        lines = self._known.lines + len(self._made)
        adds = self.memory.knows(self._known) and lines <= _MOST * (len(self._made) + len(self._kept))
        written = [*self._made] if adds else sorted({*self._made, *self._kept})
        places = {uri: self._known.pages[uri] for uri in self._kept}
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            before = self._known.size if adds else 0
            file.write(b"" if adds else f"{_HEAD}{self.environment}\n".encode())
            for uri in written:
                key, record = self._line(uri)
                start = before + file.tell() + file.write(f"{uri}\t{key}\t".encode())
                places[uri] = _Place(key, start, start + file.write(record))
                file.write(b"\n")
            size = before + file.tell()
        vars(self).pop("_texts", None)  # whoever has the store is held until somebody looks for garbage
        if self.memory.stays:
            self.memory.pending = _Records(self.environment, places, {}, lines if adds else len(written), size)
            for uri in written:
                asked = self._made[uri].asked if uri in self._made else self.memory.pages[uri][1]
                self.memory.pages[uri] = places[uri], asked, self.pages[uri]

    def _line(self, uri: str) -> tuple[str, bytes]:
        """The key of a page, and its record as it stands in the file."""
        if made := self._made.get(uri):
            return made.key, self._record(uri).encode("utf-8", "surrogatepass")
        place = self._known.pages[uri]
        return place.key, self._texts[place.start : place.end]

    def _record(self, uri: str) -> str:
        record = {"asked": self._made[uri].asked, "page": self.pages[uri].kept()}
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def open_store(
    project: Project, code: str, environment: str, pages: ReadPages, memory: SiteMemory | None = None
) -> PageStore:
    """The store of a locale, for the pages of this run. Whatever cannot be read, or was made with something else, counts as not there."""
    memory, states = memory or SiteMemory(stays=False), _states(project, code)
    if states != memory.records[0]:
        memory.records = states, _read_records(project, code)
    known = memory.records[1] if memory.records[1].environment == environment else _NOTHING
    site_dir, path = project.site_dir / code, _path(project, code)
    return PageStore(environment, site_dir, pages, memory, _known=known, _known_path=path)


def _read_records(project: Project, code: str) -> _Records:
    try:
        files = json.loads(_files_path(project, code).read_text(encoding="utf-8"))
        data = _path(project, code).read_bytes()
        return _found_records(data, files)
    except (OSError, ValueError):
        return _NOTHING


def _found_records(data: bytes, files: Mapping[str, Sequence[int]]) -> _Records:
    """The places of all records; of two for a page, the last counts. What is not as it was written is an error of value."""
    head, *lines = data.split(b"\n")
    version, _, environment = head.decode().partition("\t")
    if version != FORMAT or lines[-1:] != [b""]:
        raise ValueError("these are no records")
    places, start = {}, len(head) + 1
    for line in lines[:-1]:
        uri, key, record = line.split(b"\t", 2)
        end = start + len(line)
        places[uri.decode()] = _Place(key.decode(), end - len(record), end)
        start = end + 1
    there = {uri: place for uri, place in places.items() if uri in files}
    return _Records(environment, there, files, len(lines) - 1, len(data))


def _states(project: Project, code: str) -> Sequence[FileState | None]:
    """What the records' own files are known by."""
    found: list[FileState | None] = []
    for path in (_path(project, code), _files_path(project, code)):
        try:
            found.append(state_of(path.stat()))
        except OSError:
            found.append(None)
    return found


def pending_path(project: Project, code: str) -> Path:
    """Where a run writes the records of a locale before the site is in place."""
    return project.build_dir / "pages" / f"{code}.next"


def accept(project: Project, code: str, states: Mapping[str, FileState], memory: SiteMemory | None = None) -> None:
    """The site is in place: remember its files, as `states` has them, and the records of this run if there are any."""
    pending = pending_path(project, code)
    if not pending.is_file():
        return
    # Whoever stops this in the middle finds no records, rather than records of other files.
    _files_path(project, code).unlink(missing_ok=True)
    _put_in_place(pending, _path(project, code))
    files = {uri: [size, time] for uri, (_, size, time) in states.items() if uri.endswith(".html")}
    write_file(_files_path(project, code), json.dumps(files).encode())
    if memory:
        memory.records = _states(project, code), replace(memory.pending, files=files)
        memory.sites = KnownSites(states, memory.last)


def _put_in_place(pending: Path, path: Path) -> None:
    """Records that begin with their head are all there are; others come to those that are there."""
    with pending.open("rb") as lines:
        is_whole = lines.read(len(_HEAD)) == _HEAD.encode()
    if is_whole:
        pending.replace(path)
        return
    with path.open("ab") as file:
        file.write(pending.read_bytes())
    pending.unlink()


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
