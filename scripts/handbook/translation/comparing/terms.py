"""Terms of the glossary: where the English text has one, the translation has the word that was agreed on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.search.normalise import fold
from handbook.translation.comparing.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.translation.glossary import Glossary


def term_findings(english: str, translation: str, glossary: Glossary) -> Iterator[Finding]:
    if not glossary:
        return
    folded = None
    for term in dict.fromkeys(_terms_in(_folded(english), tuple(glossary))):
        if folded is None:
            folded = fold(translation)
        if not any(fold(form) in folded for form in glossary[term]):
            yield Finding("po-glossary", values={"term": term, "expected": "' or '".join(glossary[term])})


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
