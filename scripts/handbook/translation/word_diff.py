"""What changed between two English texts, by words, for translators."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Change(StrEnum):
    SAME = "same"
    OUT = "del"
    IN = "ins"


def word_diff(old: str, new: str) -> Iterator[tuple[Change, str]]:
    """Stretches of the two texts in order; joined without what is out, they are the new text.

    >>> list(word_diff("Call 12 now", "Call 34 now"))
    [(<Change.SAME: 'same'>, 'Call '), (<Change.OUT: 'del'>, '12'), (<Change.IN: 'ins'>, '34'), (<Change.SAME: 'same'>, ' now')]
    """
    one, other = re.findall(r"\s+|\w+|[^\w\s]", old), re.findall(r"\s+|\w+|[^\w\s]", new)
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Change.SAME, "".join(one[a:b])
            continue
        if a < b:
            yield Change.OUT, "".join(one[a:b])
        if c < d:
            yield Change.IN, "".join(other[c:d])
