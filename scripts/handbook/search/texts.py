"""What results show: titles, addresses, facets and texts, in shards that keep their place as long as their pages do."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from handbook.search.coding import encode_repeated
from handbook.search.cutting import cuts
from handbook.search.scripts import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.search.records import Record

MANY_SECTIONS = 5000
TEXT_BYTES, TEXT_BYTES_OF_MANY = 5800, 1940
"""Ten results read ten of these; where the other shards are many and long, these are shorter."""
_BESIDES = 60
"""About so many bytes of a section are not its text."""


class Texts:
    """The shards of the last pages. A page that did not change is the same object."""

    def __init__(self) -> None:
        self.counts = ""
        """How many sections each shard holds."""
        self._rows: dict[str, tuple[Record, array[int], array[int]]] = {}
        self._shards: dict[str, tuple[tuple[int, int, int], list[Record], Script]] = {}

    def update(self, records: Sequence[Record]) -> dict[str, Script]:
        sizes, marks, page_of = array("I"), array("I"), array("I")
        rows = {}
        for number, record in enumerate(records):
            known = self._rows.get(record.url)
            rows[record.url] = known = known if known and known[0] is record else (record, *_measured(record))
            sizes += known[1]
            marks += known[2]
            page_of.extend([number] * len(record.sections))
        self._rows = rows
        found = cuts(sizes, marks, TEXT_BYTES if len(sizes) < MANY_SECTIONS else TEXT_BYTES_OF_MANY)
        self.counts = encode_repeated(end - start for start, end in found)
        kept = {}
        for start, end in found:
            first, last = page_of[start], page_of[end - 1]
            name, pages = f"x{start}", [*records[first : last + 1]]
            place = first, start - bisect_left(page_of, first), end - start
            same = self._shards.get(name)
            # Pages that did not change are the same objects: comparing them takes no time.
            if same is None or same[0] != place or same[1] != pages:
                same = place, pages, _script(pages, *place)
            kept[name] = same
        self._shards = kept
        return {name: script for name, (_, _, script) in kept.items()}


def _measured(record: Record) -> tuple[array[int], array[int]]:
    """How large each section is, and its mark."""
    sizes = [len(one.text.encode(errors="surrogatepass")) + _BESIDES for one in record.sections]
    marks = (f"{record.url}#{one.anchor}".encode(errors="surrogatepass") for one in record.sections)
    return array("I", sizes), array("I", map(zlib.crc32, marks))


def _script(pages: Sequence[Record], number: int, start: int, count: int) -> Script:
    """Some sections of some pages: the first page has this number, and `start` of its sections stand before."""
    sections = [one for page in pages for one in page.sections][start : start + count]
    return Script(
        {
            "pages": [
                [at, one.url, one.title, {name: list(ids) for name, ids in one.facets.items()}]
                for at, one in enumerate(pages, number)
                if one.sections
            ],
            "sections": [[one.anchor, one.heading, one.text] for one in sections],
        }
    )
