"""What the templates put around the text of a page, made once for pages that have all of it in common but names.

A thousand case studies have the same frame around them, with another title, description, list of headings and neighbours in
it. Two pages go through the templates; from then on signs in the second one's frame give way to what each page says. The first
pages that are made so, and some later ones, are held to what the templates make of them: where that is something else, templates
make all. The list of headings is made by itself, by the part of a template that makes it for all pages.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape
from mkdocs.structure.toc import AnchorLink

from handbook.framed import ReadFrame, read_frame, read_list
from handbook.generators.mkdocs.finishing import finisher
from handbook.pages.direction import direction_of
from handbook.pages.opening import opened
from handbook.translation.locales import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from handbook.audit.html import HtmlFacts

_TITLE, _DESCRIPTION, _DATA, _BEFORE, _TO_BEFORE, _AFTER, _TO_AFTER, _DIGEST, _URL, _PERCENT, _PO, _LISTED = (
    "\ue010\ue011\ue012\ue013\ue014\ue015\ue016\ue017\ue018\ue019\ue01a\ue01c"
)
_JSON = '"\\ue012"'
_WORDS = "\ue01b"
_OPENING, _REST = f"<h1>{_WORDS}</h1>", f"<h2>{_WORDS}</h2>"
_FROM_RIGHT = "\u061c"
"""Behind the sign of a title that goes from right to left: a letter that nobody sees."""
_SIGNS = re.compile(rf"({_OPENING}|{_REST}|{re.escape(_JSON)}|[{_TITLE}-{_PO}{_LISTED}](?:{_FROM_RIGHT})?)")
"""Characters of no script, in the places of what a page says."""
_PLAIN_NAME = re.compile(r"[\w.-]+")
"""Of a file: templates write it as it is."""
_NAMED = {"previous": (_BEFORE, _TO_BEFORE), "next": (_AFTER, _TO_AFTER)}
_LINKS = frozenset({_TO_BEFORE, _TO_AFTER})
_SAID = frozenset({"title", "description", "linked_data", "translation", *_NAMED})
"""What pages with one frame say otherwise."""
_ODD = re.compile(r"[\x00-\x1f\x7f]")
_FIRST, _SAMPLE = 3, 64
"""So many first pages, and then one of so many, are held to the templates. Of the second one the frame is made."""


class _Percent(int):
    """A number that is written as a sign."""

    def __str__(self) -> str:
        return _PERCENT


class _List(NamedTuple):
    """The list of a page's headings."""

    html: str
    links: tuple[str, ...]


_NO_LIST = _List("", ())


@dataclass(frozen=True)
class Frame:
    parts: tuple[str, ...]
    """HTML, and in every second place a sign."""
    read: ReadFrame


@dataclass(frozen=True)
class Framed:
    """A page in its frame."""

    html: str
    content: str
    frame: ReadFrame
    links: tuple[str, ...]
    """Those of its frame that each page has otherwise."""


class Frames:
    """The frames of a run. Its pages have a `direction`, `policies` are those of the templates, `list_of` writes headings as they
    list them, and `is_good` tells whether the audit has nothing against what stands in a frame.
    """

    def __init__(
        self,
        nav: Navigation,
        direction: str,
        policies: Mapping[str, Any],
        list_of: Callable[[Sequence[AnchorLink]], str],
        is_good: Callable[[str, HtmlFacts], bool],
    ) -> None:
        self._finish, self._policies, self._list_of, self._is_good = finisher(direction), policies, list_of, is_good
        self._is_from_right = direction == Direction.RTL
        self._marked = {page.url for page in nav.pages}
        """Their menu is their own."""
        self._met: Counter[str] = Counter()
        self._frames: dict[str, Frame | None] = {}
        self._lists: dict[tuple[object, ...], _List | None] = {}

    def framed(self, page: MkDocsPage, digest: str, render: Callable[[MkDocsPage], str]) -> Framed | None:
        """A page whose Markdown is converted; nothing if the templates have to make it, which is what `render` does."""
        if page.url in self._marked:
            return None
        from_right = self._from_right(page.meta)
        key = _key_of(page, from_right)
        self._met[key] += 1
        if self._met[key] == _FIRST - 1:
            self._frames[key] = self._frame_of(page, digest, from_right, render)
        frame = self._frames.get(key)
        said = self._said(page, digest) if frame else {}
        listed = self._listed(_parts_of(page)) if frame and _LISTED in frame.parts else _NO_LIST
        if frame is None or listed is None or not self._can_be_put(said):
            return None
        opening, rest = map(self._finish, opened(page.content or ""))
        values = said | {_OPENING: opening, _REST: rest, _LISTED: listed.html}
        parts = [*frame.parts]
        parts[1::2] = [values[sign] for sign in parts[1::2]]
        html, is_sample = "".join(parts), self._met[key] <= _FIRST or not self._met[key] % _SAMPLE
        if is_sample and html != render(page):
            self._frames[key] = None
            return None
        links = tuple(_SIGNS.sub(lambda sign: unescape(said[sign[0]]), one) for one in frame.read.others)
        return Framed(html, opening + rest, frame.read, links + listed.links)

    def _listed(self, parts: Sequence[AnchorLink]) -> _List | None:
        """Headings as they stand in a frame; nothing if more is to be said of them than where they lead."""
        key = tuple(map(_told, parts))
        if key not in self._lists:
            html = self._finish(self._list_of(parts))
            links = read_list(html)
            self._lists[key] = None if links is None else _List(html, links)
        return self._lists[key]

    def _frame_of(
        self, page: MkDocsPage, digest: str, from_right: Container[str], render: Callable[[MkDocsPage], str]
    ) -> Frame | None:
        """What the templates make around such a page."""
        before, listed = (page.meta, page.content, page.toc), _as_listed(_parts_of(page))
        page.meta, page.content, page.toc = _with_signs(page.meta, from_right), _OPENING + _REST, listed
        html = render(page).replace(digest, _DIGEST).replace(page.url, _URL)
        page.meta, page.content, page.toc = before
        if _LISTED in html:
            html = html.replace(self._finish(self._list_of(listed)), _LISTED)
        parts = _SIGNS.split(html)
        parts[1::2] = [sign.rstrip(_FROM_RIGHT) for sign in parts[1::2]]
        read = read_frame(page.url, html.encode(errors="xmlcharrefreplace"), lambda one: one in _LINKS or _PO in one)
        is_whole = parts.count(_OPENING) == parts.count(_REST) == 1 and parts.count(_LISTED) < 2
        if read is None or not is_whole or read.words.strip(f" {_WORDS}") or not self._is_good(page.url, read.facts):
            return None
        return Frame(tuple(parts), read)

    def _from_right(self, meta: Mapping[str, Any]) -> frozenset[str]:
        """Neighbours whose title goes from right to left: on a page that does, templates ask that."""
        there = [name for name in _NAMED if self._is_from_right and meta.get(name)]
        return frozenset(
            one for one in there if direction_of(escape(meta[one]["title"]), Direction.RTL) == Direction.RTL
        )

    def _can_be_put(self, said: Mapping[str, str]) -> bool:
        """Whether it stands in a page as it is written. The last changes to a page go by what stands beside it in text."""
        text = "\n".join(value for sign, value in said.items() if sign != _JSON)
        return not _ODD.search("".join(said.values())) and self._finish(text) == text

    def _said(self, page: MkDocsPage, digest: str) -> dict[str, str]:
        """What stands in the places of signs, as the templates write it."""
        meta, said = page.meta, {_DIGEST: digest, _URL: page.url}
        said |= {_TITLE: escape(meta.get("title") or ""), _DESCRIPTION: escape(meta.get("description") or "")}
        for name, (title, url) in _NAMED.items():
            if meta.get(name):
                said |= {title: escape(meta[name]["title"]), url: escape(meta[name]["url"])}
        if translation := meta.get("translation"):
            said |= {_PERCENT: str(translation["percent"]), _PO: posixpath.basename(translation["po"])}
        if meta.get("linked_data"):
            dumps, options = self._policies["json.dumps_function"], self._policies["json.dumps_kwargs"]
            said[_JSON] = htmlsafe_json_dumps(meta["linked_data"], dumps=dumps, **options)
        return said


def _with_signs(meta: Mapping[str, Any], from_right: Container[str]) -> dict[str, Any]:
    """What is said of a page, with signs for what pages with one frame say otherwise."""
    signs: dict[str, Any] = {"title": _TITLE, "description": _DESCRIPTION, "linked_data": _DATA}
    for name, (title, url) in _NAMED.items():
        signs[name] = {"title": title + _FROM_RIGHT * (name in from_right), "url": url}
    if translation := meta.get("translation"):
        file = posixpath.join(posixpath.dirname(translation["po"]), _PO)
        signs["translation"] = {**translation, "percent": _Percent(translation["percent"]), "po": file}
    return {**meta, **{name: sign for name, sign in signs.items() if meta.get(name)}}


def _as_listed(parts: Sequence[AnchorLink]) -> Any:
    """As many headings with signs as templates can want to know of, who ask whether there is a list to be made."""
    signs = [AnchorLink(_LISTED, _LISTED, 2) for _ in parts[:2]]
    if _shape_of(parts) == (1, True):
        signs[0].children = [AnchorLink(_LISTED, _LISTED, 3)]
    return signs


def _shape_of(parts: Sequence[AnchorLink]) -> tuple[int, bool]:
    return min(len(parts), 2), len(parts) == 1 and bool(parts[0].children)


def _key_of(page: MkDocsPage, from_right: Iterable[str]) -> str:
    """All that a frame hangs on, but for what has signs."""
    meta = page.meta
    others = [(name, value) for name, value in meta.items() if name not in _SAID]
    there = [name for name in _SAID if meta.get(name)]
    state, shape = _state_of(meta.get("translation")), _shape_of(_parts_of(page))
    return repr((posixpath.dirname(page.url), others, sorted(there), sorted(from_right), state, shape))


def _state_of(translation: Mapping[str, Any] | None) -> tuple[object, ...]:
    """What a note says of a translation, but for how much of a page it has, and the name of the page's file."""
    if not translation:
        return ()
    folder, name = posixpath.split(translation["po"])
    is_plain = bool(_PLAIN_NAME.fullmatch(name))
    return folder, translation["state"], translation["percent"] < 100, is_plain or name


def _parts_of(page: MkDocsPage) -> Sequence[AnchorLink]:
    """The headings that are listed: not the title, with which it begins."""
    parts = [*page.toc]
    return parts[0].children if parts and parts[0].level == 1 else parts


def _told(one: AnchorLink) -> tuple[object, ...]:
    return one.title, one.id, one.level, tuple(map(_told, one.children))
