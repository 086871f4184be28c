"""Strings to try on both twins: every script of the tables, alone and mixed, with signs in impossible places.

The same number gives the same strings. Only characters that this Python knows: a browser may know newer ones.
"""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from handbook.search import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCKS = ["0000-007F", "00A0-024F", "0300-036F", "0370-03FF", "0400-04FF", "0530-058F", "0590-05FF", "0600-06FF", "0750-077F", "0780-07BF", "0900-097F", "0980-09FF", "0A00-0A7F", "0A80-0AFF", "0B00-0B7F", "0B80-0BFF", "0C00-0C7F", "0C80-0CFF", "0D00-0D7F", "0D80-0DFF", "0E00-0E7F", "0E80-0EFF", "0F00-0FFF", "1000-109F", "10A0-10FF", "1100-11FF", "1200-137F", "1780-17FF", "1800-18AF", "1E00-1EFF", "2000-206F", "3000-30FF", "3130-318F", "31F0-31FF", "3400-3500", "4E00-4F80", "9F00-9FFF", "A9E0-A9FE", "AA60-AA7F", "AC00-AD00", "D700-D7A3", "D800-D87F", "DC00-DC7F", "F900-FA6D", "FB00-FB4F", "FB50-FBFF", "FE20-FE2F", "FE70-FEFF", "FF00-FFEF", "10000-100FF", "1D400-1D4FF", "1F600-1F64F", "20000-200FF"]  # fmt: skip
_TABLES = (
    tables.MARKS, tables.DROPPED, tables.UNSPACED, tables.LEADING_VOWELS, tables.TRAILING_VOWELS, tables.STACKERS,
    tables.VIRAMAS, tables.MARKS_FIRST, tables.MARKS_LAST, tables.ACCENTED_LATIN,
)  # fmt: skip
_BETWEEN = (
    " ",
    "  ",
    "   ",
    "    ",
    "\n",
    "-",
    ", ",
    ". ",
    "\u200b",
    "\u200c",
    "\u200d",
    "😀",
    "😀😀",
    "\ud800",
    "\udc00",
    "/",
)


def _characters(ranges: str) -> list[str]:
    found = []
    for one in ranges.split():
        first, _, last = one.partition("-")
        found += [chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)]
    return [one for one in found if unicodedata.category(one) != "Cn"]


@cache
def alphabets() -> Sequence[Sequence[str]]:
    """A list of characters for each script and each table, and one of all that is folded or replaced."""
    blocks = [_characters(block) for block in _BLOCKS]
    classes = [_characters(ranges) for ranges in _TABLES]
    special = [*tables.FOLDED, *"".join(map("".join, tables.SEQUENCES))]
    return [one for one in [*blocks, *classes, special] if one]


def well_formed(text: str) -> str:
    """Two halves of a character that stand together are one, as for a script.

    >>> well_formed("\\ud83d\\ude00") == "😀"
    True
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def fuzzed(count: int, seed: int = 1) -> Iterator[str]:
    """By turns every known character between two letters, and mixtures."""
    rng = random.Random(seed)
    single = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) not in ("Cn", "Co")]
    for number in range(count):
        if some := number % 2 and single[number * 8 : number * 8 + 16]:
            yield well_formed("".join(f"a{one}b{one} " for one in some))
        else:
            yield well_formed(_mixture(rng))


def _mixture(rng: random.Random) -> str:
    own = rng.choices(alphabets(), k=rng.randint(1, 3))
    text = ""
    for _ in range(rng.randint(1, 9)):
        script = rng.choice(own)
        text += "".join(rng.choice(script) for _ in range(rng.randint(1, 9)))
        if rng.random() < 0.5:
            text += rng.choice(_BETWEEN)
    form = rng.choice((None, None, None, "NFC", "NFD", "NFKD"))
    return unicodedata.normalize(form, text) if form and not re.search("[\ud800-\udfff]", text) else text
