from __future__ import annotations

from pathlib import Path

import pytest

from handbook.problems import Problem
from handbook.project import Project
from handbook.source_files import MAX_CASE_STUDY_BYTES, SourceFile, decode, read_source


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"", "file-empty", 0, 0),
        (b" \n\n", "file-empty", 0, 0),
        ("title: caf\u00e9\n".encode("latin-1"), "file-not-utf8", 1, 11),
        (b"a: 1\nb: \xff\xfe", "file-not-utf8", 2, 4),
        (b"a: 1\nb: \x00", "file-control-character", 2, 4),
        ('msgid "a\u2028b"\n'.encode(), "file-control-character", 1, 9),
        ('msgid "a\x85b"\n'.encode(), "file-control-character", 1, 9),
        ("a\n".encode("utf-16"), "file-not-utf8", 1, 1),
    ],
)
def test_what_is_no_text_is_named(data: bytes, code: str, line: int, column: int) -> None:
    found = decode("a.yml", data)
    assert isinstance(found, Problem)
    assert (found.code, found.place.line, found.place.column) == (code, line, column)


def test_windows_habits_are_fine() -> None:
    found = decode("a.yml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert isinstance(found, SourceFile)
    assert found.text == "a: 1\nb: 2\n"


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.yml"
    outside.write_text("title: secret\n")
    inside = tmp_path / "project"
    inside.mkdir()
    (inside / "a.yml").symlink_to(outside)
    found = read_source(Project(inside), inside / "a.yml")
    assert isinstance(found, Problem)
    assert found.code == "file-outside-project"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yml").symlink_to(tmp_path / "a.yml")
    found = read_source(Project(tmp_path), tmp_path / "a.yml")
    assert isinstance(found, Problem)


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"x" * 10_000_000)
    found = read_source(Project(tmp_path), tmp_path / "a.yml", MAX_CASE_STUDY_BYTES)
    assert isinstance(found, Problem)
    assert found.code == "file-too-large"
    assert "10,000,000" in found.message
