"""What something costs beside something else in the same process: seconds alone say nothing on machines that are shared."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def effort(do: Callable[[], object]) -> float:
    """Seconds of the processor: what other programs take meanwhile does not count."""
    start = time.process_time()
    do()
    return time.process_time() - start
