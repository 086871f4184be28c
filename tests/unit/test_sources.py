"""One source, one record: whoever adds it a second time is told where the first one stands."""

from __future__ import annotations

import pytest

from handbook.catalogue import read_catalogue
from handbook.project import Project

FIRST = "- id: one-2020\n  title: One\n  publisher: P\n  url: https://www.one.example/a/\n  archived_url: https://copy.example/1\n  read: {date: 2026-11-21, extent: whole}\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("one-2020", "two-2020", [("source-repeated", "b.yml", 4)]),
        ("", "", [("id-repeated", "b.yml", 1)]),
        ("url: https://www.one.example/a/\n  archived_url: https://copy.example/1", "archived_url: http://one.example/a", [("id-repeated", "b.yml", 1)]),
        ("one-2020\n  title: One\n  publisher: P\n  url: https://www.one.example/a/", "two\n  title: One\n  publisher: P\n  url: https://two.example/", [("source-repeated", "b.yml", 5)]),
        ("one-2020\n  title: One\n  publisher: P\n  url: https://www.one.example/a/\n  archived_url: https://copy.example/1", "two\n  title: Two\n  publisher: P", []),
        ("one-2020\n  title: One\n  publisher: P\n  url: https://www.one.example/a/\n  archived_url: https://copy.example/1", "two\n  title: Two\n  publisher: P\n  url: https://www.one.example/a#2", []),
    ],
)  # fmt: skip
def test_a_source_stands_once(small: Project, old: str, new: str, found: list[tuple[str, str, int]]) -> None:
    assert old in FIRST
    folder = small.data_dir / "sources"
    (folder / "a.yml").write_text(FIRST, encoding="utf-8")
    (folder / "b.yml").write_text(FIRST.replace(old, new, 1), encoding="utf-8")
    told = read_catalogue(small)[1]
    assert [(one.code, one.place.path.rpartition("/")[2], one.place.line) for one in told] == found
    assert all("docs/_data/sources/a.yml" in one.message for one in told), "both places are named"
