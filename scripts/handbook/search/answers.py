"""Answers from an index: the twin of the page's script, for the command line and for tests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from handbook.search.files import SHORT, IndexFiles
from handbook.search.matching import (
    Scores,
    Weighted,
    as_near,
    as_part,
    as_typed,
    combine,
    places,
    without_accents,
    without_endings,
)
from handbook.search.normalise import fold
from handbook.search.ranking import ENOUGH
from handbook.search.runs import run_nearly, run_scores
from handbook.search.terms import Piece, accented_words, neighbour_key, phrase_stretches, pieces, title_term
from handbook.search.words import SHORTEST_PART

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST_CHARACTERS, MOST_PIECES, MOST_CLUSTERS = 400, 12, 24
"""So much of a query counts."""
_TOGETHER = 8
"""How often two pieces side by side count again: as much as it takes for a phrase to stand before its words apart."""


class Mode(StrEnum):
    """Whether the results hold what was typed, or only something like it."""

    EXACT = "exact"
    SIMILAR = "similar"


@dataclass(frozen=True)
class Hit:
    """A page and its best section."""

    page: int
    section: int
    score: int


@dataclass(frozen=True)
class Answer:
    mode: Mode
    total: int
    hits: tuple[Hit, ...]
    pages: frozenset[int] = field(default_factory=frozenset)
    """All pages found, for counting facets."""


@dataclass(frozen=True)
class Query:
    """What was typed, cut into pieces, each with its spelling with accents if it has some."""

    pieces: tuple[Piece, ...]
    accents: tuple[str, ...]
    title: str
    """The term of a page with just this title."""

    def is_whole(self, at: int) -> bool:
        """Short words before the last are taken as they stand: `of` is not the beginning of `office`."""
        length = len(self.pieces[at].text)
        return length == 1 or (length <= SHORT and at < len(self.pieces) - 1)

    def telling(self, small: Collection[str]) -> Query | None:
        """Without the small words of its language, if it has some and others besides.

        >>> query = Query((Piece("is"), Piece("radio"), Piece("cheap")), ("", "", ""), "")
        >>> [one.text for one in query.telling(["is"]).pieces], query.telling(["a"])
        (['radio', 'cheap'], None)
        """
        kept = [at for at, one in enumerate(self.pieces) if one.text not in small]
        if len(kept) in {0, len(self.pieces)}:
            return None
        found, accents = tuple(self.pieces[at] for at in kept), tuple(self.accents[at] for at in kept)
        return Query(found, accents, title_term(found, filter(None, accents)))


def parse_query(text: str, index: IndexFiles) -> Query:
    """Cut a query; what is too long is cut off."""
    text = text.encode("utf-16-le", "surrogatepass")[: 2 * MOST_CHARACTERS].decode("utf-16-le", "surrogatepass")
    accents = {fold(one, index.folding): one for one in accented_words(text)}
    typed = pieces(fold(text, index.folding))
    found = [Piece(one.text, one.clusters[:MOST_CLUSTERS], one.near, one.linked) for one in typed[:MOST_PIECES]]
    return Query(
        tuple(found), tuple(accents.get(one.text, "") for one in found), title_term(typed, accented_words(text))
    )


def answer(
    index: IndexFiles,
    text: str,
    *,
    limit: int = 10,
    offset: int = 0,
    facets: Mapping[str, Sequence[str]] | None = None,
) -> Answer:
    """The pages for a query, the best first. Within a facet any of the values, between facets all of them."""
    query = parse_query(text, index)
    allowed = allowed_pages(index, facets or {})
    if not query.pieces:
        return Answer(Mode.EXACT, 0, ())
    mode, hits = _found(index, query)
    hits = [one for one in hits if allowed is None or one.page in allowed]
    hits.sort(key=lambda one: (-one.score, one.page))
    return Answer(mode, len(hits), tuple(hits[offset : offset + limit]), frozenset(one.page for one in hits))


def _found(index: IndexFiles, query: Query) -> tuple[Mode, list[Hit]]:
    """What stands nowhere as it was typed is a question, or words put together: then its small words say nothing."""
    scores = [_strictly(index, query, at) for at in range(len(query.pieces))]
    together = _together(index, query)
    titled = frozenset(places(index.postings(query.title) or "")) if all(scores) else frozenset()
    phrase = _in_one_stretch(index, query, together)
    if not phrase and not titled and (telling := query.telling(index.directory["small"])):
        return _found(index, telling)
    rank = partial(_ranked, index, together=together, phrase=phrase, titled=titled)
    hits = rank(scores, every=True)
    if len(hits) < ENOUGH:
        scores = [_with_parts(index, query, at, own) for at, own in enumerate(scores)]
        hits = rank(scores, every=True)
    mode = Mode.EXACT
    if not hits:
        mode = Mode.SIMILAR
        scores = [own or _nearly(index, query, at) for at, own in enumerate(scores)]
        hits = rank(scores, every=True) or rank(scores, every=False)
    return mode, hits


def allowed_pages(index: IndexFiles, facets: Mapping[str, Sequence[str]]) -> set[int] | None:
    """The pages that carry the chosen values; None if nothing is chosen."""
    found: set[int] | None = None
    for name, values in facets.items():
        if not values:
            continue
        own: set[int] = set()
        if name in index.directory["facets"]:
            for value, _, pages in index.facet(name):
                own |= set(pages) if value in values else set()
        found = own if found is None else found & own
    return found


def _strictly(index: IndexFiles, query: Query, at: int) -> Scores:
    piece = query.pieces[at]
    if piece.clusters:
        return run_scores(index, piece.clusters, last=at == len(query.pieces) - 1)
    return _word_scores(index, query, at, [], whole=query.is_whole(at))


def _with_parts(index: IndexFiles, query: Query, at: int, known: Scores) -> Scores:
    piece, typed = query.pieces[at], query.accents[at] or query.pieces[at].text
    if piece.clusters or len(typed) < SHORTEST_PART:
        return known
    parts = as_part(index, typed)
    return _word_scores(index, query, at, [parts], whole=False) if parts else known


def _word_scores(index: IndexFiles, query: Query, at: int, parts: list[Weighted], *, whole: bool) -> Scores:
    """Exact accents come first, if some were typed."""
    word, accented = query.pieces[at].text, query.accents[at]
    same, longer = as_typed(index, word, whole=whole)
    found = [same, [*longer, *without_endings(index, word)]]
    if accented:
        own = as_typed(index, accented, whole=whole)
        return combine(index, [*own, *parts, *without_accents(found)])
    return combine(index, [*found, *parts])


def _nearly(index: IndexFiles, query: Query, at: int) -> Scores:
    piece = query.pieces[at]
    return (
        run_nearly(index, piece.clusters)
        if piece.clusters
        else combine(index, as_near(index, piece.text, query.accents[at]))
    )


def _together(index: IndexFiles, query: Query) -> list[frozenset[int]]:
    """For each piece but the first: the sections in which it follows the piece before as it does in the query."""
    found = []
    for before, piece in zip(query.pieces, query.pieces[1:], strict=False):
        if before.clusters and piece.clusters:
            encoded = index.postings(before.last + piece.first) or "" if piece.linked else ""
        else:
            encoded = index.neighbours(neighbour_key(f"{before.last} {piece.first}")) if piece.near else ""
        found.append(frozenset(places(encoded)))
    return found


def _in_one_stretch(index: IndexFiles, query: Query, together: Sequence[frozenset[int]]) -> frozenset[int]:
    """The sections that hold all of a query as one phrase, with the accents that were typed if any has them."""
    sections = frozenset.intersection(*together) if together else frozenset()
    for stretch in phrase_stretches(query.pieces):
        if sections:
            sections &= frozenset(places(index.neighbours(neighbour_key(stretch))))
    for accented in filter(None, query.accents if sections else ()):
        sections = sections & frozenset(places(index.postings(accented) or "")) or sections
    return sections


def _ranked(
    index: IndexFiles,
    scores: Sequence[Scores],
    *,
    together: Sequence[frozenset[int]],
    phrase: frozenset[int],
    titled: frozenset[int],
    every: bool,
) -> list[Hit]:
    """Pages with every piece, or with at least half of them. The best section is the one that says most at once."""
    best: dict[int, list[int]] = {}
    sums: dict[int, int] = {}
    for at, own in enumerate(scores):
        for section, score in own.items():
            pieces_best = best.setdefault(index.page_of[section], [0] * len(scores))
            pieces_best[at] = max(pieces_best[at], score)
            sums[section] = sums.get(section, 0) + score
    for at, sections in enumerate(together):
        first, second = scores[at], scores[at + 1]
        for section in sections:
            if section in first and section in second:
                sums[section] += _TOGETHER * (first[section] + second[section])
    top: dict[int, tuple[int, int]] = {}
    for section, score in sums.items():
        page = index.page_of[section]
        top[page] = max(top.get(page, (0, 0)), (score, -section))
    need = len(scores) if every else max(1, (len(scores) + 1) // 2)
    hits = []
    for page, pieces_best in best.items():
        matched = sum(one > 0 for one in pieces_best)
        if matched >= need:
            hits.append(Hit(page, -top[page][1], (sum(pieces_best) + top[page][0]) * matched))
    whole = {index.page_of[one] for one in phrase if all(one in own for own in scores)}
    return _lifted(hits, whole if len(whole) <= ENOUGH else set(), {index.page_of[one] for one in titled})


def _lifted(hits: list[Hit], phrase: set[int], titled: set[int]) -> list[Hit]:
    """Pages with just this title come first, then the few that hold all of a query as one phrase, then its words apart."""
    most = max((one.score for one in hits), default=0)
    return [replace(one, score=one.score + most * (2 * (one.page in titled) + (one.page in phrase))) for one in hits]
