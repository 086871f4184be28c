"""Putting the links into a page's Markdown: the first of each term in a section, and not too many in a page.

Only running text is touched. Headings, headers of tables, titles of boxes, links, citations, code, tags, attributes and
whatever else stands in brackets or braces stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from handbook.markdown.segments import Literal, Segment, SegmentKind, split_once, split_segments
from handbook.pages.tooltips.forms import COVER, occurrences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from handbook.markdown.segments import Piece
    from handbook.pages.tooltips.forms import Forms

MOST = 20
"""Terms of a page that are explained; each costs the reader a little attention."""

_RUNNING = frozenset({SegmentKind.PARAGRAPH, SegmentKind.ITEM, SegmentKind.CELL})
_ENGLISH = re.compile(r'<span class="untranslated" lang="en" dir="ltr">(.*?)</span>', re.DOTALL)
_BRACKETS = r"\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]"
_LINKED = rf"{_BRACKETS}(?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])?"
# Each of them begins with a certain letter or sign, so that what is none of these is skipped at once.
_CLOSED_BEGINS = (
    r"``*[^`]+`+"
    rf"|!{_LINKED}|{_LINKED}"
    r"|<small\b.*?</small>|<!--.*?-->|<[^<>]*>"
    r"|\{[^{}]*\}"
    r"|&#?\w+;"
    r"|:(?:material|octicons|fontawesome|simple)-[a-z0-9-]+:"
    r"|https?://\S+|www\.\S+"
)
_CLOSED = re.compile(_CLOSED_BEGINS, re.DOTALL)
_CLOSED_AND_MAIL = re.compile(rf"{_CLOSED_BEGINS}|\S+@\S+", re.DOTALL)
_RULE = re.compile(r"^[\s|:-]*-[\s|:-]*$")
# Looking for the end of a line first is ten times as fast as looking for the start of one.
_FENCE = re.compile(r"\n\s*(?:```|~~~)")
_HEADING = re.compile(r"\n[ \t]*#{1,6}[ \t]+[^\s{|][^|\n]*(?=\n|\Z)")
"""A heading that has a text: one without begins no section."""
_ID = re.compile(r"\{ *#([A-Za-z0-9-]+)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*#[a-z0-9-]+\)\{ \.term \}")


@dataclass(frozen=True)
class _Place:
    """A word that could become a link: in which piece, where, for which term, below which heading."""

    piece: int
    start: int
    end: int
    term: str
    section: int


def with_terms(
    body: str, forms: Forms, english: Forms, glossary: str, sections: Collection[str] | None = None
) -> tuple[str, int]:
    """The page with links to its terms, and how many there are. `glossary` is the way to the glossary's page.

    Stretches that are marked as English are searched for `english` forms. With `sections`, only what stands below
    headings with these ids is touched.

    >>> from handbook.pages.tooltips.forms import forms_of
    >>> forms = forms_of([("pretest", ["pretest"])], "en")
    >>> print(with_terms("# Pretest\\n\\nA `pretest` or a **pretest**.", forms, forms, "glossary.md")[0])
    # Pretest
    <BLANKLINE>
    A `pretest` or a **[pretest](glossary.md#pretest){ .term }**.
    """
    out: list[str] = []
    places: list[_Place] = []
    for part in _parts(body, sections):
        is_touched = sections is None or _is_touched(part, sections)
        # All parts but the first begin with a heading.
        prose = part[part.find("\n") :] if out else part
        is_searched = is_touched and any(one.may_stand_in(prose) for one in {forms, english})
        split = split_segments if sections is None else split_once  # of authors' pages the pieces are known
        pieces = split(part) if is_searched else (Literal(part),)
        places += _places(part, pieces, forms, english, sections, len(out))
        out += [piece.raw for piece in pieces]
    chosen = _chosen(places)
    if not chosen:
        return body, 0
    for one in reversed(chosen):
        raw = out[one.piece]
        link = f"[{raw[one.start : one.end]}]({glossary}#{one.term}){{ .term }}"
        out[one.piece] = raw[: one.start] + link + raw[one.end :]
    return "".join(out), len(chosen)


def without_terms(body: str) -> str:
    """The page without the links: the same text as before.

    >>> without_terms("A [pretest](../glossary.md#pretest){ .term }.")
    'A pretest.'
    """
    return _LINK.sub(r"\1", body)


def _parts(body: str, sections: Collection[str] | None) -> Sequence[str]:
    """The body, cut before its headings where only some sections are touched: the long ones, which are lists, never are.

    Code may have lines that look like headings, and a line with a stroke may be one of a table.
    """
    lines = f"\n{body}"
    if sections is None or _FENCE.search(lines):
        return [body]
    starts = [0, *(found.start() for found in _HEADING.finditer(lines) if found.start())]
    return [body[start:end] for start, end in pairwise([*starts, len(body)])]


def _is_touched(part: str, sections: Collection[str]) -> bool:
    """Whether one of these ids stands in it at all: that of a heading, as a rule."""
    return _ids(frozenset(sections)).search(part) is not None


@lru_cache(maxsize=16)
def _ids(sections: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"#(?:{'|'.join(map(re.escape, sorted(sections)))})") if sections else re.compile("(?!)")


def _places(
    body: str,
    pieces: Sequence[Piece],
    forms: Forms,
    english: Forms,
    sections: Collection[str] | None,
    before: int,
) -> Iterator[_Place]:
    """The places of a part, with so many pieces before it in the page; no part has more sections than pieces."""
    for number, section, raw in _running(body, pieces, sections):
        for start, text, own in _stretches(raw, forms, english):
            for one in occurrences(text, own):
                yield _Place(before + number, start + one.start, start + one.end, one.term, before + section)


def _running(body: str, pieces: Sequence[Piece], sections: Collection[str] | None) -> Iterator[tuple[int, int, str]]:
    """The running text of a part: which piece, in which section, and what it says."""
    lines = body.split("\n")
    section, is_open = 0, sections is None
    for number, piece in enumerate(pieces):
        if isinstance(piece, Literal):
            continue
        if piece.kind is SegmentKind.HEADING:
            section += 1
            is_open = sections is None or _id_behind(pieces, number) in sections
        elif is_open and piece.kind in _RUNNING and not _is_apart(piece, lines):
            yield number, section, piece.raw


def beside_english(body: str, sections: Collection[str], own: Forms, english: Forms) -> Iterator[tuple[bool, str]]:
    """The running text that is searched for forms of a page's own language, and whether it begins a paragraph."""
    for part in _parts(body, sections):
        pieces = split_once(part) if _is_touched(part, sections) else ()
        for _, _, raw in _running(part, pieces, sections):
            yield from ((not start, text) for start, text, forms in _stretches(raw, own, english) if forms is own)


def may_change(text: str, own: Forms, english: Forms, *, begins: bool) -> bool:
    """Whether running text has words to explain, or might be read as something else where it begins a paragraph."""
    if begins and text.startswith("<") and not _ENGLISH.match(text):
        return True
    return any(occurrences(one, forms) for _, one, forms in _stretches(text, own, english))


def _id_behind(pieces: Sequence[Piece], number: int) -> str:
    """The id of a heading, which is no part of its segment."""
    behind = pieces[number + 1].raw if number + 1 < len(pieces) else ""
    found = _ID.search(behind)
    return found[1] if found else ""


def _is_apart(segment: Segment, lines: Sequence[str]) -> bool:
    """A header of a table, or a block of HTML, which Markdown leaves alone."""
    if segment.kind is SegmentKind.CELL:
        return segment.line < len(lines) and _RULE.match(lines[segment.line]) is not None
    return segment.raw.startswith("<") and not _ENGLISH.match(segment.raw)


def _stretches(raw: str, forms: Forms, english: Forms) -> Iterator[tuple[int, str, Forms]]:
    """The parts of a segment in one language each: where it starts, its text with what is closed covered up, its forms."""
    covered = (_CLOSED_AND_MAIL if "@" in raw else _CLOSED).sub(_cover, raw)
    start = 0
    for found in _ENGLISH.finditer(raw):
        yield start, covered[start : found.start()], forms
        yield found.start(1), covered[found.start(1) : found.end(1)], english
        start = found.end()
    yield start, covered[start:], forms


def _cover(found: re.Match[str]) -> str:
    """As many characters that no word has: words may stand beside a tag, but not beside code or an address."""
    return ("\ue001" if found[0].startswith("<") else COVER) * len(found[0])


def _chosen(places: Sequence[_Place]) -> list[_Place]:
    """The first of each term in each section; if these are too many, terms that the page has not explained go first."""
    in_section: dict[tuple[int, str], _Place] = {}
    in_page: dict[str, _Place] = {}
    for place in places:
        in_section.setdefault((place.section, place.term), place)
        in_page.setdefault(place.term, place)
    first = list(in_page.values())[:MOST]
    again = [one for one in in_section.values() if one not in first]
    return sorted([*first, *again[: MOST - len(first)]], key=lambda one: (one.piece, one.start))
