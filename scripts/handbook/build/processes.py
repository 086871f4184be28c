"""How languages are made side by side: each in a process of its own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MUCH = 20
"""Times that the youngest were looked through."""
T = TypeVar("T")
R = TypeVar("R")


def process_context() -> multiprocessing.context.BaseContext:
    """Forked children share the imports; where that is not safe or not there, new interpreters do."""
    fork = os.name == "posix" and os.uname().sysname == "Linux"
    return multiprocessing.get_context("fork" if fork else "spawn")


def begin_child() -> None:
    """Leave interrupts to the parent. What it has stays: nobody looks there for garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def after_the_last(make: Callable[[T], R], task: T) -> R:
    """A task of a process that makes one after another. A site and its pages name each other, so the last one is held until somebody looks."""
    gc.collect()
    return make(task)


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
