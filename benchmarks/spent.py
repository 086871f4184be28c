"""What a program takes: seconds of processors and of the clock, and the memory of its largest process.

Run as a program of its own, `spent.py COMMAND ...`, it prints that of the command as JSON: Linux counts the memory of the
process that starts another as that of the started one, so a small one must start it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> int:
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
    _, status, used = os.wait4(pid, 0)
    took = {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": time.perf_counter() - start,
        "peak": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    print(json.dumps(took))
    return os.waitstatus_to_exitcode(status)


class Failed(Exception):
    """A program that was to be measured ended with an error; carries its words."""


def spent(*command: str, cwd: str | None = None, quiet: dict[str, str] | None = None) -> dict[str, float]:
    """Run a command, its words on one side, and measure it with all processes that it started.

    Python keeps what it compiled, as it does wherever nobody forbids it: else a package that runs from its sources, as ours
    does here, pays half a second at each start, and those that pip installed pay nothing.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-I", "-S", __file__, *command],
        cwd=cwd,
        env=environment | (quiet or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise Failed(f"{' '.join(command)}\n{(run.stderr + run.stdout)[-3000:]}")
    return {name: float(value) for name, value in json.loads(run.stdout.splitlines()[-1]).items()}


def quietly(*command: str) -> None:
    """Run a command; its words are told only when it fails."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise Failed(f"{' '.join(command)}\n{run.stdout}\n{run.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
