"""Segments: the stretches of a Markdown page that are translated; everything between them stays byte for byte.

A page is cut into literals and segments whose raw texts, joined, are the page again. A segment is a paragraph, a
heading, a list item, a table cell or the title of a box; markers, indents, ids and directives are literals. Code
fences are literals as a whole; there is no indented code in this project's pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class SegmentKind(StrEnum):
    """Which part of a page a segment is: the `msgctxt` of its entry, so that translators see it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    BOX_TITLE = "box-title"


@dataclass(frozen=True, slots=True)
class Literal:
    raw: str


@dataclass(frozen=True, slots=True)
class Segment:
    kind: SegmentKind
    raw: str
    """As it stands in the page, with line breaks and indents."""
    line: int
    """Line in the body, from 1."""
    alone: bool = False
    """A paragraph of the page itself, with no list around it and no attributes behind: a block may follow it."""

    @property
    def text(self) -> str:
        """One line of text: what a translator sees."""
        return re.sub(r"\s*\n\s*", " ", self.raw).strip()


Piece = Literal | Segment

_FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})")
_HEADING = re.compile(r"^(\s*#{1,6}[ \t]+)(.*?)((?:[ \t]+\{[^{}]*\})?[ \t]*)$")
_BOX = re.compile(r'^(\s*(?:!!!|\?\?\?\+?)[ \t]+[\w -]*?[ \t]*")(.*)("[ \t]*)$')
_BOX_UNTITLED = re.compile(r"^\s*(?:!!!|\?\?\?\+?)[ \t]+[\w -]+$")
# A list item, a meaning in a list of terms, a line of a quotation.
_ITEM = re.compile(r"^(\s*(?:[-*+:>]|\d+[.)])[ \t]+)(.*)$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
# Among others, the empty line between two paragraphs of a quotation.
_LITERAL_LINE = re.compile(r"^\s*(?:<!--.*-->|\{[^{}]*\}|</?[a-zA-Z][^>]*>|(?:[-*_][ \t]*){3,}|>[ \t>]*)\s*$")


@lru_cache(maxsize=512)
def split_segments(body: str) -> tuple[Piece, ...]:
    """Cut the body of an author's page into pieces, as every language wants to have them."""
    return split_once(body)


def split_once(body: str) -> tuple[Piece, ...]:
    """Cut a body that nobody asks for again into pieces.

    >>> [piece.raw for piece in split_once("## Aims { #aims }\\n\\nWhy *now*?\\n")]
    ['## ', 'Aims', ' { #aims }\\n', '\\n', 'Why *now*?', '\\n']
    """
    return tuple(_Splitter(body).pieces())


def join_pieces(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.raw for piece in pieces)


def translate_segments(body: str, translate: Callable[[Segment], str | None]) -> str:
    """Replace segments; None keeps one as it is."""
    out = []
    for piece in split_segments(body):
        said = translate(piece) if isinstance(piece, Segment) else None
        out.append(piece.raw if said is None else said)
    return "".join(out)


class _Splitter:
    """Walks over the lines once; `self.at` is the next line."""

    def __init__(self, body: str) -> None:
        self.lines = body.split("\n")
        self.at = 0
        self.found: list[Piece] = []

    def pieces(self) -> list[Piece]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = line.lstrip()
            if text[:1].isalpha() and "|" not in line:
                self.paragraph(SegmentKind.PARAGRAPH, line[: len(line) - len(text)])
            elif not text or _LITERAL_LINE.match(line) or _BOX_UNTITLED.match(line):
                self.literal(self.at + 1)
            elif fence := _FENCE.match(line):
                self.fence(fence[2])
            elif heading := _HEADING.match(line):
                self.one_line(SegmentKind.HEADING, heading.groups())
            elif box := _BOX.match(line):
                self.one_line(SegmentKind.BOX_TITLE, box.groups())
            elif "|" in line and self.at + 1 < len(self.lines) and _TABLE_RULE.match(self.lines[self.at + 1]):
                self.table()
            elif item := _ITEM.match(line):
                self.paragraph(SegmentKind.ITEM, item[1])
            else:
                self.paragraph(SegmentKind.PARAGRAPH, line[: len(line) - len(text)])
        return self.found

    def end(self) -> str:
        """The line end of the line before `self.at`; the last line of a text has none."""
        return "\n" if self.at < len(self.lines) else ""

    def add(self, raw: str) -> None:
        if raw:
            self.found.append(Literal(raw))

    def literal(self, stop: int) -> None:
        for line in self.lines[self.at : stop]:
            self.at += 1
            self.add(line + self.end())

    def fence(self, marker: str) -> None:
        closing = re.compile(rf"^\s*{re.escape(marker[0])}{{{len(marker)},}}\s*$")
        stop = self.at + 1
        while stop < len(self.lines) and not closing.match(self.lines[stop]):
            stop += 1
        self.literal(min(stop + 1, len(self.lines)))

    def one_line(self, kind: SegmentKind, parts: tuple[str, ...]) -> None:
        before, text, after = parts
        self.add(before)
        if text:
            self.found.append(Segment(kind, text, self.at + 1))
        self.at += 1
        self.add(after + self.end())

    def paragraph(self, kind: SegmentKind, before: str) -> None:
        """From a line to the end of its paragraph: continued lines belong to it."""
        first = self.at
        self.at += 1
        while self.at < len(self.lines) and not self.starts_something(self.lines[self.at]):
            self.at += 1
        raw = "\n".join(self.lines[first : self.at])[len(before) :]
        text = raw.rstrip()
        self.add(before)
        if text:
            behind = self.lines[self.at] if self.at < len(self.lines) else ""
            alone = kind is SegmentKind.PARAGRAPH and not before and not behind.strip()
            self.found.append(Segment(kind, text, first + 1, alone))
        self.add(raw[len(text) :] + self.end())

    def starts_something(self, line: str) -> bool:
        start = line.lstrip()[:1]
        if not start or start.isalpha():
            return not start
        return any(form.match(line) for form in (_LITERAL_LINE, _BOX_UNTITLED, _FENCE, _HEADING, _BOX, _ITEM))

    def table(self) -> None:
        rule = self.at + 1
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            if self.at == rule:
                self.literal(self.at + 1)
            else:
                self.row(self.lines[self.at])

    def row(self, line: str) -> None:
        self.at += 1
        for index, cell in enumerate(_cells(line)):
            self.add("|" if index else "")
            text = cell.strip()
            start = len(cell) - len(cell.lstrip()) if text else len(cell)
            self.add(cell[:start])
            if text:
                self.found.append(Segment(SegmentKind.CELL, text, self.at))
                self.add(cell[start + len(text) :])
        self.add(self.end())


def _cells(line: str) -> list[str]:
    """A row, cut at pipes that are neither escaped nor inside code.

    >>> _cells("| a | `x|y` | b\\\\|c |")
    ['', ' a ', ' `x|y` ', ' b\\\\|c ', '']
    """
    cells, start, code, escaped = [], 0, False, False
    for index, character in enumerate(line):
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "`":
            code = not code
        elif character == "|" and not code:
            cells.append(line[start:index])
            start = index + 1
    return [*cells, line[start:]]
