"""Archives that are put together from parts that were compressed before."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from handbook.exports.archive import format_zip
from handbook.exports.packed import joined, packed, packed_zip


def cut(data: bytes, chance: random.Random) -> list[bytes]:
    places = sorted(chance.randrange(len(data) + 1) for _ in range(chance.randrange(5)))
    return [data[start:end] for start, end in zip([0, *places], [*places, len(data)], strict=True)]


@pytest.mark.parametrize("seed", range(20))
def test_however_a_file_is_cut_the_archive_holds_it(seed: int) -> None:
    chance = random.Random(seed)
    files = {f"xl/{name}.xml": chance.randbytes(chance.choice([0, 1, 300])) * chance.choice([1, 400]) for name in "abc"}
    data = packed_zip((name, joined(map(packed, cut(file, chance)))) for name, file in files.items())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None  # the sums of all parts, worked out from the sums of pieces
        assert {name: archive.read(name) for name in archive.namelist()} == files


@pytest.mark.parametrize("seed", range(20))
def test_whole_streams_are_the_archive_that_python_writes(seed: int) -> None:
    chance = random.Random(seed)
    sizes = [0, 1, 300, 19_999, 20_000, 60_000]
    files = {f"xl/{name}.xml": chance.randbytes(9) * (chance.choice(sizes) // 9) for name in "abcd"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(files, key=lambda name: (name != "xl/c.xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            written.writestr(entry, files[name])
    assert format_zip(files, "xl/c.xml") == out.getvalue()
    assert format_zip(files, "xl/c.xml") == out.getvalue(), "once more, with what is remembered"


def test_the_archive_says_the_same_of_its_parts_as_python_does() -> None:
    files = {"a.xml": b"one" * 50, "xl/b.xml": b"two"}

    def told(data: bytes) -> list[object]:
        with zipfile.ZipFile(io.BytesIO(data)) as read:
            return [
                (
                    one.filename,
                    one.date_time,
                    one.CRC,
                    one.file_size,
                    one.external_attr,
                    one.create_system,
                    one.flag_bits,
                )
                for one in read.infolist()
            ]

    assert told(packed_zip((name, packed(data)) for name, data in files.items())) == told(format_zip(files))
