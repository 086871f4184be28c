"""The catalogue as others see it: what we publish as data is read by a validator that is not ours."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from proofs.report import ROOT, NotRun, Proof, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VALIDATOR = "frictionless>=5.18,<6"


@contextmanager
def validator(report: Report) -> Iterator[Path]:
    """The command `frictionless`, in an environment of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        commands = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        try:
            report.run(str(commands / "python"), "-m", "pip", "install", "--quiet", VALIDATOR, quiet=True)
        except AssertionError as refused:
            raise NotRun(f"{VALIDATOR} cannot be installed here") from refused
        yield commands / "frictionless"


def data_packages(report: Report) -> None:
    with validator(report) as frictionless:
        report.run(sys.executable, "-m", "handbook", "build", quiet=True)
        packages = sorted((ROOT / "site").glob("**/data/datapackage.json"))
        assert ROOT / "site" / "en" / "data" / "datapackage.json" in packages
        for package in packages:
            assert _validate(report, frictionless, package, status=0)["valid"]
        _compare_with_sources(report)
        for what, spoil in SPOILT.items():
            with tempfile.TemporaryDirectory() as folder:
                copy = Path(shutil.copytree(ROOT / "site" / "en" / "data", Path(folder) / "data"))
                spoil(copy)
                said = _validate(report, frictionless, copy / "datapackage.json", status=1)
                assert not said["valid"]
                report.say(f"refused, as it should be: {what}")


def _validate(report: Report, frictionless: Path, package: Path, status: int) -> dict:
    said = report.run(
        str(frictionless), "validate", package.name, "--json", cwd=package.parent, status=(status,), quiet=True
    )
    found = json.loads(said)
    for task in found["tasks"]:
        errors = ", ".join(sorted({error["type"] for error in task["errors"]})) or "no error"
        report.say(
            f"{package.parent.parent.name}/data/{task['place']}: {task['stats'].get('rows', '-')} rows, {errors}"
        )
    return found


def _compare_with_sources(report: Report) -> None:
    """As many case studies as there are published files, counted without our own reader."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "case_studies").glob("*.yml")]
    published = sum(1 for text in texts if "\nstatus: published\n" in text)
    for code in ("en", "th", "ur"):
        found = json.loads((ROOT / "site" / code / "data" / "case-studies.json").read_text(encoding="utf-8"))
        assert len(found["case_studies"]) == published
    report.say(f"{published} published files in case_studies/, as many case studies in the data of each language.")


def _change_a_byte(data: Path) -> None:
    path = data / "case-studies.csv"
    path.write_bytes(path.read_bytes().replace(b"published", b"publisheD", 1))


def _drop_a_source(data: Path) -> None:
    """A result then names a source that is not there. Without size and digest, so that only the key can be wrong."""
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (data / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    case_study, _, _ = (data / "results.csv").read_text(encoding="utf-8-sig").splitlines()[1].partition(",")
    lines = (data / "sources.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{case_study},")]
    assert len(kept) < len(lines)
    (data / "sources.csv").write_text("".join(kept), encoding="utf-8", newline="")


SPOILT: dict[str, Callable[[Path], None]] = {
    "a table with another byte": _change_a_byte,
    "a result whose source is gone": _drop_a_source,
}

PROOFS = (
    Proof("data-packages", "A validator that is not ours finds every built data package right, and broken ones wrong", data_packages),
)  # fmt: skip
