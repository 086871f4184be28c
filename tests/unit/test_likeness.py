"""Case studies that resemble one another: the same in a process that knows others of before, and steady while others come."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from handbook import likeness
from handbook.likeness import Likeness, Resemblances

if TYPE_CHECKING:
    from collections.abc import Mapping

VOCABULARIES = [*likeness.WEIGHTS]


def some(rng: random.Random, number: int, among: int) -> Likeness:
    """A case study with rare and common features; few share none with any other."""
    features = {(rng.choice(VOCABULARIES), str(int(rng.paretovariate(0.7)))) for _ in range(rng.randrange(7))}
    named = {f"s{rng.randrange(among)}" for _ in range(rng.randrange(3))} if rng.random() < 0.2 else set()
    return Likeness(f"s{number}", frozenset(features), tuple(sorted(named - {f"s{number}"})))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("many", [3, 40, 130])
def test_after_any_change_they_are_as_found_from_nothing(seed: int, many: int) -> None:
    rng = random.Random(f"{seed} {many}")
    studies = {number: some(rng, number, many) for number in range(many)}
    known, compared = Resemblances(), 0
    known.of(studies.values())
    for step in range(40):
        match rng.randrange(3):
            case 0:
                studies[many + step] = some(rng, many + step, many)
            case 1 if len(studies) > 1:
                del studies[rng.choice([*studies])]
            case _:
                number = rng.choice([*studies])
                studies[number] = some(rng, number, many)
        with mock.patch.object(likeness._Kin, "found", autospec=True, side_effect=likeness._Kin.found) as found:
            related = known.of(studies.values())
        compared += found.call_count
        assert related == Resemblances().of(studies.values()), step
    assert many < 100 or compared < 40 * many / 2


def test_one_more_changes_only_where_it_comes_in() -> None:
    rng = random.Random(5)
    studies = [some(rng, number, 500) for number in range(300)]
    before: Mapping[str, object] = Resemblances().of(studies)
    one = Likeness("zz", studies[7].features | studies[8].features, ())
    after = Resemblances().of([*studies, one])
    others = {study for study, related in after.items() if study != "zz" and related != before[study]}
    assert others
    assert all("zz" in {related.id for related in after[study]} for study in others), "no feature's rarity took a step"
