"""Processes of their own: what they give back, and that none outlives who asked for it."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import resource
import signal
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pytest

from handbook.build.processes import apart, begin_child, side_by_side

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
MEGABYTES = 60
SOON = 10
"""Seconds that are long for what takes milliseconds."""


def test_a_value_comes_back_from_another_process() -> None:
    here = object()  # nothing that could be sent
    there, is_known = apart(lambda: (os.getpid(), here is not None))
    assert is_known
    assert there != os.getpid()


def test_it_looks_for_no_garbage() -> None:
    assert not apart(gc.isenabled)
    assert gc.isenabled()


def test_an_error_comes_back_with_what_it_says() -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "build/stage/th/index.md")

    with pytest.raises(OSError, match="No space") as caught:
        apart(fail)
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, "build/stage/th/index.md")


def test_a_process_that_was_ended_is_told() -> None:
    with pytest.raises(BrokenProcessPool):
        apart(lambda: os.kill(os.getpid(), signal.SIGKILL))


def test_its_memory_is_gone_with_it() -> None:
    def use() -> int:
        return len(bytearray(os.urandom(1)) * MEGABYTES * 1_000_000)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert apart(partial(apart, use)) == MEGABYTES * 1_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1_000 / 2
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > MEGABYTES * 1_000


@pytest.mark.parametrize("jobs", [1, 2])
def test_tasks_side_by_side_have_processes_of_their_own(jobs: int) -> None:
    assert sorted(side_by_side(abs, [-3, 1, -2], jobs)) == [1, 2, 3]
    processes = list(side_by_side(_process, range(3), jobs))
    assert len({*processes, os.getpid()}) == 4


def test_who_stops_waiting_ends_them(tmp_path: Path) -> None:
    made = side_by_side(_wait, [tmp_path / str(number) for number in range(3)], 2)
    next(made)
    made.close()
    assert not multiprocessing.active_children()
    _assert_ended(tmp_path)


def test_a_process_that_is_ended_ends_those_that_it_began(tmp_path: Path) -> None:
    child = multiprocessing.get_context("fork").Process(target=_begin, args=(tmp_path / "1",))
    child.start()
    while not (tmp_path / "1").exists():
        time.sleep(0.01)
    child.terminate()
    child.join()
    _assert_ended(tmp_path)


def _process(_: int) -> int:
    return os.getpid()


def _begin(path: Path) -> None:
    begin_child()
    apart(partial(_wait, path))


def _wait(path: Path) -> None:
    """The first task ends at once, the others would never."""
    path.with_suffix(".part").write_text(str(os.getpid()))
    path.with_suffix(".part").rename(path)
    if path.name != "0":
        time.sleep(1_000)


def _assert_ended(folder: Path) -> None:
    """Whoever wrote its number is not there any more."""
    last = time.monotonic() + SOON
    for path in folder.iterdir():
        while _is_running(path.read_text()):
            assert time.monotonic() < last, "a process was left behind"
            time.sleep(0.01)


def _is_running(process: str) -> bool:
    try:
        said = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return said.rsplit(")", 1)[1].split()[0] != "Z"
