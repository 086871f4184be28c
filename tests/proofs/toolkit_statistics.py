"""The toolkit's numbers: 1,000 random cases of each function against SciPy and statsmodels, large tables, weights."""

from __future__ import annotations

import json
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from browser.test_workbench_input import LONG
from handbook.pages.generated.tools import SCRIPTS
from handbook.pages.tool_list import TOOLS
from handbook.pages.workbench import STYLES
from proofs.report import ROOT, NotRun, Proof
from search import chromium
from workbench.held_against import NEAR, differences
from workbench.page import write_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proofs.report import Report

GOLDEN = ROOT / "tests/golden/statistics.json"
CASES, ROWS, LONGEST_MS = 1_000, 50_000, 50


def statistics(report: Report) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = _libraries(report, folder / "venv", json.loads(GOLDEN.read_text(encoding="utf-8"))["made_by"])
        report.run(python, "tests/workbench/reference.py", str(CASES), str(folder / "cases.json"))
        cases = json.loads((folder / "cases.json").read_text(encoding="utf-8"))["cases"]
        assert all(len(own) == CASES for own in cases.values())
        with chromium.opened() as browser:
            page = browser.new_context(offline=True).new_page()
            page.goto(write_page(folder / "site", ROOT).as_uri())
            different = list(differences(page, cases))
            report.say(f"Chromium {browser.version}: {len(cases)} functions, {CASES} cases each: {len(different)} off by more than {NEAR}.")  # fmt: skip
    report.say("\n".join([*cases, *different[:50]]))
    assert not different


def _libraries(report: Report, folder: Path, versions: Mapping[str, str]) -> str:
    """A Python with the libraries that made the golden values: they are too large for every machine."""
    venv.create(folder, with_pip=True)
    python = str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    wanted = [f"{name}=={version}" for name, version in versions.items()]
    try:
        report.run(python, "-m", "pip", "install", "--quiet", *wanted, quiet=True)
    except AssertionError as refused:
        raise NotRun("SciPy and statsmodels cannot be installed here") from refused
    return python


def large_tables(report: Report) -> None:
    with tempfile.TemporaryDirectory() as name, chromium.opened() as browser:
        page = browser.new_context(offline=True).new_page()
        page.goto(write_page(Path(name) / "site", ROOT).as_uri())
        found = [page.evaluate(LONG, ROWS) for _ in range(5)]
    longest = sorted(one["longest"] for one in found)
    report.say(f"{ROWS} rows, five times: longest tasks {longest} ms (0: none over 50 ms).")
    report.say("The browser measures by the clock, so a busy machine adds to a task. The work is the same each time: the middle run counts.")  # fmt: skip
    assert all(one["rows"] == ROWS + 1 for one in found)
    assert longest[len(longest) // 2] <= LONGEST_MS


def weights(report: Report) -> None:
    folder = ROOT / "overrides/assets/js/tools"
    for tool in TOOLS:
        if STYLES[0] in tool.styles:
            size = sum((folder / f"{name}.js").stat().st_size for name in (*SCRIPTS, *tool.scripts))
            report.say(f"{tool.id}: {size} bytes of own scripts before a table is used, not compressed")
            assert size <= 60_000


PROOFS = (
    Proof("toolkit-statistics", "1,000 random cases of each function equal SciPy and statsmodels to 1e-9", statistics),
    Proof(
        "toolkit-tables",
        "A table of 50,000 rows is read without a task over 50 ms (the middle one of five runs)",
        large_tables,
    ),
    Proof("toolkit-weights", "A tool of numbers reads at most 60 KB of own scripts", weights),
)
