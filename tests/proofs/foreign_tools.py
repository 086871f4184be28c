"""What gettext's own tools do to PO files in every state: nothing outdated may come out as current or reviewed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from handbook.source_files import SourceFile
from handbook.translation.former import match_entries
from handbook.translation.po import State, parse_po
from handbook.translation.signing import mark_machine, mark_reviewed
from handbook.translation.sync import sync_po
from proofs.report import NotRun

if TYPE_CHECKING:
    from proofs.report import Report

OLD, NEW = "Call the hotline 1234 before you sign anything.", "Call the hotline 9876 before you sign anything."
THAI = "โทรสายด่วน 1234 ก่อนลงนามใดๆ"


def foreign_tools(report: Report) -> None:
    need_gettext(report)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.pot").write_text(
            sync_po("th", "docs/a.md", [("item", NEW), ("title", "Help")], None), encoding="utf-8"
        )
        for state in (State.MACHINE, State.HUMAN, State.REVIEWED):
            (folder / "th.po").write_text(_po(state), encoding="utf-8")
            assert _state(_run(folder, "msgcat", "th.po"), OLD) is state
            report.say(f"msgcat keeps the state {state}")
            for command in (("msgmerge", "--previous"), ("msgmerge",), ("msgmerge", "--no-fuzzy-matching")):
                merged = _run(folder, *command, "th.po", "a.pot")
                assert _state(merged, NEW) is State.ABSENT, (state, command)
                by_hand = merged.replace("#, fuzzy\n", "").replace(THAI, THAI.replace("1234", "9876"))
                assert _state(by_hand, NEW) in {State.HUMAN, State.ABSENT}, "an edit by hand is never a review"
                report.say(f"{' '.join(command)}: the changed number of a {state} text is not shown as current")


def _po(state: State) -> str:
    catalog = polib.pofile(sync_po("th", "docs/a.md", [("item", OLD), ("title", "Help")], None), wrapwidth=0)
    catalog[0].msgstr = THAI
    if state is State.MACHINE:
        mark_machine(catalog[0])
    if state is State.REVIEWED:
        mark_reviewed(catalog[0], "noor", "2026-01-02")
    return str(catalog)


def _state(text: str, english: str) -> State:
    entries, problems = parse_po(SourceFile("th.po", text), ("noor",))
    assert problems == []
    found = match_entries([("item", english)], entries).current.get(("item", english))
    return found.state if found else State.ABSENT


def _run(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def need_gettext(report: Report) -> None:
    if not shutil.which("msgmerge") and shutil.which("apt-get") and os.geteuid() == 0:
        report.run("apt-get", "install", "-y", "-qq", "gettext", quiet=True)
    if not shutil.which("msgmerge"):
        raise NotRun("gettext is not installed")
