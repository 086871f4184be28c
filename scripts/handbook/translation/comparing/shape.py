"""Length, spaces and line breaks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from handbook.search.tables import MARKS, character_class
from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.pair import TextKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.translation.comparing.pair import Pair

MAX_CHARACTERS = 20_000
# Signs above and below a letter need no room on a button.
_MARKS = re.compile(f"[{character_class(MARKS)}]")


def shape_findings(pair: Pair) -> Iterator[Finding]:
    yield from _space_findings(pair.english, pair.translation)
    if pair.kind is TextKind.LABEL:
        length, limit = len(_MARKS.sub("", pair.translation)), 3 * len(pair.english) + 10
        if length > limit:
            yield Finding("po-label-long", values={"length": str(length), "limit": str(limit)})


def _space_findings(english: str, translation: str) -> Iterator[Finding]:
    """Spaces around the text, and line breaks and tabs in it, as in the English text."""
    inner = translation.strip()
    if translation[:1].isspace() != english[:1].isspace():
        yield Finding("po-spaces", 0, 1, {"what": "at the beginning"})
    elif translation[-1:].isspace() != english[-1:].isspace() and not _is_wide(translation[-1:]):
        yield Finding("po-spaces", len(translation.rstrip()), 1, {"what": "at the end"})
    elif any(inner.count(sign) != english.strip().count(sign) for sign in "\n\r\t"):
        at = next((index for index, one in enumerate(translation) if one in "\n\r\t"), 0)
        yield Finding("po-spaces", at, 1, {"what": "in the middle: line breaks or tabs"})


def _is_wide(character: str) -> bool:
    """Full-width signs of Chinese, Japanese and Korean bring their space with them."""
    return bool(character) and unicodedata.east_asian_width(character) in "FW"
