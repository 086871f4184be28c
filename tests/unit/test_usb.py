"""The folder for a stick: names that any disk takes, no link that leads nowhere, a zip with the same bytes every time."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handbook.content import gather
from handbook.editions.book import Book
from handbook.editions.usb import make
from handbook.editions.usb.names import LONGEST_PATH, name_problems
from handbook.editions.zipped import write_zip
from handbook.project import Project
from handbook.staging import plan_locale
from handbook.translation.locales import Extent
from handbook.tree import tree_uris, write_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("uri", "code"),
    [
        ("pages/en/index.html", None),
        ("pages/en/a:b.html", "edition-name"),
        ("pages/en/what?.html", "edition-name"),
        ("pages/en/a\tb.html", "edition-name"),
        ("pages/con/index.html", "edition-name"),
        ("pages/en/AUX.html", "edition-name"),
        ("pages/en/com1.tar.gz", "edition-name"),
        ("pages/en/console.html", None),
        ("pages/en/folder./a.html", "edition-name"),
        ("pages/en/a.html ", "edition-name"),
        ("pages/en/" + "a" * LONGEST_PATH, "edition-path-long"),
        ("pages/EN/other.html", "edition-name-twice"),
        ("pages/en/Index.html", "edition-name-twice"),
    ],
)
def test_a_name_that_some_disk_refuses_is_named(uri: str, code: str | None) -> None:
    found = name_problems(["pages/en/a/index.html", "pages/en/index.html", uri], "handbook-en")
    assert {one.code for one in found} == ({code} if code else set())
    assert all(one.place.path == uri for one in found)


@pytest.fixture(scope="module")
def books(template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    """A made-up site: pages that lead to each other in three languages."""
    folder = tmp_path_factory.mktemp("usb") / "project"
    shutil.copytree(template, folder)
    project = Project(folder)
    page = (
        '<html><body><a href="a/b.html">b</a>'
        '<li><a href="../en/index.html" lang="en" dir="ltr">English</a> <a href="../th/index.html" lang="th"><b>Thai</b></a>'
        '<a href="../ur/a/b.html#x">Urdu</a> <a href="https://example.org/">out</a></body></html>'
    )
    inner = b'<a href="../../th/index.html">th</a> <a href="../index.html">x</a>'
    for code in ("en", "th", "ur"):
        for uri in (
            "index.html",
            "404.html",
            "sw.js",
            "locales.js",
            "assets/a.js",
            "assets/a.js.map",
            "manifest.webmanifest",
        ):
            write_file(project.site_dir / code / uri, page.encode() if uri.endswith(".html") else b"// " + uri.encode())
        write_file(project.site_dir / code / "a" / "b.html", inner)
    content, _ = gather(project)
    return {code: Book(project, content, plan_locale(project, content, code)[0]) for code in ("en", "ur")}


def test_a_stick_has_what_was_chosen_and_nothing_that_leads_elsewhere(books: dict[str, Book], tmp_path: Path) -> None:
    assert make([books["ur"], books["en"]], tmp_path) == []
    folder = tmp_path / "handbook-all"
    assert tree_uris(folder) == sorted(
        ["README.txt", "SHA256SUMS", "START-HERE.html", "pages/start-here.css"]
        + [
            f"pages/{code}/{uri}"
            for code in ("en", "ur")
            for uri in ("a/b.html", "assets/a.js", "index.html", "locales.js")
        ]
    )
    page = (folder / "pages/en/index.html").read_text(encoding="utf-8")
    assert '<span class="hb-absent"><bdi lang="th"><b>Thai</b></bdi> <small>(not in this copy)</small></span>' in page
    assert page.count("<a ") == 4
    assert "../../th" not in (folder / "pages/ur/a/b.html").read_text(encoding="utf-8")
    locales = (folder / "pages/en/locales.js").read_text(encoding="utf-8")
    assert '"code": "ur"' in locales
    assert '"code": "th"' not in locales
    start = (folder / "START-HERE.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr">' in start, "English stands above a list of several languages"
    assert 0 < start.index('href="pages/en/index.html"') < start.index('href="pages/ur/index.html"')
    assert (folder / "README.txt").read_text(encoding="utf-8-sig").startswith(books["en"].title)
    assert (folder / "README.txt").read_bytes().startswith(b"\xef\xbb\xbf")


def test_sums_and_zip_are_right_and_the_same_twice(books: dict[str, Book], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert make([books["en"]], tmp_path / name) == []
    one, two = (tmp_path / name / "handbook-en.zip" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    digest, name = (tmp_path / "one/SHA256SUMS").read_text().split()
    assert (digest, name) == (hashlib.sha256(one.read_bytes()).hexdigest(), "handbook-en.zip")
    with zipfile.ZipFile(one) as read:
        for entry in read.infolist():
            assert entry.filename.startswith("handbook-en/")
            assert entry.filename.isascii()
            assert (entry.flag_bits, entry.extra, entry.external_attr >> 16) == (0, b"", 0o100644)
            assert entry.date_time == (2026, 11, 26, 0, 0, 0) or entry.date_time[3:] == (0, 0, 0)
        for line in read.read("handbook-en/SHA256SUMS").decode().splitlines():
            digest, uri = line.split("  ")
            assert hashlib.sha256(read.read(f"handbook-en/{uri}")).hexdigest() == digest


def test_a_zip_does_not_depend_on_times_or_modes_of_files(tmp_path: Path) -> None:
    for name, mode in (("one", 0o600), ("two", 0o755)):
        write_file(tmp_path / name / "a.txt", b"x" * 1000)
        write_file(tmp_path / name / "b.docx", b"y")
        (tmp_path / name / "a.txt").chmod(mode)
        write_zip(tmp_path / name, tmp_path / f"{name}.zip", within="w", day="1970-01-01")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_start_of_a_language_takes_english_along(books: dict[str, Book], tmp_path: Path) -> None:
    book = replace(books["ur"], staged=replace(books["ur"].staged, extent=Extent.START))
    found = make([book], tmp_path)
    assert {one.code for one in found} == {"edition-behind"}, "English was not built whole here, and it is looked at"
