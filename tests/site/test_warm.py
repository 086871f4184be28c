"""A build that remembers the last one comes to the same as one that does not."""

from __future__ import annotations

import gc
import os
import random
import shutil
import weakref
from typing import TYPE_CHECKING, Any

import pytest
from steps import FIRST_STUDY, build, files, replace

from edits import EDITS, build_cold, edit_text, put_back, sources, told
from handbook.build.memory import BuildMemory
from handbook.page_store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.page_store import PageStore
    from handbook.project import Project

pytestmark = pytest.mark.site
LOCALE = "th"
SEED = 7


def test_edits_by_chance_come_to_the_same_as_a_build_from_nothing(built: Project, tmp_path: Path) -> None:
    """A few here, fifty in the proof. What cannot be built is told in the same words, and leaves the site alone."""
    rng, memory = random.Random(SEED), BuildMemory()
    done = []
    for edit in rng.sample(EDITS, 4):
        before, site = sources(built), files(built.site_dir)
        done.append(f"{edit.__name__} {edit(built, rng)}")
        warm = build(built, locales=[LOCALE], memory=memory)
        if warm.failed:
            assert files(built.site_dir) == site, done
            _, cold = build_cold(built, tmp_path / "cold", [LOCALE], 1)
            assert told(warm) == told(cold), done
            put_back(built, before)
    assert not build(built, locales=[LOCALE], memory=memory).failed
    other, cold = build_cold(built, tmp_path / "cold", [LOCALE], 1)
    assert not cold.failed
    assert files(built.site_dir / LOCALE) == files(other.site_dir / LOCALE), done


@pytest.mark.parametrize("where", ["site", "build/spare"] if os.environ.get("HANDBOOK_PROOF") else ["build/spare"])
def test_a_process_that_stays_finds_out_that_somebody_was_in_its_sites(
    built: Project, tmp_path: Path, where: str
) -> None:
    """It knows them from when it made them, and does not look before each build."""
    rng, memory = random.Random(SEED), BuildMemory()
    for _ in range(2):
        edit_text(built, rng)
        assert not build(built, locales=[LOCALE], memory=memory).failed
    folder = built.root / where / LOCALE
    (folder / "glossary.html").unlink()
    (folder / "index.html").unlink()
    (folder / "index.html").write_bytes(b"<p>Not what was built.")
    with (folder / "data/case-studies.json").open("ab") as file:
        file.write(b"in the last site too, if both have it")
    (folder / "more.html").write_bytes(b"<script>nobody planned this</script>")
    edit_text(built, rng)
    assert not build(built, locales=[LOCALE], memory=memory).failed
    other, cold = build_cold(built, tmp_path / "cold", [LOCALE], 1)
    assert not cold.failed
    assert files(built.site_dir / LOCALE) == files(other.site_dir / LOCALE)


def test_what_a_run_knew_is_not_held_until_somebody_looks_for_garbage(
    built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = []

    def opened(*given: Any) -> PageStore:
        store = open_store(*given)
        stores.append(weakref.ref(store))
        return store

    monkeypatch.setattr("handbook.build.worker.open_store", opened)
    gc.disable()
    try:
        edit_text(built, random.Random(SEED))
        assert not build(built, locales=[LOCALE], memory=BuildMemory()).failed
        assert [store() for store in stores] == [None]
    finally:
        gc.enable()


def test_an_edited_text_makes_its_page(built: Project) -> None:
    """Numbers where seconds would depend on the machine: pages planned, converted and rendered."""
    sizes = built.site_dir / "en" / "data" / "index.html"
    before = sizes.read_bytes()
    edit_text(built, random.Random(SEED))
    counts = build(built, locales=["en"]).counts
    pages = 1 + (sizes.read_bytes() != before)
    assert (counts.converted, counts.rendered) == (pages, pages), "its page, and the sizes of data files if they show"
    replace(FIRST_STUDY, '"title": "', '"title": "Renamed ')(built)
    counts = build(built, locales=["en"]).counts
    assert 5 < counts.converted == counts.rendered < 50


def test_a_page_of_the_site_that_somebody_changed_is_made_again(built: Project) -> None:
    before = files(built.site_dir / "en")
    page = built.site_dir / "en" / "glossary.html"
    page.write_bytes(b"<p>Not what was built.")
    (built.site_dir / "en" / "index.html").unlink()
    outcome = build(built, locales=["en"])
    assert outcome.counts.rendered == 2
    assert files(built.site_dir / "en") == before


def test_records_that_cannot_be_used_cost_time_and_nothing_else(built: Project) -> None:
    before = files(built.site_dir / LOCALE)
    pages = built.build_dir / "pages"
    (pages / f"{LOCALE}.tsv").write_bytes(b"1\tother\nnot a record at all")
    (pages / f"{LOCALE}.files.json").write_bytes(b"\xff\xfe")
    shutil.rmtree(built.build_dir / "records")
    outcome = build(built, locales=[LOCALE])
    assert outcome.counts.rendered == outcome.pages > 100
    assert files(built.site_dir / LOCALE) == before


def test_a_build_that_fails_leaves_records_that_can_be_used(built: Project) -> None:
    before = files(built.site_dir)
    good = sources(built)
    page = built.docs_dir / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("index.md)", "index.md#nowhere)"), encoding="utf-8")
    assert build(built, locales=["en"]).failed
    assert files(built.site_dir) == before
    put_back(built, good)
    edit_text(built, random.Random(SEED))
    outcome = build(built, locales=["en"])
    assert not outcome.failed
    assert outcome.counts.rendered <= 2, "its page, and the one that tells the sizes of data files if one shows"
