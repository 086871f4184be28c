"""The files of an index: a directory, and shards of terms, parts of words, neighbours, words, texts and facets.

All are classic scripts that hand one value to `HandbookSearch.receive`, because pages opened from a disk may read
nothing else. The shards stand in a folder named after their content, so that no two versions ever mix.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.search.analysis import KEYWORD, AnalysisCache
from handbook.search.coding import ALPHABET, COMMON_LEVEL, encode_keys, encode_numbers, encode_postings, encode_repeated
from handbook.search.folding import needed_conversions
from handbook.search.near import letters
from handbook.search.ranking import LEVEL_OF_PLACE, average_length, level
from handbook.search.tables import ENDINGS
from handbook.search.terms import neighbour_sign
from handbook.search.words import part_lines, vocabulary_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from handbook.search.analysis import CountedSection
    from handbook.search.records import Record

FORMAT = 2
"""Raise it when the files change their meaning: a script and an index of different formats say so."""
DIRECTORY = "index.js"
TERM_BYTES, PART_BYTES, NEIGHBOUR_BYTES, VOCABULARY_BYTES = 3500, 5000, 4000, 6000
"""Sizes of shards: a first query reads a few of them, a stick should not hold too many."""
_EVERYWHERE = 3
"""A term in more than this part of the sections stands everywhere."""
MANY_SECTIONS = 5000
TEXT_BYTES, TEXT_BYTES_OF_MANY = 6000, 2000
"""Ten results read ten of these; where the other shards are many and long, these are shorter."""


@dataclass
class Postings:
    """What stands where: postings by term, sections by key of neighbours."""

    terms: dict[str, array[int]] = field(default_factory=dict)
    neighbours: dict[int, array[int]] = field(default_factory=dict)


def build_index(
    records: Sequence[Record],
    *,
    locale: str,
    labels: Mapping[str, Mapping[str, str]] | None = None,
    conversions: Mapping[str, str] | None = None,
    cache: AnalysisCache | None = None,
) -> dict[str, bytes]:
    """All files of an index by their names.

    `labels` name the values of facets for readers: facet, value, label. `conversions` are letters that count as others in
    this language: traditional Chinese as simplified.
    """
    cache = cache or AnalysisCache()
    folding = needed_conversions(conversions or {}, records)
    extra = {ord(one): to for one, to in folding.items()} or None
    counted = [cache.sections(record, extra) for record in records]
    lengths = [one.length for sections in counted for one in sections]
    postings, universe = _gather(counted, average_length(lengths)), len(lengths)
    terms = sorted(postings.terms, key=_utf16)
    shards: dict[str, object] = {}
    directory: dict[str, object] = {
        "format": FORMAT,
        "locale": locale,
        "endings": ENDINGS.get(locale, ()),
        "sections": universe,
        "pages": encode_repeated(len(record.sections) for record in records),
        "folding": ["".join(folding), "".join(folding.values())],
    }
    directory |= _add_terms(shards, terms, postings, universe)
    directory |= _add_parts(shards, terms)
    directory |= _add_neighbours(shards, postings, universe)
    directory |= _add_texts(shards, records)
    directory["facets"] = _add_facets(shards, records, labels or {})
    return _files(directory, shards)


def _utf16(text: str) -> bytes:
    """The order in which scripts compare texts."""
    return text.encode("utf-16-be", "surrogatepass")


def _gather(counted: Iterable[Iterable[CountedSection]], average: float) -> Postings:
    """Turn pages inside out."""
    found = Postings()
    place = 0
    for sections in counted:
        for one in sections:
            for term, code in one.terms.items():
                known = found.terms.get(term)
                if known is None:
                    known = found.terms[term] = array("I")
                known.append(place << 3 | level(code, one.length, average))
            for key in one.neighbours:
                places = found.neighbours.get(key)
                if places is None:
                    places = found.neighbours[key] = array("I")
                places.append(place)
            place += 1
    return found


def _add_terms(shards: dict[str, object], terms: Sequence[str], postings: Postings, universe: int) -> dict[str, object]:
    """Terms in order, each with its postings; the directory knows where each shard begins, `c` how many it holds."""
    values = [encode_postings(_levelled(postings.terms[term], universe), universe) for term in terms]
    cuts = _cuts([len(term.encode()) + len(value) + 2 for term, value in zip(terms, values, strict=True)], TERM_BYTES)
    for number, (start, end) in enumerate(cuts):
        keys = encode_keys(terms[start:end])
        shards[f"t{number}"] = _lines(keys, values[start:end])
    shards["c"] = encode_repeated(end - start for start, end in cuts)
    return {"terms": _borders(terms, cuts)}


def _levelled(postings: Sequence[int], universe: int) -> Sequence[int]:
    """What stands in a good part of all sections tells little: how often it stands there is not worth its bytes.

    Titles, headings and keywords still count.
    """
    if len(postings) * _EVERYWHERE < universe:
        return postings
    return [one if one & 7 >= LEVEL_OF_PLACE[KEYWORD] else one & ~7 | COMMON_LEVEL for one in postings]


def _add_parts(shards: dict[str, object], terms: Sequence[str]) -> dict[str, object]:
    """Ends of words, with the words; and all words, for those who mistype, with the number of letters in each shard's first."""
    parts = part_lines(terms)
    keys = sorted(parts, key=_utf16)
    values = [encode_numbers(_gaps(parts[key])) for key in keys]
    cuts = _cuts([len(key.encode()) // 2 + len(value) + 2 for key, value in zip(keys, values, strict=True)], PART_BYTES)
    for number, (start, end) in enumerate(cuts):
        shards[f"p{number}"] = _lines(encode_keys(keys[start:end]), values[start:end])
    lines = vocabulary_lines(terms)
    pages = _cuts([len(line.encode()) + 1 for line in lines], VOCABULARY_BYTES)
    for number, (start, end) in enumerate(pages):
        shards[f"v{number}"] = "\n".join(encode_keys(lines[start:end]))
    return {"parts": _borders(keys, cuts), "vocabulary": [len(letters(lines[start])) for start, _ in pages]}


def _add_neighbours(shards: dict[str, object], postings: Postings, universe: int) -> dict[str, object]:
    """Sections by bucket of neighbours: about as many buckets as there are neighbours, each with one or a few of them.

    A character of its key stands before each, so that hardly any two are taken for one.
    """
    buckets = 64
    while buckets < len(postings.neighbours):
        buckets *= 2
    held: list[list[tuple[int, set[int]]]] = [[] for _ in range(buckets)]
    for key, places in sorted(postings.neighbours.items()):
        bucket, sign = held[key & buckets - 1], neighbour_sign(key)
        if bucket and bucket[-1][0] == sign:
            bucket[-1][1].update(places)
        else:
            bucket.append((sign, set(places)))
    lines = [
        " ".join(ALPHABET[sign] + encode_postings([one << 3 | COMMON_LEVEL for one in sorted(own)], universe) for sign, own in bucket)
        for bucket in held
    ]  # fmt: skip
    total, each = sum(map(len, lines)) + buckets, buckets
    while each > 1 and total * each > NEIGHBOUR_BYTES * buckets:
        each //= 2
    for start in range(0, buckets, each):
        shards[f"n{start // each}"] = "\n".join(lines[start : start + each])
    return {"buckets": buckets, "bucketsEach": each}


def _add_texts(shards: dict[str, object], records: Sequence[Record]) -> dict[str, object]:
    """Titles, addresses, facets and texts, for the results that are shown."""
    rows = [(number, one) for number, record in enumerate(records) for one in record.sections]
    limit = TEXT_BYTES if len(rows) < MANY_SECTIONS else TEXT_BYTES_OF_MANY
    cuts = _cuts([len(one.text.encode(errors="surrogatepass")) + 60 for _, one in rows], limit)
    for number, (start, end) in enumerate(cuts):
        pages = sorted({page for page, _ in rows[start:end]})
        shards[f"x{number}"] = {
            "pages": [
                [page, records[page].url, records[page].title, {name: list(ids) for name, ids in records[page].facets.items()}]
                for page in pages
            ],
            "sections": [[one.anchor, one.heading, one.text] for _, one in rows[start:end]],
        }  # fmt: skip
    return {"texts": encode_repeated(end - start for start, end in cuts)}


def _add_facets(shards: dict[str, object], records: Sequence[Record], labels: Mapping[str, Mapping[str, str]]) -> list[str]:  # fmt: skip
    """For each facet its values in the order of `labels` or of their ids, with label and pages."""
    pages: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(records):
        for name, ids in record.facets.items():
            for value in ids:
                pages.setdefault(name, {}).setdefault(value, []).append(number)
    names = [*(name for name in labels if name in pages), *sorted(set(pages) - set(labels))]
    for at, name in enumerate(names):
        own = labels.get(name, {})
        order = [*(value for value in own if value in pages[name]), *sorted(set(pages[name]) - set(own))]
        shards[f"f{at}"] = [[one, own.get(one, one), encode_numbers(_gaps(pages[name][one]))] for one in order]
    return names


def _cuts(sizes: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Cut a list into stretches of at most `limit`; what is larger stands alone."""
    found, start, size = [], 0, 0
    for number, one in enumerate(sizes):
        if number > start and size + one > limit:
            found.append((start, number))
            start, size = number, 0
        size += one
    return [*found, (start, len(sizes))] if sizes else []


def _borders(keys: Sequence[str], cuts: Sequence[tuple[int, int]]) -> str:
    """Where each shard begins, in a line: no key holds a blank."""
    return " ".join(encode_keys(_separators([keys[start] for start, _ in cuts], [keys[end - 1] for _, end in cuts])))


def _separators(firsts: Sequence[str], lasts: Sequence[str]) -> list[str]:
    """The shortest texts that tell a shard's keys from those before; the first shard needs none."""
    found = [""] if firsts else []
    for before, first in zip(lasts, firsts[1:], strict=False):
        length = next(
            (at for at, (one, other) in enumerate(zip(before, first, strict=False)) if one != other), len(before)
        )
        found.append(first[: length + 1])
    return found


def _gaps(numbers: Iterable[int]) -> Iterator[int]:
    last = -1
    for one in numbers:
        yield one - last - 1
        last = one


def _lines(keys: Sequence[str], values: Sequence[str]) -> str:
    return "\n".join([f"{key}\t{value}" for key, value in zip(keys, values, strict=True)])


def _files(directory: dict[str, object], shards: Mapping[str, object]) -> dict[str, bytes]:
    """Scripts, and a version that is the digest of all of them."""
    scripts = {name: _script(value) for name, value in shards.items()}
    state = hashlib.sha256(_script(directory))
    for name, script in scripts.items():
        state.update(name.encode() + script)
    directory["version"] = version = state.hexdigest()[:10]
    return {DIRECTORY: _script(directory)} | {f"{version}/{name}.js": script for name, script in scripts.items()}


def _script(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Two characters that old browsers take for line ends inside a script; half characters cannot be written at all.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"HandbookSearch.receive({text});\n".encode(errors="backslashreplace")
