"""Translations: they survive edits of the English, other people's branches and every door; none goes quietly wrong."""

from __future__ import annotations

import shutil
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from proofs.foreign_tools import foreign_tools, need_gettext
from proofs.report import ROOT, NotRun, Proof, Report
from proofs.translators import merge, own_pages, replay

if TYPE_CHECKING:
    from handbook.translation.locales import Locale

LEAST_EDITS, LEAST_KEPT = 300, 0.96
ATTACKS = 10_000
MERGES, MOST_CONFLICTS = 40, 2
TOOLKIT = "translate-toolkit>=3.14,<4"
# Reads what we wrote as another program does, changes one text and the state of another, and writes it.
_OTHER_PROGRAM = """
import sys
from collections import Counter
from translate.storage import factory
store = factory.getobject(sys.argv[1])
units = [one for one in store.units if one.istranslatable()]
print(len(units), "units,", store.gettargetlanguage(), Counter(one.isfuzzy() for one in units if one.target))
# Words only: a number that is not in the translation would be refused.
empty = next(one for one in units if not one.target and one.source.replace(" ", "").isalpha())
machine = next(one for one in units if one.isfuzzy() and one.target)
empty.target = "ใหม่ <&>"
machine.target = machine.target + " ๆ"
machine.markfuzzy(False)
store.savefile(sys.argv[1])
"""


def replayed_edits(report: Report) -> None:
    pages = own_pages()
    found = replay(pages, seeds=(1, 2, 3))
    for name, count in sorted(found.edits.items()):
        report.say(f"{count:4} x {name}")
    edits = found.edits.total()
    report.say(
        f"{edits} edits of {len(pages)} pages, each seen before and after a sync; median of new texts: {median(found.changes)}."
    )
    kept, usable = found.kept / found.unchanged, found.usable / found.segments
    report.say(f"Unchanged texts that kept translation and state: {found.kept} of {found.unchanged}, {kept:.2%}.")
    report.say(
        f"Texts of the edited pages shown in the other language: {usable:.2%}; {found.former} have a former one."
    )
    report.say(f"Shown as current though the English changed: {len(found.shown_wrongly)}.")
    assert found.shown_wrongly == []
    assert found.lost_by_form == []
    assert edits >= LEAST_EDITS
    assert kept >= LEAST_KEPT
    assert usable >= LEAST_KEPT


def merged_branches(report: Report) -> None:
    if not shutil.which("git"):
        raise NotRun("git is not installed")
    pages = own_pages()
    with tempfile.TemporaryDirectory() as folder:
        found = [merge(pages[seed % len(pages)], seed, Path(folder)) for seed in range(MERGES)]
    with_conflicts = [seed for seed, one in enumerate(found) if one.conflicts]
    report.say(f"{MERGES} merges, {len(with_conflicts)} with conflicts: {with_conflicts}")
    for seed in with_conflicts:
        start = found[seed].text.index("<<<<<<<")
        report.say(found[seed].text[max(0, start - 200) : start + 1500])
    assert len(with_conflicts) <= MOST_CONFLICTS


def every_door(report: Report) -> None:
    """The round trips with many more examples, and XLIFF through a program that is not ours."""
    need_gettext(report)
    tests = sorted(str(path) for path in (ROOT / "tests" / "unit").glob("test_exchange*.py"))
    report.run(sys.executable, "-m", "pytest", "-v", "tests/golden/test_exchange.py", *tests, HANDBOOK_PROOF="1")
    through_another_program(report)


def through_another_program(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(Path(folder) / "venv", with_pip=True)
        python = Path(folder) / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        try:
            report.run(str(python), "-m", "pip", "install", "--quiet", TOOLKIT, quiet=True)
        except AssertionError as refused:
            raise NotRun(f"{TOOLKIT} cannot be installed here") from refused
        project = Path(folder) / "project"
        project.mkdir()
        for name in ("docs", "case_studies", "translations", "mkdocs.yml"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, project / name)
        handbook = [sys.executable, "-m", "handbook", "--project", str(project), "translate"]
        sheet = str(Path(folder) / "th.xlf")
        report.run(*handbook, "export", "--locale", "th", "--to", sheet)
        before = Counter(path.read_bytes() for path in project.rglob("*.po"))
        assert "0 translations taken" in report.run(*handbook, "import", "--locale", "th", sheet)
        assert Counter(path.read_bytes() for path in project.rglob("*.po")) == before
        report.run(str(python), "-c", _OTHER_PROGRAM, sheet)
        said = report.run(*handbook, "import", "--locale", "th", sheet)
        assert "2 translations taken" in said
        assert "0 refused" in said


def hostile_translations(report: Report) -> None:
    from hypothesis import HealthCheck, given, settings

    from hostile import attacks, problem_of

    seen: Counter[bool] = Counter()
    changed: list[str] = []

    @settings(max_examples=ATTACKS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(attacks())
    def attack(made: tuple[str, str, str, Locale]) -> None:
        problem, used = problem_of(*made)
        seen[used] += 1
        if problem:
            changed.append(f"{made}: {problem}")
        assert not problem

    try:
        attack()
    finally:
        report.say(
            f"{seen.total()} hostile translations: {seen[True]} were shown, {seen[False]} left the English text."
        )
        report.say("\n".join(changed[-5:]) or "None of them changed a tag, an address, an id or any other attribute.")
    assert seen.total() >= ATTACKS
    assert min(seen.values()) > ATTACKS // 20, "both kinds are there, or nothing was shown"


PROOFS = (
    Proof("english-edits", "At least 300 edits of English pages: what did not change keeps its translation, nothing outdated is shown as current", replayed_edits),
    Proof("translators-branches", "40 merges of a sync with a translator's branch, by git: at most 2 have conflicts, and nothing is lost", merged_branches),
    Proof("hostile-translations", "No translation, however made, changes an address, id, script or attribute of a rendered page", hostile_translations),
    Proof("foreign-tools", "What msgmerge, msgcat and a hand do to a PO file in any state shows nothing outdated as current or reviewed", foreign_tools),
    Proof("every-door", "Texts and states come back whole from CSV, XLSX, XLIFF and msgcat; bad files and rows are named", every_door),
)  # fmt: skip
