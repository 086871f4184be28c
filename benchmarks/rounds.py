"""Measurements in rounds: each round measures every way once, one after the other, and each result is kept in a file.

A run that was stopped goes on where it was. Results belong to one state of the code: another has another folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
Measured = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Way:
    """One thing that is measured. `prepare` comes before each measurement and is not counted."""

    name: str
    prepare: Callable[[int], None]
    measure: Callable[[int], Measured]


_MEASURED = ("scripts", "overrides", "mkdocs.yml", "requirements/site.lock")
"""What a build's time hangs on. Results stay those of this code when a text about them is committed."""


_ASIDE = ROOT / "build" / "bench" / "aside"


def bench_dir() -> Path:
    """A folder for the results of this very code, as Git knows it, with a mark where it was changed since."""
    trees = _git("rev-parse", *(f"HEAD:{path}" for path in _MEASURED))
    changed = _git("status", "--porcelain", "--", *_MEASURED)
    name = hashlib.sha256(trees.encode()).hexdigest()[:12]
    return ROOT / "build" / "bench" / (f"{name}-changed" if changed else name)


def set_aside(*folders: Path) -> None:
    """Take folders out of the way of a build from nothing. They are removed when all is measured (`removing_aside`).

    Where thousands of files were removed a moment ago, ext4 looks at each of them before it makes a new one: 0.75 ms a file in place
    of 0.04, for minutes, which is a fifth of a build that writes five thousand.
    """
    place = _ASIDE / str(time.time_ns())
    for folder in folders:
        if folder.is_dir():
            place.mkdir(parents=True, exist_ok=True)
            folder.rename(place / f"{len([*place.iterdir()])}-{folder.name}")


@contextmanager
def removing_aside() -> Iterator[None]:
    try:
        yield
    finally:
        shutil.rmtree(_ASIDE, ignore_errors=True)


def run_rounds(ways: Sequence[Way], rounds: int, kept: Path) -> None:
    """Each round begins with another way, so that none is always the first."""
    for number in range(1, rounds + 1):
        start = number % len(ways)
        for way in [*ways[start:], *ways[:start]]:
            path = kept / way.name / f"{number}.json"
            if path.is_file():
                continue
            way.prepare(number)
            load = os.getloadavg()[0]
            measured = way.measure(number) | {"load": load}
            _write(path, json.dumps(measured, indent=1))
            said = f"{measured['cpu']:8.2f} s of processors, {measured['wall']:8.2f} s  {way.name}"
            print(f"{time.strftime('%H:%M:%S')} {kept.name}, round {number}: {said}", file=sys.stderr, flush=True)


def results(kept: Path) -> dict[str, list[Measured]]:
    """By way, the rounds that were measured, in the order of the names."""
    return {
        folder.name: [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
        for folder in sorted(kept.glob("*"))
        if folder.is_dir()
    }


def median(rounds: Sequence[Measured], name: str) -> float:
    return statistics.median(one[name] for one in rounds)


def load_said(found: dict[str, list[Measured]]) -> str:
    """The load of the machine before the measurements."""
    loads = [one["load"] for rounds in found.values() for one in rounds]
    return f"load {min(loads):.1f} to {max(loads):.1f}, median {statistics.median(loads):.1f}" if loads else "no rounds"


def output_of(folder: Path, since: float = 0.0) -> Measured:
    """What lies in a folder: pages, files, bytes; and how many files were written after a moment."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {
        "pages": sum(1 for path in paths if path.suffix == ".html"),
        "files": len(paths),
        "bytes": sum(path.stat().st_size for path in paths),
        "written": sum(1 for path in paths if path.stat().st_mtime >= since),
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.rename(path)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()
