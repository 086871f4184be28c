"""Characters that nobody sees: right in some scripts, a fault or a trick in others."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.scripts import RIGHT_TO_LEFT, script_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.translation.comparing.pair import Pair

# Python calls these printable, but they show nothing.
HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffd\U000e0100-\U000e01ef]"
)
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f")
_MARKS = frozenset("\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
_BREAK = "\u200b"
_BROKEN_BY_IT = frozenset({"THAI", "LAO", "KHMER", "MYANMAR", "JAVANESE", "BALINESE", "TIBETAN", "TAI"})
"""Scripts without spaces between words, where U+200B says where a line may break."""
_JOINED_BY_THEM = frozenset(
    {
        "ARABIC", "SYRIAC", "HANIFI", "MONGOLIAN", "NKO", "BENGALI", "DEVANAGARI", "GUJARATI", "GURMUKHI", "KANNADA",
        "KHMER", "MALAYALAM", "MYANMAR", "ORIYA", "SINHALA", "TAMIL", "TELUGU", "MEETEI", "CHAKMA", "BALINESE",
    }
)  # fmt: skip
"""Scripts in which letters join, and where U+200C and U+200D say whether they do."""


def character_findings(pair: Pair) -> Iterator[Finding]:
    """The first of each kind of character that has no place in the translation."""
    text = pair.translation
    if text.isprintable() and not HIDDEN.search(text):
        return
    seen = set()
    for at, character in enumerate(text):
        if character in seen or (character.isprintable() and not HIDDEN.match(character)) or character in "\n\t\r":
            continue
        before, after = text[:at].rstrip(_BREAK)[-1:], text[at + 1 :].lstrip(_BREAK)[:1]
        code = _fault(character, before, after, pair)
        if code:
            seen.add(character)
            name = unicodedata.name(character, "")
            values = {"value": f"U+{ord(character):04X}" + (f" ({name})" if name else "")}
            yield Finding(code, at, 1, values)


def _fault(character: str, before: str, after: str, pair: Pair) -> str:
    """The code of what is wrong with a character at its place; empty if it is right there."""
    if character in _DIRECTION:
        return "po-bidi"
    beside = {script_word(one) for one in (before, after) if one}
    if character in _MARKS:
        return "" if _settles_direction(beside, before, after, pair) else "po-invisible"
    if character == _BREAK:
        return "" if _may_break(beside, before, after, pair) else "po-invisible"
    if character in _JOINERS:
        return "" if beside & _JOINED_BY_THEM or _is_picture(before) else "po-invisible"
    if character == "\ufe0f" and _is_picture(before):
        return ""
    category = unicodedata.category(character)
    if category == "Zs":
        return ""
    if category in {"Cc", "Cs", "Co", "Zl", "Zp"} or character == "\ufffd":
        return "po-character"
    if category == "Cn":
        # A newer Unicode than this Python knows may have a letter here, but never among the noncharacters.
        return "po-character" if ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef" else ""
    return "po-invisible"


def _may_break(beside: set[str], before: str, after: str, pair: Pair) -> bool:
    """Beside letters of scripts without spaces; in their languages anywhere but inside a foreign word or a number."""
    return bool(beside & _BROKEN_BY_IT) or (
        bool(pair.script & _BROKEN_BY_IT) and not (before.isalnum() and after.isalnum())
    )


def _settles_direction(beside: set[str], before: str, after: str, pair: Pair) -> bool:
    """Whether a mark of direction has work to do: between letters of one direction it has none."""
    if pair.script & RIGHT_TO_LEFT:
        return not (before and after and beside <= RIGHT_TO_LEFT)
    return bool(beside & RIGHT_TO_LEFT)


def _is_picture(character: str) -> bool:
    """Emoji are made of several characters."""
    return bool(character) and unicodedata.category(character) in {"So", "Sk"} | (
        {"Mn"} if character == "\ufe0f" else set()
    )
