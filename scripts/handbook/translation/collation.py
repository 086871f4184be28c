"""The order of a sorted list in a language: the Unicode Collation Algorithm, by pyuca, with the language's own alphabet."""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.translation.alphabets import ALPHABETS, READ_AS, SOUNDS_LIKE, TONES
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyuca import Collator

SortKey = tuple[bytes, str]

_ROOM = 1024
"""So many letters fit between two neighbours of the common table."""
_PLAIN, _SMALL, _CAPITAL = 32, 2, 8
"""The table's own second and third weights of a letter."""
# Before the first Chinese character of the common table, behind every other script of ours.
_HAN = 0xF000 * _ROOM
_PINYIN = frozenset({"zh-Hans", "zh"})
_BEHIND_LETTER = "\u0302\u0306\u031b"


def sort_key(text: str, locale: str = SOURCE_LOCALE) -> SortKey:
    """A key that orders as readers of a language expect; equal words are told apart by their characters.

    >>> sorted(["Zambia", "Éthiopie", "Fiji"], key=sort_key)
    ['Éthiopie', 'Fiji', 'Zambia']
    >>> sorted(["Đức", "Fiji", "Dubai", "Ấn Độ", "Anh"], key=lambda one: sort_key(one, "vi"))
    ['Anh', 'Ấn Độ', 'Dubai', 'Đức', 'Fiji']
    """
    return _sort_key(text, locale if not text.isascii() or _has_ascii(locale) else SOURCE_LOCALE)


# Most languages have the same key for an English title, and a process that stays has twenty of them.
@lru_cache(maxsize=30_000)
def _sort_key(text: str, locale: str) -> SortKey:
    elements = [*_elements(text, _order(locale))]
    first, second, third = ([one[level] for one in elements if one[level]] for level in range(3))
    weights = *first, 0, *second, 0, *third
    # Bytes are in the order of their numbers, and a fifth as large.
    return struct.pack(f">{len(weights)}I", *weights), text


def own_letter(text: str, locale: str) -> str:
    """The letter below which a text stands if the language's own alphabet says so; no tone, the first of its forms.

    >>> own_letter("Đức", "vi"), own_letter("Ấn Độ", "vi"), own_letter("أمل", "ar"), own_letter("Áo", "vi"), own_letter("Đức", "en")
    ('Đ', 'Â', 'ا', '', '')
    """
    order = _order(locale)
    if text[:1] in order.read_as:
        return order.read_as[text[0]][0]
    found = order.pattern.match(_spelled(text, order)) if order.pattern else None
    place = order.places.get(found[0].lower()) if found else None
    if place is None or not (place.number or place.form):
        return ""
    return unicodedata.normalize("NFC", place.letter).upper()


@dataclass(frozen=True)
class _Place:
    """A letter's place: so many behind the anchor, and which of its forms. `letter` is the first of them."""

    letter: str
    anchor: str
    number: int
    form: int


@dataclass(frozen=True)
class _Order:
    """What a language has of its own."""

    places: Mapping[str, _Place] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None
    tones: str = ""
    read_as: Mapping[str, str] = field(default_factory=dict)
    by_pinyin: bool = False


def _elements(text: str, order: _Order) -> Iterator[tuple[int, int, int]]:
    spelled = _spelled(text, order)
    end = 0
    for found in order.pattern.finditer(spelled) if order.pattern else ():
        yield from _common(spelled[end : found.start()])
        yield from _own(found[0], order)
        end = found.end()
    yield from _common(spelled[end:])


def _own(letter: str, order: _Order) -> Iterable[tuple[int, int, int]]:
    if order.by_pinyin:
        return _by_pinyin(letter)
    if letter in order.tones:
        return [(0, _PLAIN + 1 + order.tones.index(letter), _SMALL)]
    place = order.places[letter.lower()]
    first = next(iter(_common(place.anchor)))[0]
    return [(first + place.number, _PLAIN + place.form, _SMALL if letter == letter.lower() else _CAPITAL)]


def _by_pinyin(character: str) -> Iterable[tuple[int, int, int]]:
    """The 3,755 most common characters stand in GB 2312 by their sound; others follow, as the common table has them.

    A character with several sounds stands where the standard put it, at its most common one.
    """
    known = SOUNDS_LIKE.get(character, character)
    try:
        row, cell = known.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return _common(character)
    if row > 0xD7:  # the less common ones are ordered by their shape there
        return _common(character)
    return [(_HAN + row * 0x100 + cell, _PLAIN + (known != character), _SMALL)]


def _common(text: str) -> Iterable[tuple[int, int, int]]:
    """By the common table; ignorable characters have no weights at all."""
    for one in _collator().collation_elements(list(text)) if text else ():
        first, second, third = one[:3]
        yield first * _ROOM, second, third


def _spelled(text: str, order: _Order) -> str:
    """The text in its simplest characters, a tone behind the marks that make its letter another one."""
    text = unicodedata.normalize("NFC", text)
    for own, spelling in order.read_as.items():
        text = text.replace(own, spelling)
    text = unicodedata.normalize("NFD", text)
    return re.sub(f"([{order.tones}])([{_BEHIND_LETTER}]+)", r"\2\1", text) if order.tones else text


@lru_cache(maxsize=64)
def _order(locale: str) -> _Order:
    if locale in _PINYIN:
        return _Order(pattern=re.compile("[\u4e00-\u9fff]"), by_pinyin=True)
    name = locale if locale in ALPHABETS else locale.partition("-")[0]
    if name not in ALPHABETS:
        return _Order()
    places = {letter: place for line in ALPHABETS[name] for letter, place in _places(line)}
    tones = TONES.get(name, "")
    # The longest first: a letter of two characters is not its first one.
    letters = sorted([*places, *tones], key=lambda one: (-len(one), one))
    pattern = re.compile("|".join(map(re.escape, letters)), re.IGNORECASE)
    return _Order(places, pattern, tones, READ_AS.get(name, {}))


@lru_cache(maxsize=64)
def _has_ascii(locale: str) -> bool:
    """Whether a text in ASCII alone may have another place in the language's own order than in the common one."""
    order = _order(locale)
    return any(one.isascii() for one in (*order.places, *order.read_as, *order.tones))


def _places(line: str) -> Iterator[tuple[str, _Place]]:
    letters = [[unicodedata.normalize("NFD", form) for form in letter.split("=")] for letter in line.split(" ")]
    anchor = letters[0][0]
    for number, forms in enumerate(letters):
        for at, form in enumerate(forms):
            yield form, _Place(forms[0], anchor, number, at)


@lru_cache(maxsize=1)
def _collator() -> Collator:
    from handbook.translation.collation_table import LazyCollator  # with the library, which is loaded late

    return LazyCollator()
