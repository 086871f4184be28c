"""`make proof`: every promise in full, as a reader or contributor would see it. Writes build/proof/<name>.txt.

    python tests/proof.py [NAME ...] [--list]

What cannot be run on this machine is NOT RUN, which is not green: the exit status is 0 only when all promises hold.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from proofs import (
    access,
    builder,
    catalogue,
    content,
    costs,
    doors,
    editions_book,
    editions_epub,
    editions_pwa,
    editions_pwa_refusals,
    editions_share,
    editions_usb,
    foundation,
    guard,
    hostile_site,
    light,
    scale,
    search,
    speed,
    toolkit,
    toolkit_statistics,
    training,
    training_scorm,
    training_slides,
    translation,
)
from proofs.report import ROOT, NotRun, Proof, Report

OUT = ROOT / "build" / "proof"
PROOFS: tuple[Proof, ...] = (
    *foundation.PROOFS,
    *light.PROOFS,
    *catalogue.PROOFS,
    *hostile_site.PROOFS,
    *builder.PROOFS,
    *guard.PROOFS,
    *content.PROOFS,
    *search.PROOFS,
    *toolkit.PROOFS,
    *toolkit_statistics.PROOFS,
    *training.PROOFS,
    *training_scorm.PROOFS,
    *training_slides.PROOFS,
    *translation.PROOFS,
    *editions_book.PROOFS,
    *editions_epub.PROOFS,
    *editions_share.PROOFS,
    *doors.PROOFS,
    *access.PROOFS,
    *scale.PROOFS,
    *speed.PROOFS,
    *costs.PROOFS,
    *editions_pwa.PROOFS,
    *editions_pwa_refusals.PROOFS,
    *editions_usb.PROOFS,
)


def prove(proof: Proof) -> str:
    """Run one proof; returns PASS, FAIL or NOT RUN."""
    report = Report()
    start = time.perf_counter()
    try:
        proof.run(report)
        result = "PASS"
    except NotRun as reason:
        result = "NOT RUN"
        report.say(f"Not run: {reason}")
    except Exception:  # noqa: BLE001 (whatever goes wrong, the promise was not seen)
        result = "FAIL"
        report.say(traceback.format_exc())
    took = time.perf_counter() - start
    head = f"{result}  {proof.promise}\n{took:.0f} s\n\n"
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{proof.name}.txt").write_text(head + report.text(), encoding="utf-8")
    print(f"{result:8} {proof.name}: {proof.promise} ({took:.0f} s)", flush=True)
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description="Run every promise in full.")
    parser.add_argument("names", nargs="*", help="only these proofs")
    parser.add_argument("--list", action="store_true", help="show what there is")
    options = parser.parse_args()
    known = {proof.name: proof for proof in PROOFS}
    if options.list:
        print("\n".join(f"{proof.name}: {proof.promise}" for proof in PROOFS))
        return 0
    if unknown := [name for name in options.names if name not in known]:
        parser.error(f"there is no proof {', '.join(unknown)}; see --list")
    results = [prove(known[name]) for name in options.names or known]
    print(f"{results.count('PASS')} pass, {results.count('FAIL')} fail, {results.count('NOT RUN')} not run; see {OUT}")
    return 0 if set(results) == {"PASS"} else 1


if __name__ == "__main__":
    sys.exit(main())
