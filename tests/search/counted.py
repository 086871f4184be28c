"""What a text counts as, piece by piece as queries are read: slow, and what `counting` is held to."""

from __future__ import annotations

import re
from collections import Counter

from handbook.search.normalise import fold
from handbook.search.terms import MOST_TOGETHER, Piece, accented_words, around, pieces, stretches

_ARTICLE = re.compile("(?:وال|بال|كال|فال|لل|ال)(?=.{3})")
_JOINED = re.compile("[\u0620-\u06ff]+(?:\u200c[\u0620-\u06ff]+)+")


def counted_slowly(text: str) -> tuple[int, Counter[str], set[str]]:
    """The length of a text, its terms, and what stands together in it."""
    terms, beside = Counter[str](), set[str]()
    found = pieces(fold(text))
    length = _count(found, terms, beside)
    terms.update(accented_words(text))
    for word in _JOINED.findall(text):
        terms.update(filter(None, map(fold, word.split("\u200c"))))
    return length, terms, beside


def _count(found: list[Piece], terms: Counter[str], beside: set[str]) -> int:
    length, before = 0, None
    chain: tuple[str, ...] = ()
    beside.update(filter(None, map(_three_words, found, found[1:], found[2:])))
    for piece in found:
        if piece.clusters:
            run = (*(chain[1 - MOST_TOGETHER :] if piece.linked else ()), *piece.clusters)
            known = len(run) - len(piece.clusters)
            terms.update(piece.clusters)
            terms.update([a + b for a, b in zip(run[max(known - 1, 0) :], run[max(known, 1) :], strict=False)])
            beside.update(stretches(run, 3), stretches(run, MOST_TOGETHER))
            chain = run
        else:
            terms[piece.text] += 1
            if article := _ARTICLE.match(piece.text):
                terms[piece.text[article.end() :]] += 1
            chain = ()
        if before and piece.near and not (before.clusters and piece.clusters):
            beside.add(f"{before.last} {piece.first}")
            tokens = around(before, piece)
            beside.update(stretches(tokens, 3), stretches(tokens, MOST_TOGETHER))
        length += len(piece.clusters) or 1
        before = piece
    return length


def _three_words(first: Piece, second: Piece, third: Piece) -> str:
    words = not (first.clusters or second.clusters or third.clusters)
    return f"{first.text} {second.text} {third.text}" if words and second.near and third.near else ""
