"""A page that holds the engine and some indexes, and what can be asked of it in any browser.

Texts go to and fro as ASCII JSON, because half characters would not survive the way.
"""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from handbook.search.answers import answer, parse_query
from handbook.search.near import allowed, closest, distance, letters
from handbook.search.normalise import fold
from handbook.search.runtime import ENGINE_NAME, engine_script
from handbook.search.terms import neighbour_key, pieces
from search.engine import write_index
from search.fuzz import well_formed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from handbook.search.files import IndexFiles

    Ask = Callable[[str, Any], Any]
    """Runs a function of the page's script on one value; both are JSON."""

ROOT = Path(__file__).resolve().parents[2]
PAGE = "search.html"


def write_page(folder: Path, corpora: Mapping[str, Sequence[Mapping[str, object]]]) -> Path:
    """The page, its scripts, and an index for each list of pages, in folders by their names."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ENGINE_NAME).write_text(engine_script(), encoding="utf-8", newline="\n")
    scripts = f'<script src="{ENGINE_NAME}"></script>'
    (folder / PAGE).write_text(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>{scripts}', encoding="utf-8")  # fmt: skip
    for name, pages in corpora.items():
        write_index(pages, folder / name, name.partition("-")[2] or "en")
    return folder / PAGE


def through_json(run: Callable[[str, str], str]) -> Ask:
    """`run` takes the text of a function from text to text, and a text, and gives what a browser says."""

    def ask(function: str, value: Any) -> Any:
        whole = f"text => Promise.resolve(({function})(JSON.parse(text))).then(found => JSON.stringify(found))"
        return json.loads(run(whole, json.dumps(value)))

    return ask


def batches(found: Iterable[str], size: int = 1000) -> Iterator[list[str]]:
    rest = iter(found)
    while batch := list(islice(rest, size)):
        yield batch


def as_json(value: Any) -> Any:
    """As it comes back from a page: lists for tuples, whole characters for halves that met."""
    return json.loads(json.dumps(value))


TEXTS = """texts => texts.map(text => {
  const X = HandbookSearchText, folded = X.fold(text), brief = piece => [piece.text, piece.clusters, piece.first, piece.last];
  return [folded, X.pieces(folded).map(piece => [...brief(piece), piece.near, piece.linked]),
    X.parse(text).map(piece => [...brief(piece), piece.accented, piece.whole]), X.key(text), X.pieces(folded).map(piece => X.letters(piece.text))];
})"""


def texts_in_python(texts: Sequence[str]) -> Any:
    no_index = cast("IndexFiles", SimpleNamespace(folding={}))
    found = []
    for text in texts:
        folded, query = fold(text), parse_query(text, no_index)
        cut = [[one.text, one.clusters, one.first, one.last, one.near, one.linked] for one in pieces(folded)]
        parsed = [
            [one.text, one.clusters, one.first, one.last, query.accents[at], query.is_whole(at)]
            for at, one in enumerate(query.pieces)
        ]
        found.append([folded, cut, parsed, neighbour_key(text), [letters(one.text) for one in pieces(folded)]])
    return as_json(found)


NEAR = """pairs => pairs.map(([word, accented, written]) => {
  const X = HandbookSearchText, far = X.near(word, accented, X.letters(accented || word), written, X.allowed(word.length));
  return [far && [far[0], Boolean(far[1]), far[3]], X.distance(word, written, 2)];
})"""


def near_in_python(pairs: Sequence[Sequence[str]]) -> Any:
    return as_json(
        [
            [next(iter(closest(word, accented, [written], allowed(len(word)))), None), distance(word, written, 2)]
            for word, accented, written in pairs
        ]
    )


ORDERS = """async ([folder, queries]) => {
  const index = HandbookSearch.open(folder), found = [];
  for (const query of queries) { await index.query(query, {limit: 0}); const {mode, hits} = index.last.found; found.push([mode, hits]); }
  return found;
}"""


RESULTS = """async ([folder, queries]) => {
  const index = HandbookSearch.open(folder), found = [];
  for (const query of queries) { const {mode, total, results} = await index.query(query, {limit: 5}); found.push([mode, total, results]); }
  return found;
}"""


def orders_in_python(index: IndexFiles, queries: Sequence[str]) -> Any:
    found = []
    for query in queries:
        outcome = answer(index, query, limit=10**6)
        found.append([outcome.mode, [[hit.page, hit.section, hit.score] for hit in outcome.hits]])
    return as_json(found)


def text_differences(ask: Ask, texts: Iterable[str]) -> Iterator[str]:
    """Where the script folds, cuts or reads a text otherwise than this package."""
    for batch in batches(texts):
        ours, theirs = texts_in_python(batch), ask(TEXTS, batch)
        for text, one, other in zip(batch, ours, theirs, strict=True):
            if one != other:
                yield f"{text!a}: {one!a} here, {other!a} there"


def order_differences(ask: Ask, folder: str, index: IndexFiles, queries: Iterable[str]) -> Iterator[str]:
    """Where the script finds, or orders, otherwise than this package."""
    for batch in batches(queries, 100):
        ours, theirs = orders_in_python(index, batch), ask(ORDERS, [folder, batch])
        for text, one, other in zip(batch, ours, theirs, strict=True):
            if one != other:
                yield f"{folder}: {text!a}: {one!a:.300} here, {other!a:.300} there"


__all__ = ["PAGE", "order_differences", "text_differences", "through_json", "well_formed", "write_page"]
