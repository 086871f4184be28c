"""Golden lists: words of a language in the order of its alphabet, written by hand. Any other order of them sorts back.

There is no UPDATE_GOLDEN here: a list says what readers expect, not what the code does.
"""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest
import yaml

from handbook.pages.generated.search import initial, letters_in_order
from handbook.translation import collation
from handbook.translation.alphabets import ALPHABETS
from handbook.translation.collation import sort_key
from handbook.translation.locales import Direction, Locale

LISTS = yaml.safe_load((Path(__file__).parent / "sorting" / "lists.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", LISTS)
def test_a_list_is_sorted_as_its_readers_sort(code: str) -> None:
    words = LISTS[code].split(", ")
    assert 15 <= len(set(words)) == len(words)
    for seed in range(3):
        mixed = random.Random(seed).sample(words, len(words))
        assert sorted(mixed, key=lambda word: sort_key(word, code)) == words


@pytest.mark.parametrize("code", LISTS)
def test_initials_stand_in_the_order_of_their_words(code: str) -> None:
    """No letter of the list from A to Z stands above two places."""
    found = [initial(word, code) for word in LISTS[code].split(", ")]
    letters = list(dict.fromkeys(found))
    locale = Locale(code=code, name=LISTS[code][0], english_name=code, direction=Direction.LTR)
    assert letters_in_order(letters, locale) == letters
    assert found == sorted(found, key=letters.index)


@pytest.mark.parametrize("code", [*ALPHABETS, "zh", "th", "fr"])
def test_a_text_in_ascii_has_the_key_that_its_language_gives_it(code: str) -> None:
    """It is found once for all languages that have no ASCII letter in a place of its own."""
    chance = random.Random(code)
    for _ in range(200):
        text = "".join(chance.choices(string.printable, k=chance.randint(0, 20)))
        assert sort_key(text, code) == collation._sort_key.__wrapped__(text, code)
