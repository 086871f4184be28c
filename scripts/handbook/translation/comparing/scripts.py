"""Which script a letter belongs to, and which script a language is written in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.model.language import script_of

if TYPE_CHECKING:
    from collections.abc import Iterable

# The standard library knows no property Script, but the Unicode name of a letter begins with it.
_FIRST_WORDS = {
    "Adlm": "ADLAM", "Arab": "ARABIC", "Aran": "ARABIC", "Armn": "ARMENIAN", "Bali": "BALINESE", "Beng": "BENGALI",
    "Bopo": "BOPOMOFO", "Cakm": "CHAKMA", "Cher": "CHEROKEE", "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Grek": "GREEK", "Gujr": "GUJARATI", "Guru": "GURMUKHI", "Hani": "CJK",
    "Hans": "CJK", "Hant": "CJK", "Hebr": "HEBREW", "Java": "JAVANESE", "Jpan": "CJK HIRAGANA KATAKANA",
    "Khmr": "KHMER", "Knda": "KANNADA", "Kore": "HANGUL CJK", "Laoo": "LAO", "Latn": "LATIN", "Limb": "LIMBU",
    "Mlym": "MALAYALAM", "Mong": "MONGOLIAN", "Mtei": "MEETEI", "Mymr": "MYANMAR", "Nkoo": "NKO", "Olck": "OL",
    "Orya": "ORIYA", "Rohg": "HANIFI", "Sinh": "SINHALA", "Sund": "SUNDANESE", "Sylo": "SYLOTI", "Syrc": "SYRIAC",
    "Taml": "TAMIL", "Telu": "TELUGU", "Tfng": "TIFINAGH", "Thaa": "THAANA", "Thai": "THAI", "Tibt": "TIBETAN",
}  # fmt: skip
_SHOWN = {
    "CJK": "Chinese",
    "HANGUL": "Korean",
    "HANIFI": "Rohingya",
    "MYANMAR": "Burmese",
    "MATHEMATICAL": "mathematics",
}
RIGHT_TO_LEFT = frozenset({"ADLAM", "ARABIC", "HANIFI", "HEBREW", "MENDE", "NKO", "SYRIAC", "THAANA"})


@lru_cache(maxsize=30_000)
def script_word(character: str) -> str:
    """The script of a letter or of its sign; empty for what belongs to all scripts.

    >>> [script_word(one) for one in "aя中ก۱ー"], script_word("3"), script_word("Ａ")
    (['LATIN', 'CYRILLIC', 'CJK', 'THAI', '', 'KATAKANA'], '', 'LATIN')
    """
    if unicodedata.category(character)[0] not in "LM":
        return ""
    word, _, rest = unicodedata.name(character, "").partition(" ")
    if word in {"FULLWIDTH", "HALFWIDTH"}:
        return rest.partition(" ")[0]
    if word == "KATAKANA-HIRAGANA":
        return "KATAKANA"
    return "" if word in {"COMBINING", "MODIFIER", "VARIATION", "MATHEMATICAL"} else word


@lru_cache(maxsize=200)
def script_words(code: str, name: str) -> frozenset[str]:
    """The script of a language: from its tag, else from its name in the language itself, else Latin.

    >>> sorted(script_words("zh-Hans", "")), sorted(script_words("qqq", "ꦧꦱ")), sorted(script_words("tet", "Tetun"))
    (['CJK'], ['JAVANESE'], ['LATIN'])
    """
    script = script_of(code)
    if script in _FIRST_WORDS:
        return frozenset(_FIRST_WORDS[script].split())
    letters = Counter(word for word in map(script_word, name) if word)
    return frozenset({letters.most_common(1)[0][0]} if letters else {"LATIN"})


def script_shown(words: Iterable[str]) -> str:
    """Scripts as people call them.

    >>> script_shown({"LATIN", "CYRILLIC"}), script_shown({"HANGUL", "CJK"})
    ('Cyrillic and Latin', 'Chinese and Korean')
    """
    return " and ".join(sorted(_SHOWN.get(word, word.capitalize()) for word in words))
