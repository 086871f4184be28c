"""What every proof is made of."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[2]


class NotRun(Exception):
    """Carries the reason why a proof could not be run here."""


@dataclass(frozen=True)
class Proof:
    name: str
    promise: str
    run: Callable[[Report], None]


@dataclass
class Report:
    """What was run and what it said, for a person to read afterwards."""

    lines: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        # A report is read elsewhere too: it names no folder of this machine.
        self.lines.append(text.replace(str(ROOT), "."))

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def run(
        self, *command: str, cwd: Path = ROOT, status: Sequence[int] = (0,), quiet: bool = False, **environment: str
    ) -> str:
        """Run a command, keep what it says, and insist on its exit status. Returns its standard output."""
        self.say(f"$ {' '.join(command)}")
        done = subprocess.run(
            command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False
        )
        if not quiet or done.returncode not in status:
            self.say((done.stdout + done.stderr).rstrip()[-20_000:])
        assert done.returncode in status, f"exit status {done.returncode}, expected {status}"
        return done.stdout
