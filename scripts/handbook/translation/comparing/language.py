"""Texts that are not in the language: left in English, or written in another script."""

from __future__ import annotations

import re
import sys
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.scripts import script_shown, script_word, script_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.translation.comparing.pair import Pair
    from handbook.translation.locales import Locale

_LATIN = frozenset({"LATIN"})
LEAST_WORDS = 4
LEAST_LETTERS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SLOT = re.compile(r"\{\w+\}")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][\w'’.-]*")
# Loan words make lists alike in two languages ("radio, video, film"); words such as these are English alone.
_ENGLISH_WORDS = (
    "the of and with that for are your you what who is it from or this by not to how was were have has their they which"
    " these those be can should when where"
)
_ENGLISH_ALONE = frozenset(_ENGLISH_WORDS.split())


def language_findings(pair: Pair, english: str, translation: str) -> Iterator[Finding]:
    """Both texts without placeholders and addresses."""
    if pair.locale.code.partition("-")[0] == "en":
        return
    translation = _without_foreign_words(english, translation)
    if pair.script != _LATIN:
        found = _wrong_script(pair.script, english, translation)
    elif not translation.isascii():
        found = _wrong_script(pair.script, english, translation) or _left_in_english(english, translation)
    else:
        found = _left_in_english(english, translation)
    if found:
        yield found


def script_findings(pair: Pair, english: str, translation: str) -> Iterator[Finding]:
    """Of `language_findings` whatever is an error: a text that is left in English is none."""
    if translation.isascii() or {*map(_script_of, {*translation})} - {""} <= pair.script | _LATIN:
        return
    if pair.locale.code.partition("-")[0] != "en":
        found = _wrong_script(pair.script, english, _without_foreign_words(english, translation))
        yield from [found] if found else []


@lru_cache(maxsize=10_000)
def _script_of(character: str) -> str:
    return script_word(character) if character.isalpha() else ""


def is_written_over(english: str, locale: Locale) -> bool:
    """Whether the English text is in the letters of the translation: somebody wrote behind msgid, and not behind msgstr."""
    own = script_words(locale.code, locale.name) - _LATIN
    letters = [word for word in map(script_word, english) if word] if own and not english.isascii() else []
    return sum(word in own for word in letters) * 2 > len(letters)


def is_latin(locale: Locale) -> bool:
    """Whether a language is written in the letters of English."""
    return script_words(locale.code, locale.name) == _LATIN


def is_in_no_english(text: str, english: frozenset[str]) -> bool:
    """Whether a text in Latin letters has nothing of the English that stands around it: neither its words nor those that
    hardly a sentence goes without. So somebody wrote it behind msgid; an English text that has since changed is not taken
    for one. Of a few words nothing can be said.
    """
    words = _plain_words(_SLOT.sub("", text))
    known = sum(word in english for word in words)
    return len(words) >= LEAST_WORDS and words.isdisjoint({*_ENGLISH_ALONE, "in"}) and known * 4 <= len(words)


def english_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _plain_words(text))


def _without_foreign_words(english: str, translation: str) -> str:
    """Words in the letters of other languages are kept in every translation of a page that tells what those say."""
    for word in english.split():
        if any(one.isalpha() and not one.isascii() for one in word):
            translation = translation.replace(word, " " * len(word))
    return translation


def _wrong_script(own: frozenset[str], english: str, translation: str) -> Finding | None:
    """Most letters are of another script, names that the English text has too set apart."""
    names = _names(english)
    text = _LATIN_WORD.sub(lambda one: " " * len(one[0]) if one[0] in names else one[0], translation)
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        if character.isalpha():
            counts[script_word(character)] += times
    del counts[""]
    total, ours = counts.total(), sum(counts[word] for word in own)
    if total < LEAST_LETTERS or ours * 2 >= total:
        return None
    other = max((word for word in counts if word not in own), key=lambda word: (counts[word], word))
    if counts[other] <= ours:
        return None
    at = next(index for index, one in enumerate(text) if one.isalpha() and script_word(one) == other)
    if other == "LATIN":
        return None if ours and _is_borrowed(_LATIN_WORD.findall(text)) else Finding("po-english", at)
    return Finding("po-script", at, 1, {"script": script_shown({other}), "expected": script_shown(own)})


def _is_borrowed(words: list[str]) -> bool:
    """Beside one's own words: a few ("เปิด pull request"), or such as no sentence is made of: what is to be typed, and file formats."""
    return len(words) < LEAST_WORDS or _ENGLISH_ALONE.isdisjoint(map(str.lower, words))


@lru_cache(maxsize=10_000)
def _names(english: str) -> frozenset[str]:
    return frozenset(word for word in _LATIN_WORD.findall(english) if word != word.lower())


def _left_in_english(english: str, translation: str) -> Finding | None:
    """Most words are those of the English text, names and acronyms set apart."""
    theirs = _plain_words(english)
    if len(theirs) < LEAST_WORDS:
        return None
    words = [(at, word) for at, word in _placed_words(translation) if not _is_name(word, at, translation)]
    same = [(at, word) for at, word in words if word.lower() in theirs]
    if len(words) < LEAST_WORDS or len(same) * 2 <= len(words):
        return None
    if len(same) < len(words) and _ENGLISH_ALONE.isdisjoint(word.lower() for _, word in same):
        return None
    at, word = same[0]
    return Finding("po-english", at, len(word))


@lru_cache(maxsize=10_000)
def _plain_words(text: str) -> frozenset[str]:
    return frozenset(sys.intern(word.lower()) for at, word in _placed_words(text) if not _is_name(word, at, text))


def _placed_words(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in _WORD.finditer(text)]


def _is_name(word: str, at: int, text: str) -> bool:
    """Capitals inside a word, or at its beginning in the middle of a sentence."""
    if word == word.lower():
        return False
    return word[1:] != word[1:].lower() or not re.search(r"(?:^|[.?!:…]\s*)[\W_]*$", text[max(0, at - 6) : at])
