"""Builds after a small edit: ours of one language and of all, and those of others after the same edit of the same pages.

Ours are measured twice: in a process that stays, as behind `handbook serve`, and in a new one, as `handbook build` is.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from cold import measured
from promises import ADDED, EDITED, EDITED_ALL, NEW, NOTHING
from rounds import Measured, Way, output_of
from staying import Staying

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import ExitStack

    from editable import Corpus
    from rivals import Rival


def warm_ways(corpus: Corpus, rivals: Sequence[Rival], programs: ExitStack) -> list[Way]:
    """All ways of one corpus. `programs` ends what was started for them."""
    first = corpus.codes[:1]
    one = _staying(corpus, first, programs)
    ways = [
        _new(corpus, NOTHING, None, first),
        _new(corpus, f"{NEW}: nothing changed, all", None, ()),
        _new(corpus, f"{NEW}: one edited, one language", corpus.edit, first),
        _new(corpus, f"{NEW}: one added, one language", corpus.add, first),
        _kept(corpus, EDITED, corpus.edit, one),
        _kept(corpus, ADDED, corpus.add, one),
    ]
    if len(corpus.codes) > 1:
        ways.append(_new(corpus, f"{NEW}: one edited, all", corpus.edit, ()))
        ways.append(_kept(corpus, EDITED_ALL, corpus.edit, _staying(corpus, (), programs)))
    return ways + [_theirs(corpus, rival) for rival in rivals]


def _staying(corpus: Corpus, codes: tuple[str, ...], programs: ExitStack) -> Staying:
    program = Staying(corpus.root, codes)
    programs.callback(program.close)
    return program


def _new(corpus: Corpus, name: str, change: Callable[[int], None] | None, codes: Sequence[str]) -> Way:
    """In a process of its own each time."""

    def prepare(number: int) -> None:
        """The state before: built, so that nothing but the change is to be done."""
        _bring_back(corpus, change, number)
        corpus.build()

    def measure(number: int) -> Measured:
        if change:
            change(number)
        start = time.time()
        return corpus.build(codes) | output_of(corpus.site_dir, start)

    return Way(name=name, prepare=prepare, measure=measure)


def _kept(corpus: Corpus, name: str, change: Callable[[int], None], program: Staying) -> Way:
    """In a process that built the state before."""

    def prepare(number: int) -> None:
        _bring_back(corpus, change, number)
        program.build()

    def measure(number: int) -> Measured:
        change(number)
        start = time.time()
        return program.build() | output_of(program.site_dir, start)

    return Way(name=name, prepare=prepare, measure=measure)


def _bring_back(corpus: Corpus, change: Callable[[int], None] | None, number: int) -> None:
    """The sources as they were before a change."""
    for other in (corpus.edit, corpus.add):
        other(number - 1 if other == change else 0)


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
