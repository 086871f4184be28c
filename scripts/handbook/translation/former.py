"""Translations of English texts that have changed since: which of them still hold, and which are only former ones.

A change of quotation marks, dashes, spaces or the last full stop keeps a translation. Any other change makes it a former
one: it is never shown as current, but readers may see it folded away, and translators start from it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from handbook.translation.po import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handbook.translation.po import Entry
    from handbook.translation.texts import ContextText

_LEAST_ALIKE = 0.5
"""Below this share of common words two English texts are different texts, not one that was edited."""
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "…": "..."})


@dataclass(frozen=True)
class Former:
    """A translation of what the English text was before. `state` is what it had then."""

    english: str
    text: str
    state: State


@dataclass(frozen=True)
class Matched:
    """What a file has for the texts that are wanted now."""

    current: Mapping[ContextText, Entry]
    former: Mapping[ContextText, Former]
    source_of: Mapping[ContextText, ContextText]
    """For a text that has no entry of its own: the key of the entry that stands for it now."""


def is_cosmetic(old: str, new: str) -> bool:
    """Whether a change of the English text leaves every translation right.

    >>> is_cosmetic("Don't pay", "Don\u2019t  pay."), is_cosmetic("Call 123", "Call 124")
    (True, False)
    """
    return _plain(old) == _plain(new)


def match_entries(texts: Iterable[ContextText], entries: Sequence[Entry]) -> Matched:
    """Give each wanted text its entry, or the translation of what it was before."""
    by_key = {(one.context, one.msgid): one for one in entries}
    wanted = dict.fromkeys(texts)
    left = [one for key, one in by_key.items() if key not in wanted and one.kept]
    current: dict[ContextText, Entry] = {}
    former: dict[ContextText, Former] = {}
    source_of: dict[ContextText, ContextText] = {}
    twins: Mapping[ContextText, Entry] = {}
    for key in wanted:
        own = by_key.get(key)
        found = own if own and own.kept else _closest(key, left)
        if found is None:
            twins = twins or _twins(by_key.values())
            found = twins.get((key[0], _plain(key[1])))
        if found is None:
            continue
        if found is not own:
            source_of[key] = (found.context, found.msgid)
            left = [one for one in left if one is not found]
        if found.state is State.ABSENT and found.previous:
            former[key] = Former(found.previous, found.kept, found.previous_state)
        elif found is own or is_cosmetic(found.msgid, key[1]):
            current[key] = found
        else:
            former[key] = Former(found.msgid, found.kept, found.state)
    return Matched(current, former, source_of)


def _closest(key: ContextText, left: Sequence[Entry]) -> Entry | None:
    """The entry of the same place whose English text is most like this one, if it is like it at all."""
    context, text = key
    words = _words(text)
    best, most = None, _LEAST_ALIKE
    for one in left:
        if one.context != context:
            continue
        if is_cosmetic(one.msgid, text):
            return one
        matcher = SequenceMatcher(None, _words(one.msgid), words, autojunk=False)
        if matcher.real_quick_ratio() >= most and matcher.quick_ratio() >= most and (alike := matcher.ratio()) >= most:
            best, most = one, alike
    return best


def _twins(entries: Iterable[Entry]) -> Mapping[ContextText, Entry]:
    """Entries that are in use where the same text still stands, by their plain texts: one of two like cells got a full stop."""
    found: dict[ContextText, Entry] = {}
    for one in entries:
        if one.kept:
            found.setdefault((one.context, _plain(one.msgid)), one)
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return re.sub(r"\s+", " ", text).strip().rstrip(".")
