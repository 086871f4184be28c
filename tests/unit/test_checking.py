"""How the check is run: what is kept from the last time, what changed since, in which language, and files beyond belief."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from contributions.mutations import judge_many, peak_megabytes
from handbook.cli import main
from handbook.known_findings import KnownFindings
from handbook.problems import MOST_OF_A_FILE, Place, problem
from handbook.problems.languages import phrase_texts, said
from handbook.problems.pieces import PIECES
from handbook.source_files import SourceFile
from handbook.translation.texts import PROBLEMS_SOURCE
from handbook.yaml_located import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.project import Project

PO = """\
#
msgid ""
msgstr ""
"Language: th\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source: docs/_data/problems.yml\\n"

msgctxt "problem.choice-unknown.message"
msgid "'{value}' is not a known {key}."
msgstr "ไม่รู้จัก {key} ชื่อ '{value}'"

msgctxt "problem.piece.did-you-mean"
msgid "did you mean '{name}'?"
msgstr "หมายถึง '{name}' หรือไม่"
"""


def git(project: Project, *arguments: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *arguments], cwd=project.root, check=True, capture_output=True)


@pytest.fixture
def small(small: Project) -> Project:
    """With few translations: how many there are changes nothing here."""
    for code in ("th", "ur"):
        folder = small.translations_dir / code
        for path in {*folder.rglob("*.po")} - {*folder.glob("docs/**/index.po")}:
            path.unlink()
    return small


@pytest.fixture
def kept(small: Project) -> Project:
    """The small project under Git, everything committed."""
    (small.root / ".gitignore").write_text("build/\n", encoding="utf-8")
    for arguments in (("init", "--quiet", "-b", "main"), ("add", "."), ("commit", "--quiet", "-m", "All is well")):
        git(small, *arguments)
    return small


def check(project: Project, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[tuple[str, str]]]:
    status = main(["--project", str(project.root), "check", "--format", "json", *options])
    told = map(json.loads, capsys.readouterr().out.splitlines())
    return status, sorted((one["place"]["path"], one["code"]) for one in told)


def a_study(project: Project) -> Path:
    return min(project.case_studies_dir.glob("*.yml"))


def test_what_changed_is_judged_and_what_it_breaks_elsewhere(kept: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(kept, capsys, "--changed-since", "main") == (0, [])
    study, other = sorted(kept.case_studies_dir.glob("*.yml"))[:2]
    other.write_text(
        other.read_text(encoding="utf-8").replace("{", f'{{"related": ["{study.stem}"],', 1), encoding="utf-8"
    )
    git(kept, "commit", "--quiet", "-a", "-m", "One names another")
    study.unlink()
    (kept.docs_dir / "about" / "index.md").unlink()
    status, found = check(kept, capsys, "--changed-since", "HEAD")
    assert status == 1
    assert (f"case_studies/{other.name}", "case-study-unknown") in found
    assert {
        ("translations/th/docs/about/index.po", "po-orphan"),
        ("translations/ur/docs/about/index.po", "po-orphan"),
    } <= {*found}


def test_a_translation_that_did_not_change_is_not_read_again(kept: Project, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = sorted((kept.translations_dir / "th").rglob("*.po"))[:2]
    for path in (old, new):
        path.write_text(path.read_text(encoding="utf-8") + "broken\n", encoding="utf-8")
    git(kept, "add", str(old))
    git(kept, "commit", "--quiet", "-m", "A fault that is there already")
    named = {kept.uri(old), kept.uri(new)}
    assert {path for path, code in check(kept, capsys, "--changed-since", "HEAD")[1] if code == "po-syntax"} == {
        kept.uri(new)
    }
    assert {path for path, code in check(kept, capsys)[1] if code == "po-syntax"} == named
    locale = kept.translations_dir / "th" / "locale.yml"
    locale.write_text(locale.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = check(kept, capsys, "--changed-since", "HEAD")[1]
    assert {path for path, code in found if code == "po-syntax"} == named, "all is held against the language's file"


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "main..other", ""])
def test_a_revision_that_is_none(kept: Project, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    status = main(["--project", str(kept.root), "check", f"--changed-since={revision}"])
    said = capsys.readouterr()
    assert (status, "try: " in said.err) == (2, True) if revision else status == 0
    assert not list(kept.root.glob("x*"))


def test_a_folder_without_git_says_what_to_do(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(small.root), "check", "--changed-since", "main"]) == 2
    assert "try: " in capsys.readouterr().err


def test_what_was_found_is_found_again_and_a_change_is_seen(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = min((small.translations_dir / "th").rglob("*.po"))
    good = path.read_text(encoding="utf-8")
    path.write_text(good + "broken\n", encoding="utf-8")
    first = check(small, capsys)
    assert (small.uri(path), "po-syntax") in first[1]
    assert check(small, capsys) == first
    path.write_text(good, encoding="utf-8")
    assert (small.uri(path), "po-syntax") not in check(small, capsys)[1]


@pytest.mark.parametrize("spoilt", ["", "[]", "{", '{"a": 1}', '{"a": ["x", [{"place": {}}]]}', "\x00"])
def test_notes_that_cannot_be_read_are_made_anew(small: Project, spoilt: str) -> None:
    known = KnownFindings(small)
    found = [problem("file-empty", Place(path="a.yml"))]
    known.of("a", b"state", lambda: found)
    known.keep()
    path = next((small.build_dir / "check").iterdir())
    path.write_text(spoilt, encoding="utf-8")
    again = KnownFindings(small)
    assert again.of("a", b"state", lambda: found) == found
    again.keep()
    assert KnownFindings(small).of("a", b"state", list) == found
    assert KnownFindings(small).of("a", b"another state", list) == []


def test_problems_are_said_in_a_language(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (small.translations_dir / "th" / "problems.po").write_text(PO, encoding="utf-8")
    study = a_study(small)
    study.write_text(study.read_text(encoding="utf-8").replace('"published"', '"publishd"', 1), encoding="utf-8")
    assert main(["--project", str(small.root), "check", "--language", "th"]) == 1
    told = capsys.readouterr().out
    assert "[choice-unknown]: ไม่รู้จัก status ชื่อ 'publishd'" in told
    assert "try: use one of: published, draft; หมายถึง 'published' หรือไม่" in told, "the piece is Thai, the rest English"
    assert main(["--project", str(small.root), "check", "--language", "xx"]) == 2


def test_a_translated_phrase_with_a_strange_slot_is_not_used() -> None:
    found = problem("choice-unknown", Place(path="a.yml"), value="x", key="status", choices="y", suggestion="")
    for bad in ("{nothing}", "{value} {places}", "{key}{other}"):
        assert said(found, lambda _key, _english, bad=bad: bad).message == found.message
    assert said(found, lambda _key, _english: "{value!r:>99999999}").message == "{value!r:>99999999}"


def test_every_piece_is_what_the_code_writes(root: Path) -> None:
    """A piece that nobody writes any more would be translated for nothing."""
    package = root / "scripts" / "handbook"
    code = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "pieces.py")
    for name, text in PIECES.items():
        parts = [part for part in text.replace("{", "\0").replace("}", "\0").split("\0")[::2] if part.strip(" :'?[].")]
        assert all(part.strip() in code for part in parts), name


def test_phrases_are_texts_of_the_interface() -> None:
    texts = phrase_texts()
    assert texts["problem.file-empty.message"] == "The file is empty."
    assert "problem.build-warning.hint" not in texts, "it is only what the build says"
    assert not any("{{" in text for text in texts.values())
    assert PROBLEMS_SOURCE.endswith("problems.yml")


def test_a_file_that_is_no_record_has_problems_to_an_end() -> None:
    source = SourceFile("a.yml", "a: 1\n" * 5_000)
    found = parse_yaml(source)[1]
    assert len(found) == MOST_OF_A_FILE + 1
    assert found[-1].code == "file-more-problems"


def test_spoilt_files_are_told_and_break_nothing() -> None:
    """A sample; the proof takes 20,000."""
    result = judge_many(0, 160)
    assert result["faults"] == []
    assert result["said"] > 100
    assert result["slowest"][0] < 2
    assert peak_megabytes() < 1_000
