"""A shell at a pseudo-terminal, for playing what a person types."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proofs.report import Report

PATIENCE = 1200
_PROMPT = re.compile(r"(?:^|\n)  [a-z_]+( \([a-z ]+\))*: $")
_CONTROL = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")
"""What the line editor tells the terminal."""


class Terminal:
    """Types commands, waits until each is done, and insists that it went well."""

    def __init__(self, home: Path, report: Report) -> None:
        self.report = report
        ours, theirs = pty.openpty()
        kept = {
            name: value
            for name, value in os.environ.items()
            if name in {"PATH", "LANG", "TMPDIR"}
            or name.startswith(("PIP_", "UV_", "SSL_", "REQUESTS_", "HTTP", "http", "no_proxy", "NO_PROXY"))
        }
        # The commands of the clone, never those of the environment that runs this.
        own = str(Path(sys.executable).parent)
        kept["PATH"] = os.pathsep.join(one for one in kept["PATH"].split(os.pathsep) if one != own)
        # No settings of the machine: a newcomer's Git knows neither name nor address.
        environment = kept | {
            "HOME": str(home),
            "TERM": "xterm",
            "PS1": "",
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
        }
        self.shell = subprocess.Popen(
            ["bash", "--noprofile", "--norc", "-i"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=home,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        self.end = ours
        self._write("stty -echo; PS1=; PS2=; bind 'set enable-bracketed-paste off'; set +H\n")
        self._write("printf '::%s::\\n' ready\n")
        self._until(re.compile(r"::ready::"))

    def type(self, command: str, answers: tuple[str, ...] = ()) -> str:
        """Run a command, answer what it asks, and return what it said."""
        self.report.say(f"$ {command}")
        said = ""
        self._write(f"{command}; printf '\\n::%s:%s::\\n' done \"$?\"\n")
        for answer in answers:
            said += self._until(_PROMPT)
            self._write(f"{answer}\n")
        said += self._until(re.compile(r"::done:\d+::"))
        status = int(re.search(r"::done:(\d+)::", said)[1])
        self.report.say(said.replace("\r", "")[-3000:])
        assert status == 0, f"'{command}' ended with {status}"
        return said

    def close(self) -> None:
        self.shell.kill()  # an interactive shell does not end otherwise
        self.shell.wait(10)
        os.close(self.end)

    def _write(self, text: str) -> None:
        os.write(self.end, text.encode())

    def _until(self, pattern: re.Pattern[str]) -> str:
        said, limit = "", time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            if select.select([self.end], [], [], 0.3)[0]:
                said += _CONTROL.sub("", os.read(self.end, 65536).decode("utf-8", "replace")).replace("\r\n", "\n")
                if pattern is _PROMPT or not pattern.search(said):
                    continue
            # A prompt counts when nothing follows it for a moment.
            if pattern.search(said):
                return said
            assert "::done:" not in said, f"it asked no more: {said[-2000:]}"
        raise TimeoutError(said[-2000:])
