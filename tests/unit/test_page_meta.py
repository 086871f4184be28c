"""What an author says at the top of a page, and what is said of it: steps that are not there, days that cannot be."""

from __future__ import annotations

import pytest

from handbook.checks import check_pages
from handbook.content import gather
from handbook.markdown.front_matter import split_page
from handbook.page_meta import meta_problems
from handbook.pages.authored import authored_pages
from handbook.pages.memory import Once
from handbook.pages.render import Renderer
from handbook.project import Project
from handbook.source_files import SourceFile
from handbook.translation.translation import read_translation
from real import real_content

GOOD = 'critical: true\nsteps: [messages, audience]\nchecked: 2026-11-21\nrecheck_after: "2027-05-21"\n'


@pytest.fixture(scope="module")
def content():
    return real_content()


def problems(content, meta: str) -> list[tuple[str, int, int]]:
    source = SourceFile("docs/a.md", f"---\ntitle: A\ndescription: B.\n{meta}---\n# A {{ #a }}\n")
    split, faults = split_page(source)
    faults = faults if split is None else meta_problems(split.meta, content.catalogue.taxonomy)
    return [(one.code, one.place.line, one.place.column) for one in faults]


def test_good_front_matter_has_no_problem(content) -> None:
    assert problems(content, GOOD) == []
    assert problems(content, "") == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("audience]", "audiance]", [("term-unknown", 5, 19)]),
        ("audience]", "messages]", [("field-repeated", 5, 19)]),
        ("checked: 2026-11-21\n", "", [("critical-undated", 4, 11)]),
        ('recheck_after: "2027-05-21"\n', "", [("critical-undated", 4, 11)]),
        ("2027-05-21", "2026-11-21", [("recheck-backwards", 7, 16)]),
        ("2027-05-21", "2027-02-30", [("day-format", 7, 16)]),
        ("critical: true\n", "", []),
        ("critical: true\n", "critical: yes\n", [("choice-unknown", 4, 11)]),
    ],
)
def test_each_fault_is_named_at_its_place(content, old: str, new: str, found: list[tuple[str, int, int]]) -> None:
    assert old in GOOD
    assert problems(content, GOOD.replace(old, new, 1)) == found


@pytest.mark.parametrize("code", ["en", "ur"])
def test_readers_see_how_old_the_facts_are(small: Project, code: str) -> None:
    """Also on a page that stays English: the line then says in which language it is."""
    path = small.docs_dir / "about" / "law.md"
    path.write_text(f"---\ntitle: Law\ndescription: Words.\n{GOOD}---\n# Law {{ #law }}\n\nFirst words.\n", "utf-8")
    content, faults = gather(small)
    assert faults == []
    translation, _ = read_translation(small, content.locale(code), content.texts())
    plan = Once(content, translation)
    page = next(one for one in authored_pages(plan, Renderer(plan)) if one.uri == "about/law.md")
    title, rest = page.body.split("# Law { #law }\n")
    assert title == ""
    assert 'data-hb-overdue="2027-05-21"' in rest
    assert "hb-page-facts" in rest
    assert "2026" in rest
    assert ('<div lang="ur" dir="rtl"' in rest) is (code == "ur")
    assert rest.rstrip().endswith("First words.")


@pytest.mark.parametrize("name", ["sources", "in-this-step", "source-one"])
def test_ids_of_what_the_build_adds_are_taken(small: Project, name: str) -> None:
    path = small.docs_dir / "about" / "index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("#case-study", f"#{name}"), encoding="utf-8")
    assert [one.code for one in check_pages(gather(small)[0])] == ["heading-id-made"]
