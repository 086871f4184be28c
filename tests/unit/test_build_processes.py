"""Processes that make one language after another."""

from __future__ import annotations

import gc
import weakref

from handbook.build.processes import after_the_last


class Page:
    """A page and its site name each other."""

    def __init__(self) -> None:
        self.site = [self]


def test_what_the_last_task_left_is_let_go_before_the_next() -> None:
    gc.disable()
    try:
        left = weakref.ref(Page())
        assert left() is not None
        assert after_the_last(lambda found: found() is None, left)
    finally:
        gc.enable()
