"""Pages that were counted, kept on the disk so that a page that did not change is never counted again.

They stand in one file, a line each: to make a file of its own for each of a thousand pages takes as long as counting a third of them.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from binascii import a2b_base64, b2a_base64
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, BinaryIO, Self

from handbook.search.analysis import CountedSection, count_record, counted_section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook.search.records import Record

_KEY = 32
"""How many digits say what a page is made of; they begin its line."""
_MOST = 2
"""With so many times as many lines as pages, the file begins anew the next time."""


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
        """Learn where each page stands. A line without an end was being written when somebody stopped the program."""
        file.seek(0)
        for line in file:
            if not line.endswith(b"\n"):
                file.truncate(self._end)
                break
            self._places[line[:_KEY]] = self._end
            self._end += len(line)

    def sections(self, record: Record, extra: Mapping[int, str] | None = None) -> tuple[CountedSection, ...]:
        key = _digest(record, extra) if self._file else b""
        found = self._found(key)
        if found is not None:
            self.kept += 1
            return found
        found = count_record(record, extra)
        self.counted += 1
        if self._file:
            # A file that only grows forgets where it reads when it is written.
            self._places[key] = self._file.seek(self._end)
            self._end += self._file.write(key + _format(found).encode("utf-8", "surrogatepass") + b"\n")
        return found

    def _found(self, key: bytes) -> tuple[CountedSection, ...] | None:
        at = self._places.get(key)
        if at is None or self._file is None:
            return None
        self._file.seek(at)
        try:
            return _parse(self._file.readline()[_KEY:].decode("utf-8", "surrogatepass"))
        except (ValueError, TypeError):
            return None

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
    state.update(json.dumps([parts, sorted((extra or {}).items())]).encode())
    return state.hexdigest()[:_KEY].encode()


def _format(sections: Sequence[CountedSection]) -> str:
    rows = [[one.length, "\t".join(one.terms), _written(one.codes), _written(one.neighbours)] for one in sections]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _parse(text: str) -> tuple[CountedSection, ...]:
    found = tuple(
        counted_section(length, terms.split("\t") if terms else [], _numbers(codes), _numbers(neighbours))
        for length, terms, codes, neighbours in json.loads(text)
    )
    if any(len(one.terms) != len(one.codes) for one in found):
        raise ValueError("terms without counts")
    return found


def _written(numbers: array[int]) -> str:
    return b2a_base64(numbers.tobytes(), newline=False).decode()


def _numbers(text: str) -> array[int]:
    found = array("I")
    found.frombytes(a2b_base64(text, strict_mode=True))
    return found
