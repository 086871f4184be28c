"""A page as a value, before anything knows how it will be rendered."""

from __future__ import annotations

import hashlib
import json
import posixpath
import zlib
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from handbook.markdown.front_matter import format_front_matter
from handbook.pages.parts import part_of
from handbook.pages.sheets import sheets_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.translation.po import State


DIGEST_LENGTH = 12
"""Hexadecimal digits: two pages of one address that differ and have the same are one in 281 million million."""


class PageKind(StrEnum):
    """What a page is to its reader; the theme and the tests go by it."""

    HOME = "home"
    STEP = "step"
    TEXT = "text"
    LANDING = "landing"
    CASE_STUDY = "case-study"
    COUNTRY = "country"
    TERM = "term"
    YEAR = "year"
    GRID = "grid"
    EVIDENCE_MAP = "evidence-map"
    MAP = "map"
    TIMELINE = "timeline"
    EXPLORER = "explorer"
    LANGUAGES = "languages"
    SOURCES = "sources"
    MESSAGES = "messages"
    FIGURES = "figures"
    DATA = "data"
    SEARCH = "search"
    LETTERS = "letters"
    TRANSLATION = "translation"
    COVERAGE = "coverage"
    GLOSSARY = "glossary"
    TOOL = "tool"
    TEMPLATE = "template"
    CHANGES = "changes"
    OFFLINE = "offline"
    STYLE = "style"
    DEVICE = "device"
    MODULE = "module"
    SCENARIO = "scenario"
    WORKSHOP = "workshop"
    PROBLEMS = "problems"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Target:
    """Where a link leads: the title that readers see, and the page's uri."""

    title: str
    uri: str


@dataclass(frozen=True)
class PageTranslation:
    """What a reader is told about a translated page, and where it is translated."""

    state: State
    percent: int
    po: str
    """The PO file to begin with."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of one locale. `uri` is the Markdown file's place in the locale's tree; text is in `language`."""

    uri: str
    kind: PageKind
    title: str
    description: str
    body: str
    language: str
    trail: tuple[Target, ...] = ()
    previous: Target | None = None
    next: Target | None = None
    translation: PageTranslation | None = None
    scripts: tuple[str, ...] = ()
    """Scripts that only this page needs, as addresses from the locale's root."""
    styles: tuple[str, ...] = ()
    """Style sheets that only this page needs."""
    linked_data: Mapping[str, object] | None = None
    """What search engines are told of the page, as JSON-LD."""
    leads_to: str = ""
    """For an address that moved: where readers are taken, relative to this page."""

    def on_disk(self) -> Page:
        """The same page without what stands in the file as it was staged; its digests are those of the file."""
        light = replace(self, body="", linked_data=None)
        vars(light).update(sha256=self.sha256, digest=self.digest)
        return light

    def encode(self) -> None:
        """Hold the text as it will be written: one letter beyond Latin, or one long dash, makes all others twice as long.
        What is asked of every page is worked out before.
        """
        _ = self._sheets
        if "body" in vars(self):
            vars(self)["_encoded"] = vars(self).pop("body").encode()
        _ = self.digest

    def pack(self) -> None:
        """Hold the text in a fifth of its room. For whoever asks, it is what it was."""
        if "body" in vars(self):
            vars(self)["_packed"] = zlib.compress(vars(self).pop("body").encode("utf-8", "surrogatepass"), 1)

    def __getattr__(self, name: str) -> Any:
        """Only what is not there is asked for here."""
        if name == "body" and "_packed" in vars(self):
            return zlib.decompress(vars(self)["_packed"]).decode("utf-8", "surrogatepass")
        if name == "body" and "_encoded" in vars(self):
            return vars(self)["_encoded"].decode()
        raise AttributeError(name)

    def between(self, before: Target | None, after: Target | None) -> Page:
        """The same page with neighbours. Both hold one text, and what was worked out of it."""
        beside = copy(self)
        vars(beside).update(previous=before, next=after)
        vars(beside).pop("sha256", None)
        return beside

    def leading_to(self, address: str) -> Page:
        return replace(self, leads_to=address)

    def file(self) -> bytes:
        """The file as it is staged; its digest is known from then on."""
        if text := vars(self).get("_encoded"):
            data: bytes = format_front_matter(self.front_matter()).encode() + text.rstrip(b"\n") + b"\n"
        else:
            data = self.markdown().encode()
        vars(self)["sha256"] = hashlib.sha256(data).hexdigest()
        return data

    @cached_property
    def sha256(self) -> str:
        """The digest of the file as it is staged."""
        return hashlib.sha256(self.markdown().encode()).hexdigest()

    @cached_property
    def digest(self) -> str:
        """A short name for what the page says. Its frame and its neighbours do not count: a reader's copy did not change."""
        said = json.dumps([self.title, self.description, self.language, self.leads_to])
        body: bytes = vars(self).get("_encoded") or self.body.encode()
        return hashlib.sha256(said.encode() + body).hexdigest()[:DIGEST_LENGTH]

    def markdown(self) -> str:
        """The file as it is staged."""
        return format_front_matter(self.front_matter()) + self.body.rstrip("\n") + "\n"

    def front_matter(self) -> dict[str, object]:
        """What is said of the page before its text. Addresses are relative to the page, ready for a template."""
        meta: dict[str, object] = {"title": self.title, "description": self.description, "kind": str(self.kind)}
        meta["language"] = self.language
        part = part_of(self.uri)
        meta["tone"], meta["sign"] = str(part.tone), part.sign
        meta["trail"] = [self._linked(target) for target in self.trail]
        if self.previous:
            meta["previous"] = self._linked(self.previous)
        if self.next:
            meta["next"] = self._linked(self.next)
        if self.translation:
            said = self.translation
            meta["translation"] = {"state": str(said.state), "percent": said.percent, "po": said.po}
        if self.scripts:
            meta["scripts"] = list(self.scripts)
        if self._sheets:
            meta["styles"] = list(self._sheets)
        if self.linked_data:
            meta["linked_data"] = self.linked_data
        if self.leads_to:
            meta["leads_to"] = self.leads_to
        return meta

    @cached_property
    def _sheets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*sheets_for(self.body), *self.styles)))

    def _linked(self, target: Target) -> dict[str, str]:
        return {"title": target.title, "url": html_uri(relative(target.uri, self.uri))}


def relative(target_uri: str, from_uri: str) -> str:
    """The way from one page to another.

    >>> relative("countries/th.md", "case-studies/a.md")
    '../countries/th.md'
    """
    return _way(target_uri, posixpath.dirname(from_uri))


@lru_cache(maxsize=20_000)
def _way(target_uri: str, folder: str) -> str:
    """`posixpath.relpath` for addresses inside a site, which asks the system twice each time where it is.

    The pages of a folder lead to much the same pages.
    """
    target = [one for one in posixpath.normpath(target_uri).split("/") if one != "."]
    start = folder.split("/") if folder else []
    common = 0
    for one, other in zip(target, start, strict=False):
        if one != other:
            break
        common += 1
    return "/".join([*[".."] * (len(start) - common), *target[common:]]) or "."


def html_uri(uri: str) -> str:
    """The address of a rendered page.

    >>> html_uri("../countries/th.md#tactics")
    '../countries/th.html#tactics'
    """
    path, mark, fragment = uri.partition("#")
    return (path.removesuffix(".md") + ".html" if path.endswith(".md") else path) + mark + fragment
