"""An index that stays while its pages are edited: the same bytes as one made from nothing, and few of them new."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from handbook.next_site import NextSite
from handbook.search import index as index_module
from handbook.search import neighbours, texts, wordlists
from handbook.search.coding import decode_numbers
from handbook.search.files import IndexFileError, IndexFiles
from handbook.search.index import DIRECTORY, Index, build_index
from handbook.search.records import Record, Section
from handbook.site_search.placing import Placed, Placing
from handbook.tree import tree_states
from search.corpora import drafts, names
from search.edits import Edits
from search.engine import records_of, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LABELS = {"country": {"LA": "Laos", "TH": "Thailand"}}
CONVERSIONS = {"證": "证", "據": "据", "臺": "台"}


@pytest.fixture
def small_shards() -> Iterator[None]:
    """Many shards of few pages, so that borders move at every edit."""
    with (
        mock.patch.object(index_module, "TERM_BYTES", 120),
        mock.patch.object(wordlists, "PART_BYTES", 150),
        mock.patch.object(wordlists, "VOCABULARY_BYTES", 100),
        mock.patch.object(neighbours, "NEIGHBOUR_BYTES", 160),
        mock.patch.object(texts, "TEXT_BYTES", 500),
    ):
        yield


@pytest.mark.parametrize("code", ["en", "vi", "th", "zh"])
@pytest.mark.usefixtures("small_shards")
def test_after_any_edit_it_is_as_made_from_nothing(code: str) -> None:
    """What was there before leaves no trace."""
    edits, index = Edits(code, seed=7), Index(code)
    changed = 0
    for number in range(30):
        records = edits.fresh()
        given = {"labels": LABELS, "conversions": CONVERSIONS if code == "zh" else {}}
        with mock.patch.object(Index, "_build", autospec=True, side_effect=Index._build) as build:
            files = index.update(records, **given)
            changed += not build.called
        assert files == build_index(records, locale=code, **given), number
        edits.edit()
    assert changed > 8, "most edits are made by changing what is there"


@pytest.mark.parametrize("code", ["en", "th"])
@pytest.mark.usefixtures("small_shards")
def test_pages_that_go_from_the_end_leave_no_trace(code: str) -> None:
    """The newest are last: where one goes, or is called otherwise, those before it keep their numbers."""
    edits, index = Edits(code, seed=11), Index(code)
    edits.records += [edits.new(number) for number in range(100, 160)]
    index.update(edits.records)
    changed = 0
    for number in range(12):
        kept = len(edits.records) - edits.rng.randrange(1, 4)
        new = [edits.new(200 + 10 * number + one) for one in range(edits.rng.randrange(4))]
        edits.records = [*edits.records[:kept], *edits.records[kept + 1 :], *new]
        with mock.patch.object(Index, "_build", autospec=True, side_effect=Index._build) as build:
            files = index.update(edits.records)
        assert files == build_index(edits.records, locale=code), number
        changed += not build.called
    assert changed > 4, "seldom all anew"


@pytest.mark.usefixtures("small_shards")
def test_an_index_that_was_stopped_in_the_middle_is_built_anew() -> None:
    edits, index = Edits("en", seed=3), Index("en")
    index.update(edits.records)
    edits.records[0] = replace(edits.records[0], title="Quokka")
    with (
        mock.patch.object(neighbours.Neighbours, "change", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        index.update(edits.records)
    assert index.update(edits.records) == build_index(edits.records, locale="en")


def other(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {uri for uri in before | after if before.get(uri) != after.get(uri)}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return records_of([*names("en"), *drafts("en")])


def test_an_edit_writes_the_shards_in_which_the_page_stands(records: list[Record]) -> None:
    index = Index("en")
    before = index.update(records)
    edited = [replace(one, sections=one.sections) for one in records]
    first, known = edited[40].sections[0], records[41].title.split()[0]
    edited[40] = replace(edited[40], sections=(replace(first, text=f"{first.text} {known}"), *edited[40].sections[1:]))
    after = index.update(edited)
    assert other(before, after) <= {uri for uri in after if not uri.partition("/")[2].startswith(("c", "p", "v", "f"))}
    assert 4 <= len(other(before, after)) <= 12, "directory, a shard of terms, of texts, some of neighbours"
    same = {uri for uri in after if after[uri] is before.get(uri)}
    assert same == set(after) - other(before, after), "whoever takes files over need not compare them"


def test_a_page_that_comes_last_changes_no_number(records: list[Record]) -> None:
    index = Index("en")
    before = index.update(records)
    after = index.update([*records, Record("zz.html", "One more", (Section("", "", "A text of other words."),))])
    assert len(other(before, after)) < len(after) / 4
    between = index.update([records[0], Record("a.html", "Between", (Section("", "", "Text"),)), *records[1:]])
    assert not other(after, between) & set(after) & set(between) - {DIRECTORY}, (
        "numbers mean other pages: another folder"
    )


@pytest.mark.usefixtures("small_shards")
def test_a_page_that_was_opened_before_reads_what_is_there_or_nothing(tmp_path: Path) -> None:
    """It knows the borders of then; a shard that is cut otherwise is missing, never taken for another."""
    edits, index, missed, found = Edits("en", seed=5), Index("en"), 0, 0
    edits.records += [edits.new(number) for number in range(100, 140)]
    for number in range(12):
        folder = write_files(index.update(edits.records), tmp_path / str(number))
        old, page = IndexFiles(folder), edits.rng.randrange(len(edits.records))
        sections = tuple(replace(one, text=edits.text()) for one in edits.records[page].sections)
        edits.records[page] = replace(edits.records[page], sections=sections)
        new = IndexFiles(write_files(index.update(edits.records), tmp_path / f"{number} after"))
        assert old.directory["folder"] == new.directory["folder"]
        old.folder = new.folder
        for shard in new._term_shards:
            for term, value in zip(*new._parsed(shard), strict=True):
                try:
                    assert old.postings(term) == value
                    found += 1
                except IndexFileError:
                    missed += 1
    assert 0 < missed < found / 5


@pytest.mark.usefixtures("small_shards")
def test_a_part_of_a_word_leads_to_that_word_or_to_nothing_after_an_edit(tmp_path: Path) -> None:
    """Ends stand in shards that stay while titles and figures come and go: their numbers still mean those words."""
    edits, index, missed, found, kept = Edits("en", seed=5), Index("en"), 0, 0, 0
    for number in range(12):
        old = IndexFiles(write_files(index.update(edits.records), tmp_path / str(number)))
        at = edits.rng.randrange(len(edits.records))
        title = edits.records[at].title if number % 3 else f"{edits.text(4)} {number * 1000}"
        known = f"{edits.records[at].sections[0].text} {edits.records[at].title}"
        section = replace(edits.records[at].sections[0], text=known if number % 4 else edits.text())
        edits.records[at] = replace(edits.records[at], title=title, sections=(section, *edits.records[at].sections[1:]))
        new = IndexFiles(write_files(index.update(edits.records), tmp_path / f"{number} after"))
        kept += old.directory["ends"] == new.directory["ends"]
        ends = {part for name in new._part_shards for part in new._parsed(name)[0]}
        old.folder = new.folder
        for pages in (old, new):
            for part in sorted(ends):
                try:
                    for key, numbers in pages.parts_from(part):
                        terms = [pages.numbered_term(one)[0] for one in [*numbers_of(numbers)][1:]]
                        assert all(term.endswith(key) for term in terms), (key, terms)
                        found += 1
                except IndexFileError:
                    assert pages is old
                    missed += 1
    assert missed
    assert found
    assert 3 < kept < 12


def numbers_of(encoded: str) -> Iterator[int]:
    """What gaps lead to."""
    return accumulate((gap + 1 for gap in decode_numbers(encoded)), initial=-1)


def test_a_title_or_a_figure_leaves_the_ends_of_words(records: list[Record]) -> None:
    index = Index("en")
    before = index.update(records)
    after = index.update([*records[:-1], replace(records[-1], title=f"{records[-1].title} 77")])
    parts = {uri for uri in after if uri.partition("/")[2].startswith("p")}
    assert len(parts) > 1
    assert all(after[uri] is before[uri] for uri in parts)


def test_files_are_taken_over_and_only_others_written(tmp_path: Path, records: list[Record]) -> None:
    index, placing = Index("en"), Placing()
    site, following = tmp_path / "site", tmp_path / "next"
    files = index.update(records)
    assert Placed(states=placing.put(files, NextSite(site, tmp_path / "none"))).is_there(tree_states(site))
    after = index.update([replace(records[0], title="Quokka"), *records[1:]])
    placed = Placed(states=placing.put(after, NextSite(following, site)))
    assert {path.relative_to(following).as_posix(): path.read_bytes() for path in following.rglob("*.js")} == after
    for uri in set(after) & set(files):
        assert ((following / uri).stat().st_ino == (site / uri).stat().st_ino) == (after[uri] == files[uri]), uri
    assert placed.is_there(tree_states(following))
    (following / DIRECTORY).write_bytes(b"other")
    assert not placed.is_there(tree_states(following))


def test_a_file_that_somebody_changed_is_not_taken_over(tmp_path: Path, records: list[Record]) -> None:
    index, placing = Index("en"), Placing()
    site = tmp_path / "site"
    files = index.update(records)
    placing.put(files, NextSite(site, tmp_path / "none"))
    spoilt, gone = sorted(uri for uri in files if uri != DIRECTORY)[:2]
    (site / spoilt).write_bytes(b"x" * len(files[spoilt]))
    (site / gone).unlink()
    for known in (placing, Placing()):
        folder = tmp_path / f"next-{known is placing}"
        known.put(index.update(records), NextSite(folder, site))
        assert {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.js")} == files
        linked = sum((folder / uri).stat().st_ino == (site / uri).stat().st_ino for uri in files if uri != gone)
        assert linked == len(files) - 2, "also in a process that knows nothing"
