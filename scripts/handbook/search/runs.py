"""Where a run of clusters of a query stands, as typed, half typed or mistyped; `js/runs.js` holds the twin.

A run is found by its pairs of clusters and by what stands together in it. A slip of the finger breaks the pairs around it;
all others must be there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from handbook.search.matching import Scores, Weighted, combine, pages_of, places, ranked_below
from handbook.search.normalise import fold
from handbook.search.ranking import ENOUGH, EXACT, SCALE, prefix_weight, rarity
from handbook.search.terms import MOST_TOGETHER, longest_stretches, neighbour_key, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.search.files import IndexFiles

_FEW_PAGES = 30
"""Of the stretches of a run every other one says enough, unless it stands on so few pages."""
_MOST_ENDINGS = 12
_MOST_TO_SWAP_KEYS = 12


def run_scores(index: IndexFiles, clusters: Sequence[str], *, last: bool) -> Scores:
    """Where a run stands. If that is on few pages, and it is the last of a query, its last cluster may be half typed."""
    found = _run(index, clusters, half_typed=False)
    if found and not (last and len(pages_of(index, found)) <= ENOUGH):
        return found
    return ranked_below(index, found, _run(index, clusters, half_typed=True))


def _run(index: IndexFiles, clusters: Sequence[str], *, half_typed: bool) -> Scores:
    count = len(clusters)
    if count == 1:
        return _term(index, clusters[0], half_typed=half_typed)
    scores: Scores | None = None
    for at in range(count - 1):
        if at % 2 and at < count - 2:
            continue  # the neighbours below tie the pairs together
        own = _term(index, clusters[at] + clusters[at + 1], half_typed=half_typed and at == count - 2)
        scores = own if scores is None else {one: score + own[one] for one, score in scores.items() if one in own}
        if not scores:
            return {}
    found = scores or {}
    stretches = longest_stretches(clusters[: count - half_typed])
    found = _where_all_stand(index, found, [*stretches[::2], *stretches[-1:]])
    if len(pages_of(index, found)) <= _FEW_PAGES:
        found = _where_all_stand(index, found, stretches)
    if half_typed and count > 2 and found:
        half = _half_together(index, clusters[-MOST_TOGETHER:])
        found = {one: score for one, score in found.items() if half is None or one in half}
    return found


def _where_all_stand(index: IndexFiles, scores: Scores, stretches: Sequence[str]) -> Scores:
    """What is left of the scores where all of these clusters stand together."""
    for stretch in stretches:
        if scores:
            together = set(places(index.neighbours(neighbour_key(stretch))))
            scores = {one: score for one, score in scores.items() if one in together}
    return scores


def _half_together(index: IndexFiles, clusters: Sequence[str]) -> set[int] | None:
    """Where three or four clusters stand together, the last one half typed; None if it could become too many."""
    *before, middle, typed = clusters
    longer = [key for key, _ in index.terms_from(middle + typed) if key != middle + typed]
    if len(longer) > _MOST_ENDINGS:
        return None
    ways = [" ".join((*before, middle, key[len(middle) :])) for key in longer]
    return {one for way in ways for one in places(index.neighbours(neighbour_key(way)))}


def _term(index: IndexFiles, term: str, *, half_typed: bool) -> Scores:
    """A cluster or a pair; half typed: the longer ones that begin so."""
    if not half_typed:
        encoded = index.postings(term)
        return combine(index, [[(EXACT, encoded)]] if encoded else [])
    longer: Weighted = [
        (prefix_weight(len(term), len(key)), encoded) for key, encoded in index.terms_from(term) if key != term
    ]
    return combine(index, [longer])


def run_nearly(index: IndexFiles, clusters: Sequence[str]) -> Scores:
    """Where a run stands with two clusters swapped, or all of it but one; below that, where most of it stands."""
    known, unknown, all_of_it = _pairs(index, clusters)
    slips = _first_swap(index, clusters, unknown)
    two: Scores = {}
    for one, (pairs, tells) in known.items():
        if _are_all_but(1, pairs, len(clusters)):
            slips[one] = max(slips.get(one, 0), tells * EXACT * SCALE)
        elif _are_all_but(2, pairs, len(clusters)):
            two[one] = tells * EXACT * SCALE
    least = max(all_of_it, 5 * max((tells for _, tells in known.values()), default=0))
    most = {one: tells * EXACT * SCALE for one, (_, tells) in known.items() if tells * 8 >= least}
    return ranked_below(index, slips, ranked_below(index, two, most))


def _first_swap(index: IndexFiles, clusters: Sequence[str], unknown: set[str]) -> Scores:
    """Where the run stands with two of it swapped: the first way in which it stands anywhere."""
    ways = (one for one in _swapped(clusters) if unknown.isdisjoint(a + b for a, b in pairwise(one)))
    return next((found for one in ways if (found := _run(index, one, half_typed=False))), {})


def _swapped(clusters: Sequence[str]) -> list[tuple[str, ...]]:
    """The run with two neighbouring clusters, or two keys, in the other order.

    >>> _swapped(("คา", "ว", "ม"))
    [('ว', 'คา', 'ม'), ('คา', 'ม', 'ว'), ('า', 'ค', 'ว', 'ม'), ('ค', 'วา', 'ม')]
    """
    found = [(*clusters[:at], clusters[at + 1], clusters[at], *clusters[at + 2 :]) for at in range(len(clusters) - 1)]
    text = "".join(clusters)
    for at in range(len(text) - 1 if len(clusters) <= _MOST_TO_SWAP_KEYS else 0):
        found += [one.clusters for one in pieces(fold(text[:at] + text[at + 1] + text[at] + text[at + 2 :]))[:1]]
    return [one for one in dict.fromkeys(found) if one and one != tuple(clusters)]


def _pairs(index: IndexFiles, clusters: Sequence[str]) -> tuple[dict[int, tuple[int, int]], set[str], int]:
    """For each section the pairs of the run that stand there, as bits, and what they tell; what stands nowhere; what all tell.

    Clusters are in pairs, but for the one that was mistyped; alone they would say little and take long to read.
    """
    known: dict[int, tuple[int, int]] = {}
    unknown: set[str] = set()
    all_of_it = 0
    pairs = [a + b for a, b in pairwise(clusters)]
    for pair in dict.fromkeys(pairs):
        bits = sum(1 << at for at, other in enumerate(pairs) if other == pair)
        sections = places(index.postings(pair) or "")
        if not sections:
            unknown.add(pair)
        tells = 2 * rarity(len(sections), index.sections)
        all_of_it += tells
        for one in sections:
            own, before = known.get(one, (0, 0))
            known[one] = (own | bits, before + tells)
    return known, unknown, all_of_it


def _are_all_but(some: int, pairs: int, count: int) -> bool:
    """Whether all pairs stand there but those that some neighbouring clusters belong to.

    >>> _are_all_but(1, 0b100, 4), _are_all_but(1, 0b010, 4)
    (True, False)
    """
    every, around = (1 << count - 1) - 1, (2 << some) - 1
    return pairs > 0 and any(pairs | (around << at >> 1 & every) == every for at in range(count - some + 1))
