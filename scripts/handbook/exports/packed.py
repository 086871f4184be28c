"""Compressed bytes that are put together from parts: a part that did not change is not compressed again.

Each part is compressed by itself and ends at a whole byte, so that parts in a row are one stream. Of the sum of all
bytes, the sums of the parts are enough.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_POLYNOMIAL = 0xEDB88320
"""Of the sum that archives have (CRC-32), its bits turned round."""
_LEVEL, _RAW = 6, -zlib.MAX_WBITS
_END = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW).flush()
_TIME, _DAY = 0, 1 << 5 | 1
"""The start of archives' time: midnight, 1 January 1980."""
_VERSION, _UNIX, _MODE = 20, 3, 0o644 << 16
_SMALL = 20_000


@dataclass(frozen=True)
class Packed:
    """A part of a stream, without the sign of its end."""

    data: bytes
    sum: int
    size: int
    """Before it was compressed."""


def packed(data: bytes) -> Packed:
    stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return Packed(stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH), zlib.crc32(data), len(data))


def joined(parts: Iterable[Packed]) -> Packed:
    """What `packed` means of all bytes in a row.

    >>> one = joined([packed(b"one "), packed(b""), packed(b"and two")])
    >>> one.sum == zlib.crc32(b"one and two"), zlib.decompress(one.data + _END, _RAW)
    (True, b'one and two')
    """
    known = [*parts]
    return Packed(b"".join(one.data for one in known), reduce(_sum_of_both, known, 0), sum(one.size for one in known))


def packed_zip(parts: Iterable[tuple[str, Packed]]) -> bytes:
    """An archive of parts with names of plain letters, in this order."""
    return archive((name, replace(part, data=part.data + _END)) for name, part in parts)


def deflated(data: bytes) -> Packed:
    """A stream with its end. Files of a kind have most of their small parts in common."""
    return _deflated(data) if len(data) < _SMALL else _deflated.__wrapped__(data)


@lru_cache(maxsize=128)
def _deflated(data: bytes) -> Packed:
    stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return Packed(stream.compress(data) + stream.flush(), zlib.crc32(data), len(data))


def archive(parts: Iterable[tuple[str, Packed]]) -> bytes:
    """An archive of whole streams."""
    out, listed, place = [], [], 0
    for name, part in parts:
        data = part.data
        known = struct.pack(
            "<HHHHHIIIHH", _VERSION, 0, zlib.DEFLATED, _TIME, _DAY, part.sum, len(data), part.size, len(name), 0
        )
        out += [b"PK\3\4", known, name.encode("ascii"), data]
        listed.append(
            b"PK\1\2" + bytes((_VERSION, _UNIX)) + known + struct.pack("<HHHII", 0, 0, 0, _MODE, place) + name.encode()
        )
        place += 30 + len(name) + len(data)
    directory = b"".join(listed)
    count = len(listed)
    return b"".join((*out, directory, b"PK\5\6", struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), place, 0)))


def _sum_of_both(before: int, part: Packed) -> int:
    """The sum of what was there and a part after it: as if as many zeros had come as the part has bytes, and then its sum."""
    return _product(_zeros(part.size), before) ^ part.sum


@lru_cache(maxsize=4096)
def _zeros(size: int) -> int:
    """By what so many zero bytes multiply a sum."""
    result, square = 1 << 31, 1 << 23  # nothing, and one byte
    while size:
        if size & 1:
            result = _product(square, result)
        square, size = _product(square, square), size >> 1
    return result


def _product(one: int, other: int) -> int:
    """Of two polynomials, by the rest of the division by ours."""
    result = 0
    for place in range(31, -1, -1):
        if one >> place & 1:
            result ^= other
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return result
