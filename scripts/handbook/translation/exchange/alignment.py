"""Pairing the parts of an English page with those of its translation, by structure only.

A wrong pair would be worse than none: readers would see a right sentence in a wrong place. So parts are paired within
their section only, and where a section has more of a kind on one side than on the other, none of that kind is paired
there: of five items against four nobody can tell which one is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from handbook.markdown.addresses import lift
from handbook.markdown.segments import Literal, Segment, SegmentKind, split_segments

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from handbook.markdown.addresses import Lifted

_ID = re.compile(r"\{[^{}]*#([\w-]+)[^{}]*\}")


@dataclass(frozen=True)
class Part:
    """A segment of a page. `level` and `anchor` are those of a heading, `section` names the one around a part."""

    segment: Segment
    lifted: Lifted
    level: int = 0
    anchor: str = ""
    section: str = ""

    @property
    def kind(self) -> SegmentKind:
        return self.segment.kind

    @property
    def shape(self) -> tuple[object, ...]:
        return (self.section, self.kind, self.level)

    @property
    def look(self) -> tuple[object, ...]:
        """Its addresses tell parts of one shape apart."""
        return (*self.shape, *sorted(self.lifted.addresses))


@dataclass(frozen=True)
class Block:
    """Parts of one section that cannot be paired."""

    english: tuple[Part, ...]
    translated: tuple[Part, ...]


@dataclass(frozen=True)
class Alignment:
    pairs: tuple[tuple[Part, Part], ...]
    blocks: tuple[Block, ...] = ()


def page_parts(body: str) -> tuple[Part, ...]:
    """The segments of a page with what is known of their place."""
    pieces = split_segments(body)
    parts = []
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Segment):
            continue
        level, anchor = 0, ""
        if piece.kind is SegmentKind.HEADING:
            after = pieces[index + 1] if index + 1 < len(pieces) else Literal("")
            found = _ID.search(after.raw)
            level, anchor = pieces[index - 1].raw.count("#"), found[1] if found else ""
        parts.append(Part(piece, lift(piece.text), level, anchor))
    return tuple(parts)


def align_parts(english: Sequence[Part], translated: Sequence[Part]) -> Alignment:
    """Pair two pages: in order where their shapes are the same in number and order, else section by section."""
    ours, theirs = _with_sections(english, translated)
    if [part.shape for part in ours] == [part.shape for part in theirs]:
        return Alignment(tuple(zip(ours, theirs, strict=True)))
    pairs = list(_likely_pairs(ours, theirs))
    odd = {part.look for part in (*_others(ours, {at for at, _ in pairs}), *_others(theirs, {at for _, at in pairs}))}
    sure = [(one, other) for one, other in pairs if not odd & {ours[one].look, theirs[other].look}]
    left = _others(ours, {at for at, _ in sure}), _others(theirs, {at for _, at in sure})
    return Alignment(tuple((ours[one], theirs[other]) for one, other in sure), tuple(_blocks(*left)))


def _others(parts: Sequence[Part], taken: Collection[int]) -> list[Part]:
    return [part for at, part in enumerate(parts) if at not in taken]


def _with_sections(english: Sequence[Part], translated: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Sections are named by the ids of headings. A translator may drop all ids; then the headings are counted.

    Where neither is possible, because headings differ and have no ids in common, no section of one page is one of the
    other, and nothing will be paired.
    """
    shared = {part.anchor for part in english} & {part.anchor for part in translated} - {""}
    levels = [[part.level for part in page if part.level] for page in (english, translated)]
    if not shared and levels[0] == levels[1]:
        return _numbered(english, "section"), _numbered(translated, "section")
    if not shared:
        return _numbered(english, "english"), _numbered(translated, "translated")
    return _named(english), _named(translated)


def _numbered(parts: Sequence[Part], name: str) -> list[Part]:
    number, found = 0, []
    for part in parts:
        number += bool(part.level)
        found.append(replace(part, section=f"{name} {number}"))
    return found


def _named(parts: Sequence[Part]) -> list[Part]:
    name, found = "", []
    for part in parts:
        name = part.anchor if part.level else name
        found.append(replace(part, section=name))
    return found


def _likely_pairs(ours: Sequence[Part], theirs: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """The places of parts that look the same in the same order, and between them those that differ in their addresses only.

    These are paired too, so that a wrong address is named at its line.
    """
    matcher = SequenceMatcher(None, [part.look for part in ours], [part.look for part in theirs], autojunk=False)
    for _, first, last, start, stop in matcher.get_opcodes():
        left, right = ours[first:last], theirs[start:stop]
        if [part.shape for part in left] == [part.shape for part in right]:
            yield from zip(range(first, last), range(start, stop), strict=True)


def _blocks(ours: Sequence[Part], theirs: Sequence[Part]) -> Iterator[Block]:
    for section in dict.fromkeys(part.section for part in (*ours, *theirs)):
        yield Block(
            tuple(part for part in ours if part.section == section),
            tuple(part for part in theirs if part.section == section),
        )
