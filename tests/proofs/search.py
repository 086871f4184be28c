"""Search: what is looked for is found, by both twins alike, in Chromium and in Firefox, offline."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.search.files import IndexFiles
from proofs import search_growing, search_size, search_weight
from proofs.report import NotRun, Proof, Report
from search import chromium, firefox
from search.corpora import corpora
from search.engine import open_index, score
from search.fuzz import fuzzed
from search.page import (
    ORDERS,
    RESULTS,
    batches,
    order_differences,
    orders_in_python,
    text_differences,
    through_json,
    write_page,
)
from search.queries import DevQuery, Kind, by_kind, make_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from search.page import Ask

EACH = 12
"""Queries of each kind from each list of pages."""
WHOLE = (Kind.WORD, Kind.PHRASE, Kind.FOLDED, Kind.DIGITS)
FUZZED = 100_000
FUZZED_IN_FIREFOX = 20_000


@cache
def queries() -> Mapping[str, Sequence[DevQuery]]:
    """The development queries by the name of their pages."""
    return {name: make_queries(name.partition("-")[2], pages, EACH) for name, pages in corpora().items()}


def recall(report: Report) -> None:
    scores: dict[str, dict[DevQuery, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, pages in corpora().items():
            index = open_index(pages, Path(folder) / name, name.partition("-")[2])
            scores[name] = {query: score(index, query, pages) for query in queries()[name]}
            assert len(scores[name]) >= 40, f"{name}: {len(scores[name])} queries"
    if not any(name.startswith("declaration") for name in scores):
        report.say("The declaration of human rights is not here (../shared/data/udhr): the other texts alone.")
    report.say("\n".join(_table(scores)))
    every = {query: one for own in scores.values() for query, one in own.items()}
    report.say("\nNot all found:")
    report.say("\n".join(f"{name:16} {query.kind:9} {query.way:18} {query.text!a} {one:.2f}" for name, own in scores.items() for query, one in own.items() if one < 1))  # fmt: skip
    codes = {query.locale for query in every}
    by_code = {code: _mean(one for query, one in every.items() if query.locale == code) for code in sorted(codes)}
    kinds = {kind: _mean(every[query] for query in own) for kind, own in by_kind(list(every))}
    report.say(f"\n{len(every)} queries in {len(codes)} languages: mean {_mean(every.values()):.4f}.")
    report.say(", ".join(f"{kind} {mean:.4f}" for kind, mean in kinds.items()))
    report.say(
        f"Lowest: {', '.join(f'{code} {mean:.3f}' for code, mean in sorted(by_code.items(), key=lambda it: it[1])[:5])}"
    )
    assert len(codes) >= 20
    assert _mean(every.values()) >= 0.99
    assert min(by_code.values()) >= 0.96, by_code
    assert [kind for kind in WHOLE if kinds[kind] < 1] == []
    assert kinds[Kind.NONSENSE] >= 0.98


def _mean(scores: Iterable[float]) -> float:
    found = list(scores)
    return sum(found) / len(found)


def _table(scores: Mapping[str, Mapping[DevQuery, float]]) -> Iterator[str]:
    """By list of pages and kind: queries and the share of pages found in the first five."""
    yield "".join([f"{'pages':16}", *(f"{kind:>14}" for kind in Kind), f"{'all':>14}"])
    for name, own in scores.items():
        cells = {kind: [own[query] for query in some] for kind, some in by_kind(list(own))}
        row = [f"{len(cells[kind]):6} {_mean(cells[kind]):7.3f}" if kind in cells else f"{'-':>14}" for kind in Kind]
        yield "".join([f"{name:16}", *row, f"{len(own):6} {_mean(own.values()):7.3f}"])


@contextmanager
def page_with_everything() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield write_page(Path(folder), corpora())


def twins(report: Report) -> None:
    with page_with_everything() as page, chromium.opened() as browser:
        context = browser.new_context(offline=True)
        window = context.new_page()
        window.goto(page.as_uri())
        ask = through_json(window.evaluate)
        different = list(text_differences(ask, fuzzed(FUZZED, seed=7)))
        report.say(f"Chromium {browser.version}: {FUZZED} fuzzed strings folded, cut, read as queries and turned into keys: {len(different)} differ.")  # fmt: skip
        asked = 0
        for name, own in queries().items():
            index = IndexFiles(page.parent / name)
            texts = [*(query.text for query in own), *(text for query in own if len(text := query.text[::-1]) > 1)]
            different += order_differences(ask, name, index, [*texts, *fuzzed(10, seed=len(own))])
            asked += len(texts) + 10
        report.say(f"{asked} queries (all development queries, each also backwards, and strange ones): mode, pages, sections and scores compared.")  # fmt: skip
    report.say("\n".join([f"{len(different)} differences in all.", *different[:50]]))
    assert not different


def browsers(report: Report) -> None:
    path = firefox.install()
    if path is None:
        raise NotRun("there is no Firefox here, and none could be installed")
    with page_with_everything() as page:
        with chromium.opened() as browser:
            context = browser.new_context(offline=True)
            requests: list[str] = []
            context.on("request", lambda request: requests.append(request.url))
            window = context.new_page()
            window.goto(page.as_uri())
            first = _ask_everything(through_json(window.evaluate))
            report.say(f"Chromium {browser.version}: {len(requests)} requests, all of files: {all(url.startswith('file:') for url in requests)}")  # fmt: skip
            assert all(url.startswith("file:") for url in requests)
        with firefox.opened(path) as other:
            other.goto(page.as_uri())
            assert other.run("return navigator.onLine") is False
            ask = through_json(other.evaluate)
            second = _ask_everything(ask)
            # Firefox writes another sign for half a character; both part words.
            texts = [text for text in fuzzed(FUZZED_IN_FIREFOX, seed=9) if not any("\ud800" <= one <= "\udfff" for one in text)]  # fmt: skip
            different = list(text_differences(ask, texts))
            report.say(
                f"Firefox {other.version}, offline: {len(texts)} fuzzed strings, {len(different)} differ from Python."
            )
        count = 0
        for name, own in queries().items():
            ours = orders_in_python(IndexFiles(page.parent / name), [query.text for query in own])
            for query, one, here, there in zip(own, ours, first[name], second[name], strict=True):
                count += 1
                if not one == here[0] == there[0] or here[1] != there[1]:
                    different.append(f"{name}: {query.text!a}: {here!a:.200} in Chromium, {there!a:.200} in Firefox")
    report.say(f"{count} development queries on file://, network off: order, scores and what is shown of the first five. {len(different)} differ between Chromium, Firefox and Python.")  # fmt: skip
    report.say("\n".join(different[:50]))
    assert not different


def _ask_everything(ask: Ask) -> dict[str, list[list[object]]]:
    """For each query its order with scores, and the first five results as they are shown."""
    found: dict[str, list[list[object]]] = {}
    for name, own in queries().items():
        texts = [query.text for query in own]
        orders = [one for batch in batches(texts, 100) for one in ask(ORDERS, [name, batch])]
        results = [one for batch in batches(texts, 100) for one in ask(RESULTS, [name, batch])]
        found[name] = [list(pair) for pair in zip(orders, results, strict=True)]
    return found


def _proof(name: str, promise: str, run: Callable[[Report], None]) -> Proof:
    return Proof(f"search-{name}", promise, run)


PROOFS = (
    _proof("recall", "Development queries from real text in all languages: words, phrases, spellings and digits all found", recall),
    _proof("twins", "Python and the script agree on 100,000 fuzzed strings and on all development queries", twins),
    _proof("browsers", "Chromium and Firefox on file://, network off: every development query gives the same results", browsers),
    _proof("weight", "10,000 pages in English and Thai: bytes, memory, time on the main thread, time to build", search_weight.weight),
    _proof("growing", "An index that stays is after each of 960 edits, byte for byte, the one made from nothing", search_growing.growing),
    _proof("size", "The search scripts and their table are at most 24 KB minified", search_size.size),
)  # fmt: skip
