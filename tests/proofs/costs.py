"""What builds cost. Measuring takes hours, so this reads what `benchmarks/build.py --full` measured of this very code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from proofs.report import ROOT, NotRun, Proof

if TYPE_CHECKING:
    from proofs.report import Report


def build_costs(report: Report) -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from promises import judged
    from rounds import bench_dir

    found = list(judged(bench_dir() / "results"))
    report.say("\n".join(map(str, found)))
    missed = [one.promise for one in found if one.is_kept is False]
    assert missed == []
    if any(one.is_kept is None for one in found):
        raise NotRun("not everything was measured of this commit; run: python benchmarks/build.py --full")


PROOFS = (
    Proof("build-costs", "Time and memory of builds, beside MkDocs, static-i18n, Zensical and Hugo, as the benchmark measured them", build_costs),
)  # fmt: skip
