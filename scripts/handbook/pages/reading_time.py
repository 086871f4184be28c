"""How long a page takes to read, in minutes; an estimate, for scripts with and without spaces between words."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.markdown.prose import prose
from handbook.search.normalise import fold
from handbook.search.terms import pieces, word_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.search.terms import Piece

WORDS_A_MINUTE = 200
"""A careful reader of a second language, in a text about work."""
_CLUSTERS_A_WORD = 2.5
"""Thai, Lao, Khmer and Burmese words have two or three clusters of a consonant and its signs."""
_HAN_A_WORD = 1.6


def minutes_of(body: str) -> int:
    """Minutes for the body of a page, rounded up.

    >>> minutes_of("word " * 200), minutes_of("word " * 201), minutes_of("")
    (1, 2, 1)
    """
    return max(1, math.ceil(words_in(prose(body)) / WORDS_A_MINUTE))


def words_in(texts: Iterable[str]) -> float:
    """The number of words; of scripts without spaces between them, what their clusters come to.

    >>> words_in(["One two, three."]), words_in(["การศึกษา"]), words_in(["移民安全工作信息"])
    (3.0, 2.0, 5.0)
    """
    return sum(map(_words, texts))


@lru_cache(maxsize=20_000)
def _words(text: str) -> float:
    """Kept, for what is not translated is read again in every language."""
    folded = fold(text)
    words = word_count(folded)
    return sum(_length(piece) for piece in pieces(folded)) if words is None else float(words)


def _length(piece: Piece) -> float:
    if not piece.clusters:
        return 1.0
    return len(piece.clusters) / (_HAN_A_WORD if "\u3041" <= piece.text[0] <= "\u9fff" else _CLUSTERS_A_WORD)
