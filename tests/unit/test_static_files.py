"""Files of the theme in a process that stays: taken from the last site while they are the same there and in the theme."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.files import File, Files

from handbook import steady
from handbook.generators.mkdocs.placing import FilesMemory
from handbook.next_site import NextSite


class Places:
    """A theme of one file, and sites that are made one after the other."""

    def __init__(self, root: Path) -> None:
        self.root, self.memory, self.runs = root, FilesMemory(), 0
        self.theme = root / "theme" / "css" / "a.css"
        self.theme.parent.mkdir(parents=True)
        self.theme.write_bytes(b"one")

    @property
    def site(self) -> Path:
        """What the last run made."""
        return self.root / f"site{self.runs}" / "css" / "a.css"

    def place(self) -> bytes:
        last = self.root / f"site{self.runs}"
        self.runs += 1
        file = File(
            "css/a.css", str(self.root / "theme"), str(self.root / f"site{self.runs}"), use_directory_urls=False
        )
        config: Any = SimpleNamespace(docs_dir=str(self.root / "staged"))
        self.memory.place_static_files(Files([file]), config, NextSite(self.root / f"site{self.runs}", last))
        return self.site.read_bytes()


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setattr(steady, "UNCERTAIN_NS", -(10**12))
    made = Places(tmp_path)
    assert made.place() == b"one"
    return made


def test_the_copy_of_the_last_site_is_taken(places: Places) -> None:
    last = places.site
    assert places.place() == b"one"
    assert places.site.samefile(last)
    assert not places.site.samefile(places.theme), "who writes into the site does not write into the theme"


def test_another_file_of_the_theme_is_copied_whatever_its_time_and_size(places: Places) -> None:
    before = places.theme.stat()
    places.theme.write_bytes(b"two")
    os.utime(places.theme, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert places.place() == b"two"


@pytest.mark.parametrize("spoil", ["changed", "gone"])
def test_a_copy_that_somebody_spoilt_is_made_anew(places: Places, spoil: str) -> None:
    if spoil == "gone":
        places.site.unlink()
    else:
        places.site.write_bytes(b"spoilt")
    assert places.place() == b"one"
