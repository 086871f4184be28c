"""How wide words are, and where a line may end: an estimate for each script, on the safe side, so that no font is needed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from handbook.figures.unspaced import words_in
from handbook.search.tables import (
    LEADING_VOWELS,
    MARKS,
    STACKABLE,
    STACKERS,
    TRAILING_VOWELS,
    UNSPACED,
    character_class,
)

_BOLD = 1.08
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]\u2019\u2018-"), frozenset("mwMW@%\u2014\u2026")
# First and last character of a script's blocks, and the average advance of its letters in units of the font size.
_ADVANCES = (
    (0x0250, 0x058F, 0.64),  # IPA, Greek, Cyrillic, Armenian
    (0x0590, 0x077F, 0.62),  # Hebrew, Arabic
    (0x0780, 0x07BF, 0.68),  # Thaana
    (0x0900, 0x0AFF, 0.70),  # Devanagari, Bengali, Gurmukhi, Gujarati
    (0x0B00, 0x0B7F, 0.75),  # Odia
    (0x0B80, 0x0BFF, 1.04),  # Tamil
    (0x0C00, 0x0D7F, 0.88),  # Telugu, Kannada, Malayalam
    (0x0D80, 0x0DFF, 0.88),  # Sinhala
    (0x0E00, 0x0E7F, 0.64),  # Thai
    (0x0E80, 0x0EFF, 0.68),  # Lao
    (0x0F00, 0x0FFF, 0.70),  # Tibetan
    (0x1000, 0x109F, 1.0),  # Burmese
    (0x1780, 0x17FF, 0.80),  # Khmer
    (0x2190, 0x2BFF, 1.0),  # Signs
    (0x2E80, 0xD7FF, 1.0),  # Han, Kana, Hangul
    (0xF900, 0xFAFF, 1.0),
    (0xFB50, 0xFDFF, 0.60),
    (0xFE70, 0xFEFC, 0.60),
    (0xFF00, 0xFFEF, 1.0),
    (0x10000, 0x3FFFF, 1.0),
)
_ZERO = "\u200b"
_SPACING_MARK = 0.55
"""How much of a letter's width a sign takes that stands beside it."""

_U = character_class(UNSPACED)
_CLUSTER = re.compile(
    rf"(?:[({{\[«“‘「『（《]*[{character_class(LEADING_VOWELS)}]?[{_U}]"
    rf"(?:[{character_class(STACKERS)}][{character_class(STACKABLE)}]|[{character_class(MARKS)}{character_class(TRAILING_VOWELS)}])*"
    rf"(?:[\u1000-\u1021]\u103a[\u1037\u1038]*)*[^\s{_U}({{\[«“‘「『（《A-Za-z0-9]*)|[^\s{_U}]+"
)
_LETTER = re.compile(rf".(?:[{character_class(MARKS)}\u200c\u200d\ufe0f]|[{character_class(STACKERS)}].)*", re.DOTALL)
_UNSPACED = re.compile(f"[{_U}]")


@cache
def advance(character: str) -> float:
    """The width of one character at font size 1.

    >>> advance("i") < advance("n") < advance("W") <= advance("国")
    True
    """
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    code = ord(character)
    for first, last, width in _ADVANCES:
        if first <= code <= last:
            return width * (_SPACING_MARK if unicodedata.category(character) == "Mc" else 1)
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.96
    if character.isspace():
        return 0.32
    return 0.70 if character.isupper() else 0.60


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The estimated width of a line."""
    return sum(map(advance, text)) * size * (_BOLD if bold else 1)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text: broken at spaces, at zero-width spaces, between words of unspaced scripts, else where it must be.

    >>> wrapped("Ask before you pay", 88, 14)
    ('Ask before', 'you pay')
    >>> wrapped("ตรวจสอบข้อเสนอ", 66, 14)
    ('ตรวจสอบ', 'ข้อเสนอ')
    """
    lines: list[str] = []
    for word in text.split():
        line = lines[-1] + " " if lines else ""
        if lines and text_width(line + word, size, bold=bold) <= room:
            lines[-1] = line + word.replace(_ZERO, "")
            continue
        pieces = _pieces(word)
        if lines and len(pieces) > 1 and _UNSPACED.search(word):
            # A long run without spaces goes on behind the word before it, so that no line stays half empty.
            lines[-1] = _filled(lines[-1], pieces, room, size, bold=bold)
        _add_pieces(lines, pieces, room, size, bold=bold)
    return tuple(line.strip() for line in lines if line.strip())


def _filled(line: str, pieces: list[str], room: float, size: float, *, bold: bool) -> str:
    joined = line + " "
    while pieces and text_width(joined + pieces[0], size, bold=bold) <= room:
        joined += pieces.pop(0)
    return line if joined == line + " " else joined


def _add_pieces(lines: list[str], pieces: list[str], room: float, size: float, *, bold: bool) -> None:
    """New lines for what does not fit the last one."""
    line = ""
    for piece in pieces:
        for part in _parts(piece, room, size, bold=bold):
            if line and text_width(line + part, size, bold=bold) > room:
                lines.append(line)
                line = ""
            line += part
    if line:
        lines.append(line)


def _pieces(word: str) -> list[str]:
    """Where a run of letters may be cut: at zero-width spaces if it has them, else between the words that are known in it."""
    if _ZERO in word:
        return [piece for piece in word.split(_ZERO) if piece]
    return list(words_in(tuple(_CLUSTER.findall(word)))) if _UNSPACED.search(word) else [word]


def _parts(piece: str, room: float, size: float, *, bold: bool) -> list[str]:
    """A piece that is wider than the room, cut between letters; a piece that fits stays whole."""
    if text_width(piece, size, bold=bold) <= room:
        return [piece]
    return _CLUSTER.findall(piece) if _UNSPACED.search(piece) else _LETTER.findall(piece)


def line_height(locale: str) -> float:
    """The room for a line, in units of the font size.

    >>> line_height("ur"), line_height("km"), line_height("en")
    (2.0, 1.6, 1.35)
    """
    language = locale.partition("-")[0]
    return 2.0 if language == "ur" else 1.6 if language in {"km", "lo", "my", "th"} else 1.35
