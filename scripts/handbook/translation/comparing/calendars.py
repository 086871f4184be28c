"""Years of other calendars and times of the day as other languages write them, beside what the English text has."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# How far the year of another calendar is from ours: Buddhist, Nepali, Persian, Bengali. Two, where its year begins in ours.
_APART = frozenset(map(Decimal, (543, 56, 57, -621, -622, -593, -594)))
_PAIR = re.compile(r"(\d{4})\s?[(/]\s?(\d{4})")
_CLOCK = re.compile(r"(?<![\d.,:])(\d{1,2})\.(\d{2})(?![\d.,:])")


def ascii_digits(text: str) -> str:
    """The text with its digits as 0 to 9, each still at its place."""
    if text.isascii():
        return text
    return re.sub(r"(?![0-9])\d", lambda one: str(unicodedata.decimal(one[0])), text)


def is_year_twice(plain: str) -> bool:
    """Whether digits are one year in two calendars.

    >>> is_year_twice("2557 (2014"), is_year_twice("2557 (2015")
    (True, False)
    """
    found = _PAIR.fullmatch(plain)
    if not found:
        return False
    one, other = Decimal(found[1]), Decimal(found[2])
    return _same_year(one, other) or _same_year(other, one)


def is_known_year(values: Collection[Decimal], known: Collection[Decimal]) -> bool:
    """Whether a number is a year of the English text in another calendar."""
    return any(_same_year(value, year) for value in values for year in known)


def with_colons(english: str, translation: str) -> str:
    """The translation with `17.00` as `17:00` where the English text has that; every other character stays as it is.

    >>> with_colons("Open until 17:00.", "เปิดถึง ๑๗.๐๐ น."), with_colons("It was 17 in all.", "17.00")
    ('เปิดถึง ๑๗:๐๐ น.', '17.00')
    """
    if ":" not in english:
        return translation

    def written(found: re.Match[str]) -> str:
        clock = f"{found[1]}:{found[2]}"
        return clock if re.search(rf"(?<!\d){ascii_digits(clock)}(?!\d)", english) else found[0]

    return _CLOCK.sub(written, translation)


def _same_year(one: Decimal, ours: Decimal) -> bool:
    return 1900 <= ours <= 2100 and one - ours in _APART
