"""`handbook new case-study` as a conversation: wrong answers are told at once, and whoever stops loses nothing."""

from __future__ import annotations

import contextlib
from copy import deepcopy

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from doors.answers import CASE_STUDY, Scripted
from handbook.cli import main, new
from handbook.contribute.interview import ASKED, Interview, Stopped
from handbook.contribute.judging import judge, known_ids
from handbook.contribute.unfinished import read_unfinished, unfinished_text
from handbook.contribute.writing import format_record
from handbook.model.case_study import CaseStudy
from handbook.model.fields import fields_of
from handbook.project import Project
from handbook.source_files import SourceFile

DAY = "2026-11-27"


@pytest.fixture(scope="module")
def project(root) -> Project:
    return Project(root)


@pytest.fixture(scope="module")
def known(project):
    return known_ids(project)


def talk(known, lines, values=None, start=""):
    """What was answered so far, the question that is open, and what was said."""
    scripted = Scripted(lines)
    interview = Interview(scripted, known[1].taxonomy, deepcopy(values or {}), lambda _: None)
    with contextlib.suppress(Stopped):
        interview.run(DAY, start)
    return interview.given(), interview.next, scripted


def test_answers_in_order_make_a_file_that_passes_the_check(known) -> None:
    values, following, scripted = talk(known, CASE_STUDY)
    assert (following, scripted.lines) == ("", [])
    text = format_record(values, CaseStudy)
    assert judge(text, "th-border-radio", known[0]) == []
    case = yaml.safe_load(text)
    assert case["countries"] == [{"code": "KH", "role": "origin"}, {"code": "TH", "role": "destination"}]
    assert case["what_was_done"] == [{"text": "A weekly programme of 30 minutes took calls.", "source": "example-2016"}]
    assert case["tactics"] == list(known[1].taxonomy.ids("tactics")[:2]), "numbers of the list may be typed"
    assert case["results"] == []
    assert not [line for line in scripted.said if line.lstrip().startswith("!")]


def test_every_field_is_asked_or_comes_later() -> None:
    later = {"status", "language", "history", "related", "images", "former_ids", "checked", "recheck_after"}
    assert {*ASKED} | later == {one.name for one in fields_of(CaseStudy)}


@pytest.mark.parametrize("at", range(0, len(CASE_STUDY), 3))
def test_stopping_anywhere_and_going_on_gives_the_same(known, at: int) -> None:
    whole = talk(known, CASE_STUDY)[0]
    values, following, _ = talk(known, [*CASE_STUDY[:at], "stop"])
    found = read_unfinished(SourceFile("case_studies/a.yml", unfinished_text(values, "th-a", following)))
    assert found == (values, following)
    rest = list(CASE_STUDY[at:])
    for _ in range(12):  # optional questions that were left empty in an open group are asked again
        again, open_question, _ = talk(known, rest, *found)
        if again == whole:
            break
        rest = ["", *rest]
    assert (open_question, again) == ("", whole)


@pytest.mark.parametrize(
    ("question", "wrong", "said"),
    [
        (0, "", "has no value"),
        (0, "x" * 200, "the limit is 120"),
        (0, "<b>Radio</b>", "looks like HTML"),
        (2, "Thialand", "did you mean 'Thailand'"),
        (3, "home", "Type ? to see all"),
        (7, "last year", "is not a date"),
        (13, "Example 2016", "small letters"),
        (17, "somewhat", "not known here"),
        (19, "javascript:alert(1)", "not a web address"),
        (21, "irregular", "did you mean 'irregular-migration'"),
        (21, "", "needs at least 1"),
        (23, ", ".join(["street-theatre"] * 3 + ["no-such-tactic"]), "'no-such-tactic' is not known here"),
    ],
)
def test_a_wrong_answer_is_told_and_asked_again(known, question: int, wrong: str, said: str) -> None:
    values, following, scripted = talk(known, [*CASE_STUDY[:question], wrong, *CASE_STUDY[question:]])
    assert following == ""
    assert values == talk(known, CASE_STUDY)[0]
    assert [line for line in scripted.said if "!" in line and said in line], scripted.said


def test_back_asks_the_question_before_again(known) -> None:
    values, following, _ = talk(known, ["A wrong title", "<", *CASE_STUDY])
    assert following == ""
    assert values["title"] == CASE_STUDY[0]


def test_help_lists_the_words_that_can_be_completed(known) -> None:
    scripted = talk(known, [*CASE_STUDY[:21], "?"])[2]
    assert scripted.words == list(known[1].taxonomy.ids("issues"))
    assert "irregular-migration" in scripted.said[-2]


def test_what_begins_an_entry_is_explained_too(known) -> None:
    scripted = talk(known, CASE_STUDY)[2]
    assert scripted.said.count("  (Short name, unique in the file: publisher-year.)") == 1


def test_an_id_of_a_source_is_not_given_twice(known) -> None:
    scripted = talk(known, [*CASE_STUDY[:20], "example-2016"])[2]
    assert any("'example-2016' is taken" in line for line in scripted.said)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from([*CASE_STUDY, "?", "<", "-", "\u202e", "9" * 30, "٣", "'\": #", ", ,", "x" * 3000]), max_size=60
    )
)
def test_whatever_is_typed_can_be_read_back(known, lines: list[str]) -> None:
    values, following, _ = talk(known, lines)
    assert read_unfinished(SourceFile("a.yml", unfinished_text(values, "th-a", following))) == (values, following)
    assert set(values) <= {one.name for one in fields_of(CaseStudy)}


def test_files_of_people_are_never_taken_for_unfinished_ones(root) -> None:
    for path in sorted((root / "case_studies").glob("*.yml"))[::9]:
        assert read_unfinished(SourceFile("a.yml", path.read_text(encoding="utf-8"))) is None


def test_at_a_terminal_it_asks_and_goes_on(small: Project, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    path = small.case_studies_dir / "th-a.yml"
    command = ["--project", str(small.root), "new", "case-study", "th-a"]
    monkeypatch.setattr(new, "is_terminal", lambda: True)
    monkeypatch.setattr(new, "Terminal", lambda: Scripted([CASE_STUDY[0], "stop"]))
    assert main(command) == 0
    assert "Go on with: handbook new case-study th-a" in capsys.readouterr().out
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["title"] == CASE_STUDY[0]
    lines = [line if "1, 2" not in line else "1" for line in CASE_STUDY[1:]]
    monkeypatch.setattr(new, "Terminal", lambda: Scripted(lines))
    assert main(command) == 0
    assert "No problems." in capsys.readouterr().out
    text = path.read_text(encoding="utf-8")
    assert "Not finished" not in text
    assert main(command) == 2, "a finished file is not touched"
    assert path.read_text(encoding="utf-8") == text
    assert main([*command[:-1], "th-b", "--blank"]) == 0
