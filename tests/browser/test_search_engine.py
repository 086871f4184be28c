"""The engine in a page on file://, as readers get it: the same as its Python twin, whatever is typed and whatever is broken."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from handbook.search.answers import answer
from handbook.search.files import IndexFiles
from handbook.search.index import FORMAT, build_index
from handbook.search.records import Record, Section
from search.corpora import drafts, names
from search.engine import write_files, write_index
from search.fuzz import fuzzed
from search.page import NEAR, near_in_python, order_differences, text_differences, through_json, write_page
from search.queries import make_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from search.page import Ask

    from .conftest import Heard

pytestmark = pytest.mark.browser
SAMPLE = ("en", "vi", "th", "km", "my", "hi", "ur", "zh")
HOSTILE = [
    {
        "title": f"<img src=x onerror=alert({number})> & title",
        "text": "</script><script>alert(1)</script> the same <b>text</b> สิทธิมนุษยชน حقوق \ud800 end",
        "facets": {"country": ["TH"] if number % 2 else ["LA", "MM"], "kind": "step"},
    }
    for number in range(60)
]
QUERY = """async ([folder, text, options]) => {
  try { return await HandbookSearch.open(folder).query(text, options); } catch (error) { return `${error.name}: ${error.message}`; }
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("engine")
    corpora = {f"names-{code}": names(code) for code in SAMPLE} | {
        "drafts-th": drafts("th")[::4],
        "drafts-en": drafts("en")[::4],
    }
    write_page(folder, {**corpora, "hostile": HOSTILE, "none": []})
    return folder


def asking(page: Page) -> Ask:
    return through_json(page.evaluate)


@pytest.fixture(scope="module")
def opened(folder: Path, open_pages: Callable[..., Any]) -> Iterator[tuple[Page, Heard]]:
    with open_pages() as (page, heard):
        page.goto((folder / "search.html").as_uri())
        yield page, heard


@pytest.fixture
def ask(opened: tuple[Page, Heard]) -> Iterator[Ask]:
    """One reader asks all: what somebody typed before changes no answer."""
    page, heard = opened
    yield asking(page)
    heard.assert_silent()


# The twins


def test_both_fold_cut_and_read_alike(ask: Ask) -> None:
    assert list(text_differences(ask, fuzzed(1500, seed=5))) == []


def test_both_measure_slips_alike(ask: Ask) -> None:
    rng = random.Random(2)
    words = [word for code in SAMPLE for page in names(code)[::9] for word in page["text"].split()]
    pairs = []
    for _ in range(3000):
        one, other = rng.choice(words), rng.choice(words)
        if rng.random() < 0.7:
            other = "".join(rng.sample(one, len(one)) if len(one) < 4 else [*one[:-2], one[-1], one[-2]])
        pairs.append([one, other if rng.random() < 0.1 else "", other])
    assert ask(NEAR, pairs) == near_in_python(pairs)


@pytest.mark.parametrize("name", [*(f"names-{code}" for code in SAMPLE), "drafts-th", "drafts-en"])
def test_both_find_and_order_alike(ask: Ask, folder: Path, name: str) -> None:
    group, _, code = name.partition("-")
    pages = names(code) if group == "names" else drafts(code)[::4]
    queries = [query.text for query in make_queries(code, pages, 8)]
    pairs = [f"{one} {other}" for one, other in zip(queries[::3], queries[1::5], strict=False)]
    questions = [
        f"what is the {one} of {other}, and why?" for one, other in zip(queries[::4], queries[2::7], strict=False)
    ]
    strange = list(fuzzed(40, seed=len(name)))
    typed = [*queries, *pairs, *questions, *strange]
    assert list(order_differences(ask, name, IndexFiles(folder / name), typed)) == []


# The public call


def test_results_carry_what_readers_see(ask: Ask) -> None:
    found = ask(QUERY, ["hostile", "same text", {"limit": 2, "counts": True}])
    assert found["mode"] == "exact"
    assert found["total"] == 60
    assert found["missing"] == []
    (first, _) = found["results"]
    assert first["url"] == "0.html"
    assert first["title"] == "<img src=x onerror=alert(0)> & title", "a text, and no HTML"
    assert [first["excerpt"][start:end] for start, end in first["marks"]] == ["same", "text"]
    assert first["facets"] == {"country": ["LA", "MM"], "kind": ["step"]}
    assert {one["id"]: one["count"] for one in found["counts"]["country"]} == {"LA": 30, "MM": 30, "TH": 30}


def test_facets_narrow_and_are_counted_without_themselves(ask: Ask) -> None:
    found = ask(QUERY, ["hostile", "text", {"facets": {"country": ["TH"]}, "counts": True, "limit": 100}])
    assert found["total"] == len(found["results"]) == 30
    assert {one["id"]: one["count"] for one in found["counts"]["country"]} == {"LA": 30, "MM": 30, "TH": 30}
    assert found["counts"]["kind"] == [{"id": "step", "label": "step", "count": 30}]
    for facets in ({"country": ["XX"]}, {"unknown": ["TH"]}, {"country": ["TH"], "kind": ["none"]}):
        assert ask(QUERY, ["hostile", "text", {"facets": facets}])["total"] == 0
    assert ask(QUERY, ["hostile", "text", {"facets": {"country": []}}])["total"] == 60


@pytest.mark.parametrize("limit", [1, 7, 25])
def test_what_stands_everywhere_can_be_paged_through(ask: Ask, limit: int) -> None:
    """Words that every page holds are answered in full: all pages, each once."""
    urls: list[str] = []
    for offset in range(0, 75, limit):
        found = ask(QUERY, ["hostile", "the same", {"limit": limit, "offset": offset}])
        assert found["total"] == 60
        urls += [one["url"] for one in found["results"]]
    assert len(urls) == 60
    assert set(urls) == {f"{number}.html" for number in range(60)}


def test_no_results_are_asked_for(ask: Ask) -> None:
    found = ask(QUERY, ["hostile", "the same", {"limit": 0}])
    assert (found["total"], found["results"]) == (60, [])


def test_a_query_can_be_given_up(ask: Ask) -> None:
    given_up = """async ([before]) => {
      const control = new AbortController(), index = HandbookSearch.open("names-th/");
      if (before) control.abort();
      const asked = index.query("การ", {signal: control.signal});
      if (!before) setTimeout(() => control.abort());
      try { await asked; return "answered"; } catch (error) { return error.name; }
    }"""
    assert ask(given_up, [True]) == "AbortError"
    assert ask(given_up, [False]) in ("AbortError", "answered")
    assert ask(QUERY, ["names-th/", "ไทย", {}])["total"] > 0, "and the next one is answered"


def test_the_best_section_and_its_anchor_are_shown(folder: Path, open_pages: Callable[..., Any]) -> None:
    record = Record(
        "a.html",
        "Title",
        (Section("", "", "intro"), Section("fees", "Fees", "x " * 300 + "passport kept " + "y " * 300)),
    )
    write_files(build_index([record], locale="en"), folder / "sections")
    with open_pages() as (page, _):
        page.goto((folder / "search.html").as_uri())
        (result,) = asking(page)(QUERY, ["sections", "passport", {}])["results"]
    assert (result["url"], result["heading"]) == ("a.html#fees", "Fees")
    assert "passport kept" in result["excerpt"]
    assert len(result["excerpt"]) < 240


def test_the_small_words_of_a_question_are_not_marked(folder: Path, open_pages: Callable[..., Any]) -> None:
    record = Record("a.html", "Radio", (Section("", "", "What is there of radio in the evidence"),))
    write_files(build_index([record], locale="en"), folder / "question")
    with open_pages() as (page, _):
        page.goto((folder / "search.html").as_uri())
        (result,) = asking(page)(QUERY, ["question", "what evidence is there that radio works in the", {}])["results"]
    assert [result["excerpt"][start:end] for start, end in result["marks"]] == ["radio", "evidence"]
    assert result["words"] == "evidence radio works", "what the page marks when it is opened"


# What nobody should type


STRANGE = {
    "empty": "", "blanks": " \t\n ", "only punctuation": "?!…。,;—", "what cannot be seen": "\u200b\u200d\ufeff",
    "10,000 characters": "x" * 10_000, "10,000 words": "the " * 10_000, "10,000 clusters": "สิ" * 10_000,
    "10,000 marks": "ก" + "\u0e34" * 10_000, "mixed scripts": "text สิทธิ حقوق 權利", "both directions": "\u202etext\u202c حقوق text",
    "half a character": "text \ud800", "two halves in the wrong order": "\udc00\ud800 text", "HTML": "<b>text</b>",
    "a script": "</script><script>alert(1)</script>", "a regular expression": "te.*[x(t", "a property": "__proto__ constructor",
    "a separator of shards": "t\tx\nt!", "emoji": "😀😀 text", "digits": "٣٤", "only ubiquitous words": "the same text end",
}  # fmt: skip


@pytest.mark.parametrize("what", STRANGE)
def test_whatever_is_typed_is_answered_like_the_twin(ask: Ask, folder: Path, what: str) -> None:
    for name in ("hostile", "none", "names-th"):
        assert list(order_differences(ask, name, IndexFiles(folder / name), [STRANGE[what]])) == []
        found = ask(QUERY, [name, STRANGE[what], {"counts": True}])
        assert found["missing"] == []
        assert found["total"] == answer(IndexFiles(folder / name), STRANGE[what]).total
        assert len(found["results"]) == min(found["total"], 10)


def test_marks_lie_within_texts_and_never_overlap(ask: Ask) -> None:
    for name, typed in (
        ("names-th", "ไทย"),
        ("names-my", "မြန်မာ"),
        ("names-hi", "अमेरिका"),
        ("names-vi", "viet"),
        ("hostile", "حقوق end"),
    ):
        found = ask(QUERY, [name, typed, {"limit": 30}])["results"]
        assert any(result["marks"] for result in found), name
        for result in found:
            last = 0
            for start, end in result["marks"]:
                assert last <= start < end <= len(result["excerpt"])
                last = end


def test_nothing_is_left_in_the_page(folder: Path, open_pages: Callable[..., Any]) -> None:
    with open_pages() as (page, heard):
        page.goto((folder / "search.html").as_uri())
        before = page.content()
        asking(page)(QUERY, ["hostile", "text", {}])
        assert page.content() == before
        heard.assert_silent()
        assert all(url.startswith("file:") for url in heard.requests)


# What is broken


BROKEN = {
    "missing": None, "empty": b"", "cut off": b'HandbookSearch.receive("Aabc\tBA', "another script": b"var a = 1;",
    "no script": b"<!doctype html><p>Not found", "a number": b"HandbookSearch.receive(5);", "nothing": b"HandbookSearch.receive(null);",
    "wrong digits": b'HandbookSearch.receive("Athe\t*?*\\nAsame\t((\\nAtext\t!*!*");', "places that are not there": b'HandbookSearch.receive("Atext\tg-_-_D");',
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    others = [{"title": f"Page {number}", "text": f"word{number} unlike others"} for number in range(400)]
    return write_page(tmp_path_factory.mktemp("whole"), {"index": [*HOSTILE, *others]}).parent


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_shard_is_said_and_the_rest_works(whole: Path, open_pages: Callable[..., Any], how: str) -> None:
    with open_pages() as (page, _):
        page.goto((whole / "search.html").as_uri())
        ask = asking(page)
        for kind in "tnxfvpc":
            folder = whole / f"{how} {kind}"
            shutil.copytree(whole / "index", folder)
            index = IndexFiles(folder)
            broken = next(one for one in index._term_shards if "same" in index._parsed(one)[0]) if kind == "t" else kind
            path = min(folder.glob(f"*/{broken}*.js"))
            path.write_bytes(BROKEN[how] or b"")
            if BROKEN[how] is None:
                path.unlink()
            options = {"counts": True, "facets": {"country": ["TH"]} if kind == "f" else {}}
            said = set()
            for typed in ("the same text", "word7", "unlike others", "wrod7 unlikely", "ext", "สิทธิ", "nlik"):
                found = ask(QUERY, [folder.name, typed, options])
                assert isinstance(found, dict), found
                said |= set(found["missing"])
                assert all(result["url"] and result["title"] for result in found["results"])
            # Digits that are none are seen where they are read, and places that are not there nowhere.
            assert said or how in ("places that are not there", "wrong digits"), kind
            if kind != "f":
                assert ask(QUERY, [folder.name, "word399", {}])["total"] >= 1


def test_a_shard_that_comes_back_is_read(tmp_path: Path, open_pages: Callable[..., Any]) -> None:
    write_page(tmp_path, {"index": HOSTILE})
    (shard,) = tmp_path.glob("index/*/t*.js")
    shard.rename(tmp_path / "away")
    with open_pages() as (page, _):
        page.goto((tmp_path / "search.html").as_uri())
        ask = asking(page)
        found = ask(QUERY, ["index", "text", {}])
        assert (found["total"], found["missing"]) == (0, [shard.stem])
        (tmp_path / "away").rename(shard)
        found = ask(QUERY, ["index", "text", {}])
        assert (found["total"], found["missing"]) == (60, [])


def test_flipped_bits_never_stop_the_answer(tmp_path: Path, open_pages: Callable[..., Any]) -> None:
    """An old stick forgets single bits: a query is answered, or its index is said to be broken."""
    pages = names("en")
    write_page(tmp_path, {"whole": pages})
    rng = random.Random(11)
    queries = [query.text for query in make_queries("en", pages, 2)][:6]
    with open_pages() as (page, _):
        page.goto((tmp_path / "search.html").as_uri())
        ask = asking(page)
        for number in range(15):
            folder = write_index(pages, tmp_path / f"flipped{number}")
            files = sorted(path for path in folder.rglob("*.js") if path.stem[0] in "tnpvx")
            for path in rng.sample(files, min(len(files), 20)):
                data = bytearray(path.read_bytes())
                data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
                path.write_bytes(data)
            for typed in queries:
                found = ask(QUERY, [folder.name, typed, {}])
                assert isinstance(found, dict), (folder.name, typed, found)


def test_an_index_that_is_not_there_or_of_another_version_is_said(
    tmp_path: Path, open_pages: Callable[..., Any]
) -> None:
    write_page(tmp_path, {"index": HOSTILE})
    directory = tmp_path / "index" / "index.js"
    text = directory.read_text(encoding="utf-8")
    with open_pages() as (page, _):
        page.goto((tmp_path / "search.html").as_uri())
        ask = asking(page)
        assert ask(QUERY, ["nowhere", "text", {}]) == "Error: missing: nowhere/index.js"
        directory.write_text(text.replace(f'"format":{FORMAT}', '"format":0'), encoding="utf-8")
        assert ask(QUERY, ["index", "text", {}]) == "Error: version: index/"
        directory.write_text(text[:50], encoding="utf-8")
        assert ask(QUERY, ["index", "text", {}]) == "Error: broken: index/index.js"
        directory.write_text(text, encoding="utf-8")
        assert ask(QUERY, ["index", "text", {}])["total"] == 60, "once it is mended it is read"
