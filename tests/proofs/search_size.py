"""What readers' browsers read of the engine before the first query, made small by the usual minifier."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.search.tables import tables_script
from proofs.report import ROOT, NotRun

if TYPE_CHECKING:
    from proofs.report import Report

LIMIT = 24 * 1000
SCRIPTS = ("search-text.js", "search-match.js", "search-runs.js", "search.js")


def size(report: Report) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise NotRun("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        try:
            report.run(npm, "install", "--silent", "--no-save", "terser@5", cwd=Path(folder), quiet=True)
        except AssertionError as refused:
            raise NotRun("terser cannot be installed here") from refused
        tables = Path(folder) / "search-tables.js"
        tables.write_text(tables_script(), encoding="utf-8")
        terser = str(Path(folder) / "node_modules" / ".bin" / "terser")
        total = 0
        for path in (tables, *(ROOT / "overrides" / "assets" / "js" / name for name in SCRIPTS)):
            small = report.run(terser, str(path), "--compress", "--mangle", "--ecma", "2015", quiet=True)
            report.say(f"{path.name}: {path.stat().st_size} bytes, minified {len(small.encode())}")
            total += len(small.encode())
        report.say(f"Together minified: {total} bytes; the limit is {LIMIT}")
        assert total <= LIMIT
