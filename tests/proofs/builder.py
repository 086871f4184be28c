"""The case-study builder: what it makes passes the check, what it refuses is what the command line refuses."""

from __future__ import annotations

import base64
import json
import random
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from builder.forms import Forms
from builder.judged import NAMES, Judge, bad_files, broken, golden_cases, said
from handbook.catalogue import read_catalogue
from handbook.project import Project
from proofs.report import ROOT, NotRun, Proof, Report
from search import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

FORMS, BROKEN = 200, 3_000
LOCALES = ("en", "th", "ur")
FILL = ROOT / "tests" / "builder" / "fill.js"


@contextmanager
def opened(locale: str = "en") -> Iterator[tuple[Page, list[str]]]:
    """The page as built, on file:// with the network off, and what it asked for outside."""
    path = ROOT / "site" / locale / "toolkit" / "case-study-builder.html"
    if not path.is_file():
        raise NotRun(f"there is no site/{locale}/: build it with `make`")
    with chromium.opened() as browser:
        context = browser.new_context(offline=True)
        outside: list[str] = []
        context.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else outside.append(request.url))  # fmt: skip
        page = context.new_page()
        page.goto(path.as_uri())
        page.evaluate(FILL.read_text(encoding="utf-8"))
        page.evaluate("readyForFiles()")
        yield page, outside
        context.close()


def judged(page: Page, files: list[bytes]) -> list[list[list[Any]]]:
    sent = [base64.b64encode(data).decode() for data in files]
    return page.evaluate("([files, names]) => judgeFiles(files, names)", [sent, NAMES])


def forms_pass(report: Report) -> None:
    catalogue = read_catalogue(Project(ROOT))[0]
    forms = Forms(catalogue, random.Random(2009))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        for name in ("case_studies", "docs", "translations"):
            shutil.copytree(ROOT / name, copy / name)
        shutil.copy(ROOT / "mkdocs.yml", copy)
        made: dict[str, Any] = {}
        for locale in LOCALES:
            share = range(len(LOCALES) * FORMS // len(LOCALES))[LOCALES.index(locale) :: len(LOCALES)]
            with opened(locale) as (page, outside):
                for number in share:
                    name, tree = f"zz-form-{number}", forms.tree()
                    shown = page.evaluate("([name, tree]) => fillForm(name, tree)", [name, tree])
                    assert page.locator("#hb-builder-missing, #hb-builder-wrong").filter(visible=True).count() == 0, (
                        shown
                    )
                    (copy / "case_studies" / f"{name}.yml").write_text(shown["text"], encoding="utf-8")
                    made[name] = tree
                assert outside == []
            report.say(f"{locale}: {len(share)} forms were filled in")
        done = subprocess.run(
            [sys.executable, "-m", "handbook", "check", "--format", "json"],
            cwd=copy, capture_output=True, text=True, check=False,
        )  # fmt: skip
        problems = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        wrong = [one for one in problems if "zz-form-" in one["place"]["path"] and one["severity"] == "error"]
        report.say(f"handbook check: {len(wrong)} errors in {len(made)} files; exit status {done.returncode}")
        assert wrong == [], wrong[:3]
        assert len(made) == FORMS
        for name, tree in made.items():
            text = (copy / "case_studies" / f"{name}.yml").read_text(encoding="utf-8")
            assert yaml.load(text, Loader=yaml.BaseLoader) == {"language": "en"} | tree, name
        report.say("Every file holds the values that were filled in, and no others.")


def faults_are_the_same(report: Report) -> None:
    cases = list(golden_cases())
    with opened() as (page, _), tempfile.TemporaryDirectory() as folder:
        judge = Judge(Path(folder))
        found = judged(page, [text.encode() for _, text, _ in cases])
        for (about, _, words), problems in zip(cases, found, strict=True):
            assert [one[:4] for one in problems] == [one[:4] for one in said(words)], about
        report.say(f"{len(cases)} invalid cases of the test set: the same codes, severities, lines and columns.")
        files = bad_files()
        for (about, data), problems in zip(files.items(), judged(page, list(files.values())), strict=True):
            assert [one[:4] for one in problems] == [one[:4] for one in judge.judge(data)], about
        report.say(f"{len(files)} files of other programs, or of nothing: the same.")
        _broken_files(report, page, judge)


def _broken_files(report: Report, page: Page, judge: Judge) -> None:
    """Files with slips: what both can read is judged word for word alike; parsers differ a little in what they read."""
    rng = random.Random(7)
    texts = [text for _, text, _ in golden_cases()][:1]
    texts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "case_studies").glob("*.yml"))[::9]]
    files = [broken(rng, texts).encode("utf-8", "replace") for _ in range(BROKEN)]
    both, codes, differ, places, syntax = 0, 0, 0, 0, 0
    for data, own in zip(files, judged(page, files), strict=True):
        theirs = judge.judge(data)
        codes += {one[0] for one in own} == {one[0] for one in theirs}
        unread = [any(one[0] == "yaml-syntax" for one in found) for found in (own, theirs)]
        if not any(unread):
            both += 1
            differ += own != theirs
        elif all(unread):
            syntax += 1
            places += [one[2] for one in own] == [one[2] for one in theirs]
    report.say(f"{BROKEN} files with slips: the same codes in {codes}.")
    report.say(f"{both} that both can read: {differ} differ in a code, a place or a word.")
    report.say(f"{syntax} that both cannot read: the same line in {places}.")
    assert differ == 0
    assert codes >= 0.97 * BROKEN
    assert places >= 0.9 * syntax


def files_keep_their_values(report: Report) -> None:
    paths = sorted((ROOT / "case_studies").glob("*.yml"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    with opened() as (page, _):
        for path, text, (written, again) in zip(paths, texts, page.evaluate("files => writeAgain(files)", texts), strict=True):  # fmt: skip
            was, now = (yaml.load(one, Loader=yaml.BaseLoader) for one in (text, written))
            assert was == now, path.name
            assert written == again, f"{path.name}: what was written is written the same again"
    report.say(f"{len(paths)} files of the catalogue, read and written: every value is kept, and a second time nothing changes.")  # fmt: skip


PROOFS = (
    Proof("builder-forms", f"{FORMS} random forms filled in in the browser pass handbook check", forms_pass),
    Proof("builder-faults", "Faults get the same codes in the browser and on the command line", faults_are_the_same),
    Proof("builder-files", "A file that is read and written keeps every value", files_keep_their_values),
)
