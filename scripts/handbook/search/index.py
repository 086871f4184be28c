"""The files of an index: a directory, and shards of terms, parts of words, neighbours, words, texts and facets.

All are classic scripts that hand one value to `HandbookSearch.receive`, because pages opened from a disk may read
nothing else. The shards stand in a folder named after what their numbers mean: which pages there are, with how many
sections. While that stays, an edit changes only the shards in which the changed page stands, and the directory. A page
that was opened before never takes one shard for another: those that are cut otherwise have other names.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from handbook.search.coding import encode_keys, encode_numbers, encode_repeated, gaps
from handbook.search.counted_pages import CountedPages
from handbook.search.cutting import shard_keys
from handbook.search.folding import needed_conversions
from handbook.search.lines import SortedLines
from handbook.search.neighbours import Neighbours
from handbook.search.postings import Postings
from handbook.search.ranking import average_length
from handbook.search.scripts import Script
from handbook.search.tables import ENDINGS, SMALL_WORDS
from handbook.search.terms import neighbour_key
from handbook.search.texts import Texts
from handbook.search.wordlists import WordLists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.search.analysis import CountedSection
    from handbook.search.records import Record

FORMAT = 5
"""Raise it when the files change their meaning: a script and an index of different formats say so."""
DIRECTORY = "index.js"
TERM_BYTES = 3400
"""Sizes of shards: a first query reads a few of them, a stick should not hold too many."""
_PAGES_OF_A_NAME = 32
_TAIL = 8
"""Where more than this part of the sections gets other numbers, it is quicker to build all anew."""


def build_index(
    records: Sequence[Record],
    *,
    locale: str,
    labels: Mapping[str, Mapping[str, str]] | None = None,
    conversions: Mapping[str, str] | None = None,
    cache: CountedPages | None = None,
) -> dict[str, bytes]:
    """All files of an index by their names.

    `labels` name the values of facets for readers: facet, value, label. `conversions` are letters that count as others in
    this language: traditional Chinese as simplified.
    """
    return Index(locale).update(records, labels=labels, conversions=conversions, cache=cache)


@dataclass(frozen=True)
class _Page:
    """A page that is in the index."""

    record: Record
    sections: tuple[CountedSection, ...]


class Index:
    """An index that can be made again from other pages: what an edit left as it was is not made again.

    What comes out hangs on the pages alone, never on what was there before.
    """

    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._folding: Mapping[str, str] = {}
        self._pages: list[_Page] = []
        self._postings = Postings(average=0)
        self._neighbours = Neighbours()
        self._terms = SortedLines(TERM_BYTES)
        self._words = WordLists()
        self._texts = Texts()
        self._scripts: Mapping[str, Script] = {}

    def update(
        self,
        records: Sequence[Record],
        *,
        labels: Mapping[str, Mapping[str, str]] | None = None,
        conversions: Mapping[str, str] | None = None,
        cache: CountedPages | None = None,
    ) -> dict[str, bytes]:
        """All files of the index of these pages. The bytes of those that stayed are the same object as before."""
        pages = self._counted(records, conversions or {}, cache or CountedPages())
        average = average_length(one.length for page in pages for one in page.sections)
        # Whoever stops this in the middle leaves no pages, so that all is built anew the next time.
        before, self._pages = self._pages, []
        stay = _staying(before, pages)
        few = sum(len(page.sections) for page in before[stay:]) * _TAIL <= self._postings.universe
        if average != self._postings.average or not stay or not few or not self._change(before, pages, stay):
            self._build(pages, average)
        files = self._files([page.record for page in pages], labels or {})
        self._pages = pages
        return files

    def _counted(self, records: Sequence[Record], conversions: Mapping[str, str], cache: CountedPages) -> list[_Page]:
        """The pages; those that are known stay the same objects."""
        folding = needed_conversions(conversions, records) if conversions else {}
        if folding != self._folding:
            self._folding, self._pages = folding, []
        extra = {ord(one): to for one, to in folding.items()} or None
        known = {page.record.url: page for page in self._pages}
        found = []
        for record in records:
            page = known.get(record.url)
            if page is None or page.record != record:
                page = _Page(record, cache.sections(record, extra))
            found.append(page)
        return found

    def _build(self, pages: Sequence[_Page], average: float) -> None:
        """Everything anew, but for the counts of pages."""
        self._postings = Postings(average=average)
        for page in pages:
            self._postings.append(page.sections)
        self._neighbours.build([one.neighbours for page in pages for one in page.sections])
        self._terms.fill({term: self._postings.encoded(term) for term in self._postings.terms})

    def _change(self, known: Sequence[_Page], pages: Sequence[_Page], stay: int) -> bool:
        """Only what is different, where so many pages keep their numbers. False if the neighbours have to be built anew."""
        changes: list[tuple[int, Sequence[int], Sequence[int]]] = []
        changed: set[str] = set()
        universe, place = self._postings.universe, 0
        for old, new in zip(known[:stay], pages, strict=False):
            if old is not new:
                for at, (before, after) in enumerate(zip(old.sections, new.sections, strict=True), place):
                    if before != after:
                        changes.append((at, before.neighbours, after.neighbours))
                        changed |= self._postings.replace(at, before, after)
            place += len(new.sections)
        went = [one for page in known[stay:] for one in page.sections]
        came = [one for page in pages[stay:] for one in page.sections]
        for at, (gone, here) in enumerate(zip_longest(went, came), place):
            changes.append((at, gone.neighbours if gone else (), here.neighbours if here else ()))
        changed |= self._postings.cut(went)
        self._postings.append(came)
        changed.update(*[one.terms for one in came])
        changed |= self._postings.levelled_otherwise(universe)
        here_now = changed & self._postings.terms.keys()
        self._terms.drop(changed - here_now)
        for term in here_now:
            self._terms.put(term, self._postings.encoded(term))
        return self._neighbours.change(changes, (one.neighbours for page in known for one in page.sections))

    def _files(self, records: Sequence[Record], labels: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
        """Scripts by their names. The version is the digest of all of them."""
        borders, terms = self._terms.shards()
        self._words.update(self._terms.keys, [end - start for start, end in self._terms.cuts])
        scripts = {f"t{key:x}": script for key, script in zip(shard_keys(borders), terms, strict=True)}
        scripts |= self._words.scripts() | self._neighbours.scripts() | self._texts.update(records)
        names, facets = _facets(records, labels)
        scripts |= facets
        scripts = {name: _same(self._scripts.get(name), script) for name, script in scripts.items()}
        self._scripts = scripts
        directory: dict[str, object] = {
            "format": FORMAT,
            "locale": self._locale,
            "endings": ENDINGS.get(self._locale, ()),
            "small": SMALL_WORDS.get(self._locale, ()),
            "sections": self._postings.universe,
            "pages": encode_repeated(len(record.sections) for record in records),
            "folding": ["".join(self._folding), "".join(self._folding.values())],
            "terms": _in_a_line(borders),
            "parts": _in_a_line(self._words.borders),
            "words": self._words.version,
            "ends": self._words.ends,
            "vocabulary": self._words.shortest,
            "buckets": self._neighbours.buckets,
            "bucketsEach": self._neighbours.each,
            "texts": self._texts.counts,
            "facets": names,
        }
        folder = directory["folder"] = self._folder(records)
        directory["version"] = _version(directory, scripts)
        return {DIRECTORY: Script(directory).data} | {f"{folder}/{name}.js": one.data for name, one in scripts.items()}

    def _folder(self, records: Sequence[Record]) -> str:
        """A name for what the numbers in all shards mean: a page that knows others finds none of these.

        Numbers stay when pages come after the last one. So the name hangs on the pages up to the last at which a new name
        begins; that is, by chance, one of so many.
        """
        last = max(
            (at for at, one in enumerate(records, 1) if neighbour_key(one.url) % _PAGES_OF_A_NAME == 0), default=0
        )
        pages = [(record.url, len(record.sections)) for record in records[:last]]
        meant = [FORMAT, [*self._folding.items()], self._neighbours.buckets, self._neighbours.each, pages]
        return hashlib.sha256(json.dumps(meant).encode()).hexdigest()[:10]


def _staying(known: Sequence[_Page], pages: Sequence[_Page]) -> int:
    """How many pages have their numbers still, and those of their sections; what comes after them may come or go."""
    for at, (old, new) in enumerate(zip(known, pages, strict=False)):
        if old is not new and (old.record.url != new.record.url or len(old.sections) != len(new.sections)):
            return at
    return min(len(known), len(pages))


def _same(known: Script | None, script: Script) -> Script:
    return known if known and known.digest == script.digest else script


def _facets(
    records: Sequence[Record], labels: Mapping[str, Mapping[str, str]]
) -> tuple[Sequence[str], Mapping[str, Script]]:
    """The names of facets, and for each its values in the order of `labels` or of their ids, with label and pages."""
    pages: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(records):
        for name, ids in record.facets.items():
            for value in ids:
                pages.setdefault(name, {}).setdefault(value, []).append(number)
    names = [*(name for name in labels if name in pages), *sorted(set(pages) - set(labels))]
    scripts = {}
    for at, name in enumerate(names):
        own = labels.get(name, {})
        order = [*(value for value in own if value in pages[name]), *sorted(set(pages[name]) - set(own))]
        scripts[f"f{at}"] = Script([[one, own.get(one, one), encode_numbers(gaps(pages[name][one]))] for one in order])
    return names, scripts


def _in_a_line(borders: Sequence[str]) -> str:
    """Where each shard begins: no key holds a blank."""
    return " ".join(encode_keys(borders))


def _version(directory: Mapping[str, object], scripts: Mapping[str, Script]) -> str:
    state = hashlib.sha256(Script(directory).digest)
    for name, script in scripts.items():
        state.update(name.encode() + script.digest)
    return state.hexdigest()[:10]
