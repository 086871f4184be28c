"""The tables of the build's benchmark, and what its promises come to."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from itertools import product
from typing import TYPE_CHECKING

from promises import EDITED, NEW, OURS, Found, judged
from rounds import load_said, median, results

if TYPE_CHECKING:
    from pathlib import Path

    from cold import Tools

_HEAD = [
    "| way | rounds | processors, s | clock, s | largest process, MB | pages | files | written | output, MB |",
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
]
_PROMISES = ["| promise | at most | measured | rounds | |", "|---|---:|---:|---:|---|"]
_TITLES = {"cold": "Whole builds", "warm": "After an edit", "growth": "Whole builds of other sizes"}


def tables(folder: Path, tools: Tools) -> str:
    """All that was measured, as Markdown."""
    parts = [_machine(tools), "\n".join([*_PROMISES, *map(str, judged(folder))])]
    for kind in _TITLES:
        for place in sorted((folder / kind).glob("*x*"), key=lambda one: [int(part) for part in one.name.split("x")]):
            found = {way: rounds for way, rounds in results(place).items() if rounds}
            if found:
                parts += [_title(kind, place.name, found), _table(found), *_ratios(kind, found)]
    return "\n\n".join(parts) + "\n"


def _machine(tools: Tools) -> str:
    names = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n")
    said = [f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"]
    said += [f"{name} {version(name)}" for name in names]
    if tools.zensical:
        said.append(f"Zensical {_said(tools.zensical, '--version')}")
    if tools.hugo:
        said.append(_said(tools.hugo, "version").split("+")[0].replace("hugo v", "Hugo "))
    return "; ".join(said) + "."


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _title(kind: str, size: str, found: Found) -> str:
    studies, languages = size.split("x")
    counted = f"{int(studies):,} case studies, {languages} {'language' if languages == '1' else 'languages'}"
    return f"### {_TITLES[kind]}: {counted} ({load_said(found)})"


def _table(found: Found) -> str:
    rows = []
    for way, rounds in found.items():
        cells = [f"{median(rounds, 'cpu'):.2f}", f"{median(rounds, 'wall'):.2f}", f"{_mb(median(rounds, 'peak')):.0f}"]
        cells += [f"{median(rounds, name):,.0f}" for name in ("pages", "files", "written")]
        cells.append(f"{_mb(median(rounds, 'bytes')):.1f}")
        rows.append(f"| {way} | {len(rounds)} | {' | '.join(cells)} |")
    return "\n".join([*_HEAD, *rows])


def _mb(size: float) -> float:
    return size / 1_000_000


def _ratios(kind: str, found: Found) -> list[str]:
    """Ours to each of the others."""
    said = []
    ways = (EDITED, f"{NEW}: one edited, one language") if kind == "warm" else (OURS,)
    for ours, (way, rounds) in product(ways, found.items()):
        if ours in found and not way.startswith(OURS):
            cpu, peak = (median(found[ours], name) / median(rounds, name) for name in ("cpu", "peak"))
            said.append(f"- {ours}, of {way}: {cpu:.2f} of the processors' time, {peak:.2f} of the largest process")
    return ["\n".join(said)] if said else []
