"""What the site's own pages bring to search, and the list from A to Z."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.content import Content
from handbook.pages.generated.search import initial
from handbook.pages.page import Page, PageKind
from handbook.project import Project
from handbook.search.records import Section, sections_of_html
from handbook.site_search.facets import FACETS, facet_labels, is_searched, page_facets
from handbook.site_search.indexing import conversions_for
from handbook.site_search.lists import without_lists
from handbook.source_files import SourceFile
from handbook.translation.glossary import romanisations
from real import real_content, real_translation


@pytest.fixture(scope="module")
def content() -> Content:
    return real_content()


def page(uri: str, kind: PageKind) -> Page:
    return Page(uri=uri, kind=kind, title="", description="", body="", language="en")


def test_a_case_study_carries_all_its_facets(content: Content) -> None:
    study = content.catalogue.case_studies[0]
    found = page_facets(content, page(f"case-studies/{study.id}.md", PageKind.CASE_STUDY))
    assert found == {
        "kind": ("case-study",),
        "country": tuple(sorted({one.code for one in study.countries})),
        "tactic": study.tactics,
        "audience": study.audiences,
        "step": study.steps,
        "evidence": (study.evidence.level,),
    }


@pytest.mark.parametrize(
    ("uri", "kind", "facets"),
    [
        ("countries/th.md", PageKind.COUNTRY, {"kind": ("country",), "country": ("TH",)}),
        ("tactics/radio-drama.md", PageKind.TERM, {"kind": ("topic",), "tactic": ("radio-drama",)}),
        ("frames/risk.md", PageKind.TERM, {"kind": ("topic",)}),
        ("handbook/audience.md", PageKind.STEP, {"kind": ("handbook",), "step": ("audience",)}),
        ("years/2014.md", PageKind.YEAR, {"kind": ("overview",)}),
    ],
)
def test_other_pages_carry_what_they_are_about(
    content: Content, uri: str, kind: PageKind, facets: dict[str, tuple[str, ...]]
) -> None:
    assert page_facets(content, page(uri, kind)) == facets


def test_every_kind_of_page_that_is_searched_has_a_name_for_readers(content: Content) -> None:
    for kind in PageKind:
        one = page("case-studies/bd-brac-safe-migration.md", kind)
        assert is_searched(one) is not (
            kind
            in {
                PageKind.MOVED,
                PageKind.STYLE,
                PageKind.WITHDRAWN,
                PageKind.SEARCH,
                PageKind.LETTERS,
                PageKind.OFFLINE,
                PageKind.STYLE,
                PageKind.PROBLEMS,
            }
        )
        assert not is_searched(one) or len(page_facets(content, one)["kind"]) == 1, kind


@pytest.mark.parametrize("locale", ["en", "th", "ur"])
def test_every_value_of_a_facet_has_a_label(content: Content, locale: str) -> None:
    labels = facet_labels(content, real_translation(locale))
    assert tuple(labels) == FACETS
    for study in content.catalogue.case_studies:
        for facet, values in page_facets(content, page(f"case-studies/{study.id}.md", PageKind.CASE_STUDY)).items():
            assert set(values) <= set(labels[facet])


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("“Visa”", "V"), ("Đà Nẵng", "D"), ("เกาะ", "ก"), ("ໄທ", "ທ"), ("کیس", "ک"), ("১৯৭১", "0–9"), ("簽證", "漢"), ("…", "#"),
        ("ދިވެހި", "ދ"), ("ខ្មែរ", "ខ"),
    ],
)  # fmt: skip
def test_titles_stand_below_the_letter_that_readers_look_for(title: str, letter: str) -> None:
    assert initial(title) == letter


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("countries/th.html", [("", "a"), ("origin", ""), ("changes", "c")]),
        ("countries/index.html", [("", "a"), ("origin", "b"), ("changes", "c")]),
        ("data/index.html", [("", "a"), ("origin", "b"), ("changes", "")]),
        ("years/2019.html", [("", ""), ("origin", "b"), ("changes", "c")]),
        ("years/index.html", [("", "a"), ("origin", "b"), ("changes", "c")]),
        ("handbook/audience.html", [("", "a"), ("origin", "b"), ("changes", "c")]),
    ],
)
def test_lists_of_case_studies_are_found_by_what_stands_above_them(uri: str, found: list[tuple[str, str]]) -> None:
    anchors = ("", "origin", "changes", "sources", "tactic-radio-drama")
    sections = [Section(anchor, "Heading", text) for anchor, text in zip(anchors, "abcde", strict=True)]
    assert [*without_lists(uri, sections)] == [Section(anchor, "Heading", text) for anchor, text in found]


@pytest.mark.parametrize(
    ("uri", "left_out"),
    [("case-studies/a.html", "cite"), ("data/index.html", "")],
)
def test_what_a_thousand_pages_say_alike_is_not_found(uri: str, left_out: str) -> None:
    """How a case study is cited; how all data are cited is said once."""
    sections = [Section(anchor, "Heading", "Words") for anchor in ("", "cite", "sources-of-it")]
    assert [one.anchor for one in sections if one not in without_lists(uri, sections)] == [left_out] * bool(left_out)


def test_text_is_cut_at_headings_and_says_nothing_twice() -> None:
    page = """<html><body><nav>menu</nav><article><h1 id="t">Title</h1><aside data-search="off">banner</aside><p>Lead
      <b>bo</b>ld.</p><h2 id="a">First <a href="#">one</a></h2><ul><li>x</li><li>y</li></ul><h3>No id</h3><p>z</p>
      <script>no()</script><svg><title>no</title></svg><h2 id="b">Second</h2></article></body></html>"""
    assert [(one.anchor, one.heading, one.text) for one in sections_of_html(page)] == [
        ("", "", "Lead bold."),
        ("a", "First one", "x y No id z"),
        ("b", "Second", ""),
    ]


def test_deep_pages_and_comments_are_read_too() -> None:
    deep = "<div>" * 200 + "word<!-- not this --><?php no ?>" + "</div>" * 200
    assert [one.text for one in sections_of_html(deep)] == ["word"]
    assert [one.text for one in sections_of_html("")] == [""]


def test_only_chinese_reads_the_list_of_conversions(root: Path, tmp_path: Path) -> None:
    assert conversions_for(Project(root), "zh-Hans")["證"] == "证"
    assert conversions_for(Project(root), "th") == {}
    assert conversions_for(Project(tmp_path), "zh-Hans") == {}


def test_words_are_found_by_their_romanised_spelling(root: Path) -> None:
    text = (root / "translations" / "ko" / "glossary.csv").read_text(encoding="utf-8")
    found = romanisations(SourceFile("glossary.csv", text))
    assert found["인신매매"] == "insin maemae"
    assert romanisations(SourceFile("glossary.csv", 'term,translation,romanisation,note\n"broken\n')) == {}
