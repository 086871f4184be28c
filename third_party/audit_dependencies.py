"""Look up known weaknesses of the locked libraries. Asks a database on the network, so it is no part of the tests.

    python third_party/audit_dependencies.py        every requirements/*.lock

Exit status: 0 nothing is known, 1 weaknesses are named, 3 NOT RUN: the tool or its database cannot be reached. What is not run
is never called clean. The tool is installed into a folder of its own, so that the environment of the project stays as locked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = "pip-audit>=2.9,<3"
HOME = ROOT / "build" / "audit-venv"
CLEAN, WEAK, NOT_RUN = 0, 1, 3


def main() -> int:
    tool = installed_tool()
    if isinstance(tool, str):
        return not_run(tool)
    known: set[tuple[str, str, str, str]] = set()
    checked: set[str] = set()
    for lock in sorted((ROOT / "requirements").glob("*.lock")):
        answer = ask(tool, lock)
        if isinstance(answer, str):
            return not_run(f"{lock.name}: {answer}")
        names, found = read_answer(answer)
        checked |= names
        known |= found
    for name, version, weakness, fixed in sorted(known):
        print(f"{name} {version}: {weakness}; mended in {fixed or 'no version yet'}\n  try: make lock, then make test")
    print(f"{len(checked)} libraries looked up, {len(known)} known weaknesses.")
    return WEAK if known else CLEAN


def not_run(reason: str) -> int:
    print(f"NOT RUN: {reason}")
    return NOT_RUN


def installed_tool() -> Path | str:
    """The tool's program, or why there is none."""
    folder = HOME / ("Scripts" if os.name == "nt" else "bin")
    program = folder / ("pip-audit.exe" if os.name == "nt" else "pip-audit")
    if not program.exists():
        venv.create(HOME, with_pip=True)
        done = run([str(folder / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", TOOL])
        if done.returncode:
            return f"the tool cannot be installed: {last_line(done.stderr)}"
    return program


def ask(tool: Path, lock: Path) -> dict | str:
    """What the database knows of a lock file, or why it did not say."""
    done = run(
        [
            str(tool),
            "--requirement",
            str(lock),
            "--require-hashes",
            "--disable-pip",
            "--format",
            "json",
            "--progress-spinner",
            "off",
        ]
    )
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return f"the database did not answer: {last_line(done.stderr)}"
    libraries = answer.get("dependencies", []) if isinstance(answer, dict) else []
    skipped = [one for one in libraries if "version" not in one]
    if skipped or not libraries:
        reason = last_line(skipped[0].get("skip_reason", "")) if skipped else "the answer names no library"
        return f"{len(skipped)} of {len(libraries)} libraries were not looked up: {reason}"
    return answer


def read_answer(answer: dict) -> tuple[set[str], set[tuple[str, str, str, str]]]:
    """The libraries that were looked up, and what is known of them."""
    looked_up = answer["dependencies"]
    found = {
        (one["name"], one["version"], weakness["id"], ", ".join(weakness.get("fix_versions", [])))
        for one in looked_up
        for weakness in one.get("vulns", [])
    }
    return {one["name"] for one in looked_up}, found


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1][:300] if text.strip() else "it said nothing"


if __name__ == "__main__":
    sys.exit(main())
