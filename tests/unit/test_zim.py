"""What goes into a ZIM file besides the pages."""

from __future__ import annotations

import hashlib
import os
import struct
from typing import TYPE_CHECKING

import pytest

from handbook.editions.zim.metadata import shortened
from handbook.editions.zim.same_bytes import settle

if TYPE_CHECKING:
    from pathlib import Path


def archive() -> bytes:
    """The shape of an archive: a head with a random number, an index with another, a checksum at the end."""
    index = b"\x0f\x0dXapian Glass\x04n" + os.urandom(16) + b"terms"
    body = b"ZIM\x04\x06\x00\x03\x00" + os.urandom(16) + bytes(48) + struct.pack("<Q", 80 + len(index) * 2)
    return body + index * 2 + os.urandom(16)


def test_random_numbers_are_settled_and_the_checksum_is_right(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(archive())
        settle(tmp_path / name)
    one, two = (tmp_path / name for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    data = one.read_bytes()
    assert hashlib.md5(data[:-16], usedforsecurity=False).digest() == data[-16:]
    other = archive().replace(b"terms", b"words")
    (tmp_path / "other").write_bytes(other)
    settle(tmp_path / "other")
    assert (tmp_path / "other").read_bytes()[8:24] != data[8:24], "another book has another number"


def test_what_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.zim").write_bytes(bytes(200))
    with pytest.raises(ValueError, match=r"a\.zim"):
        settle(tmp_path / "a.zim")
    assert (tmp_path / "a.zim").read_bytes() == bytes(200)


@pytest.mark.parametrize("text", ["สวัสดี" * 9, "one " * 30, "x" * 99, "คู่มือการรณรงค์ให้ข้อมูล", ""])
def test_a_title_is_short_enough(text: str) -> None:
    short = shortened(text, 30)
    assert len(shortened(short, 30)) == len(short)
    assert short == text or short.endswith("…")
