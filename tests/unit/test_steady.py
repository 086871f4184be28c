"""What is kept of files by what the system knows of them: never something that they do not hold any more."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from handbook import steady
from handbook.audit import _leads_well
from handbook.audit.leads import Leads
from handbook.audit.memory import AuditMemory
from handbook.project import Project
from handbook.publish import publish
from handbook.remembered.digests import source_digest
from handbook.source_files import SourceFile, read_source
from handbook.tree import state_of, tree_states, tree_uris, write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.tree import FileState


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "translations" / "th" / "a.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"one")
    return path


@pytest.fixture
def _at_once_steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if two seconds had gone by."""
    monkeypatch.setattr(steady, "UNCERTAIN_NS", -(10**12))


def said(path: Path, root: Path) -> tuple[str, str]:
    project = Project(root)
    found = read_source(project, path)
    assert isinstance(found, SourceFile)
    return found.text, source_digest(project, "th", "")


def write_unseen(path: Path, data: bytes, how: str) -> None:
    """Another text of the same length, with the time of the first."""
    before = path.stat()
    if how == "into":
        path.write_bytes(data)
    else:
        beside = path.with_name("b")
        beside.write_bytes(data)
        beside.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.usefixtures("_at_once_steady")
@pytest.mark.parametrize("how", ["into", "in its place"])
def test_a_text_of_the_same_size_and_time_is_seen(source: Path, tmp_path: Path, how: str) -> None:
    first = said(source, tmp_path)
    write_unseen(source, b"two", how)
    second = said(source, tmp_path)
    assert (first[0], second[0]) == ("one", "two")
    assert first[1] != second[1]


@pytest.mark.usefixtures("_at_once_steady")
def test_what_is_steady_is_opened_once(source: Path, tmp_path: Path) -> None:
    first = said(source, tmp_path)
    with mock.patch.object(Path, "read_bytes", side_effect=AssertionError("opened again")):
        assert said(source, tmp_path) == first


def test_what_was_written_just_now_is_opened_again(source: Path, tmp_path: Path) -> None:
    """A second write within the tick of a clock changes nothing that the system tells."""
    known = steady.known_by(source.stat())
    assert not steady.is_steady(known)
    said(source, tmp_path)
    source.write_bytes(b"two")
    with mock.patch("handbook.source_files.known_by", return_value=known):
        assert said(source, tmp_path)[0] == "two"


@pytest.mark.parametrize("seed", range(5))
def test_what_lies_in_a_project_is_what_the_system_says(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root = tmp_path / "project"
    folders = [root, root / "a", root / "a" / "b", tmp_path / "outside"]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "file").write_bytes(b"x")
    for number in range(6):
        link, to = chance.choice(folders) / f"link{number}", chance.choice([*folders, tmp_path / "nowhere"])
        link.symlink_to(to if chance.random() < 0.5 else to / "file")
    project = Project(root)
    for _ in range(200):
        parts = chance.choices(["a", "b", "file", "..", "missing", *(f"link{one}" for one in range(6))], k=3)
        path = root.joinpath(*parts)
        expected = path.resolve().is_relative_to(root.resolve())
        assert project.contains(path) == expected, path


def test_a_project_named_from_where_one_stands_is_the_same_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = Project(Path("here"))
    assert found == Project(tmp_path / "here")
    assert found.site_dir.is_absolute()


def looked_at(folder: Path, before: str = "") -> Iterator[tuple[str, FileState]]:
    for path in folder.iterdir():
        if not path.is_dir():
            yield f"{before}{path.name}", state_of(path.stat())
        elif not path.is_symlink():
            yield from looked_at(path, f"{before}{path.name}/")


@pytest.mark.parametrize("opens", [True, False])
@pytest.mark.parametrize("seed", range(5))
def test_files_of_a_folder_are_those_that_one_finds_who_walks_through_it(
    tmp_path: Path, seed: int, *, opens: bool
) -> None:
    chance, folders = random.Random(seed), [tmp_path / "a"]
    (tmp_path / "outside" / "deep").mkdir(parents=True)
    (tmp_path / "outside" / "file").write_bytes(b"o")
    folders[0].mkdir()
    for number in range(40):
        path = chance.choice(folders) / f"{chance.choice('a-z.')}{number}"
        match chance.randrange(4):
            case 0:
                path.mkdir()
                folders.append(path)
            case 1:
                path.symlink_to(tmp_path / "outside" / chance.choice(["file", "deep", "."]))
            case _:
                path.write_bytes(b"x" * chance.randrange(9))
    with mock.patch("os.supports_fd", os.supports_fd if opens else set()):
        assert [*tree_states(tmp_path / "a").items()] == sorted(looked_at(tmp_path / "a"))
        assert tree_uris(tmp_path / "a") == [*tree_states(tmp_path / "a")]
        assert tree_states(tmp_path / "b") == {}


def some_leads(chance: random.Random, uris: list[str]) -> Leads:
    targets = {uri: frozenset({chance.choice(["", "", "x"])}) for uri in chance.sample(uris, 1)}
    ids = frozenset({"x"} if chance.random() < 0.8 else ())
    return Leads(ids, targets, frozenset({"th"} if chance.random() < 0.1 else ()))


@pytest.mark.parametrize("seed", range(30))
def test_an_audit_with_a_memory_finds_what_one_without_finds(seed: int) -> None:
    """Pages come, go and change, and so do other files; whoever leads to what is not there any more is found."""
    chance, memory = random.Random(seed), AuditMemory()
    names = [f"{one}.html" for one in "abcdefgh"]
    leads = {uri: some_leads(chance, names) for uri in names}
    found = spared = 0
    for _ in range(60):
        for uri in chance.sample(names, 1):
            leads = {**leads, uri: some_leads(chance, [*names, "d.png"])}
        now = {uri: page for uri, page in leads.items() if chance.random() < 0.99}
        files = frozenset(now) | ({"d.png"} if chance.random() < 0.9 else set())
        folders = frozenset({"en", "th"} if chance.random() < 0.95 else {"en"})
        broken = {uri for uri, page in now.items() if not _leads_well(page, now, files, folders)}
        doubtful = memory.doubtful(now, files, folders)
        assert broken <= set(doubtful)
        found, spared = found + bool(broken), spared + len(now) - len(doubtful)
        if broken:  # as a build would be mended
            leads = {uri: Leads(page.ids, {}, frozenset()) if uri in broken else page for uri, page in leads.items()}
        else:
            memory.keep(now, files, folders)
    assert found
    assert spared


def test_a_staged_file_that_somebody_changed_is_mended(tmp_path: Path) -> None:
    files = {"a.md": b"one", "b/c.md": b"two"}
    write_tree(tmp_path, files)
    known = {uri: (data, tree_states(tmp_path)[uri]) for uri, data in files.items()}
    assert write_tree(tmp_path, files, known).nothing
    (tmp_path / "a.md").write_bytes(b"eno")
    (tmp_path / "b/c.md").unlink()
    assert write_tree(tmp_path, files, known).written == ("a.md", "b/c.md")
    assert (tmp_path / "a.md").read_bytes() == b"one"


def test_a_staged_file_that_has_another_name_is_not_written_into(tmp_path: Path) -> None:
    """The site has it under that name. One that has none is written over; a link is put away, and what it leads to stays."""
    stage, outside = tmp_path / "stage", tmp_path / "outside"
    outside.write_bytes(b"another's")
    write_tree(stage, {"alone.md": b"one", "linked.js": b"one", "link.md": b"one"})
    (tmp_path / "in the site").hardlink_to(stage / "linked.js")
    (stage / "link.md").unlink()
    (stage / "link.md").symlink_to(outside)
    number = (stage / "alone.md").stat().st_ino
    for data in (b"shorter"[:2], b"longer than that", b"another's"):
        write_tree(stage, dict.fromkeys(("alone.md", "linked.js", "link.md"), data))
        assert {(stage / name).read_bytes() for name in ("alone.md", "linked.js", "link.md")} == {data}
    assert (tmp_path / "in the site").read_bytes() == b"one"
    assert outside.read_bytes() == b"another's"
    assert (stage / "alone.md").stat().st_ino == number
    assert not (stage / "link.md").is_symlink()


def test_what_publishing_saw_is_what_stands_in_the_site(tmp_path: Path) -> None:
    site, next_dir = tmp_path / "site", tmp_path / "next"
    write_tree(site, {"en/a": b"old", "th/a": b"same"})
    write_tree(next_dir, {"en/a": b"new", "en/b": b"", "th/a": b"same"})
    states = publish(next_dir, site, tmp_path / "old").states
    assert states == {code: tree_states(site / code) for code in ("en", "th")}
