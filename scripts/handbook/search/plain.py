"""The sections of a plain page, from its tags: the same as `cut_at_headings` makes of a parsed one."""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from handbook.plain_html import tag_of
from handbook.search.records import HEADINGS, INLINE, SILENT, Section, part_of_heading, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    is_heading: bool
    anchor: str


@lru_cache(maxsize=3_000)
def _role(written: str) -> _Role:
    tag = tag_of(written)
    if tag is None:
        raise ValueError(f"not plain: {written}")
    values = dict(tag.items)
    return _Role(
        name=tag.name,
        is_end=tag.is_end,
        is_alone=tag.is_alone,
        apart="" if tag.name in INLINE else " ",
        is_block=tag.name not in INLINE | _IN_LINES,
        is_silent=tag.name in SILENT or values.get("data-search") == "off",
        is_heading=tag.name in HEADINGS,
        anchor=values.get("id", ""),
    )


def cut_plain(page: PlainPage) -> tuple[Section, ...] | None:
    """The sections of its article, or none without one; nothing where a parser might close elements before their end.

    >>> from handbook.plain_html import plain_page
    >>> cut_plain(plain_page(b'<article>a<h2 id="b">c <i>d</i></h2><svg><p>e</p></svg>f &amp; g</article>'))
    (Section(anchor='', heading='', text='a'), Section(anchor='b', heading='c d', text='f & g'))
    """
    at = next((at for at, one in enumerate(page.written) if page.tags[one][0].name == "article"), None)
    if at is None:
        return ()
    found = _Gathering().gathered(zip(map(_role, page.written[at:]), page.texts[at + 1 :], strict=True))
    return None if found is None else tuple(sections_of(found))


class _Gathering:
    """Goes from tag to tag, and gathers pieces of text and headings as `records` does."""

    def __init__(self) -> None:
        self.found: list[Part] = []
        self._into = self.found
        """Inside a heading, another list."""
        self._open = [_AROUND]
        self._silent = 0
        """The place among those that are open of the element whose inside is not searched."""

    def gathered(self, places: Iterator[tuple[_Role, str]]) -> list[Part] | None:
        """All of an article, from its first tag on, each with the text behind it; nothing if it is not told by tags."""
        for tag, text in places:
            if not (self._ended(tag) if tag.is_end else self._begun(tag)):
                return None
            if len(self._open) == 1:
                return None if _are_words_behind(text, places) else self.found
            if not self._silent:
                self._into.append(unescape(text) if "&" in text else text)
        return None

    def _begun(self, tag: _Role) -> bool:
        in_line = self._open[self._silent].name == "p" if self._silent else self._into is not self.found
        if in_line and tag.is_block:
            return False  # a parser may end the heading here, or the paragraph that is not searched
        if not tag.is_alone:
            self._open.append(tag)
        if self._silent or tag.is_silent:
            self._silent = self._silent or (0 if tag.is_alone else len(self._open) - 1)
        elif tag.is_heading and not tag.is_alone:
            self._into = []
        else:
            self._into.append(tag.apart)
        return True

    def _ended(self, tag: _Role) -> bool:
        begun = self._open.pop()
        if begun.name != tag.name:
            return False
        if self._silent:
            self._silent = 0 if self._silent == len(self._open) else self._silent
        elif begun.is_heading:
            self.found += part_of_heading(begun.name, begun.anchor, self._into)
            self._into = self.found
        else:
            self._into.append(tag.apart)
        return True


def _are_words_behind(text: str, rest: Iterable[tuple[_Role, str]]) -> bool:
    """Whether words stand right behind the article. Where tags between end nothing, a parser takes them for its own."""
    for tag, behind in rest:
        if text.strip() or not tag.is_end:
            break
        text = behind
    return bool(text.strip())


_AROUND = _Role(
    "", is_end=False, is_alone=False, apart=" ", is_block=True, is_silent=False, is_heading=False, anchor=""
)
