"""What `handbook receive` makes of issues: one file for one place, or words about what is wrong."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from doors.issues import event, issue_body
from handbook.cli import main
from handbook.content import gather
from handbook.contribute.translation_form import LABELS, MAKERS, shown, translation_from_issue
from handbook.project import Project
from handbook.source_files import SourceFile
from handbook.translation.exchange.taking import Maker
from handbook.translation.exchange.wanted import wanted_sources
from handbook.translation.po import State, parse_po

if TYPE_CHECKING:
    from pathlib import Path

MAY_BE_WRITTEN = re.compile(
    r"case_studies/[a-z0-9-]{1,80}\.yml|translations/[A-Za-z0-9-]{2,20}/(docs|case_studies)/[a-z0-9_/-]{1,150}\.po"
)
"""What the workflow that writes accepts, see `.github/workflows/propose.yml`."""


def offer(
    language="Thai, ไทย (th)",
    page="docs/index.md",
    english="",
    translation="ข้อความ",
    made=MAKERS[Maker.HUMAN] + " (human)",
) -> str:
    answers = dict(zip(LABELS, (language, page, english, translation, made), strict=True))
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in answers.items())


def receive(project: Project, folder: Path, body: str | None) -> dict[str, str]:
    assert main(["--project", str(project.root), "receive", str(event(folder, body)), "--to", str(folder / "out")]) == 0
    return {path.name: path.read_text(encoding="utf-8") for path in (folder / "out").iterdir()}


ENGLISH = "Most people ask a friend first. Say where they can ask."


@pytest.fixture
def page_text(small: Project) -> tuple[str, str]:
    """A page of the small project and a new paragraph of it."""
    with (small.docs_dir / "about" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{ENGLISH}\n")
    return "docs/about/index.md", ENGLISH


@pytest.fixture(scope="module")
def gathered(template: Path, tmp_path_factory: pytest.TempPathFactory):
    """The small project with the new paragraph, read once."""
    folder = tmp_path_factory.mktemp("gathered") / "project"
    shutil.copytree(template, folder)
    with (folder / "docs" / "about" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{ENGLISH}\n")
    content, _ = gather(Project(folder))
    return content.locales, wanted_sources(content)


def tactic(small: Project) -> str:
    text = (small.taxonomy_dir / "tactics.yml").read_text(encoding="utf-8")
    return re.search(r'id"?: "?([a-z-]+)', text)[1]


def test_a_case_study_becomes_one_file(small: Project, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    got = receive(small, tmp_path, issue_body({"tactics": f"Made up ({tactic(small)})"}))
    assert set(got) == {"file", "path", "title", "comment.md"}
    assert got["path"] == "case_studies/th-border-radio-for-cambodian-workers.yml\n"
    assert MAY_BE_WRITTEN.fullmatch(got["path"].strip())
    assert {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()} == before
    (small.root / got["path"].strip()).write_text(got["file"], encoding="utf-8")
    assert main(["--project", str(small.root), "check"]) == 0


def test_faults_make_a_comment_and_no_file(small: Project, tmp_path: Path) -> None:
    got = receive(small, tmp_path, issue_body({"countries": "@everyone ](javascript:x) <img src=x>: origin"}))
    assert set(got) == {"comment.md"}
    assert "`'@everyone ](javascript:x) <img src=x>' is not a country" in got["comment.md"]


@pytest.mark.parametrize("body", [None, "", "The map does not load.", "### Title\n\nx", "\x00" * 100])
def test_other_issues_make_nothing(small: Project, tmp_path: Path, body: str | None) -> None:
    assert receive(small, tmp_path, body) == {}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"issue": 1}', '{"issue": {"body": 1, "created_at": "2026-11-26"}}', "[" * 100_000, '{"issue": {"body": "x", "created_at": "../../../"}}']
)  # fmt: skip
def test_a_broken_event_is_wrong_use(small: Project, tmp_path: Path, text: str) -> None:
    path = tmp_path / "event.json"
    path.write_text(text)
    assert main(["--project", str(small.root), "receive", str(path), "--to", str(tmp_path / "out")]) == 2


def test_a_paragraph_becomes_a_translation(small: Project, tmp_path: Path, page_text: tuple[str, str]) -> None:
    uri, english = page_text
    got = receive(small, tmp_path, offer(page=uri, english=english))
    path = got["path"].strip()
    assert path == f"translations/th/{uri.removesuffix('.md')}.po"
    assert MAY_BE_WRITTEN.fullmatch(path)
    entries, problems = parse_po(SourceFile(path, got["file"]))
    assert problems == []
    assert [(one.msgstr, one.state) for one in entries if one.msgid == english] == [("ข้อความ", State.HUMAN)]
    old = parse_po(SourceFile(path, (small.root / path).read_text(encoding="utf-8")))[0]
    others = {(one.context, one.msgid): one.msgstr for one in entries if one.msgid != english}
    assert {(one.context, one.msgid): one.msgstr for one in old if one.msgid != english} == others


def test_what_a_machine_made_is_marked(small: Project, tmp_path: Path, page_text: tuple[str, str]) -> None:
    uri, english = page_text
    got = receive(small, tmp_path, offer(page=uri, english=english, made="A machine (machine)"))
    entries, _ = parse_po(SourceFile("a.po", got["file"]))
    assert [one.state for one in entries if one.msgid == english] == [State.MACHINE]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"language": "Klingon"}, "issue-locale"),
        ({"language": "English, English (en)"}, "issue-locale"),
        ({"page": "../../etc/passwd"}, "issue-page"),
        ({"page": "docs/no-such-page.md"}, "issue-page"),
        ({"english": "Nothing of this stands on the page at all."}, "issue-english"),
        ({"translation": ""}, "issue-translation-empty"),
        ({"translation": "### Page\n\ndocs/index.md"}, "issue-heading-twice"),
    ],
)
def test_a_fault_is_told(gathered, answers: dict[str, str], code: str) -> None:
    uri, english = "docs/about/index.md", ENGLISH
    found = translation_from_issue(offer(**{"page": uri, "english": english, **answers}), *gathered)
    assert [one.code for one in found] == [code]


def test_a_translation_with_a_changed_number_or_a_script_is_refused(small: Project, tmp_path: Path, page_text) -> None:
    uri, english = page_text
    for number, text in enumerate(("โทร 1234567 <script>x</script>", "[ที่นี่](https://evil.example)")):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert set(receive(small, folder, offer(page=uri, english=english, translation=text))) == {"comment.md"}, text


@pytest.mark.parametrize(
    "given",
    [
        "docs/about/index.md",
        "about/index",
        "about/",
        "https://example.org/handbook/th/about/index.html#top",
        "translations/th/docs/about/index.po",
        "about/index.html?x=1",
    ],
)
def test_pages_are_found_by_what_people_copy(gathered, given: str) -> None:
    offered = translation_from_issue(offer(page=given, english=f"**{ENGLISH.upper()}**"), *gathered)
    assert not isinstance(offered, list), offered
    assert offered.source == "docs/about/index.md"


def test_marks_of_a_page_do_not_matter_for_finding() -> None:
    assert shown("## See [the *list*]{1}") == shown("see the   list")
    assert json.dumps(shown("")) == '""'
