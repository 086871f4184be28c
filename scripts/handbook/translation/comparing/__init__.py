"""Comparing a translated text with its English text: pure functions, one subject a module.

What is compared: placeholders and links, markup and emphasis, numbers, addresses in plain text, invisible characters,
scripts and language, terms of the glossary, length and spaces. A text with an error is never shown to readers.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.translation.comparing.addresses import address_findings
from handbook.translation.comparing.characters import character_findings
from handbook.translation.comparing.emphasis import emphasis_findings
from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.language import language_findings, script_findings
from handbook.translation.comparing.mixing import mixed_findings
from handbook.translation.comparing.numbers import number_findings
from handbook.translation.comparing.pair import PLACEHOLDER, Pair, TextKind, blanked, text_kind
from handbook.translation.comparing.placeholders import markup_findings, placeholder_findings
from handbook.translation.comparing.shape import MAX_CHARACTERS, shape_findings
from handbook.translation.comparing.sight import is_plain
from handbook.translation.comparing.terms import term_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.translation.glossary import Glossary
    from handbook.translation.locales import Locale

__all__ = ["Finding", "TextKind", "compare", "is_safe", "text_kind"]

_NO_TERMS: Glossary = MappingProxyType({})


def compare(
    english: str, translation: str, locale: Locale, kind: TextKind, glossary: Glossary = _NO_TERMS
) -> list[Finding]:
    """Everything that is wrong with a translation, in the order of the text."""
    pair = Pair(english, translation, locale, kind)
    found = [*_harm(pair)]
    if not any(one.code == "po-too-long" for one in found):
        found += [*shape_findings(pair), *term_findings(blanked(english, PLACEHOLDER), translation, glossary)]
    return sorted(_without_doubles(found), key=lambda one: (one.column, one.code))


def _without_doubles(found: list[Finding]) -> list[Finding]:
    """A letter of another script inside a false address is said once."""
    false = [range(one.column, one.column + one.width) for one in found if one.code == "po-lookalike"]
    return [one for one in found if one.code != "po-mixed-script" or not any(one.column in span for span in false)]


def is_safe(english: str, translation: str, locale: Locale, kind: TextKind) -> bool:
    """Whether readers may see the translation: no error. Stops at the first one, because a build asks this of every text."""
    pair = Pair(english, translation, locale, kind)
    plain = len(translation) <= MAX_CHARACTERS and is_plain(pair)
    found = script_findings(pair, english, translation) if plain else _harm(pair, script_findings)
    return not any(one.is_error for one in found)


def _harm(
    pair: Pair, in_language: Callable[[Pair, str, str], Iterator[Finding]] = language_findings
) -> Iterator[Finding]:
    """What can change a meaning or deceive, and what is found on the way."""
    if len(pair.translation) > MAX_CHARACTERS:
        values = {"length": f"{len(pair.translation):,}", "limit": f"{MAX_CHARACTERS:,}"}
        yield Finding("po-too-long", values=values)
        return
    yield from placeholder_findings(pair)
    yield from markup_findings(pair)
    yield from emphasis_findings(pair)
    yield from character_findings(pair)
    yield from mixed_findings(pair)
    english, translation = blanked(pair.english, PLACEHOLDER), blanked(pair.translation, PLACEHOLDER)
    findings, english, translation = address_findings(english, translation)
    yield from findings
    yield from number_findings(english, translation)
    yield from in_language(pair, english, translation)
