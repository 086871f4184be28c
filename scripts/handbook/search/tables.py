"""Which characters are what, for both twins: this table is the only one, and `search-tables.js` is made from it.

Explicit ranges and no property classes, so that an old phone and the build agree. All characters stand in the basic
plane; what lies above it separates words. Ranges are hexadecimal, as in the code charts.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKS = (
    "0300-036F 0483-0489 0591-05BD 05BF 05C1-05C2 05C4-05C5 05C7 0610-061A 064B-065F 0670 06D6-06DC 06DF-06E4 06E7-06E8"
    " 06EA-06ED 07A6-07B0 0900-0903 093A-093C 093E-094F 0951-0957 0962-0963 0981-0983 09BC 09BE-09CD 09D7 09E2-09E3"
    " 0A01-0A03 0A3C-0A51 0A70-0A71 0A81-0A83 0ABC-0ACD 0B01-0B03 0B3C 0B3E-0B57 0B82 0BBE-0BCD 0BD7 0C00-0C04 0C3E-0C56 0C81-0C83 0CBC-0CD6 0D00-0D03"
    " 0D3B-0D4D 0D57 0D81-0D83 0DCA-0DDF 0DF2-0DF3 0E31 0E34-0E3A 0E47-0E4E 0EB1 0EB4-0EBC 0EC8-0ECE 0F71-0F84 0F90-0FBC"
    " 102B-103E 1056-1059 105E-1060 1062-1064 1067-106D 1071-1074 1082-108D 108F 109A-109D 17B4-17D3 17DD 1AB0-1AFF"
    " 1DC0-1DFF 20D0-20FF 3099-309A FE20-FE2F"
)
"""Signs that belong to the letter before them."""

DROPPED = (
    "00AD 034F 0640 061C 180B-180F 200B-200F 202A-202E 2060-2069 FE00-FE0F FEFF 0300-036F 0610-061A 064B-065F 0670"
    " 06D6-06DC 06DF-06E4 06E7-06E8 06EA-06ED 093C 09BC 0A3C 0ABC 0B3C 0F18-0F19 0F35 0F37 0F39 0F86-0F87 0FC6 17B4-17B5 17D3 17DD 1AB0-1AFF 1DC0-1DFF 20D0-20FF"
    " FE20-FE2F 0E2F 0E46 0E4E 0EAF 0EC6 0ECC 17D7"
)
"""What people leave out or add without meaning another word: accents, harakat, nukta, joiners, tatweel, signs
that a word is repeated or shortened."""

UNSPACED = (
    "0E01-0E2E 0E30-0E3A 0E40-0E45 0E47-0E4E 0E81-0EAE 0EB0-0EC4 0EC8-0ECE 0EDC-0EDF 1000-103F 104E 1050-108F 109A-109F 1780-17D3 17DC-17DD 3005-3007"
    " 3041-3096 3099-309A 309D-309E 30A1-30FA 30FC-30FE 31F0-31FF 3400-4DBF 4E00-9FFF AC00-D7A3 A9E0-A9FE AA60-AA7F"
    " F900-FAFF"
)
"""Scripts whose words are found as character clusters: Thai, Lao, Burmese, Khmer, Han, Kana, and Hangul."""

SEPARATORS = (
    "0000-002F 003A-0040 005B-0060 007B-00A9 00AB-00B1 00B4 00B6-00B8 00BB 00BF 00D7 00F7 02C2-02C5 02D2-02DF 037E 0387"
    " 055A-055F 0589-058A 05BE 05C0 05C3 05C6 05F3-05F4 0600-060F 061B-061F 066A-066D 06D4 06DD-06DE 06E9 06FD-06FE 0700-070D"
    " 0964-0965 0970 09F2-09FB 0BF3-0BFA 0DF4 0E3F 0E4F 0E5A-0E5B 0F01-0F17 0F34 0F3A-0F3D 0F85 0FBE-0FC5 0FC7-0FDA 104A-104D 104F 1360-1368 17D4-17D6 17D8-17DB 1800-180A 2000-206F"
    " 2070-209F 20A0-20CF 2100-2BFF 2E00-2E7F 3000-3004 3008-3020 3030 303D 30A0 30FB A830-A839 D800-F8FF FD3E-FD3F"
    " FE10-FE1F FE30-FE6F FF00-FF0F FF1A-FF20 FF3B-FF40 FF5B-FF65 FFE0-FFFF"
)
"""What stands between words."""

LEADING_VOWELS = "0E40-0E44 0EC0-0EC4"
"""Thai and Lao vowels that are written before the consonant that they follow."""

TRAILING_VOWELS = "0E30 0E32-0E33 0E45 0EB0 0EB2-0EB3 0EBD"

STACKERS = "1039 17D2"
STACKABLE = "1000-102A 103F 1050-1055 105A-105D 1075-1081 1780-17B3"
"""Burmese virama and Khmer coeng, and the letters that can stand below by them."""

VIRAMAS = "094D 09CD 0A4D 0ACD 0B4D 0BCD 0C4D 0CCD 0D4D 0DCA"
"""Signs that tie a letter to the next one."""

MARKS_FIRST = "1039 17D2 17C9 17CA 103B 103C 103D 103E 1031 0F90-0FBC"
MARKS_LAST = (
    "0900 0901 0902 0903 0981 0982 0983 0A01 0A02 0A03 0A70 0A71 0A81 0A82 0A83 0B01 0B02 0B03 0B82 0C00 0C01 0C02 0C03"
    " 0C04 0C81 0C82 0C83 0D00 0D01 0D02 0D03 0D81 0D82 0D83 103A 1038 0E30 0E32 0E33 0E45 0EB0 0EB2 0EB3 0EBD"
)
"""People type the signs of a letter in any order. They are put into one: these first, these last, in this order; the
others between, by number. What is half typed is then the beginning of what is meant."""

ACCENTED_LATIN = "00DF-024F 1E00-1EFF"

ARABIC = "0620-06FF"

FOLDED = {
    "đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "ς": "σ", "æ": "ae", "œ": "oe",
    # Letters that keyboards of Arabic, Persian, Urdu and Pashto give for each other.
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیېۍےۓئ", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةۀەہھۂۃ", "ه"),
    "ؤ": "و", "ګ": "گ", "ء": "",
    # The nasal sign of Devanagari and Bengali is written in two ways.
    "ँ": "ं", "ঁ": "ং",
    **{chr(zero + one): str(one) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xBE6, 0xDE6, 0xE50, 0xED0, 0x1040, 0x17E0) for one in range(10)},
    **{chr(kana): chr(kana - 0x60) for kana in range(0x30A1, 0x30F7)},
}  # fmt: skip
"""Letters that count as the same: after folding only the right side is left."""

SEQUENCES = (
    ("\u0e40\u0e40", "\u0e41"),  # two Thai e for ae
    ("\u0ec0\u0ec0", "\u0ec1"),  # the same in Lao
    ("\u17d2\u178a", "\u17d2\u178f"),  # Khmer da below looks like ta below
    ("\u17c1\u17b8", "\u17be"),  # vowels typed in two halves, in either order
    ("\u17b8\u17c1", "\u17be"),
    ("\u17c1\u17b6", "\u17c4"),
    ("\u17b6\u17c1", "\u17c4"),
    ("\u1025\u102e", "\u1026"),
)
"""Ways of typing that look the same on the screen."""


ENDINGS = {"en": ("s", "es", "ed", "ing")}
"""Endings by language that readers type and pages do not have, or the other way round. What is longer is found anyway."""
SHORTEST_STEM = 4
_SMALL_ENGLISH = (
    "a an the of in on at to for from by with and or is are was were be been am do does did can could should would will have"
    " has had what which where when why how there that this these those it i we you my our your me need want any some much many"
)
SMALL_WORDS = {"en": tuple(_SMALL_ENGLISH.split())}
"""By language: words of which questions are made, and nothing else. None that is a name in capitals: WHO, US."""


def character_class(ranges: str) -> str:
    r"""The inside of a regular expression's character class.

    >>> character_class("0E40-0E44 17D2")
    '\\u0e40-\\u0e44\\u17d2'
    """
    return re.sub(r"[0-9A-F]{4}", lambda one: rf"\u{one[0].lower()}", ranges).replace(" ", "")


def characters(ranges: str) -> str:
    """All of them, in order.

    >>> characters("0E40-0E42 0E01")
    'เแโก'
    """
    pairs = [one.split("-") for one in ranges.split()]
    return "".join(chr(code) for pair in pairs for code in range(int(pair[0], 16), int(pair[-1], 16) + 1))


def tables_script() -> str:
    """The same table for the page's script, in plain ASCII."""
    classes = {
        "marks": MARKS, "dropped": DROPPED, "unspaced": UNSPACED, "separators": SEPARATORS, "leading": LEADING_VOWELS,
        "trailing": TRAILING_VOWELS, "stackers": STACKERS, "stackable": STACKABLE, "accented": ACCENTED_LATIN,
        "viramas": VIRAMAS,
    }  # fmt: skip
    table: dict[str, object] = {"classes": {name: _short(ranges) for name, ranges in classes.items()}}
    table |= {"from": _ranges(_single()), "to": _ranges(FOLDED[one] for one in _single())}
    table |= {"marksFirst": _short(MARKS_FIRST), "marksLast": _short(MARKS_LAST)}
    table |= {"folded": {one: to for one, to in FOLDED.items() if len(to) != 1}, "sequences": SEQUENCES}
    return f"window.HANDBOOK_SEARCH_TABLES={json.dumps(table, separators=(',', ':'))};\n"


def _ranges(letters: Iterable[str]) -> str:
    """The other way round, and short.

    >>> _ranges("012เแa")
    '0030-32 0E40-41 0061'
    """
    found: list[list[int]] = []
    for code in map(ord, letters):
        if found and code == found[-1][-1] + 1:
            found[-1].append(code)
        else:
            found.append([code])
    return _short(" ".join(f"{own[0]:04X}-{own[-1]:04X}" if len(own) > 1 else f"{own[0]:04X}" for own in found))


def _short(ranges: str) -> str:
    """Where a range begins and ends alike, its end is two digits: the script has a limit.

    >>> _short("0E40-0E44 17D2 1AFF-1B00")
    '0E40-44 17D2 1AFF-1B00'
    """
    return re.sub(r"\b(\w\w)(\w\w)-\1", r"\1\2-", ranges)


def _single() -> list[str]:
    return [one for one, to in FOLDED.items() if len(to) == 1]
