"""Commands of the handbook as a person runs them: a process of its own, with an exit status and two streams.

`handbook ...` is run in a fork of the process that tests, which has read all libraries already: that takes a tenth of the
time of a new interpreter. `tests/site/test_cli.py` holds both to the same words. Where there is no fork, a new one is run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import traceback
from typing import TYPE_CHECKING

from handbook.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def handbook(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    if sys.platform != "linux":
        return new_interpreter(*arguments, cwd=cwd)
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        child = os.fork()
        if not child:
            os._exit(_run(arguments, cwd, said.fileno(), complained.fileno()))
        _, status = os.waitpid(child, 0)
        said.seek(0)
        complained.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return subprocess.CompletedProcess(arguments, code, said.read().decode(), complained.read().decode())


def new_interpreter(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The same without help: slow."""
    command = [sys.executable, "-m", "handbook", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=cwd)


def _run(arguments: tuple[str, ...], cwd: Path | None, said: int, complained: int) -> int:
    """What the interpreter does around `main`."""
    os.dup2(said, 1)
    os.dup2(complained, 2)
    sys.stdout, sys.stderr = (open(stream, "w", encoding="utf-8", closefd=False) for stream in (1, 2))  # noqa: SIM115
    try:
        if cwd:
            os.chdir(cwd)
        code = main(list(arguments))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 (an interpreter says whatever went wrong)
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code
