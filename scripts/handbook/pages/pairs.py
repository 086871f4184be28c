"""Tables that say what to do beside what not to do: their columns get a sign and a colour, in every language.

What a column says is known from the English head of the same column: a translation has the same tables in the same order.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"^\|(?P<cells>.*)\|[ ]*\n(?=\|(?:[ ]*:?-+:?[ ]*\|)+[ ]*$)", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")
DO = frozenset({"Better", "Do this instead", "Good", "Good sign", "Say", "You may say", "You can say", "What we do instead", "Collect instead", "Better tool"})  # fmt: skip
DO_NOT = frozenset({"Avoid", "Bad", "Do not", "Do not say", "Do not write", "Mistake", "Too strong", "Warning sign", "Weak", "Weak answer", "You may not say"})  # fmt: skip


def with_pairs(body: str, english: str) -> str:
    """A page whose pairs are marked. `english` is the page as its author wrote it.

    >>> print(with_pairs("| Schwach | Besser |\\n| --- | --- |\\n| a | b |", "| Weak | Better |\\n| --- | --- |\\n| a | b |"))
    | Schwach { .hb-do-not } | Besser { .hb-do } |
    | --- | --- |
    | a | b |
    """
    heads = [_cells(found["cells"]) for found in _HEAD.finditer(english)]
    if len(heads) != sum(1 for _ in _HEAD.finditer(body)):
        return body
    known = iter(heads)
    return _HEAD.sub(lambda found: _marked(found, next(known)), body)


def _marked(found: re.Match[str], english: list[str]) -> str:
    """Only where both sides are there: one alone is no pair."""
    cells = _cells(found["cells"])
    if len(cells) != len(english) or not (DO & set(english) and DO_NOT & set(english)):
        return found[0]
    return "|" + "|".join(f" {cell}{_class_of(head)} " for cell, head in zip(cells, english, strict=True)) + "|\n"


def _class_of(english: str) -> str:
    if english in DO:
        return " { .hb-do }"
    return " { .hb-do-not }" if english in DO_NOT else ""


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL_END.split(line)]
