"""Terms of the glossary: where the English text has one, the translation has the word that was agreed on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.search.normalise import fold
from handbook.search.tables import MARKS, UNSPACED, character_class
from handbook.translation.comparing.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.translation.glossary import Glossary

_UNSPACED = re.compile(f"[{character_class(UNSPACED)}]")
_LETTER = re.compile(f".[{character_class(MARKS)}]*")
# Thai, Lao and Khmer make nouns of verbs by a word before them: "reach" is both.
_NOUN_MAKERS = re.compile("^(?:การ|ความ|ການ|ຄວາມ|ការ|សេចក្តី)")


def term_findings(english: str, translation: str, glossary: Glossary) -> Iterator[Finding]:
    if not glossary:
        return
    folded = None
    for term in dict.fromkeys(_terms_in(_folded(english), tuple(glossary))):
        if folded is None:
            folded = fold(translation)
        # The title of a book, or a name, may stay in English.
        if fold(term) not in folded and not any(_has(folded, form) for form in glossary[term]):
            yield Finding("po-glossary", values={"term": term, "expected": "' or '".join(glossary[term])})


def _has(folded: str, form: str) -> bool:
    """Whether a text has a form, with whatever endings its language gives to words."""
    return all(word in folded for word in _stems(form))


@lru_cache(maxsize=10_000)
def _stems(form: str) -> tuple[str, ...]:
    """The words of a form without their last letters; scripts without spaces have no endings.

    >>> _stems("مرحلہ"), _stems("uji coba"), _stems("மூலம்"), _stems("การเข้าถึง")
    (('مرحل',), ('uj', 'cob'), ('மூல',), ('เข้าถึง',))
    """
    folded = fold(form)
    if _UNSPACED.search(folded):
        return (_NOUN_MAKERS.sub("", folded),)
    words = folded.split()
    # Particles change with the words around them.
    return tuple(_stem(word) for word in words if len(word) > 2 or len(words) == 1)


def _stem(word: str) -> str:
    letters = _LETTER.findall(word)
    kept = len(letters) - (2 if len(letters) >= 7 else 1 if len(letters) >= 3 else 0)
    # Of a short word only the vowel sign at its end.
    return "".join(letters[:kept]) if kept < len(letters) else "".join([*letters[:-1], letters[-1][0]])


def _terms_in(english: str, terms: tuple[str, ...]) -> list[str]:
    """The terms that a text has as words. A long term hides the short ones inside it."""
    form, by_folded = _form(terms)
    return [by_folded[found[1]] for found in form.finditer(english)]


@lru_cache(maxsize=50)
def _form(terms: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    by_folded = {fold(term): term for term in terms}
    longest_first = "|".join(sorted(map(re.escape, by_folded), key=lambda one: (-len(one), one)))
    return re.compile(rf"\b({longest_first})(?:s|es)?\b"), by_folded


@lru_cache(maxsize=10_000)
def _folded(english: str) -> str:
    return fold(english)
