"""Paragraphs, list items and table rows of a page, each as one block with what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from handbook.markdown.prose import plain
from handbook.markdown.segments import Segment, SegmentKind, split_segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BOX = re.compile(r"^(\s*)(?:!!!|\?\?\?\+?)[ \t]+([a-z]+)")
_HEADING = re.compile(r"^\s*(#{1,6})[ \t].*?(?:\{[ ]*#([A-Za-z0-9-]+)[ ]*\})?[ \t]*$")
_ITEM = re.compile(r"^(\s*)([-*+:]|\d+[.)])[ \t]+(\[[ xX]\][ \t])?")
_RULE = re.compile(r"^[\s|:-]+$")


@dataclass(frozen=True)
class Block:
    """`raw` as it stands in the page, `text` as a reader sees it."""

    kind: SegmentKind
    raw: str
    text: str
    line: int
    """Line in the body, from 1."""
    box: str = ""
    """The kind of box around it: note, example, ..."""
    sections: tuple[str, ...] = ()
    """Ids of the headings above it, the outermost first."""
    numbered: bool = False
    """An item of a numbered list, or below one."""
    to_tick: bool = False
    """An item with a box to tick."""
    header: bool = False
    """The first row of a table."""


def blocks(body: str) -> tuple[Block, ...]:
    """All blocks in order; headings and titles of boxes too.

    >>> [(one.kind, one.text, one.numbered) for one in blocks("# Aims { #aims }\\n\\n1. Ask *first*.\\n")]
    [(<SegmentKind.HEADING: 'heading'>, 'Aims', False), (<SegmentKind.ITEM: 'item'>, 'Ask first.', True)]
    >>> [(one.text, one.header) for one in blocks("| a | b |\\n| - | - |\\n| c | d |\\n")]
    [('a | b', True), ('c | d', False)]
    """
    lines = body.split("\n")
    boxes, sections = _boxes(lines), _sections(lines)
    return tuple(_block(list(parts), lines, boxes, sections) for _, parts in groupby(_segments(body), key=_row))


def _segments(body: str) -> Iterator[Segment]:
    return (piece for piece in split_segments(body) if isinstance(piece, Segment))


def _row(segment: Segment) -> tuple[bool, int]:
    return segment.kind is SegmentKind.CELL, segment.line


def _block(
    parts: list[Segment], lines: Sequence[str], boxes: Sequence[str], sections: Sequence[tuple[str, ...]]
) -> Block:
    kind, line = parts[0].kind, parts[0].line
    item = _ITEM.match(lines[line - 1]) if kind is SegmentKind.ITEM else None
    return Block(
        kind=kind,
        raw=" | ".join(part.text for part in parts),
        text=" | ".join(plain(part.text) for part in parts),
        line=line,
        box=boxes[line - 1],
        sections=sections[line - 1],
        numbered=item is not None and _is_numbered(lines, line - 1),
        to_tick=bool(item and item[3]),
        header=kind is SegmentKind.CELL and line < len(lines) and bool(_RULE.match(lines[line])),
    )


def _boxes(lines: Sequence[str]) -> list[str]:
    """For each line the kind of box that it stands in."""
    found: list[str] = []
    kind, indent = "", -1
    for line in lines:
        box = _BOX.match(line)
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            kind, indent = "", -1
        if box and not kind:
            kind, indent = box[2], len(box[1])
        found.append(kind)
    return found


def _sections(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """For each line the ids of the headings above it."""
    found: list[tuple[str, ...]] = []
    above: dict[int, str] = {}
    for line in lines:
        if heading := _HEADING.match(line):
            level = len(heading[1])
            above = {one: name for one, name in above.items() if one < level} | {level: heading[2] or ""}
        found.append(tuple(above.values()))
    return found


def _is_numbered(lines: Sequence[str], at: int) -> bool:
    """Whether an item, or one of those that it hangs below, has a number."""
    indent: int | None = None
    for line in reversed(lines[: at + 1]):
        item = _ITEM.match(line)
        if item and (indent is None or len(item[1]) < indent):
            indent = len(item[1])
            if item[2][0].isdigit():
                return True
        if indent == 0 or (line.strip() and not line.startswith(" ") and not item):
            return False
    return False
