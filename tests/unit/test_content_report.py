"""What `handbook status --content` counts, and how claims without a source are told."""

from __future__ import annotations

import sys

import pytest

from handbook.content import gather
from handbook.content_report import (
    HOW_TO_GET_GRADES,
    claim_warnings,
    page_reports,
    reading_grade,
    report_state,
    report_table,
)
from handbook.known_findings import KnownFindings
from handbook.problems import Severity
from handbook.project import Project

PAGE = """---
title: Fear
description: Words.
---
# Fear { #fear }

Warnings fail [@{source}]. They fail often [@{source}, para 2]. See [a film](../case-studies/{study}.md) and [all](../case-studies/index.md).

- In 2019, 40% left.
"""


@pytest.fixture
def content(small: Project):
    source, study = gather(small)[0].catalogue.sources[0].id, gather(small)[0].catalogue.case_studies[0].id
    (small.docs_dir / "guidance").mkdir()
    text = PAGE.replace("{source}", source).replace("{study}", study)
    for name in ("guidance/fear.md", "contribute/fear.md"):
        (small.docs_dir / name).write_text(text, encoding="utf-8")
    return gather(small)[0]


def test_what_is_counted(content) -> None:
    report = page_reports(content)["guidance/fear.md"]
    assert (report.words, report.citations, report.sources, report.case_studies, report.claims) == (15, 2, 1, 1, 1)
    assert report.sentence == 4.0, "of two sentences and one item; labels of two words are none"
    state = report_state(page_reports(content))
    assert state["all"]["claims"] == 2
    assert "guidance/fear.md" in state["pages"]


def test_claims_are_told_where_facts_are_stated(small: Project, content) -> None:
    found = claim_warnings(content, KnownFindings(small))
    assert [(one.code, one.severity, one.place.path, one.place.line) for one in found] == [
        ("claim-without-source", Severity.WARNING, "docs/guidance/fear.md", 9)
    ]
    assert "In 2019, 40% left." in found[0].message


def test_what_the_site_says_of_itself_has_no_source(small: Project) -> None:
    text = "---\ntitle: A\ndescription: Words.\n---\n# A { #a }\n\nAt 400% zoom a page is one column.\n"
    (small.docs_dir / "about").mkdir(exist_ok=True)
    for name in ("accessibility", "since-2014"):
        (small.docs_dir / "about" / f"{name}.md").write_text(text, encoding="utf-8")
    found = claim_warnings(gather(small)[0], KnownFindings(small))
    assert [one.place.path for one in found] == ["docs/about/since-2014.md"]


def test_without_the_library_the_way_to_it_is_told(content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    table = report_table(page_reports(content)).splitlines()
    assert table[-1] == HOW_TO_GET_GRADES
    assert table[0].split()[:3] == ["page", "words", "citations"]


def test_longer_words_and_sentences_are_harder() -> None:
    pytest.importorskip("textstat")
    easy = reading_grade(["Ask a friend first.", "Do not pay now."])
    hard = reading_grade(
        ["Organisational accountability mechanisms notwithstanding, implementation remains fragmentary and uncertain."]
    )
    assert easy is not None
    assert hard is not None
    assert easy < 5
    assert hard > 12
    assert reading_grade([]) == 0.0
