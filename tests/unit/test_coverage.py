"""The table of demands: each with a source and pages that are there, and no empty cell."""

from __future__ import annotations

import pytest
from corpus import COVERAGE
from lxml import html
from markdown import markdown
from planned import maker_of, problems_with, real_maker

from handbook.checks import unused_source_problems
from handbook.content import gather
from handbook.coverage import read_coverage
from handbook.pages.generated.coverage import coverage_pages
from handbook.pages.names import name_of
from handbook.pages.outline import generated_uris
from handbook.pages.words import Words
from handbook.problems import Place
from handbook.project import Project
from real import real_content


def problems(project: Project, text: str) -> list[tuple[str, int, int]]:
    return problems_with(project, project.coverage_path, text)


def test_the_example_is_good(small: Project) -> None:
    assert problems(small, COVERAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("rso-2025", "rso-2035", [("citation-unknown", 3, 11)]),
        ("contribute/index.md#translate", "contribute/help.md", [("coverage-page", 5, 60)]),
        ("#translate", "#translat", [("link-anchor-missing", 5, 60)]),
        ("contribute/index.md#translate", "../contribute.md", [("page-address", 5, 60)]),
        ("contribute/index.md#translate, case-studies/index.md", "", [("field-too-few", 5, 59)]),
        (", pages: [contribute/index.md#translate, case-studies/index.md]", "", [("field-missing", 5, 7)]),
        ("    - {id", "    - {id: one, text: Again, pages: [index.md]}\n    - {id", [("id-repeated", 6, 12)]),
        ("title: Made-up demands", "titel: Made-up", [("field-unknown", 2, 3)]),
    ],
)
def test_each_fault_is_named_at_its_place(small: Project, old: str, new: str, found: list) -> None:
    assert old in COVERAGE
    assert sorted(problems(small, COVERAGE.replace(old, new, 1))) == sorted(found)


def test_groups_with_one_id_are_a_problem(small: Project) -> None:
    assert ("id-repeated", 6, 7) in problems(small, COVERAGE + COVERAGE.replace("{id: one", "{id: two"))


def test_a_project_without_the_file_has_no_such_page(small: Project) -> None:
    small.coverage_path.unlink()
    content, found = gather(small)
    assert found == []
    assert list(coverage_pages(maker_of(small, content, "en"))) == []
    assert "about/coverage.md" not in set(generated_uris(content))


def test_its_sources_are_used(small: Project) -> None:
    """Even if no page cites them."""
    sources = (small.data_dir / "sources").glob("*.yml")
    own = next(path for path in sources if "id: rso-2025" in path.read_text(encoding="utf-8"))
    assert own
    content, _ = gather(small)
    unused = [one.message for one in unused_source_problems(content)]
    assert not any("rso-2025" in message for message in unused)


@pytest.mark.parametrize("code", ["en", "th", "ur"])
def test_no_cell_is_empty(code: str) -> None:
    """Of the table of this project, in the words of a locale; every link has a text of its own."""
    content = real_content()
    page = next(coverage_pages(real_maker(code)))
    shown = html.fromstring(markdown(page.body, extensions=["tables", "attr_list", "md_in_html"]))
    rows = shown.xpath("//tr[td]")
    assert len(rows) == sum(len(group.value.items) for group in content.coverage)
    for row in rows:
        demand, pages = row.xpath("td")
        source = demand.xpath("a[starts-with(@href, '#source-')]")[0].text_content().strip()
        assert source
        assert demand.text_content().strip().removesuffix(source).strip()
        links = {one.get("href"): one.text_content() for one in pages.xpath(".//a")}
        assert links
        assert len(set(links.values())) == len(links)
        assert all(links.values())


def test_every_page_has_a_name(small: Project) -> None:
    content, _ = gather(small)
    maker = maker_of(small, content, "en")
    w = Words(content, maker.translation, "about/coverage.md")
    for uri in generated_uris(content):
        assert name_of(w, uri).strip(), uri
    assert name_of(w, "contribute/index.md#translate") == "Contribute – Translate"
    assert name_of(w, "countries/th.md") == "Thailand"


def test_demands_are_translated_like_other_data(small: Project) -> None:
    content, _ = gather(small)
    texts = dict(content.texts())["docs/_data/coverage.yml"]
    assert texts == (("made-up.title", "Made-up demands"), ("one.text", "Help people"))
    assert read_coverage(small)[0][0].place("source") == Place(
        path="docs/_data/coverage.yml", line=3, column=11, width=8, line_text="  source: rso-2025"
    )
