"""How languages are made side by side: each in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal


def process_context() -> multiprocessing.context.BaseContext:
    """Forked children share the imports; where that is not safe or not there, new interpreters do."""
    fork = os.name == "posix" and os.uname().sysname == "Linux"
    return multiprocessing.get_context("fork" if fork else "spawn")


def begin_child() -> None:
    """Leave interrupts to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
