"""The end of a command."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """End the process. Python would take all that a build made apart, value by value, which takes a twentieth of the build.

    What somebody might still hear of is done: functions for the end run, and what was said is sent. If anything stands in
    the way (another thread, a profiler, a reader who went away), Python ends the process as it always does.
    """
    if threading.active_count() > 1 or sys.getprofile() or sys.gettrace():
        sys.exit(status)
    atexit._run_exitfuncs()  # noqa: SLF001 (there is no other way to run them now)
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        sys.exit(status)
    os._exit(status)
