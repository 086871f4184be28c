"""Whether a file's content can be told by what the system knows of the file, without opening it.

A process that stays reads a file again when this changes. It is as in Git's index: times and number change with the
content, but for a second write within the same tick of the clock. So a file that is so new counts as not known.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

Known = tuple[int, int, int, int]
"""Size, times and number."""
UNCERTAIN_NS = 2_000_000_000
"""A file that was written so shortly before it was looked at may be written again within the same tick of the clock."""


def known_by(stat: os.stat_result) -> Known:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def is_steady(known: Known) -> bool:
    """Whether a file, looked at before this moment, holds what it will hold as long as it is known by this."""
    return max(known[1:3]) + UNCERTAIN_NS < time.time_ns()
