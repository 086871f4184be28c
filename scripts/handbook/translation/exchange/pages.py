"""A whole translated Markdown page: from its parts to translations of the English page's texts.

Addresses are lifted out of both pages. An address of the translated page gets the number that the equal address has in
the English text, so that links may change places; one that the English text does not have leads elsewhere, and the
part is refused.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handbook.markdown.front_matter import split_page
from handbook.markdown.segments import SegmentKind
from handbook.problems import Problem, Severity, problem, warning
from handbook.translation.exchange.alignment import align_parts, page_parts
from handbook.translation.exchange.received import Given
from handbook.translation.exchange.rows import Row, text_id

if TYPE_CHECKING:
    from handbook.markdown.front_matter import SplitPage
    from handbook.problems import Place
    from handbook.source_files import SourceFile
    from handbook.translation.exchange.alignment import Block, Part
    from handbook.translation.texts import ContextText

_NUMBER = re.compile(r"\{(\d{1,3})\}")


@dataclass(frozen=True)
class EnglishPage:
    uri: str
    source: SourceFile
    split: SplitPage

    def place(self, part: Part) -> Place:
        return self.source.place(part.segment.line + self.split.body_line - 1, 1)


@dataclass
class PageReading:
    """What a translated page gives for texts of the English one, and all that it does not."""

    given: list[Given] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    first_places: dict[ContextText, Given] = field(default_factory=dict)

    def add(self, uri: str, key: ContextText, text: str, place: Place) -> None:
        context, english = key
        first = self.first_places.get(key)
        if text == english:
            still = problem("exchange-still-english", place, value=text)
            self.problems.append(replace(still, severity=Severity.NOTE))
        elif first is None:
            row = Row(file=uri, id=text_id(key), context=context, english=english, translation=text)
            self.first_places[key] = Given(key=key, translation=text, place=place, row=row)
            self.given.append(self.first_places[key])
        elif first.translation != text:
            self.problems.append(warning("exchange-said-otherwise", place, first=first.place.line))


def read_translated_page(english: EnglishPage, translated: SourceFile) -> PageReading:
    """Compare a translated page with its English one, part by part."""
    reading = PageReading()
    body, body_line = _read_front_matter(english, translated, reading)
    aligned = align_parts(page_parts(english.split.body), page_parts(body))
    for ours, theirs in aligned.pairs:
        if _has_words(ours.lifted.text):
            _read_part(english, ours, theirs, (translated, body_line), reading)
    for block in aligned.blocks:
        reading.problems += _block_problems(english, block, translated, body_line)
    return reading


def _read_front_matter(english: EnglishPage, translated: SourceFile, reading: PageReading) -> tuple[str, int]:
    """Take title and description; returns the body, and the line in which it starts."""
    split, problems = split_page(translated)
    if split:
        meta = english.split.meta.value
        for name in ("title", "description"):
            place = split.meta.place(name)
            reading.add(english.uri, (name, getattr(meta, name)), getattr(split.meta.value, name), place)
        return split.body, split.body_line
    reading.problems += [one for one in problems if one.code != "front-matter-missing"]
    reading.problems.append(warning("exchange-front-matter", translated.place(1, 1)))
    end = translated.text.find("\n---\n", 3) if translated.text.startswith("---\n") else -1
    start = end + len("\n---\n") if end >= 0 else 0
    return translated.text[start:], translated.text.count("\n", 0, start) + 1


def _read_part(
    english: EnglishPage, ours: Part, theirs: Part, translated: tuple[SourceFile, int], reading: PageReading
) -> None:
    place = _place(theirs, *translated)
    if braces := _NUMBER.search(_without_addresses(theirs)):
        reading.problems.append(problem("exchange-number-in-braces", place, value=braces[0]))
        return
    numbers = _numbers(ours, theirs)
    if isinstance(numbers, _OddAddress):
        where = _place(theirs, *translated, inside=numbers.address) if numbers.is_here else place
        choices = ", ".join(ours.lifted.addresses) or "none"
        reading.problems.append(problem(numbers.code, where, value=numbers.address, choices=choices))
        return
    text = _NUMBER.sub(lambda found: f"{{{numbers[int(found[1])]}}}", theirs.lifted.text)
    reading.add(english.uri, (str(ours.kind), ours.lifted.text), text, place)


def _without_addresses(part: Part) -> str:
    """What is left for words: braces inside code mean nothing."""
    text = part.segment.text
    for address in part.lifted.addresses:
        text = text.replace(address, " ", 1)
    return text


@dataclass(frozen=True)
class _OddAddress:
    """An address that only one of two texts has, or that one has more often."""

    address: str
    code: str
    is_here: bool = True


def _numbers(ours: Part, theirs: Part) -> dict[int, int] | _OddAddress:
    """For each address of the translated text its number in the English one; equal addresses keep their order."""
    free: dict[str, list[int]] = defaultdict(list)
    for number, address in enumerate(ours.lifted.addresses, 1):
        free[address].append(number)
    found: dict[int, int] = {}
    for number, address in enumerate(theirs.lifted.addresses, 1):
        if address not in free:
            return _OddAddress(address, "exchange-address")
        if not free[address]:
            return _OddAddress(address, "exchange-address-repeated")
        found[number] = free[address].pop(0)
    if lost := next((address for address, left in free.items() if left), None):
        return _OddAddress(lost, "exchange-address-lost", is_here=False)
    return found


def _block_problems(english: EnglishPage, block: Block, translated: SourceFile, body_line: int) -> list[Problem]:
    """One problem for each part that could not be taken; English parts only where nothing stands for their kind."""
    found = []
    for kind in SegmentKind:
        ours = [part for part in block.english if part.kind is kind and _has_words(part.lifted.text)]
        theirs = [part for part in block.translated if part.kind is kind and _has_words(part.lifted.text)]
        if not theirs:
            found += [
                warning("exchange-left-out", english.place(part), kind=kind, value=part.segment.text) for part in ours
            ]
        lines = [english.place(one).line for one in ours]
        for part in theirs:
            place, values = _place(part, translated, body_line), {"kind": kind, "value": part.segment.text}
            if not ours:
                found.append(problem("exchange-extra", place, **values))
                continue
            counts = {"ours": len(ours), "theirs": len(theirs), "first": min(lines), "last": max(lines)}
            found.append(problem("exchange-ambiguous", place, **values, **counts))
    return found


def _place(part: Part, translated: SourceFile, body_line: int, inside: str = "") -> Place:
    """The line in which a part stands, or that of something inside it."""
    line = part.segment.line + body_line - 1
    before = part.segment.raw.find(inside)
    line += part.segment.raw.count("\n", 0, max(before, 0))
    start = translated.lines[line - 1].find(inside or part.segment.raw.split("\n", 1)[0])
    return translated.place(line, max(start, 0) + 1, len(inside) or 1)


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)
