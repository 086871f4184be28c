"""The files of an index: the same bytes from the same pages, every term where its separator says, nothing counted twice."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from handbook.search.answers import Mode, answer
from handbook.search.counted_pages import CountedPages
from handbook.search.files import IndexFileError, IndexFiles
from handbook.search.folding import needed_conversions, parse_conversions
from handbook.search.index import FORMAT, TERM_BYTES, build_index
from handbook.search.records import Record, Section
from search.corpora import drafts, names
from search.engine import open_index, records_of, write_files, write_index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGES = [
    {"title": "Safe migration", "text": "People migrate for work. Recruiters ask for fees.", "facets": {"country": ["TH", "LA"], "kind": "step"}},
    {"title": "Trafficking", "text": "Recruiters lie about work. " * 3, "facets": {"country": "LA"}},
    {"title": "การย้ายถิ่น", "html": "<h1>T</h1><p>แรงงานข้ามชาติ<h2 id='rights'>สิทธิ</h2><p>ค่าจ้าง visa", "facets": {"country": []}},
]  # fmt: skip


def test_the_same_pages_give_the_same_bytes() -> None:
    pages = names("th")
    first = build_index(records_of(pages), locale="th")
    assert first == build_index(records_of(pages), locale="th")
    assert list(first) == list(build_index(records_of(list(pages)), locale="th"))


def test_every_term_and_every_part_is_found_in_its_shard(tmp_path: Path) -> None:
    index = open_index([*names("th"), *names("vi"), *names("en")], tmp_path)
    assert len(index.term_separators) > 5
    for shards, find in ((index._term_shards, index.terms_from), (index._part_shards, index.parts_from)):
        for name in shards:
            keys, values = index._parsed(name)
            for key, value in zip(keys, values, strict=True):
                assert next(find(key)) == (key, value)


def test_shards_have_the_size_that_a_query_should_read() -> None:
    files = build_index(records_of([*names("th"), *drafts("th")]), locale="th")
    sizes = [len(data) for name, data in files.items() if name.partition("/")[2].startswith("t")]
    assert max(sizes) < 2 * TERM_BYTES
    assert sum(sizes) / len(sizes) > TERM_BYTES / 2


def test_files_are_scripts_that_hand_over_one_value() -> None:
    for name, data in build_index(
        records_of([*PAGES, {"title": "a\u2028b", "text": "\u2029 </script><!--"}]), locale="en"
    ).items():
        text = data.decode()
        assert text.startswith("HandbookSearch.receive("), name
        assert text.endswith(");\n")
        assert not set(text) & {"\u2028", "\u2029"}
        json.loads(text[len("HandbookSearch.receive(") : -3])


def indexed(
    path: Path, records: Sequence[Record], locale: str = "en", **options: Any
) -> tuple[dict[str, bytes], int, int]:
    """The files of an index, and how many pages were counted and how many were known."""
    with CountedPages(path) as pages:
        files = build_index(records, locale=locale, cache=pages, **options)
    return files, pages.counted, pages.kept


def test_an_unchanged_page_is_not_counted_again(tmp_path: Path) -> None:
    records, path = records_of([*PAGES, *names("km")[:5]]), tmp_path / "en" / "counted"
    files = build_index(records, locale="en")
    assert indexed(path, records) == (files, 8, 0)
    assert indexed(path, records) == (files, 0, 8)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"keywords": "hidden"},
        {"sections": (Section("", "", "Other"),)},
        {"sections": (Section("", "Other", PAGES[0]["text"]),)},
    ],
    ids=["title", "keywords", "text", "heading"],
)
def test_a_changed_page_is_counted_again(tmp_path: Path, change: dict[str, object]) -> None:
    records, path = records_of(PAGES), tmp_path / "counted"
    indexed(path, records)
    changed = [replace(records[0], **change), *records[1:]]
    assert indexed(path, changed) == (build_index(changed, locale="en"), 1, 2)


def test_addresses_and_facets_are_not_counted(tmp_path: Path) -> None:
    records, path = records_of(PAGES), tmp_path / "counted"
    indexed(path, records)
    moved = [replace(record, url=f"new/{record.url}", facets={}) for record in records]
    assert indexed(path, moved) == (build_index(moved, locale="en"), 0, 3)


def test_other_conversions_are_counted_anew(tmp_path: Path) -> None:
    records, path = records_of([{"title": "證據", "text": "台灣"}]), tmp_path / "counted"
    indexed(path, records, "zh")
    assert indexed(path, records, "zh", conversions={"證": "证"})[1] == 1


def test_what_is_broken_is_counted_anew(tmp_path: Path) -> None:
    records, path = records_of(PAGES), tmp_path / "counted"
    files, *_ = indexed(path, records)
    data, head = path.read_bytes(), 24
    end = head + int.from_bytes(data[16:20], "little")
    for at in (*range(head), *range(head, end, 11)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        found, counted, _ = indexed(path, records)
        assert found == files
        assert (counted == 1) if at < 16 or at >= 20 else counted, "a size leads to all that follow"
        assert indexed(path, records) == (files, 0, 3)
    for half in (end - 1, head + 1, head, head - 1, 1):
        path.write_bytes(data[end:] + data[:half])
        assert indexed(path, records) == (files, 1, 2)
        assert indexed(path, records) == (files, 0, 3), "what came behind it stands by itself"


def test_half_characters_are_kept(tmp_path: Path) -> None:
    records, path = [replace(records_of(PAGES)[0], keywords="a\ud800b")], tmp_path / "counted"
    files, *_ = indexed(path, records)
    assert indexed(path, records) == (files, 0, 1)


def test_pages_of_before_are_forgotten_when_they_are_most(tmp_path: Path) -> None:
    path, records = tmp_path / "counted", records_of(PAGES)
    for number, is_there in ((0, True), (1, True), (2, False), (3, True)):
        indexed(path, [replace(one, title=f"{number}") for one in records])
        assert path.exists() is is_there


def test_simplified_finds_traditional_and_the_other_way_round(tmp_path: Path) -> None:
    conversions = parse_conversions("證\t证\n據\t据\n臺\t台\n乾\t干 乾\n# comment\n\U00020000\t一\n")
    assert conversions == {"證": "证", "據": "据", "臺": "台", "乾": "干"}
    records = records_of([{"title": "證據", "text": "臺"}])
    assert needed_conversions(conversions, records) == {"證": "证", "據": "据", "臺": "台"}
    index = IndexFiles(write_files(build_index(records, locale="zh", conversions=conversions), tmp_path))
    for typed in ("证据", "證據", "证據"):
        assert answer(index, typed).total == 1


def test_an_index_of_no_page_answers_nothing(tmp_path: Path) -> None:
    for number, pages in enumerate([[], [{"title": "", "text": ""}]]):
        index = open_index(pages, tmp_path / str(number))
        for typed in ("", "visa", "การ", "vi"):
            assert answer(index, typed, facets={"country": ["TH"]}).total == 0


def test_half_characters_are_kept_and_found_around(tmp_path: Path) -> None:
    index = open_index([{"title": "left\ud800", "text": "right \udc00 end", "facets": {"x": "\ud800"}}], tmp_path)
    assert answer(index, "left \udfff right").total == 1
    page, section = index.section(0)
    assert (page[2], section[2]) == ("left\ud800", "right \udc00 end")


def test_missing_broken_and_foreign_files_are_named(tmp_path: Path) -> None:
    write_index(PAGES, tmp_path)
    for path in tmp_path.glob("*/t*.js"):
        path.write_bytes(b'HandbookSearch.receive("cut')
    with pytest.raises(
        IndexFileError, match=r"t[0-9a-f]+\.js: this part of the index is broken; build the index again"
    ):
        answer(IndexFiles(tmp_path), "migration")
    for path in tmp_path.glob("*/t*.js"):
        path.unlink()
    with pytest.raises(
        IndexFileError, match=r"t[0-9a-f]+\.js: this part of the index is missing; build the index again"
    ):
        answer(IndexFiles(tmp_path), "migration")
    directory = tmp_path / "index.js"
    directory.write_text(
        directory.read_text(encoding="utf-8").replace(f'"format":{FORMAT}', '"format":0'), encoding="utf-8"
    )
    with pytest.raises(IndexFileError, match=rf"index\.js: its format 0 is not {FORMAT}; build the index again"):
        IndexFiles(tmp_path)
    directory.unlink()
    with pytest.raises(IndexFileError, match="missing"):
        IndexFiles(tmp_path)


def test_facets_choose_any_value_of_one_and_all_of_several(tmp_path: Path) -> None:
    index = open_index(PAGES, tmp_path, labels={"country": {"LA": "Laos", "TH": "Thailand"}})
    assert index.directory["facets"] == ["country", "kind"]
    assert index.facet("country") == [("LA", "Laos", [0, 1]), ("TH", "Thailand", [0])]

    def found(**facets: list[str]) -> set[int]:
        return set(answer(index, "work", facets=facets).pages)

    assert found() == {0, 1}
    assert found(country=["TH"]) == {0}
    assert found(country=["TH", "LA"], kind=["step"]) == {0}
    assert found(country=["XX"]) == found(unknown=["TH"]) == set()
    assert found(country=[]) == {0, 1}


def test_the_best_section_is_named(tmp_path: Path) -> None:
    index = open_index(PAGES, tmp_path)
    (hit,) = answer(index, "ค่าจ้าง").hits
    page, (anchor, heading, text) = index.section(hit.section)
    assert (page[0], anchor, heading, text) == (2, "rights", "สิทธิ", "ค่าจ้าง visa")
    with pytest.raises(IndexError):
        index.section(99)


def test_titles_headings_and_keywords_are_found_and_weigh_more(tmp_path: Path) -> None:
    records = [
        Record("a", "Other", (Section("", "", "visa"),)),
        Record("b", "Other", (Section("", "", "nothing"), Section("h", "Visa", "nothing"))),
        Record("c", "Visa", (Section("", "", "nothing"),)),
        Record("d", "Other", (Section("", "", "nothing"),), keywords="visa"),
    ]
    index = IndexFiles(write_files(build_index(records, locale="en"), tmp_path))
    assert [hit.page for hit in answer(index, "visa").hits] == [2, 1, 3, 0]


def test_results_can_be_paged_through(tmp_path: Path) -> None:
    index = open_index([{"title": f"Page {number}", "text": "the same"} for number in range(100)], tmp_path)
    whole = answer(index, "the same", limit=1000)
    assert (whole.mode, whole.total, len(whole.hits)) == (Mode.EXACT, 100, 100)
    paged = [hit for offset in range(0, 110, 7) for hit in answer(index, "the same", limit=7, offset=offset).hits]
    assert paged == list(whole.hits)
