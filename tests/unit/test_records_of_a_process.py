"""Records of pages that a process writes build after build, line by line, say what records say that are written as a whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from handbook.page_store import Made, SiteMemory, accept, forget_pending, open_store, page_key, pending_path
from handbook.project import Project
from handbook.rendered import ReadPages
from handbook.tree import tree_states

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.page_store import PageStore

ENVIRONMENTS = ("theme", "another theme")


def page(number: int, turn: int) -> bytes:
    return f"<html><body><article><h2 id=a>{number}</h2><p>Turn {turn} \u2028<a href='{turn}.html'>b</a></article>".encode()


def on_the_disk(project: Project, environment: str) -> PageStore:
    """What a new process finds."""
    return open_store(project, "en", environment, ReadPages(project.root / "next"))


@pytest.mark.parametrize("seed", range(12))
def test_builds_by_chance_one_after_the_other(tmp_path: Path, seed: int) -> None:
    """Pages come, change and go; a build stops before it is accepted, another process writes, the theme becomes another."""
    rng, project, memory = random.Random(seed), Project(tmp_path), SiteMemory()
    environment, site = ENVIRONMENTS[0], project.site_dir / "en"
    site.mkdir(parents=True)
    pages: dict[str, tuple[str, bytes]] = {}
    grew = 0
    for turn in range(25):
        if rng.random() < 0.1:
            environment = rng.choice(ENVIRONMENTS)
        if rng.random() < 0.1:
            memory = SiteMemory()  # another process
        forget_pending(project)
        store = open_store(project, "en", environment, ReadPages(tmp_path / "next"), memory)
        before, into = dict(pages), store.begin(tmp_path / f"next{turn}")
        wanted = {uri: one for uri, one in pages.items() if rng.random() < 0.95}
        for number in rng.sample(range(30), rng.randrange(6)):
            wanted[f"{number}.html"] = page_key(f"{number} {turn}"), page(number, turn)
        for uri, (key, data) in wanted.items():
            if not store.reuse(uri, key, into, ()):
                store.put(uri, Made(key=key, asked={}), data)
                (tmp_path / f"next{turn}").mkdir(exist_ok=True)
                (tmp_path / f"next{turn}" / uri).write_bytes(data)
            else:
                assert before[uri] == (key, data)
        lines = store._known.lines
        store.write(pending_path(project, "en"))
        if rng.random() < 0.15:
            continue  # it failed
        pages = wanted
        for old in site.iterdir():
            old.unlink()
        for uri, (_, data) in pages.items():
            (site / uri).write_bytes(data)
        accept(project, "en", tree_states(site), memory)
        another = on_the_disk(project, environment)
        found, own = another._known, memory.records[1]
        assert {uri: place.key for uri, place in found.pages.items()} == {uri: key for uri, (key, _) in pages.items()}
        assert found == own
        said = {uri: another._read(uri, place) for uri, place in found.pages.items()}
        assert said == {uri: memory.pages[uri][1:] for uri in pages}
        assert found.lines <= 2 * max(len(pages), 1)
        grew += found.lines > lines > 0
    assert grew > 5
