"""How languages are made side by side: each in a process of its own."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

_PR_SET_PDEATHSIG = 1
"""Of `prctl` in Linux."""
_MUCH = 20
"""Times that the youngest were looked through."""


def process_context() -> multiprocessing.context.BaseContext:
    """Forked children share the imports; where that is not safe or not there, new interpreters do."""
    fork = os.name == "posix" and os.uname().sysname == "Linux"
    return multiprocessing.get_context("fork" if fork else "spawn")


def begin_child() -> None:
    """Leave interrupts to the parent, and end when it ends. What it has stays: nobody looks there for garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if process_context().get_start_method() == "fork":
        _end_with(multiprocessing.parent_process())
    gc.freeze()


def _end_with(parent: BaseProcess | None) -> None:
    """The system ends this process when its parent is no more, however that came. Only Linux can."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent is not None and os.getppid() != parent.pid:
        os._exit(1)  # it ended before the system was told


def end_children() -> None:
    for child in multiprocessing.active_children():
        child.terminate()


def apart(make: Callable[[], R]) -> R:
    """What `make` returns or raises, made in a process whose memory is gone with it. Where none can be forked, it is made here."""
    context = process_context()
    if context.get_start_method() != "fork":
        gc.collect()  # a site and its pages name each other, so the last one is held until somebody looks
        return make()
    # A forked process has what it begins with from its parent; only the result is sent.
    with ProcessPoolExecutor(1, mp_context=context, initializer=_begin_apart, initargs=(make,)) as pool:
        try:
            return cast("R", pool.submit(_make_apart).result())
        except KeyboardInterrupt:
            end_children()
            raise


_APART: list[Callable[[], object]] = []
"""What this process was forked for, behind what those before it were: it has theirs too."""


def _begin_apart(make: Callable[[], object]) -> None:
    """It makes one thing and ends: to look for the few megabytes that it leaves over would cost more than they do."""
    begin_child()
    gc.disable()
    _APART.append(make)


def _make_apart() -> object:
    return _APART[-1]()


def side_by_side(make: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Generator[R]:
    """What is made of each task as it is ready, at most `jobs` at a time, each in a process of its own."""
    if len(tasks) == 1:
        yield apart(partial(make, tasks[0]))
        return
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=process_context(), initializer=begin_child) as pool:
        waiting = [pool.submit(_made_apart, make, task) for task in tasks]
        try:
            for future in as_completed(waiting):
                yield future.result()
        except (KeyboardInterrupt, GeneratorExit):
            for future in waiting:
                future.cancel()
            end_children()
            raise


def _made_apart(make: Callable[[T], R], task: T) -> R:
    return apart(partial(make, task))


def collect_young() -> None:
    """For a process that keeps what it made, once a language is made: its site and pages name each other, and are left over.

    Only what came since the last look is looked through, and only when that is much: after a first build, or some thirty edits.
    """
    if gc.get_count()[1] >= _MUCH:
        gc.collect(1)


def collect_seldom() -> None:
    """From now on: to look through all that a process keeps after each build takes a tenth of an edit.

    What is still there after a first look hardly ever is garbage later: a tenth of what a first look finds, for half its time.
    """
    gc.set_threshold(50_000, 200, 50)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Hardly anything that a build makes is garbage before its end: to look for it so often takes an eighth of the time.

    Not never: what templates leave behind would double the memory of a thousand pages.
    """
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
