"""Builds after a small edit: ours of one language and of all, and those of others after the same edit of the same pages."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from cold import measured
from rounds import Measured, Way, output_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editable import Corpus
    from rivals import Rival


def warm_ways(corpus: Corpus, rivals: Sequence[Rival]) -> list[Way]:
    first = corpus.codes[:1]
    ways = [
        _ours(corpus, "nothing changed, one language", None, first),
        _ours(corpus, "nothing changed, all", None, ()),
        _ours(corpus, "one edited, one language", corpus.edit, first),
        _ours(corpus, "one added, one language", corpus.add, first),
    ]
    if len(corpus.codes) > 1:
        ways.append(_ours(corpus, "one edited, all", corpus.edit, ()))
    return ways + [_theirs(corpus, rival) for rival in rivals]


def _ours(corpus: Corpus, name: str, change: Callable[[int], None] | None, codes: Sequence[str]) -> Way:
    def prepare(number: int) -> None:
        """The state before: built, so that nothing but the change is to be done."""
        for other in (corpus.edit, corpus.add):
            other(number - 1 if other == change else 0)
        corpus.build()

    def measure(number: int) -> Measured:
        if change:
            change(number)
        start = time.time()
        return corpus.build(codes) | output_of(corpus.site_dir, start)

    return Way(name=f"ours: {name}", prepare=prepare, measure=measure)


def _theirs(corpus: Corpus, rival: Rival) -> Way:
    """They get every page that the edit changes, as one would edit them by hand."""

    def bring(number: int) -> int:
        corpus.add(0)
        corpus.edit(number)
        corpus.handbook("stage", "--locale", corpus.codes[0])
        return rival.take(corpus.stage_dir(corpus.codes[0]))

    def prepare(number: int) -> None:
        if bring(number - 1) or not rival.out.is_dir():
            measured(rival)
        bring(number)

    return Way(name=f"{rival.name}: one edited", prepare=prepare, measure=lambda _: measured(rival))
