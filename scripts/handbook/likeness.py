"""Which case studies resemble one another, by the features that they share.

A feature counts by its weight and by how rare it is, so that a tactic of half the catalogue does not tie everything to
everything. In a process that stays, only those are compared again that a change can reach.
"""

from __future__ import annotations

import heapq
import sys
from array import array
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.model.taxonomy import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Ids = tuple[str, ...]
"""Ids of case studies, sorted."""
Feature = tuple[str, str]
"""A vocabulary (or "countries") and an id."""

RELATED_SHOWN = 5
# How much one shared feature tells about likeness: a shared tactic says more than a shared evidence level.
WEIGHTS: Mapping[str, int] = {
    Vocabulary.TACTICS: 6,
    Vocabulary.ISSUES: 4,
    Vocabulary.AUDIENCES: 4,
    Vocabulary.FRAMES: 3,
    Vocabulary.CHANNELS: 2,
    "countries": 4,
}
_WIDTH = array("I").itemsize
_MANY = 16
"""Where more than this part of the case studies is another, all are compared."""


@dataclass(frozen=True, order=True)
class Related:
    """A case study like another one. `shared` are the features they have in common, the most telling first."""

    id: str
    shared: tuple[Feature, ...]
    named: bool
    """Whether an author wrote it under `related`."""


@dataclass(frozen=True)
class Likeness:
    """All that counts of a case study when others like it are looked for."""

    id: str
    features: frozenset[Feature]
    related: Ids


@dataclass(frozen=True)
class _Found:
    related: tuple[Related, ...]
    least: int
    """Whoever scores less is none of them, unless an author named it."""


class _Kin:
    """The case studies of one catalogue, and what their features are worth."""

    def __init__(self, studies: Iterable[Likeness]) -> None:
        self.by_id = {one.id: one for one in sorted(studies, key=lambda one: one.id)}
        self.ids = [*self.by_id]
        self.place = {one: at for at, one in enumerate(self.ids)}
        self.holders: dict[Feature, list[int]] = defaultdict(list)
        self.named: dict[str, set[str]] = {one: set() for one in self.ids}
        for at, study in enumerate(self.by_id.values()):
            for feature in study.features:
                self.holders[feature].append(at)
            for other in self.by_id.keys() & set(study.related):
                self.named[study.id].add(other)
                self.named[other].add(study.id)
        self.worth = {one: WEIGHTS[one[0]] * _rarity(len(own), len(self.ids)) for one, own in self.holders.items()}
        self.gains = {one: self._gain(one) for one in self.holders}

    def _gain(self, feature: Feature) -> int:
        """What a feature is worth to each that has it, as one number: to add it to a thousand scores is one sum."""
        gains = array("I", bytes(_WIDTH * len(self.ids)))
        for place in self.holders[feature]:
            gains[place] = self.worth[feature]
        return int.from_bytes(gains.tobytes(), sys.byteorder)

    def scores(self, study_id: str) -> array[int]:
        """How like a case study each other one is."""
        whole = sum([self.gains[feature] for feature in self.by_id[study_id].features])
        return array("I", whole.to_bytes(_WIDTH * len(self.ids), sys.byteorder))

    def found(self, study_id: str) -> _Found:
        """The most alike, with what they share; those that an author named come first."""
        scores = self.scores(study_id)
        scores[self.place[study_id]] = 0
        named, features = self.named[study_id], self.by_id[study_id].features
        least = min(heapq.nlargest(RELATED_SHOWN, scores))
        floor = max(least, 1)
        alike = {self.ids[place] for place, score in enumerate(scores) if score >= floor} | named
        order = sorted(alike, key=lambda one: (one not in named, -scores[self.place[one]], one))[:RELATED_SHOWN]
        shown = [Related(one, self._told(features & self.by_id[one].features), one in named) for one in order]
        return _Found(tuple(shown), least)

    def _told(self, shared: Iterable[Feature]) -> tuple[Feature, ...]:
        return tuple(sorted(shared, key=lambda one: (-self.worth[one], one)))


class Resemblances:
    """Those of the last catalogue. What comes out hangs on the catalogue alone."""

    def __init__(self) -> None:
        self._kin = _Kin(())
        self._found: Mapping[str, _Found] = {}
        self._related: Mapping[str, tuple[Related, ...]] = {}

    def of(self, studies: Iterable[Likeness]) -> Mapping[str, tuple[Related, ...]]:
        """For every case study those most like it."""
        kin = _Kin(studies)
        if kin.by_id != self._kin.by_id:
            again = self._reached(kin)
            self._found = {one: kin.found(one) if one in again else self._found[one] for one in kin.ids}
            self._kin, self._related = kin, {one: found.related for one, found in self._found.items()}
        return self._related

    def _reached(self, kin: _Kin) -> set[str]:
        """The case studies of which something else may be said now."""
        before = self._kin
        ids = kin.by_id.keys() | before.by_id.keys()
        changed = {one for one in ids if kin.by_id.get(one) != before.by_id.get(one)}
        if len(changed) * _MANY > len(kin.ids):
            return set(kin.ids)
        reached = changed | {one for one in kin.ids if kin.named[one] != before.named.get(one)}
        for feature, own in kin.holders.items():
            if kin.worth[feature] != before.worth.get(feature):
                reached.update([kin.ids[place] for place in own])
        for one in changed:
            for catalogue in (before, kin):
                if one in catalogue.by_id:
                    reached |= catalogue.named[one]
                    reached.update(self._within(catalogue.ids, catalogue.scores(one)))
        return reached

    def _within(self, ids: Sequence[str], scores: Sequence[int]) -> list[str]:
        """Those for which another one with these scores would count, or did."""
        found = self._found
        return [
            one for one, score in zip(ids, scores, strict=True) if score and one in found and score >= found[one].least
        ]


@lru_cache(maxsize=1)
def resemblances() -> Resemblances:
    """Those of this process."""
    return Resemblances()


def _rarity(holders: int, among: int) -> int:
    """How many times as many would have a feature until about all have it, in doublings.

    Whole steps, so that a case study that is added hardly ever changes what is said of others that stay as they were.

    >>> [_rarity(holders, 1000) for holders in (1000, 400, 100, 10, 1)]
    [1, 2, 4, 7, 10]
    """
    return among.bit_length() - holders.bit_length() + 1
