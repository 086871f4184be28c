"""Letters of the wrong script: one hidden in a word, or a whole text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.lookalikes import looks_like
from handbook.translation.comparing.scripts import script_shown, script_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.translation.comparing.pair import Pair

# Scripts whose letters pass for Latin ones. Thai or Han beside Latin letters deceives nobody.
_LATIN = "A-Za-zªºÀ-ÖØ-öø-ʯᴀ-ᶿḀ-ỿⱠ-Ɀ꜠-ꟿꬰ-ꭤＡ-Ｚａ-ｚ"
_OTHER = "Ͱ-ͽͿ-ϿЀ-ԯԱ-Ֆՠ-ֈႠ-ჿᎠ-ᏽᲀ-Ჿἀ-῾Ⲁ-⳿ꓐ-ꓽꙀ-ꚟꭰ-ꮿ"
_GREEK = "Ͱ-ͽͿ-Ͽἀ-῾"
_CYRILLIC = "Ѐ-ԯᲀ-ᲈꙀ-ꚟ"
_SIGNS = "\U0001d400-\U0001d7cb"
_MARK = "[\u0300-\u036f]*"
_MIXED = re.compile(
    f"[{_LATIN}]{_MARK}[{_OTHER}]|[{_OTHER}]{_MARK}[{_LATIN}]|[{_GREEK}]{_MARK}[{_CYRILLIC}]|[{_CYRILLIC}]{_MARK}[{_GREEK}]"
)
SUSPECT = re.compile(f"[{_OTHER}{_SIGNS}]")
_WORD = re.compile(f"[{_LATIN}{_OTHER}\u0300-\u036f]+")
_FOREIGN_WORD = re.compile(f"[{_GREEK}{_CYRILLIC}]{{2,}}")
_STYLED = re.compile(f"[{_SIGNS}]+")


def mixed_findings(pair: Pair) -> Iterator[Finding]:
    """Words in which letters of two scripts pass for letters of one, and words that only look Latin."""
    text = pair.translation
    if text.isascii() or not SUSPECT.search(text):
        return
    known = set(_WORD.findall(pair.english))
    if _MIXED.search(text):
        for found in _WORD.finditer(text):
            if _MIXED.search(found[0]) and found[0] not in known:
                yield _finding(found, {script_word(one) for one in found[0]} - {""})
                return
    if styled := _STYLED.search(text):
        yield _finding(styled, {"MATHEMATICAL"})
    if not pair.script & {"CYRILLIC", "GREEK"}:
        for found in _FOREIGN_WORD.finditer(text):
            if looks_like(found[0]).isascii() and found[0] not in known:
                yield _finding(found, {script_word(found[0][0])})
                return


def _finding(found: re.Match[str], scripts: set[str]) -> Finding:
    values = {"value": found[0], "scripts": script_shown(scripts)}
    return Finding("po-mixed-script", found.start(), len(found[0]), values)
