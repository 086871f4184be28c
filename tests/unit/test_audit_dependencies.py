"""The look-up of known weaknesses never calls clean what it could not look up."""

from __future__ import annotations

import importlib.util
import json
import stat
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"name": "babel", "version": "2.18.0", "vulns": []}
WEAK = {"name": "lxml", "version": "5.3.0", "vulns": [{"id": "MADE-UP-1", "fix_versions": ["5.4"]}]}
SKIPPED = {"name": "babel", "skip_reason": "Dependency not found and could not be audited"}


@pytest.fixture
def audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    spec = importlib.util.spec_from_file_location("audit_dependencies", ROOT / "third_party" / "audit_dependencies.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "site.lock").write_text("babel==2.18.0 --hash=sha256:0\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)

    def answering(said: str):
        tool = tmp_path / "tool"
        tool.write_text(f"#!{sys.executable}\nprint({said!r})\n")
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(module, "installed_tool", lambda: tool)
        return module.main()

    return answering


@pytest.mark.parametrize(
    ("dependencies", "status", "said"),
    [
        ([GOOD], 0, "1 libraries looked up, 0 known weaknesses."),
        ([GOOD, WEAK], 1, "lxml 5.3.0: MADE-UP-1; mended in 5.4"),
        ([SKIPPED], 3, "NOT RUN: site.lock: 1 of 1 libraries were not looked up"),
        ([GOOD, SKIPPED], 3, "NOT RUN"),
        ([], 3, "NOT RUN"),
    ],
)
def test_what_the_database_says(audit, capsys, dependencies, status: int, said: str) -> None:
    assert audit(json.dumps({"dependencies": dependencies})) == status
    assert said in capsys.readouterr().out


def test_a_database_that_does_not_answer_is_not_run(audit, capsys) -> None:
    assert audit("ConnectionError") == 3
    assert "NOT RUN" in capsys.readouterr().out
