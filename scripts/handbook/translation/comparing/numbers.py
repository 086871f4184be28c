"""Numbers: each one of the English text must stand in the translation, in whatever digits and separators.

A number that is changed is told from one that is written in words or said once instead of twice: only where a strange
number stands, the English one was changed into it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.translation.comparing.calendars import is_known_year, with_colons
from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.magnitudes import powers_beside
from handbook.translation.comparing.words_for_numbers import explained_numbers, han_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# English style is known: commas between thousands, a point before decimals. "Covid-19" and "H1N1" are names.
_ENGLISH = re.compile(r"(?<![A-Za-z\d])(?<![A-Za-z]-)(?<!\d[.,])\d+(?:,\d{3}(?!\d))*(?:\.\d+)?")
_FIRST_YEAR = re.compile(r"(\d{2})\d{2}[-–/]$")
_SPACE = r"[ \u00a0\u2009\u202f](?=\d{3}(?!\d))"
# A wide comma between thousands has three digits behind it; else a new number begins: 1.645，99.
_ANY = re.compile(rf"\d+(?:(?:[.,\u060c\u066b\u066c\uff0e\u3001'\u2019]|\uff0c(?=\d{{3}}(?!\d))|{_SPACE})\d+)*")
_WHOLE = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_LIST_SIGNS = "\u060c\uff0c\u3001"
_THOUSANDS = re.compile(r"\d{1,3}(?:\D\d{2,3})*\D\d{3}")
_NO_POWER = frozenset({0})
WRITTEN_OUT = Decimal(12)
"""Up to this number people write words for figures; larger ones are lost if no figure is there."""


@dataclass(frozen=True)
class _Number:
    """A number of the translation: where it stands, and what it can mean."""

    shown: str
    start: int
    values: frozenset[Decimal]
    is_multiplied: bool
    """Whether a word beside it makes it another number: `20万`."""


class _Pool:
    """The numbers of the translation that no number of the English text has taken yet."""

    def __init__(self, numbers: Iterable[_Number]) -> None:
        self._left = dict.fromkeys(numbers)
        self._by_key: dict[str | Decimal, list[_Number]] = {}
        for one in reversed(self._left):
            keys: list[str | Decimal] = [*one.values] if one.is_multiplied else [one.shown, *one.values]
            for key in keys:
                self._by_key.setdefault(key, []).append(one)

    def take(self, *keys: str | Decimal) -> _Number | None:
        """The first number that is written or meant so."""
        for key in keys:
            waiting = self._by_key.get(key, [])
            while waiting:
                one = waiting.pop()
                if one in self._left:
                    del self._left[one]
                    return one
        return None

    def left(self) -> list[_Number]:
        return list(self._left)


def number_findings(english: str, translation: str) -> Iterator[Finding]:
    """Both texts without placeholders and addresses."""
    if not _DIGIT.search(english) and not _DIGIT.search(translation):
        return
    translation = with_colons(english, translation)
    if _has_the_same(english, translation):
        return
    # "H1N1" and the numbers of lists are known too, though they need not be repeated.
    known = frozenset[Decimal]().union(
        *(values for _, values in _wanted(english, english)), *map(_readings, _ANY.findall(english))
    )
    ours = [part for one in _translated(translation) for part in _parts(one, known)]
    pool = _Pool(ours)
    # First what stands in both texts in the very same form, whatever it means: `16,16`, `1.9.1`.
    rest = _ANY.sub(
        lambda found: (
            " " * len(found[0]) if _ENGLISH.match(english, found.start()) and pool.take(found[0]) else found[0]
        ),
        english,
    )
    wanted = list(_wanted(rest, english))
    missing = [(shown, values) for shown, values in wanted if pool.take(*values) is None]
    explained, any_round = explained_numbers(english)
    unexplained = [one for one in pool.left() if not one.values & explained]
    strange = [one for one in unexplained if not one.values & known]
    if missing:
        said = frozenset[Decimal]().union(*(one.values for one in ours), han_numbers(translation))
        repeated = [one for one in unexplained if one.values & known]
        yield from _missing_findings(missing, strange, repeated, said)
        return
    for one in strange:
        # Small numbers often stand for words of the English text; long ones could be a hotline that nobody asked for.
        is_round = any_round and any(value % 100 == 0 for value in one.values)
        if sum(map(str.isdecimal, one.shown)) >= 3 and not is_round and not is_known_year(one.values, known):
            yield Finding("po-number-added", one.start, len(one.shown), {"value": one.shown})


def _has_the_same(english: str, translation: str) -> bool:
    """Whether the translation has each figure as it stands in the English text, and no word beside one multiplies it."""
    theirs, ours = list(_ANY.finditer(english)), list(_ANY.finditer(translation))
    return (
        sorted([one[0] for one in theirs]) == sorted([one[0] for one in ours])
        and all(_ENGLISH.match(english, one.start()) for one in theirs)
        and all(powers_beside(translation, one.start(), one.end()) == _NO_POWER for one in ours)
    )


def _parts(number: _Number, known: frozenset[Decimal]) -> list[_Number]:
    """The numbers of a list that was written without spaces: `2,3` for "2, 3"."""
    parts = [
        _Number(one[0], number.start + one.start(), _readings(one[0]), False) for one in _WHOLE.finditer(number.shown)
    ]
    is_list = len(parts) > 1 and not number.values & known and all(part.values & known for part in parts)
    return parts if is_list else [number]


def _missing_findings(
    missing: list[tuple[str, frozenset[Decimal]]],
    strange: list[_Number],
    repeated: list[_Number],
    said: frozenset[Decimal],
) -> Iterator[Finding]:
    """What became of numbers: another one stands in their place, or none."""
    others, again = iter(strange), iter(repeated)
    for shown, values in missing:
        found = next(others, None)
        if found is None and values & said:
            continue  # twice in English, once here
        found = found or next(again, None)
        if found:
            changed = {"value": shown, "found": f"there is {found.shown} in its place"}
            yield Finding("po-number", found.start, len(found.shown), changed)
        elif min(values) <= WRITTEN_OUT and min(values) == int(min(values)):
            yield Finding("po-number-word", values={"value": shown})
        else:
            yield Finding("po-number", values={"value": shown, "found": "there is no number in its place"})


def _wanted(rest: str, english: str) -> Iterator[tuple[str, frozenset[Decimal]]]:
    """The numbers of what is left of the English text, each as people write it and with what it can mean."""
    for found in _ENGLISH.finditer(rest):
        value = Decimal(found[0].replace(",", ""))
        powers = powers_beside(english, found.start(), found.end())
        values = {value} | {value.scaleb(power) for power in powers}
        if len(found[0]) == 2 and (first := _FIRST_YEAR.search(english[max(0, found.start() - 6) : found.start()])):
            values.add(Decimal(first[1] + found[0]))  # 2018-19 is 2018-2019
        yield found[0], frozenset(values)


def _translated(translation: str) -> Iterator[_Number]:
    for found in _ANY.finditer(translation):
        powers = powers_beside(translation, found.start(), found.end())
        values = frozenset(one.scaleb(power) for one in _readings(found[0]) for power in powers)
        yield _Number(found[0], found.start(), values, 0 not in powers)


@lru_cache(maxsize=10_000)
def _readings(shown: str) -> frozenset[Decimal]:
    """What a figure can mean: languages use the same signs between thousands and before decimals.

    >>> [sorted(map(str, _readings(one))) for one in ("১,০০০", "2,5", "2.25.000", "12.05.2014", "5，600")]
    [['1000'], ['2.5'], ['225000'], ['12', '2014', '5'], ['5', '5600', '600']]
    """
    plain = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in shown)
    parts = re.split(r"\D", plain)
    signs = re.findall(r"\D", plain)
    if not signs:
        return frozenset({Decimal(plain)})
    apart = frozenset(map(Decimal, parts))
    if _THOUSANDS.fullmatch(plain) and len(set(signs)) == 1:
        whole = Decimal("".join(parts))
        # 3.125 can be a decimal too; 1.500 is fifteen hundred and not one and a half.
        as_decimal = {Decimal(f"{parts[0]}.{parts[1]}")} if len(parts) == 2 and parts[1][-1] != "0" else set()
        return frozenset({whole} | as_decimal) | (apart if signs[0] in _LIST_SIGNS else frozenset())
    before, last = "".join(parts[:-1]), parts[-1]
    if len(signs) == 1 or (len(set(signs[:-1])) == 1 and signs[-1] != signs[0]):
        value = Decimal(f"{before}.{last}")
        return frozenset({value}) | (apart if signs[0] in _LIST_SIGNS else frozenset())
    return apart
