"""What a build costs: ours beside plain MkDocs, mkdocs-static-i18n, Zensical and Hugo on the same pages, in rounds.

    python benchmarks/build.py [--full] [--rounds N] [--only cold,warm,growth] [--report]

Small sizes are for trying it out. `--full` takes hours: 1,000 case studies, up to 3,000 of them or 20 languages. Every
result is kept in `build/bench/<code>/`, so a run that was stopped goes on; `--report` prints the tables of what is there.
Zensical is installed into a folder of its own there; Hugo is used where it is on the path.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import venv
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_report import tables
from cold import Tools, cold_ways, corpus_at, growth_ways, rivals_of
from rounds import ROOT, bench_dir, run_rounds
from warm import warm_ways

if TYPE_CHECKING:
    from pathlib import Path

# Languages that both we and mkdocs-static-i18n can name.
CODES = (
    "en", "ar", "bn", "dv", "hi", "id", "km", "ko", "lo", "ms", "my", "ne", "ps", "si", "ta", "th", "ur", "vi",
    "fr", "tr",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """Case studies and languages of each measurement."""

    cold: tuple[tuple[int, int], ...]
    warm: tuple[tuple[int, int], ...]
    growth: tuple[tuple[int, int], ...]


SMALL = Sizes(cold=((100, 1), (20, 3)), warm=((100, 1),), growth=((50, 1), (100, 1), (20, 3)))
FULL = Sizes(
    cold=((1_000, 1), (100, 20), (1_000, 20)),
    warm=((1_000, 1), (1_000, 20)),
    growth=((300, 1), (1_000, 1), (3_000, 1), (100, 1), (100, 5), (100, 20)),
)


def find_tools(folder: Path) -> Tools:
    """Zensical is installed once; what cannot be had is left out of the tables."""
    program = folder / "zensical" / "bin" / "zensical"
    if not program.is_file():
        venv.create(folder / "zensical", with_pip=True)
        command = [folder / "zensical" / "bin" / "python", "-m", "pip", "install", "--quiet", "zensical"]
        subprocess.run([*map(str, command)], check=False)
    return Tools(zensical=str(program) if program.is_file() else "", hugo=shutil.which("hugo") or "")


def run(sizes: Sizes, kinds: list[str], rounds: int, folder: Path) -> None:
    """Every way of one size is measured in turn before the next size begins."""
    tools = find_tools(ROOT / "build" / "bench")
    for studies, languages in sizes.cold if "cold" in kinds else ():
        name, codes = f"{studies}x{languages}", CODES[:languages]
        run_rounds(cold_ways(folder / "cold" / name, studies, codes, tools), rounds, folder / "results" / "cold" / name)
    for studies, languages in sizes.warm if "warm" in kinds else ():
        name, place = f"{studies}x{languages}", folder / "warm" / f"{studies}x{languages}"
        corpus = corpus_at(place, studies, CODES[:languages])
        rivals = [one for one in rivals_of(corpus, place, tools) if languages == 1]
        with ExitStack() as programs:
            run_rounds(warm_ways(corpus, rivals, programs), rounds, folder / "results" / "warm" / name)
    for studies, languages in sizes.growth if "growth" in kinds else ():
        name, codes = f"{studies}x{languages}", CODES[:languages]
        ways = growth_ways(folder / "growth" / name, studies, codes)
        run_rounds(ways, rounds, folder / "results" / "growth" / name)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare builds with those of others, in rounds that can be resumed.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--full", action="store_true", help="the sizes of the promises; takes hours")
    parser.add_argument("--only", default="cold,warm,growth", help="of cold, warm and growth, with commas between")
    parser.add_argument("--report", action="store_true", help="measure nothing, print what was measured")
    options = parser.parse_args()
    folder = bench_dir()
    if not options.report:
        run(FULL if options.full else SMALL, options.only.split(","), options.rounds, folder)
    sys.stdout.write(tables(folder / "results", find_tools(ROOT / "build" / "bench")))


if __name__ == "__main__":
    main()
