"""In how many sections keys stand, held to a plain table after every change by chance."""

from __future__ import annotations

import random
from collections import Counter

from handbook.search.standing import Standing

KEYS = [0, 1, 63, 1 << 26, (1 << 26) + 1, (1 << 32) - 1, *range(5_000, 5_020)]
"""At the borders of parts, and a crowd inside one."""


def some(chance: random.Random) -> list[int]:
    return sorted(chance.sample(KEYS, chance.randint(0, 9)))


def test_as_many_keys_stand_somewhere_as_in_a_table() -> None:
    for seed in range(30):
        chance = random.Random(seed)
        sections = [some(chance) for _ in range(chance.randint(0, 12))]
        standing = Standing(sections)
        for _ in range(40):
            assert standing.different == len({key for keys in sections for key in keys})
            if not sections or chance.random() < 0.3:
                sections.append(some(chance))
                standing.change((), sections[-1])
                continue
            at, keys = chance.randrange(len(sections)), some(chance) if chance.random() < 0.6 else []
            standing.change(sections[at], keys)
            sections[at] = keys


def test_rows_are_filled_in_order_of_keys() -> None:
    sections = [[3, 1 << 27], [3], [2, (1 << 32) - 1]]
    standing = Standing(sections)
    found = dict(zip(standing._keys, standing._counts, strict=True))
    assert list(found.items()) == sorted(Counter(key for keys in sections for key in keys).items())
