"""One spelling for all ways of writing a word; `js/text.js` holds the twin."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.search.tables import (
    DROPPED,
    FOLDED,
    MARKS,
    MARKS_FIRST,
    MARKS_LAST,
    SEQUENCES,
    STACKABLE,
    STACKERS,
    TRAILING_VOWELS,
    character_class,
    characters,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_DROPPED = re.compile(f"[{character_class(DROPPED)}]+")
_FOLDED = re.compile(f"[{''.join(FOLDED)}]")
_STACKED = f"[{character_class(STACKERS)}][{character_class(STACKABLE)}]"
_MARK = f"[{character_class(MARKS)}{character_class(TRAILING_VOWELS)}](?:(?<=[{character_class(STACKERS)}])[{character_class(STACKABLE)}])?"
_MARKS = re.compile(f"{_MARK}(?:{_MARK})+")
"""It begins with one class of characters: others are passed over quickly."""
_ORDER = {one: number for number, one in enumerate(characters(MARKS_FIRST))} | {
    one: 0x10000 + number for number, one in enumerate(characters(MARKS_LAST))
}
_PARTS = re.compile(f"{_STACKED}|.", re.DOTALL)


def fold(text: str, extra: Mapping[int, str] | None = None) -> str:
    """The text in its searchable spelling: no case, no accents, one form of each letter, signs of a letter in one order.

    `extra` are letters that an index folds besides (traditional to simplified Chinese), as for `str.translate`.

    >>> fold("Người"), fold("كِتَابٌ"), fold("๑๒")
    ('nguoi', 'كتاب', '12')
    """
    if text.isascii() and not extra:
        return text.lower()
    if extra:
        return _folded(text, extra)
    # Nothing is folded over a blank, and in ASCII only capitals are.
    return " ".join([one.lower() if one.isascii() else _known_folded(one) for one in text.split(" ")])


def _folded(text: str, extra: Mapping[int, str] | None = None) -> str:
    text = unicodedata.normalize("NFKD", text).lower()
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text))
    text = _FOLDED.sub(_in_one_form, text)
    if extra:
        text = text.translate(extra)
    return _MARKS.sub(_in_order, _joined(text))


_known_folded = lru_cache(maxsize=2_000)(_folded)


def _joined(text: str) -> str:
    """Signs that were typed in two halves are one."""
    text = unicodedata.normalize("NFC", text)
    for written, meant in SEQUENCES:
        text = text.replace(written, meant)
    return text


def _in_one_form(letter: re.Match[str]) -> str:
    return FOLDED[letter[0]]


def _in_order(marks: re.Match[str]) -> str:
    return _ordered(marks[0])


@lru_cache(maxsize=10_000)
def _ordered(marks: str) -> str:
    parts = sorted(_PARTS.findall(marks), key=lambda part: (_ORDER.get(part[0], ord(part[0]) + 100), part))
    ordered = "".join(parts)
    joined = _joined(ordered)
    return _ordered(joined) if len(joined) < len(ordered) else ordered


def surface(text: str) -> str:
    """The lower-case text with its accents, composed: what tells `người` from `nguoi`."""
    return unicodedata.normalize("NFC", text).lower()
