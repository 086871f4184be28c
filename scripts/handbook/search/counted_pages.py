"""Pages that were counted, kept on the disk so that a page that did not change is never counted again.

They stand in one file, one behind the other: to make a file of its own for each of a thousand pages takes as long as counting
a third of them.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from array import array
from functools import lru_cache
from importlib.resources import files
from struct import Struct
from typing import TYPE_CHECKING, BinaryIO, Self

from handbook.search.analysis import CountedSection, count_record, counted_section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook.search.records import Record

_HEAD = Struct("<16sII")
"""What a page is made of, as a digest; how many bytes follow, and their checksum."""
_MOST = 2
"""With so many times as many entries as pages, the file begins anew the next time."""


class CountedPages:
    """Counted pages by what they were made of, while all pages of a site are asked for. Without a file nothing is kept."""

    def __init__(self, path: Path | None = None) -> None:
        self.counted = self.kept = 0
        """Pages that had to be counted, and those that had not."""
        self._path = path
        self._file: BinaryIO | None = None
        self._places: dict[bytes, int] = {}
        self._end = 0
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a+b")
            self._read(self._file)

    def _read(self, file: BinaryIO) -> None:
        """Learn where each page stands. The last one may be half there: somebody stopped the program that wrote it."""
        size = os.fstat(file.fileno()).st_size
        while self._end < size:
            file.seek(self._end)
            head = file.read(_HEAD.size)
            end = self._end + _HEAD.size + _HEAD.unpack(head)[1] if len(head) == _HEAD.size else size + 1
            if end > size:
                file.truncate(self._end)
                break
            self._places[head[:16]] = self._end
            self._end = end

    def sections(self, record: Record, extra: Mapping[int, str] | None = None) -> tuple[CountedSection, ...]:
        key = _digest(record, extra) if self._file else b""
        found = self._found(key)
        if found is not None:
            self.kept += 1
            return found
        found = count_record(record, extra)
        self.counted += 1
        if self._file:
            data = _format(found)
            # A file that only grows forgets where it reads when it is written.
            self._places[key] = self._file.seek(self._end)
            self._end += self._file.write(_HEAD.pack(key, len(data), zlib.crc32(data)) + data)
        return found

    def _found(self, key: bytes) -> tuple[CountedSection, ...] | None:
        at = self._places.get(key)
        if at is None or self._file is None:
            return None
        self._file.seek(at)
        _, size, checksum = _HEAD.unpack(self._file.read(_HEAD.size))
        data = self._file.read(size)
        return _parse(data) if zlib.crc32(data) == checksum else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is None or self._path is None:
            return
        self._file.close()
        if len(self._places) > _MOST * (self.counted + self.kept):
            self._path.unlink()


@lru_cache(maxsize=1)
def _code_digest() -> bytes:
    """Counts of other rules are of no use."""
    package = files("handbook.search")
    names = ("tables", "normalise", "terms", "counting", "analysis", "counted_pages")
    return hashlib.sha256(b"".join(package.joinpath(f"{name}.py").read_bytes() for name in names)).digest()


def _digest(record: Record, extra: Mapping[int, str] | None) -> bytes:
    parts = [record.title, record.keywords, *[text for one in record.sections for text in (one.heading, one.text)]]
    state = hashlib.sha256(_code_digest())
    state.update(json.dumps([[*map(len, parts)], sorted((extra or {}).items())]).encode())
    state.update("".join(parts).encode("utf-8", "surrogatepass"))
    return state.digest()[:16]


def _format(sections: Sequence[CountedSection]) -> bytes:
    """A line of what is no number, and all numbers as this machine holds them."""
    rows = [[one.length, "\t".join(one.terms), len(one.neighbours)] for one in sections]
    numbers = array("I")
    for one in sections:
        numbers += one.codes
        numbers += one.neighbours
    line = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", "surrogatepass") + b"\n" + numbers.tobytes()


def _parse(data: bytes) -> tuple[CountedSection, ...]:
    line, _, rest = data.partition(b"\n")
    numbers, at, found = array("I", rest), 0, []
    for length, written, neighbours in json.loads(line.decode("utf-8", "surrogatepass")):
        terms = written.split("\t") if written else []
        codes = at + len(terms)
        end = codes + neighbours
        found.append(counted_section(length, terms, numbers[at:codes], numbers[codes:end]))
        at = end
    return tuple(found)
