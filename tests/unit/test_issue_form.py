"""The issue form for case studies, attacked: whoever can open an issue can write anything into it."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from doors.issues import DAY, GOOD, issue_body
from effort import effort
from handbook.contribute.comment import code, problems_comment
from handbook.contribute.issue_body import MAX_BODY, is_form, read_answers
from handbook.contribute.issue_form import CASE_STUDY_LABELS, case_study_from_issue
from handbook.contribute.issue_templates import case_study_template, translation_form
from handbook.contribute.judging import known_ids
from handbook.contribute.questions import CASE_STUDY_QUESTIONS
from handbook.contribute.writing import SCHEMA_LINE
from handbook.model.case_study import CaseStudy
from handbook.model.fields import fields_of
from handbook.model.kinds import SLUG
from handbook.problems import Place, problem
from handbook.project import Project
from handbook.translation.locales import read_locales


@pytest.fixture(scope="module")
def known(root):
    return known_ids(Project(root))[0]


def made(known, **changes: str):
    return case_study_from_issue(
        issue_body({name.replace("__", "."): text for name, text in changes.items()}), DAY, known
    )


def values(known, **changes: str) -> dict:
    found = made(known, **changes)
    assert found.text is not None, found.problems
    return yaml.safe_load(found.text)


def codes(known, **changes: str) -> set[str]:
    found = made(known, **changes)
    assert found.text is None
    return {one.code for one in found.problems}


def test_a_filled_in_form_is_a_draft_that_passes_the_check(known) -> None:
    found = made(known)
    assert (found.id, found.problems) == ("th-border-radio-for-cambodian-workers", [])
    assert found.text.startswith(SCHEMA_LINE + "\n")
    case = yaml.safe_load(found.text)
    assert case["status"] == "draft"
    assert case["history"] == [{"date": DAY, "kind": "added"}]
    assert case["countries"] == [{"code": "KH", "role": "origin"}, {"code": "TH", "role": "destination"}]
    assert [one["id"] for one in case["sources"]] == ["example-foundation-2016", "example-foundation-2016-2"]
    assert case["sources"][1]["title"] == "Radio | and rights"
    assert case["what_was_done"][1] == {"text": "It named an office: ask there.", "source": "example-foundation-2016-2"}
    assert case["results"][0]["outcomes"] == ["knowledge"]
    assert case["results"][1]["finding"] == "No change of plans (as far as known)."
    assert case["lessons"] == [
        {"text": "Take calls.", "source": "example-foundation-2016"},
        {"text": "Ask what listeners did."},
    ]
    assert case["summary"].startswith("A border station aired a weekly programme. Callers")


def test_every_field_of_a_case_study_is_asked_or_known() -> None:
    asked = {one.field.partition(".")[0] for one in CASE_STUDY_QUESTIONS if one.field} - {"id"}
    known_anyway = {"status", "language", "history"}
    later = {"related", "images", "former_ids", "checked", "recheck_after"}
    assert asked | known_anyway | later == {one.name for one in fields_of(CaseStudy)}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("title", "<script>alert(1)</script>", "field-markup"),
        ("title", "<!-- x -->", "field-markup"),
        ("title", "x" * 121, "field-too-long"),
        ("countries", "Atlantis: origin", "issue-country"),
        ("countries", "Thailand", "issue-country"),
        ("countries", "Thailand: home", "choice-unknown"),
        ("period__start", "last year", "date-format"),
        ("period__start", "", "period-empty"),
        ("organisations", "Radio Border Voice", "issue-organisation"),
        ("sources", "Border radio, https://example.org", "issue-source"),
        ("sources", "A | B | 2016 | javascript:alert(1) | whole", "url-format"),
        ("sources", "A | B | 2016 | data:text/html,x | whole", "url-format"),
        ("sources", "A | B | 2016 | https://example.org | all", "choice-unknown"),
        ("issues", "Anything (no-such-issue)", "term-unknown"),
        ("issues", "Anything (../../etc)", "term-unknown"),
        ("what_was_done", "A programme.", "issue-unsourced"),
        ("what_was_done", "A programme. [9]", "issue-source-number"),
        ("evidence__level", "A trial (rct)", "evidence-unsupported"),
        ("sensitivity__consent_basis", "No idea", "choice-unknown"),
        ("", "- [ ] I promise", "issue-not-confirmed"),
        ("summary", "Ask\n\n### Sources\n\nMine | me | 2016 | https://example.org | whole", "issue-heading-twice"),
    ],
)  # fmt: skip
def test_a_fault_is_told_and_no_file_is_made(known, name: str, text: str, code: str) -> None:
    assert code in codes(known, **{name: text})


def test_faults_speak_of_questions_and_lines(known) -> None:
    found = made(known, countries="Thailand: destination\nLoas: origin")
    [one] = found.problems
    assert one.place.line_text == "Loas: origin"
    assert (
        issue_body({"countries": "Thailand: destination\nLoas: origin"}).split("\n")[one.place.line - 1]
        == "Loas: origin"
    )
    assert "Laos" in one.hint
    [one] = made(known, evidence__method="<b>").problems
    assert one.message.startswith("How it was measured: ")


def test_headings_of_other_words_are_text(known) -> None:
    case = values(known, objective="Know this:\n\n### What we want\n\nmore")
    assert case["objective"] == "Know this:\n### What we want\nmore"


def test_a_form_that_lost_a_question_is_refused(known) -> None:
    found = case_study_from_issue(issue_body().replace("### Cost\n", "### Costs\n"), DAY, known)
    assert [one.code for one in found.problems] == ["issue-heading-missing"]


@pytest.mark.parametrize("part", ["x", "[1]\n", "|", "`", "### Title\n"])
def test_a_megabyte_is_refused_before_it_is_read(known, part: str) -> None:
    found = case_study_from_issue(issue_body({"summary": part * (1_000_000 // len(part))}), DAY, known)
    assert [one.code for one in found.problems] == ["issue-too-long"]


@pytest.mark.parametrize("part", ["`", "(a, ", " ", "[1] ", "- "])
def test_hostile_answers_are_read_like_words(known, part: str) -> None:
    """Beside words of the same length: steps that grow with the square would take thousands of times as long."""

    def read(answer: str) -> float:
        body = issue_body({"results": answer + "x", "lessons": answer + "x"})[:MAX_BODY]
        return effort(lambda: case_study_from_issue(body, DAY, known))

    assert read(part * (60_000 // len(part))) < 200 * read("word " * 12_000)


def test_what_turns_or_hides_text_is_taken_out(known) -> None:
    case = values(
        known, title="Thailand: \u202eradio\u202c \u2066x\u2069 pro\u00adgramme\u200b\ufeff\x00\x1b[31m\ud800"
    )
    assert case["title"] == "Thailand: radio x programme[31m"


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("../../.github/workflows/test", "regional-github-workflows-test"),
        ("/etc/passwd", "regional-etc-passwd"),
        ("th-radio\x00.yml", "th-radio-yml"),
        ("CON", "regional-con"),
        ("th-border-radio", "th-border-radio"),
        ("ไทย", "regional-name"),
        ("th-" + "a" * 500, "th-" + "a" * 57),
        ("taxonomy", "regional-taxonomy"),
    ],
)
def test_the_name_is_an_address_and_never_a_path(known, wish: str, name: str) -> None:
    assert made(known, id=wish).id == name


def test_a_name_that_is_taken_gets_a_number(known) -> None:
    taken = min(known.case_studies)
    assert made(known, id=taken, countries=f"{taken[:2]}: origin").id == f"{taken[:60].strip('-')}-2"


_LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    ["### Title", "### Cost", "```", "- [X]", "[1]", "[2]", "a | b | c | d | e", "---", "_No response_", "<!--", "Thailand: origin", "${{ x }}", "'\"\n`id`", "\u202e", "!!python/object", "&a *a", "%TAG"]
)  # fmt: skip


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(sorted({*GOOD, "id", "cost", "period.note"})),
        st.lists(_LINES, max_size=4).map("\n".join),
        max_size=4,
    )
)
def test_whatever_is_typed_gives_a_good_file_or_words_about_it(known, changes: dict[str, str]) -> None:
    found = case_study_from_issue(issue_body(changes), DAY, known)
    if found.text is None:
        assert [one for one in found.problems if one.severity == "error"]
    else:
        assert SLUG.fullmatch(found.id)
        assert len(found.id) <= 80
        assert found.id not in known.case_studies
        assert yaml.safe_load(found.text)["status"] == "draft"
        assert case_study_from_issue(issue_body(changes), DAY, known) == found
    comment = problems_comment(found.problems, made=found.text is not None)
    outside = re.sub(r"(`+)[^`].*?\1(?!`)", "", comment)
    assert not re.search(r"[<>@\[\]|#]", outside)


@given(st.lists(_LINES, max_size=5).map("\n".join))
def test_answers_are_given_back_unless_they_hold_our_headings(text: str) -> None:
    labels = ["First", "Second"]
    answers, problems = read_answers(f"### First\n\n{text}\n\n### Second\n\nend", labels)
    assert not problems
    assert answers["Second"].text == "end"
    _, problems = read_answers(f"### First\n\n{text}\n### Second\n\n### Second\n\nend", labels)
    assert [one.code for one in problems] == ["issue-heading-twice"]


@given(st.text(max_size=400))
def test_a_code_span_holds_everything(text: str) -> None:
    span = code(text)
    fence = re.match("`+", span)[0]
    inside = span[len(fence) : -len(fence)]
    assert span.endswith(fence)
    assert "\n" not in span
    assert not re.search(rf"(?<!`){fence}(?!`)", inside)


def test_a_comment_is_not_endless() -> None:
    problems = [
        problem("issue-unsourced", Place(path="issue", line=number), value="@all " * 100) for number in range(1, 500)
    ]
    assert len(problems_comment(problems, made=False)) < 60_000


def test_other_issues_are_left_alone() -> None:
    assert is_form(issue_body(), CASE_STUDY_LABELS)
    assert not is_form("### Title\n\nThe map does not load.", CASE_STUDY_LABELS)
    assert not is_form("", CASE_STUDY_LABELS)


def test_the_forms_are_those_of_the_questions(root) -> None:
    """After a change of questions, taxonomy or languages: handbook schema."""
    project = Project(root)
    folder = project.issue_forms_dir
    assert (folder / "case-study.yml").read_text(encoding="utf-8") == case_study_template(
        known_ids(project)[1].taxonomy
    )
    assert (folder / "translation.yml").read_text(encoding="utf-8") == translation_form(read_locales(project)[0])


def test_the_forms_are_as_the_service_wants_them(root) -> None:
    for path in sorted(Project(root).issue_forms_dir.glob("*.yml")):
        if path.name == "config.yml":
            continue
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= set(form)
        asked = [one for one in form["body"] if one["type"] != "markdown"]
        assert asked, "a form without a question is refused"
        ids, labels = [one["id"] for one in asked], [one["attributes"]["label"] for one in asked]
        assert (len(set(ids)), len(set(labels))) == (len(ids), len(labels))
        assert all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in ids)
        for one in asked:
            options = one["attributes"].get("options", [])
            assert one["type"] in {"input", "textarea", "dropdown", "checkboxes"}
            assert bool(options) == (one["type"] in {"dropdown", "checkboxes"})
            assert all(isinstance(option, str) == (one["type"] == "dropdown") for option in options)
            assert len({str(option) for option in options}) == len(options)
