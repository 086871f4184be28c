"""The sections of a plain page, from its tags: the same as `cut_at_headings` makes of a parsed one."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from handbook.passing import known_while_made
from handbook.plain_html import tag_of
from handbook.search.records import HEADINGS, INLINE, SILENT, Section, part_of_heading, sections_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.plain_html import PlainPage
    from handbook.search.records import Part


_IN_LINES = frozenset({"br", "svg"})
"""They set words apart, and stand in paragraphs all the same."""


class _Mark(NamedTuple):
    """An element that is a heading, or in which nothing is searched."""

    name: str
    is_silent: bool
    anchor: str


_Move = tuple[str, str, bool, bool, bool, _Mark | None]
"""What a tag means to the search: what sets it apart from the words around it, the name of its element, whether it is an end, alone, or
a block, and what it marks.
"""


@known_while_made(3_000)
def _move(written: str) -> _Move:
    tag = tag_of(written)
    if tag is None:
        raise ValueError(f"not plain: {written}")
    name, is_end, is_alone, items = tag
    is_silent = name in SILENT or ("data-search", "off") in items
    is_marked = is_silent or (name in HEADINGS and not is_alone)
    mark = _Mark(name, is_silent, dict(items).get("id", "")) if is_marked else None
    return _as_others("" if name in INLINE else " ", name, is_end, is_alone, name not in INLINE | _IN_LINES, mark)


@known_while_made(3_000)
def _as_others(*move: Any) -> _Move:
    """The same for all tags that mean the same."""
    return move


def cut_plain(page: PlainPage) -> tuple[Section, ...] | None:
    """The sections of its article, or none without one; nothing where a parser might close elements before their end.

    >>> from handbook.plain_html import plain_page
    >>> cut_plain(plain_page(b'<article>a<h2 id="b">c <i>d</i></h2><svg><p>e</p></svg>f &amp; g</article>'))
    (Section(anchor='', heading='', text='a'), Section(anchor='b', heading='c d', text='f & g'))
    """
    at = next((at for at, one in enumerate(page.written) if page.tags[one].name == "article"), None)
    if at is None:
        return ()
    moves = [*map(_move, page.written[at:])]
    _, _, is_end, is_alone, _, _ = moves[0]
    found = None if is_end or is_alone else _Gathering(moves, page.texts[at + 1 :]).gathered()
    return None if found is None else tuple(sections_of(found))


class _Gathering:
    """Goes from tag to tag, and gathers what stands between those that matter: the text, and headings, as `records` does."""

    def __init__(self, moves: Sequence[_Move], texts: Sequence[str]) -> None:
        """Tags from that of the article on, and what stands behind each."""
        self._moves, self._texts = moves, texts
        self._pieces = [""] * (2 * len(texts))
        """What sets each tag apart, and what stands behind it."""
        self._pieces[::2], self._pieces[1::2] = [move[0] for move in moves], texts
        self._found: list[Part] = []
        self._into = self._found
        """Inside a heading, another list."""
        self._from = 0
        """The tag behind which stands what is not gathered yet."""
        self._marks = [(0, moves[0][5])]
        """The article, and what is marked in it and open: how many elements are open around each."""
        self._is_silent = bool(moves[0][5])
        """Whether nothing is searched here."""
        self._is_in_line = False
        """Whether a parser may end the heading here, or the paragraph that is not searched, where a block begins."""

    def gathered(self) -> list[Part] | None:
        """All of the article; nothing if it is not told by tags."""
        opened, watched = [self._moves[0][1]], 0
        for at, (_, name, is_end, is_alone, is_block, mark) in enumerate(self._moves[1:], 1):
            if is_end:
                if opened.pop() != name:
                    return None
                if len(opened) == watched:
                    self._end(at)
                    if not opened:
                        return None if _are_words_behind(self._moves[at + 1 :], self._texts[at:]) else self._found
                    watched = self._marks[-1][0]
            else:
                if is_block and self._is_in_line:
                    return None
                if mark and not self._is_silent:
                    self._take(at)
                    if not is_alone:
                        self._begin(mark, len(opened))
                        watched = len(opened)
                if not is_alone:
                    opened.append(name)
        return None

    def _begin(self, mark: _Mark, depth: int) -> None:
        """A heading, or what is not searched."""
        self._marks.append((depth, mark))
        self._is_silent, self._is_in_line = mark.is_silent, not mark.is_silent or mark.name == "p"
        if not mark.is_silent:
            self._into = []

    def _end(self, at: int) -> None:
        """Of one of these, or of the article."""
        _, mark = self._marks.pop()
        if self._is_silent:
            self._is_silent, self._from = False, at
        else:
            self._take(at)
            if mark:
                self._found += part_of_heading(mark.name, mark.anchor, self._into)
                self._into = self._found
        self._is_in_line = self._into is not self._found

    def _take(self, at: int) -> None:
        """What stands before a tag."""
        text = "".join(self._pieces[2 * self._from + 1 : 2 * at])
        self._into.append(unescape(text) if "&" in text else text)
        self._from = at


def _are_words_behind(moves: Sequence[_Move], texts: Sequence[str]) -> bool:
    """Whether words stand right behind the article. Where tags between end nothing, a parser takes them for its own."""
    text = texts[0]
    for move, behind in zip(moves, texts[1:], strict=True):
        if text.strip() or not move[2]:
            break
        text = behind
    return bool(text.strip())
