"""How long it takes to prepare the pages of twenty languages: read, translate, check and place them, before any is rendered.

    python benchmarks/prepare.py [--rounds N]

Two made-up projects, each in 20 languages with a translation of every page: `small` has mostly pages made of data,
`whole` is this project with all its case studies. Cold is `handbook stage` in a new process with nothing on the disk, on
all cores; warm is `handbook build` of what did not change, which reads digests only. Told are the seconds for 20 x 100
pages, the fastest of the rounds.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import make_project, make_translated_project

if TYPE_CHECKING:
    from collections.abc import Callable

CODES = [
    "ar",
    "bn",
    "dv",
    "fa-AF",
    "fil",
    "hi",
    "id",
    "km",
    "ko",
    "lo",
    "ms",
    "my",
    "ne",
    "ps",
    "si",
    "ta",
    "th",
    "ur",
    "vi",
    "zh-Hans",
]
PAGES = 20 * 100
SMALL, WHOLE = "small", "whole"


@dataclass(frozen=True)
class Spent:
    """Seconds of one run: on the wall, and of processors by all its processes."""

    wall: float
    cpu: float


def spent(*command: str) -> Spent:
    """Run a command of the handbook quietly and measure it."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "handbook", *command], capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{(done.stdout + done.stderr)[-2000:]}")
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def best(rounds: int, measure: Callable[[], Spent]) -> Spent:
    return min((measure() for _ in range(rounds)), key=lambda one: one.wall)


def cold(project: Path) -> Spent:
    shutil.rmtree(project / "build", ignore_errors=True)
    return spent("--project", str(project), "stage", *(part for code in CODES for part in ("--locale", code)))


def warm(project: Path) -> Spent:
    return spent("--project", str(project), "build")


def staged_pages(project: Path) -> int:
    return sum(1 for _ in (project / "build" / "stage").rglob("*.md"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Seconds to prepare 20 languages x 100 pages.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--warm", action="store_true", help="also build the small project, and build it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("| project | pages | cold, 20 x 100 pages | of one processor |\n| --- | ---: | ---: | ---: |")
        for name in (SMALL, WHOLE):
            project = Path(folder) / name
            if name == SMALL:
                make_project(project, 6, ["en", *CODES], pages=False)
            else:
                make_translated_project(project, ["en", *CODES])
            took = best(options.rounds, partial(cold, project))
            pages = staged_pages(project)
            share = PAGES / pages
            print(f"| {name} | {pages:,} | {took.wall * share:.1f} s | {took.cpu * share:.1f} s |", flush=True)
        if options.warm:
            project = Path(folder) / SMALL
            warm(project)
            took = best(options.rounds, partial(warm, project))
            print(f"\nwarm, {SMALL}: {took.cpu:.2f} s of processor, {took.wall:.2f} s on the wall")


if __name__ == "__main__":
    main()
