"""Emphasis: `*words*` and `**words**` as often as in the English text, in a form that Markdown reads in any script."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.pair import PLACEHOLDER, TextKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.translation.comparing.pair import Pair

_RUN = re.compile(r"\*+|_+|`+")
# One run, words without a space at either end, the same run again. An underscore counts only between words, which is
# where Markdown takes it for emphasis.
_STARS = r"(?<!\*)(?P<star>\*{1,2})(?![*\s])[^*_`]*?(?<!\s)(?P=star)(?!\*)"
_LINES = r"(?<![\w_])(?P<line>_{1,2})(?![_\s])[^*_`]*?(?<!\s)(?P=line)(?![\w_])"
_SIMPLE = re.compile(f"{_STARS}|{_LINES}")


def emphasis_findings(pair: Pair) -> Iterator[Finding]:
    if not _RUN.search(pair.english) and not _RUN.search(pair.translation):
        return
    english, theirs = _marks(pair.english)
    marks, ours = _marks(pair.translation)
    if pair.kind is not TextKind.PAGE:
        # Nothing is read as emphasis there: marks that the English text does not have would be shown as they are.
        if marks <= english:
            return
        theirs, ours = [], []
    if english == marks and [one for one, _ in theirs] == [one for one, _ in ours]:
        return
    known = Counter(one for one, _ in theirs)
    strange = [at for one, at in ours if not known[one]]
    sign = next(iter((english - marks).elements()), "") or next(iter((marks - english).elements()), "*")
    at = strange[0] if strange else max(0, pair.translation.find(sign))
    yield Finding("po-emphasis", at, len(sign), {"value": sign, "example": f"{sign}...{sign}"})


def _marks(text: str) -> tuple[Counter[str], list[tuple[str, int]]]:
    """How often each mark surrounds words; and the marks that surround none, with the spaces beside them, and where.

    >>> _marks("**Write** it *now*, 2 * 3")
    (Counter({'**': 1, '*': 1}), [(' * ', 22)])
    """
    text = PLACEHOLDER.sub(lambda found: found[0].replace("_", "x"), text)
    pairs: Counter[str] = Counter()
    strays = []
    end = 0
    for found in _RUN.finditer(text):
        if found.start() < end:
            continue
        simple = _SIMPLE.match(text, found.start())
        if simple and _is_whole(simple[0]):
            pairs[found[0]] += 1
            end = simple.end()
        else:
            before, after = text[: found.start()][-1:], text[found.end() :][:1]
            spaces = [" " if not one or one.isspace() else "" for one in (before, after)]
            strays.append((found[0].join(spaces), found.start()))
    return pairs, strays


def _is_whole(words: str) -> bool:
    """Whether emphasis begins and ends on the same side of a link's brackets."""
    depth = 0
    for character in words:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return False
    return depth == 0
