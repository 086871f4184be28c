"""A page counted once: its terms for each section, kept on the disk so that an unchanged page is never counted again."""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from handbook.search.normalise import fold
from handbook.search.terms import accented_words, count_terms, neighbour_keys, pieces, title_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from handbook.search.records import Record, Section

BODY, KEYWORD, HEADING, TITLE = range(4)
"""Where a term stands, from the weakest to the strongest place."""
_PLACE_BITS = 2


@dataclass(frozen=True)
class CountedSection:
    """`codes`, one for each of the terms: how often << 2 | strongest place. `neighbours`: keys of what stands together, sorted.

    A process that stays keeps those of all pages, so they are arrays.
    """

    length: int
    terms: tuple[str, ...]
    codes: array[int]
    neighbours: array[int]


def count_record(record: Record, extra: Mapping[int, str] | None = None) -> tuple[CountedSection, ...]:
    """Count all sections of a page; the title and the keywords belong to the first."""
    return tuple(_count_section(record, one, extra, first=number == 0) for number, one in enumerate(record.sections))


def _count_section(record: Record, section: Section, extra: Mapping[int, str] | None, *, first: bool) -> CountedSection:
    body: Counter[str] = Counter()
    neighbours: set[str] = set()
    length = count_terms(section.text, body, neighbours, extra)
    terms = {term: count << _PLACE_BITS for term, count in body.items()}
    above = [(HEADING, section.heading)]
    if first:
        above += [(KEYWORD, record.keywords), (TITLE, record.title)]
    for place, text in sorted(above):
        own: Counter[str] = Counter()
        count_terms(text, own, neighbours, extra)
        for term in own:
            terms[term] = terms.get(term, 0) >> _PLACE_BITS << _PLACE_BITS | place
    if first:
        title = pieces(fold(record.title, extra))
        terms |= {title_term(title): TITLE, title_term(title, accented_words(record.title)): TITLE}
    return _counted(length, terms, terms.values(), sorted(neighbour_keys(neighbours)))


def _counted(length: int, terms: Iterable[str], codes: Iterable[int], neighbours: Iterable[int]) -> CountedSection:
    """Each term is one text, however many pages hold it."""
    return CountedSection(length, tuple(map(sys.intern, terms)), array("I", codes), array("I", neighbours))


def unpack(code: int) -> tuple[int, int]:
    """How often, and the strongest place."""
    return code >> _PLACE_BITS, code & (1 << _PLACE_BITS) - 1


@dataclass
class AnalysisCache:
    """Counted pages by what they were made of. Without a folder nothing is kept."""

    folder: Path | None = None
    counted: int = 0
    """Pages that had to be counted."""
    kept: int = 0

    def sections(self, record: Record, extra: Mapping[int, str] | None = None) -> tuple[CountedSection, ...]:
        if self.folder is None:
            self.counted += 1
            return count_record(record, extra)
        path = self.folder / f"{_digest(record, extra)}.json"
        try:
            found = _parse(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError, OverflowError):
            found = count_record(record, extra)
            self.counted += 1
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(_format(found), encoding="utf-8", newline="\n")
        else:
            self.kept += 1
        return found

    def forget_all_but(self, records: Sequence[Record], extra: Mapping[int, str] | None = None) -> None:
        """Remove what no page of these is made of any more."""
        if self.folder is not None and self.folder.is_dir():
            wanted = {f"{_digest(record, extra)}.json" for record in records}
            for path in self.folder.iterdir():
                if path.name not in wanted:
                    path.unlink()


@lru_cache(maxsize=1)
def _code_digest() -> bytes:
    """Counts of other rules are of no use."""
    package = files("handbook.search")
    return b"".join(
        package.joinpath(f"{name}.py").read_bytes() for name in ("tables", "normalise", "terms", "analysis")
    )


def _digest(record: Record, extra: Mapping[int, str] | None) -> str:
    parts = [record.title, record.keywords, *[text for one in record.sections for text in (one.heading, one.text)]]
    state = hashlib.sha256(_code_digest())
    state.update(json.dumps([parts, sorted((extra or {}).items())]).encode())
    return state.hexdigest()[:32]


def _format(sections: Sequence[CountedSection]) -> str:
    rows = [[one.length, "\t".join(one.terms), list(one.codes), list(one.neighbours)] for one in sections]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _parse(text: str) -> tuple[CountedSection, ...]:
    found = tuple(
        _counted(length, terms.split("\t") if terms else [], codes, neighbours)
        for length, terms, codes, neighbours in json.loads(text)
    )
    if any(len(one.terms) != len(one.codes) for one in found):
        raise ValueError("terms without counts")
    return found
