"""Other ways of writing the same thing, and slips of the finger. All take a word and a random number generator."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from search.truth import is_mark, is_unspaced

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

_KEYBOARDS = {
    "ي": "یىې", "ی": "يى", "ى": "ي", "ک": "ك", "ك": "ک", "ہ": "ه", "ه": "ہھ", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا",
    "ؤ": "و", "ئ": "ي", "ګ": "گ", "ھ": "ه", "đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": ("ss",), "æ": ("ae",), "œ": ("oe",),
    "ς": "σ", "ँ": "ं", "ঁ": "ং",
    **{chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)},
    **{chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)},
}  # fmt: skip
_NUKTAS = frozenset("\u093c\u09bc\u0a3c\u0abc")
_JOINED_SCRIPTS = (
    "DEVANAGARI",
    "BENGALI",
    "TAMIL",
    "SINHALA",
    "KANNADA",
    "MALAYALAM",
    "TELUGU",
    "GUJARATI",
    "GURMUKHI",
)
_ORDERED_SCRIPTS = ("THAI", "LAO", "MYANMAR", "KHMER")
ZEROS = tuple(map(chr, (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xBE6, 0xDE6, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10)))
"""The zero of each set of digits that people have on keyboards."""


def letters(word: str) -> list[str]:
    """Letters with their marks, as readers see them; Indic conjuncts stay together.

    >>> letters("ครั้ง")
    ['ค', 'รั้', 'ง']
    """
    found: list[str] = []
    for character in word:
        tied = found and unicodedata.combining(found[-1].rstrip("\u200c\u200d")[-1:] or " ") == 9
        if found and (is_mark(character) or tied or (found[-1] in "เแโใไເແໂໃໄ")):
            found[-1] += character
        else:
            found.append(character)
    return found


def upper(word: str, _: random.Random) -> str:
    return word.upper()


def without_accents(word: str, _: random.Random) -> str:
    """Without accents, harakat and nuktas; vowel signs, tones and viramas stay."""
    parts = unicodedata.normalize("NFD", word)
    kept = [one for one in parts if not _is_accent(one)]
    return unicodedata.normalize("NFC", "".join(kept))


def _is_accent(character: str) -> bool:
    order = unicodedata.combining(character)
    return character in _NUKTAS or 200 <= order <= 240 or (27 <= order <= 35 and "\u064b" <= character <= "\u0670")


def full_width(word: str, _: random.Random) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in word)


def decomposed(word: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", word)


def other_keyboard(word: str, rng: random.Random) -> str:
    """Letters of another keyboard, or of the other Kana."""
    return "".join(rng.choice(list(_KEYBOARDS[one])) if one in _KEYBOARDS else one for one in word)


def zero_width_space(word: str, rng: random.Random) -> str:
    """As some web pages show where lines of unspaced scripts may break."""
    found = letters(word)
    if len(found) < 2 or not is_unspaced(word[0]) or "HANGUL" in unicodedata.name(word[0], ""):
        return word
    at = rng.randrange(1, len(found))
    return "".join(found[:at]) + "\u200b" + "".join(found[at:])


def joiners(word: str, rng: random.Random) -> str:
    """Joiners and tatweel put in where they change the look only, or left out."""
    if re.search("[\u200c\u200d]", word):
        return re.sub("[\u200c\u200d]", "", word)
    script = unicodedata.name(word[0], "").split()[0] if word else ""
    if script in _JOINED_SCRIPTS:
        places = [at + 1 for at, one in enumerate(word) if unicodedata.combining(one) == 9 and at + 1 < len(word)]
        return _insert(word, places, rng, "\u200c\u200d")
    if script == "ARABIC":
        places = [at for at in range(1, len(word)) if word[at].isalpha() and word[at - 1] in "بتثنيیسشصضعغفقكکلمهپچٹگ"]
        return _insert(word, places, rng, "\u0640")
    if script == "LATIN":
        return _insert(word, [len(word) // 2], rng, "\u00ad\u200d\u2060")
    return word


def _insert(word: str, places: Sequence[int], rng: random.Random, what: str) -> str:
    if not places:
        return word
    at = rng.choice(places)
    return word[:at] + rng.choice(what) + word[at:]


def other_order(word: str, rng: random.Random) -> str:
    """The signs of a letter, typed in another order."""
    if not word or unicodedata.name(word[0], "").split()[0] not in _ORDERED_SCRIPTS:
        return word
    out = ""
    for letter in _written_clusters(word):
        signs = re.findall("[\u1039\u17d2].|[^\u1039\u17d2]|.", letter[1:])
        movable = not any(one in "ะาำๅະາຳຽ" for one in signs)
        if len(signs) > 1 and movable:
            rng.shuffle(signs)
        out += letter[0] + "".join(signs)
    return out


def _written_clusters(word: str) -> list[str]:
    """A base with all that hangs on it; a leading vowel stands for itself."""
    found: list[str] = []
    for character in word:
        if found and (is_mark(character) or found[-1][-1] in "\u1039\u17d2"):
            found[-1] += character
        else:
            found.append(character)
    return found


SPELLINGS: Mapping[str, Callable[[str, random.Random], str]] = {
    "upper": upper, "accents": without_accents, "wide": full_width, "nfd": decomposed, "keyboard": other_keyboard,
    "zwsp": zero_width_space, "joiners": joiners, "order": other_order,
}  # fmt: skip


def other_digits(word: str, rng: random.Random) -> str:
    """A number in the digits of another script."""
    zero = rng.choice(ZEROS)
    return "".join(
        chr(ord(zero) + unicodedata.digit(one)) if unicodedata.digit(one, None) is not None else one for one in word
    )


def slip(word: str, alphabet: Sequence[str], rng: random.Random) -> tuple[str, str]:
    """One slip: two swapped, one left out, or one that is another. Letters with their marks, or single keys. Its name, and what is typed."""
    kind, keys = rng.choice(["swap", "leave out", "change"]), rng.random() < 0.5
    found = list(word) if keys else letters(word)
    at = rng.randrange(len(found) - 1 if kind == "swap" else len(found))
    if kind == "swap":
        if not keys and _is_half(found[at] + found[at + 1]):
            return kind, word
        found[at], found[at + 1] = found[at + 1], found[at]
    elif kind == "leave out":
        del found[at]
    else:
        found[at] = _another(found[at], alphabet, rng)
    return f"{kind} {'key' if keys else 'letter'}", "".join(found)


def _is_half(letter: str) -> bool:
    """A letter whose vowel is cut off: it cannot change places alone."""
    return unicodedata.combining(letter[-1]) == 9


def _another(letter: str, alphabet: Sequence[str], rng: random.Random) -> str:
    """Another letter with the same marks, or another mark: one key was missed."""
    others = "".join(rng.choices(alphabet, k=20))
    if len(letter) == 1 and is_mark(letter):
        return next((one for one in others if is_mark(one) and unicodedata.combining(one) != 9), letter)
    at = next((at for at, one in enumerate(letter) if _is_base(one)), None)
    other = next((one for one in others if _is_base(one)), letter[0])
    return letter if at is None else letter[:at] + other + letter[at + 1 :]


def _is_base(character: str) -> bool:
    return not is_mark(character) and character not in "เแโใไເແໂໃໄ\u200c\u200d"
