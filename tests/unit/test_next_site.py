"""A folder that begins as the site before the last one comes to what one from nothing comes to, and the last site stays as it is."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from handbook.next_site import KnownSites, NextSite
from handbook.publish import publish
from handbook.tree import tree_states, tree_uris, write_tree

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.tree import FileState

NAMES = [f"{folder}{name}" for folder in ("", "a/", "a/b/", "c/") for name in "xyz"]


def held(folder: Path) -> dict[str, bytes]:
    return {uri: (folder / uri).read_bytes() for uri in tree_uris(folder)}


def folders_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def elsewhere(folder: Path, into: Path, rng: random.Random) -> Path:
    """Some of the files have a second name somewhere."""
    into.mkdir()
    for at, uri in enumerate(tree_uris(folder)):
        if rng.random() < 0.2:
            (into / f"{at}").hardlink_to(folder / uri)
    return into


def make(site: NextSite, wanted: dict[str, bytes], stage: Path, rng: random.Random) -> None:
    """As a build does: what is as it was is taken over, other files are linked or written, each in one of the ways there are."""
    for uri, data in wanted.items():
        if uri in site.last and site.read(uri) == data and rng.random() < 0.8:
            assert site.take_over(uri) == site.last[uri]
        elif (stage / uri).is_file() and (stage / uri).read_bytes() == data:
            site.put(str(stage / uri), uri)
        elif rng.random() < 0.5:
            assert site.write(uri, data)[1] == len(data)
        else:
            with open(site.room_for(uri), "xb") as file:  # noqa: PTH123 (as who writes there: never into a file that is there)
                file.write(data)
    site.finish()


@pytest.mark.parametrize("seed", range(12))
def test_sites_by_chance_one_after_the_other(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    stage, site, next_dir, spare = (tmp_path / name for name in ("stage", "site", "next", "spare"))
    wanted: dict[str, bytes] = {}
    begun = 0
    site.mkdir()
    for turn in range(12):
        wanted = {uri: data for uri, data in wanted.items() if rng.random() < 0.9}
        wanted |= {uri: f"{turn}".encode() for uri in rng.sample(NAMES, rng.randrange(4))}
        write_tree(stage, {uri: data for uri, data in wanted.items() if uri.endswith("x")})
        others = elsewhere(spare / "en", tmp_path / f"other{turn}", rng)
        if rng.random() < 0.1 and (spare / "en").is_dir():  # as somebody might
            (spare / "en" / "y").unlink(missing_ok=True)
            (spare / "en" / "z").write_bytes(b"not of any site")
        before = held(site)
        other = held(others)
        begun += (spare / "en").is_dir()
        following = NextSite(next_dir / "en", site / "en", spare / "en")
        make(following, wanted, stage, rng)
        assert held(site) == before, "while the next one is made"
        assert held(others) == other
        assert held(next_dir / "en") == wanted
        assert folders_of(next_dir / "en") == {uri.rpartition("/")[0] for uri in wanted} - {""} | (
            {"a"} if any(uri.startswith("a/b/") for uri in wanted) else set()
        )
        seen = {"en": (tree_states(next_dir / "en"), following.last)}
        (next_dir / "en").mkdir(parents=True, exist_ok=True)
        published = publish(next_dir, site, tmp_path / "old", (), seen, spare)
        assert held(site / "en") == wanted
        assert published.states["en"] == tree_states(site / "en")
        assert not (tmp_path / "old").exists()
        if (next_dir / "en").is_dir():  # nothing was another
            (next_dir / "en").rename(tmp_path / f"unused{turn}")
    assert begun > 5


def disturb(folder: Path, rng: random.Random, other: Path) -> None:
    """As somebody might, while no process looks."""
    path = folder / rng.choice(NAMES)
    path.parent.mkdir(parents=True, exist_ok=True)
    match rng.randrange(4):
        case 0:
            path.unlink(missing_ok=True)
        case 1:
            path.unlink(missing_ok=True)
            path.write_bytes(b"another file of this name")
        case 2:
            path.write_bytes(b"written into, in all folders that have it")
        case 3 if (other / "x").is_file():
            path.unlink(missing_ok=True)
            path.hardlink_to(other / "x")


@pytest.mark.parametrize("seed", range(20))
def test_sites_that_nobody_looks_at_before(tmp_path: Path, seed: int) -> None:
    """Whoever was there is found out when all is made; then what is made after a look is right."""
    rng = random.Random(seed)
    stage, site, next_dir, spare = (tmp_path / name for name in ("stage", "site", "next", "spare"))
    wanted: dict[str, bytes] = {}
    known: KnownSites | None = None
    trusted = found_out = 0
    (site / "en").mkdir(parents=True)
    for turn in range(14):
        last = wanted
        wanted = {uri: data for uri, data in wanted.items() if rng.random() < 0.9}
        wanted |= {uri: f"{turn}".encode() for uri in rng.sample(NAMES, rng.randrange(1, 4))}
        write_tree(stage, {uri: data for uri, data in wanted.items() if uri.endswith("x")})
        if rng.random() < 0.4:
            disturb(rng.choice((site / "en", spare / "en")), rng, site / "en")
        before = held(site)
        following = NextSite(next_dir / "en", site / "en", spare / "en", known)
        try:
            states = make_as_known(following, wanted, last, stage, rng)
        except OSError:
            assert known
            following.is_as_known = False
        assert held(site) == before, "whatever is found"
        if not following.is_as_known:
            found_out += 1
            shutil.rmtree(next_dir / "en", ignore_errors=True)
            following = NextSite(next_dir / "en", site / "en")
            make(following, wanted, stage, rng)
            states = tree_states(next_dir / "en")
        trusted += known is not None and following.is_as_known
        assert held(next_dir / "en") == wanted
        assert states == tree_states(next_dir / "en")
        published = publish(next_dir, site, tmp_path / "old", (), {"en": (states, following.last)}, spare)
        assert held(site / "en") == wanted
        known = KnownSites(published.states["en"], following.last)
        if (next_dir / "en").is_dir():  # nothing was another
            (next_dir / "en").rename(tmp_path / f"unused{turn}")
    assert trusted > 2
    assert found_out or seed


def make_as_known(
    site: NextSite, wanted: dict[str, bytes], last: dict[str, bytes], stage: Path, rng: random.Random
) -> dict[str, FileState]:
    """As `make`, by what is known of the last site alone."""
    for uri, data in wanted.items():
        if uri in site.last and last.get(uri) == data and rng.random() < 0.8:
            site.take_over(uri)
        elif (stage / uri).is_file() and rng.random() < 0.5:
            site.put(str(stage / uri), uri)
        else:
            site.write(uri, data)
    return site.finish()


def test_what_both_have_is_not_linked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path / "site", {"a": b"a", "b": b"b"})
    write_tree(tmp_path / "spare", {"b": b"old"})
    (tmp_path / "spare" / "a").hardlink_to(tmp_path / "site" / "a")
    site = NextSite(tmp_path / "next", tmp_path / "site", tmp_path / "spare")
    monkeypatch.setattr("os.link", lambda *_: pytest.fail("linked"))
    site.take_over("a")
    site.finish()
    assert held(tmp_path / "next") == {"a": b"a"}
    assert not (tmp_path / "spare").exists()


@pytest.mark.parametrize("change", ["nothing", "another name", "written into", "another file", "gone"])
def test_what_the_site_before_the_last_had_alone_is_written_over(tmp_path: Path, change: str) -> None:
    write_tree(tmp_path / "site", {"a": b"the last one"})
    write_tree(tmp_path / "spare", {"a": b"a longer text of before", "b": b"nobody has this any more"})
    known = KnownSites(tree_states(tmp_path / "site"), tree_states(tmp_path / "spare"))
    old, other = tmp_path / "spare" / "a", tmp_path / "other"
    number = old.stat().st_ino
    match change:
        case "another name":
            other.hardlink_to(old)
        case "written into":
            old.write_bytes(b"somebody was here")
        case "another file":
            old.rename(other)
            old.write_bytes(b"a longer text of before")
        case "gone":
            old.unlink()
    before = other.read_bytes() if other.exists() else b""
    site = NextSite(tmp_path / "next", tmp_path / "site", tmp_path / "spare", known)
    state = site.write("a", b"new")
    assert site.finish() == {"a": state}
    assert held(tmp_path / "next") == {"a": b"new"}
    assert site.is_as_known
    assert (state[0] == number) >= (change == "nothing")
    assert held(tmp_path / "site") == {"a": b"the last one"}
    assert before == (other.read_bytes() if other.exists() else b"")


def test_a_disk_that_knows_no_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    write_tree(tmp_path / "site", {"a": b"a"})
    write_tree(tmp_path / "spare", {"a": b"a"})
    site = NextSite(tmp_path / "next", tmp_path / "site", tmp_path / "spare")
    state = site.take_over("a")
    assert {"a": state} == tree_states(tmp_path / "next") != tree_states(tmp_path / "site")
