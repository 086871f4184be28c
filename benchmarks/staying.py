"""Builds in a process that stays, such as the one behind `handbook serve`: what it made before is in its memory.

Run as a program of its own, `staying.py PROJECT [LOCALE ...]`, it builds a site apart from others once for each line that
it reads, and answers with what that took, as JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from spent import Failed

from handbook.build import build_site
from handbook.build.memory import BuildMemory
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Preview

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class _Apart(Preview):
    """Two processes that stay must not write over each other's files."""

    name: str

    @property
    def build_dir(self) -> Path:
        return self.root / "build" / self.name


def _project(root: Path, codes: Sequence[str]) -> _Apart:
    return _Apart(root, f"staying-{'-'.join(codes) or 'all'}")


def main(root: Path, codes: list[str]) -> None:
    project, memory = _project(root, codes), BuildMemory()
    for _ in sys.stdin:
        cpu, wall = time.process_time(), time.perf_counter()
        outcome = build_site(project, render_locale, locales=codes, memory=memory)
        if outcome.failed:
            sys.exit("\n".join(one.message for one in outcome.problems))
        took = {
            "cpu": time.process_time() - cpu,
            "wall": time.perf_counter() - wall,
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        }
        print(json.dumps(took), flush=True)


@dataclass
class Staying:
    """The program, started when the first build is asked for."""

    root: Path
    codes: tuple[str, ...] = ()
    """Languages that it builds; none stands for all."""
    _program: subprocess.Popen[str] | None = field(default=None, init=False)

    def build(self) -> dict[str, float]:
        """Seconds and the largest memory so far. Of several builds it makes only what changed in between."""
        if self._program is None:
            self._program = subprocess.Popen(
                [sys.executable, __file__, str(self.root), *self.codes],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        asked, told = self._program.stdin, self._program.stdout
        if asked is None or told is None:
            raise Failed("the program has no pipes")
        asked.write("\n")
        asked.flush()
        answer = told.readline()
        if not answer:
            raise Failed("the process that stays ended; its words are above")
        return {name: float(value) for name, value in json.loads(answer).items()}

    def close(self) -> None:
        """Let it end."""
        if self._program is not None:
            self._program.communicate()
            self._program = None

    @property
    def site_dir(self) -> Path:
        return _project(self.root, self.codes).site_dir


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
