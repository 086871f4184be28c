"""The sections of a plain page, from its tags: the same as `cut_at_headings` makes of a parsed one."""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from handbook.plain_html import tag_of
from handbook.search.records import HEADINGS, INLINE, SILENT, Section, part_of_heading, sections_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.plain_html import PlainPage
    from handbook.search.records import Part


_IN_LINES = frozenset({"br", "svg"})
"""They set words apart, and stand in paragraphs all the same."""


class _Role(NamedTuple):
    """What a tag means to the search."""

    name: str
    is_end: bool
    is_alone: bool
    apart: str
    """What sets the element apart from the words around it."""
    is_block: bool
    is_silent: bool
    """Whether nothing in it is searched."""
    is_marked: bool
    """Whether it is that, or a heading."""
    anchor: str


@lru_cache(maxsize=3_000)
def _role(written: str) -> _Role:
    tag = tag_of(written)
    if tag is None:
        raise ValueError(f"not plain: {written}")
    name, is_end, is_alone, items = tag
    is_silent = name in SILENT or ("data-search", "off") in items
    is_marked = is_silent or (name in HEADINGS and not is_alone)
    return _role_of(name, is_end, is_alone, is_silent, is_marked, dict(items).get("id", "") if is_marked else "")


@lru_cache(maxsize=3_000)
def _role_of(name: str, is_end: bool, is_alone: bool, is_silent: bool, is_marked: bool, anchor: str) -> _Role:  # noqa: FBT001
    apart, is_block = "" if name in INLINE else " ", name not in INLINE and name not in _IN_LINES
    return _Role(name, is_end, is_alone, apart, is_block, is_silent, is_marked, anchor)


def cut_plain(page: PlainPage) -> tuple[Section, ...] | None:
    """The sections of its article, or none without one; nothing where a parser might close elements before their end.

    >>> from handbook.plain_html import plain_page
    >>> cut_plain(plain_page(b'<article>a<h2 id="b">c <i>d</i></h2><svg><p>e</p></svg>f &amp; g</article>'))
    (Section(anchor='', heading='', text='a'), Section(anchor='b', heading='c d', text='f & g'))
    """
    at = next((at for at, one in enumerate(page.written) if page.tags[one].name == "article"), None)
    if at is None:
        return ()
    found = _Gathering([*map(_role, page.written[at:])], page.texts[at + 1 :]).gathered()
    return None if found is None else tuple(sections_of(found))


class _Gathering:
    """Goes from tag to tag, and gathers what stands between those that matter: the text, and headings, as `records` does."""

    def __init__(self, roles: Sequence[_Role], texts: Sequence[str]) -> None:
        """Tags from that of the article on, and what stands behind each."""
        self._roles, self._texts = roles, texts
        self._pieces = [role.apart + text for role, text in zip(roles, texts, strict=True)]
        self._found: list[Part] = []
        self._into = self._found
        """Inside a heading, another list."""
        self._from = 0
        """The tag behind which stands what is not gathered yet."""
        self._open = [roles[0]]
        self._silent = int(roles[0].is_silent)
        """How many elements are open down to the one whose inside is not searched."""
        self._is_in_line = False
        """Whether a parser may end the heading here, or the paragraph that is not searched, where a block begins."""

    def gathered(self) -> list[Part] | None:
        """All of the article; nothing if it is not told by tags."""
        opened = self._open
        if opened[0].is_end or opened[0].is_alone:
            return None
        for at, role in enumerate(self._roles[1:], 1):
            if role.is_end:
                begun = opened.pop()
                if begun.name != role.name:
                    return None
                if begun.is_marked or not opened:
                    self._end(at, begun)
                if not opened:
                    return None if _are_words_behind(self._roles[at + 1 :], self._texts[at:]) else self._found
            else:
                if role.is_block and self._is_in_line:
                    return None
                if role.is_marked and not self._silent:
                    self._begin(at, role)
                if not role.is_alone:
                    opened.append(role)
        return None

    def _begin(self, at: int, role: _Role) -> None:
        """A heading, or what is not searched."""
        self._take(at)
        if not role.is_silent:
            self._into, self._is_in_line = [], True
        elif not role.is_alone:
            self._silent, self._is_in_line = len(self._open) + 1, role.name == "p"

    def _end(self, at: int, begun: _Role) -> None:
        """Of one of these, or of the article."""
        if self._silent:
            if len(self._open) >= self._silent:
                return
            self._silent, self._from = 0, at
        else:
            self._take(at)
            if begun.is_marked:
                self._found += part_of_heading(begun.name, begun.anchor, self._into)
                self._into = self._found
        self._is_in_line = self._into is not self._found

    def _take(self, at: int) -> None:
        """What stands before a tag."""
        text = self._texts[self._from] + "".join(self._pieces[self._from + 1 : at])
        self._into.append(unescape(text) if "&" in text else text)
        self._from = at


def _are_words_behind(roles: Sequence[_Role], texts: Sequence[str]) -> bool:
    """Whether words stand right behind the article. Where tags between end nothing, a parser takes them for its own."""
    text = texts[0]
    for tag, behind in zip(roles, texts[1:], strict=True):
        if text.strip() or not tag.is_end:
            break
        text = behind
    return bool(text.strip())
