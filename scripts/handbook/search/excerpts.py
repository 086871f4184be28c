"""The stretch of a text that shows why it was found, for the command line; pages mark the words as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.search.normalise import fold
from handbook.search.terms import pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

LENGTH = 160


def excerpt(text: str, query: str, extra: Mapping[int, str] | None = None) -> str:
    """Some words around the first place where the query stands.

    >>> excerpt("Many words " * 20 + "about fear appeals.", "appeal")[-20:]
    ' about fear appeals.'
    """
    wanted = [piece.text for piece in pieces(fold(query, extra))]
    start = 0
    for at in range(0, len(text), 40):
        if any(word in fold(text[at : at + LENGTH], extra) for word in wanted):
            start = at
            break
    else:
        return text[:LENGTH] + ("…" if len(text) > LENGTH else "")
    if start:
        start = text.find(" ", start, start + 25) + 1 or start
    end = min(len(text), start + LENGTH)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
