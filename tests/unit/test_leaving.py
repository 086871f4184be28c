"""A command ends at once, and nothing that somebody would hear of is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest

VALUE = "class Value:\n    def __del__(self): os.write(1, b'apart')\nvalue = Value()\n"


def ended(program: str) -> subprocess.CompletedProcess[str]:
    begin = "import atexit, os, sys, threading, time\nfrom handbook.cli.leaving import leave\n"
    return subprocess.run([sys.executable, "-c", begin + program], capture_output=True, text=True, check=False)


def test_what_was_said_and_what_waits_for_the_end_is_done() -> None:
    run = ended("atexit.register(print, 'tidied')\nprint('said', end=' ')\nsys.stderr.write('warned')\nleave(3)")
    assert (run.returncode, run.stdout, run.stderr) == (3, "said tidied\n", "warned")


def test_values_are_not_taken_apart() -> None:
    assert ended(f"{VALUE}sys.exit(0)").stdout == "apart"
    assert ended(f"{VALUE}leave(0)").stdout == ""


@pytest.mark.parametrize("watch", ["sys.setprofile", "sys.settrace"])
def test_who_measures_or_debugs_sees_the_end(watch: str) -> None:
    run = ended(f"{watch}(lambda *_: None)\ntry:\n    leave(1)\nexcept SystemExit as end:\n    print('left with', end)")
    assert (run.returncode, run.stdout) == (0, "left with 1\n")


def test_other_threads_come_to_their_end() -> None:
    thread = "threading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()\n"
    run = ended(thread + "leave(1)")
    assert (run.returncode, run.stdout) == (1, "late\n")


@pytest.mark.parametrize("streams", ["sys.stdout = None", "sys.stdout.close()", "sys.stdout = sys.stderr = None"])
def test_streams_may_be_missing(streams: str) -> None:
    assert ended(f"{streams}\nleave(1)").returncode == 1


def test_a_reader_who_went_away_is_told_of_as_ever() -> None:
    pipe = "read, write = os.pipe()\nos.dup2(write, 1)\nos.close(read)\nos.close(write)\nprint('nobody')\n"
    as_ever, ours = ended(pipe + "sys.exit(0)"), ended(pipe + "leave(0)")
    assert (ours.returncode, ours.stderr) == (as_ever.returncode, as_ever.stderr)
