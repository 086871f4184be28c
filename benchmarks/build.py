"""What a build costs: ours beside plain MkDocs, mkdocs-static-i18n, Zensical and Hugo on the same pages, in rounds.

    python benchmarks/build.py [--full] [--rounds N] [--only cold,warm,growth] [--sizes 1000x1] [--ways PATTERN] [--report]

Small sizes are for trying it out. `--full` takes hours: 1,000 case studies, up to 3,000 of them or 20 languages. Every
result is kept in `build/bench/<code>/`, so a run that was stopped goes on, and can be made in pieces: some sizes, some
ways. `--report` prints the tables of what is there.
Zensical is installed into a folder of its own there; Hugo is used where it is on the path.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import venv
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_report import tables
from cold import Tools, cold_ways, corpus_at, growth_ways, rivals_of
from rounds import ROOT, bench_dir, removing_aside, run_rounds
from warm import warm_ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rounds import Way

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
    growth=((300, 1), (3_000, 1), (100, 1), (100, 5), (100, 20)),
)
"""What is measured as a whole build already is a point of growth as well."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What of all that is measured this time."""

    kinds: frozenset[str]
    sizes: frozenset[str]
    """None stands for all."""
    ways: re.Pattern[str]
    rounds: int

    def places(self, kind: str, sizes: Sizes) -> Iterator[tuple[str, int, tuple[str, ...]]]:
        """Of one kind: name, case studies, languages."""
        for studies, languages in getattr(sizes, kind) if kind in self.kinds else ():
            name = f"{studies}x{languages}"
            if not self.sizes or name in self.sizes:
                yield name, studies, CODES[:languages]

    def measure(self, ways: Sequence[Way], kept: Path) -> None:
        run_rounds([way for way in ways if self.ways.search(way.name)], self.rounds, kept)


def find_tools(folder: Path) -> Tools:
    """Zensical is installed once; what cannot be had is left out of the tables."""
    program = folder / "zensical" / "bin" / "zensical"
    if not program.is_file():
        venv.create(folder / "zensical", with_pip=True)
        command = [folder / "zensical" / "bin" / "python", "-m", "pip", "install", "--quiet", "zensical"]
        subprocess.run([*map(str, command)], check=False)
    return Tools(zensical=str(program) if program.is_file() else "", hugo=shutil.which("hugo") or "")


def run(sizes: Sizes, chosen: Chosen, folder: Path) -> None:
    """Every way of one size is measured in turn before the next size begins."""
    tools, results = find_tools(ROOT / "build" / "bench"), folder / "results"
    for name, studies, codes in chosen.places("cold", sizes):
        chosen.measure(cold_ways(folder / "cold" / name, studies, codes, tools), results / "cold" / name)
    for name, studies, codes in chosen.places("warm", sizes):
        place = folder / "warm" / name
        corpus = corpus_at(place, studies, codes)
        rivals = rivals_of(corpus, place, tools) if len(codes) == 1 else []
        with ExitStack() as programs:
            chosen.measure(warm_ways(corpus, rivals, programs), results / "warm" / name)
    for name, studies, codes in chosen.places("growth", sizes):
        chosen.measure(growth_ways(folder / "growth" / name, studies, codes), results / "growth" / name)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare builds with those of others, in rounds that can be resumed.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--full", action="store_true", help="the sizes of the promises; takes hours")
    parser.add_argument("--only", default="cold,warm,growth", help="of cold, warm and growth, with commas between")
    parser.add_argument("--sizes", default="", help="of the sizes, as 1000x1, with commas between; all if not given")
    parser.add_argument(
        "--ways", default="", help="those whose name has this pattern, as 'staying|Hugo'; all if not given"
    )
    parser.add_argument("--report", action="store_true", help="measure nothing, print what was measured")
    options = parser.parse_args()
    folder = bench_dir()
    if not options.report:
        chosen = Chosen(
            kinds=frozenset(options.only.split(",")),
            sizes=frozenset(filter(None, options.sizes.split(","))),
            ways=re.compile(options.ways),
            rounds=options.rounds,
        )
        with removing_aside():
            run(FULL if options.full else SMALL, chosen, folder)
    sys.stdout.write(tables(folder / "results", find_tools(ROOT / "build" / "bench")))


if __name__ == "__main__":
    main()
