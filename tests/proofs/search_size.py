"""What readers' browsers read of the engine before the first query, made small by the usual minifier."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.search.runtime import ENGINE_NAME, engine_script
from proofs.report import NotRun

if TYPE_CHECKING:
    from proofs.report import Report

LIMIT = 24 * 1000


def size(report: Report) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise NotRun("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        try:
            report.run(npm, "install", "--silent", "--no-save", "terser@5", cwd=Path(folder), quiet=True)
        except AssertionError as refused:
            raise NotRun("terser cannot be installed here") from refused
        terser = str(Path(folder) / "node_modules" / ".bin" / "terser")
        path = Path(folder) / ENGINE_NAME
        path.write_text(engine_script(), encoding="utf-8")
        small = report.run(terser, str(path), "--compress", "--mangle", "--ecma", "2015", quiet=True)
        total = len(small.encode())
        report.say(f"{path.name}, tables and all: {path.stat().st_size} bytes, minified {total}; the limit is {LIMIT}")
        assert total <= LIMIT
