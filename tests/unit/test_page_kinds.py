"""No kind of page and no template of a page is left out when pages are tested for access."""

from __future__ import annotations

import re

import pytest

from access.samples import MADE_UP, SAMPLES, TEMPLATES, page_templates, with_parts
from handbook.pages.page import PageKind
from hostile import render

ALL = (*SAMPLES, *MADE_UP)
HOW = "add a page that shows it to tests/access/samples.py"


def test_every_kind_of_page_has_a_sample() -> None:
    assert {sample.kind for sample in ALL} == set(PageKind), HOW


def test_every_template_of_pages_is_shown_by_a_sample() -> None:
    shown = with_parts(template for sample in ALL for template in sample.shows)
    assert shown == page_templates(), HOW


def test_samples_are_different_pages() -> None:
    assert len({sample.uri for sample in ALL}) == len(ALL)


def test_parts_are_found_through_imports() -> None:
    """Else a new piece that nobody shows would not be missed."""
    assert "macros" in with_parts(["country"])
    assert with_parts(["tools/compare"]) >= {"tools/compare", "tools/bench"}


@pytest.mark.parametrize("braces", ['#a lang="ur" dir="rtl"', ".lead", '.hb-with-scripts data-search="off"'])
def test_braces_of_templates_are_attributes_in_the_page(braces: str) -> None:
    """What is refused stays as text in a heading, and a script no longer finds its id."""
    assert "{" not in render(f"## Answers {{ {braces} }}")


def test_templates_put_nothing_else_into_braces() -> None:
    asked = set()
    for path in TEMPLATES.rglob("*.md.jinja"):
        for braces in re.findall(r"(?<![{%])\{ ([^{}%]*)\}(?!\})", path.read_text(encoding="utf-8")):
            asked |= set(re.findall(r"([a-z-]+)=", braces))
    assert asked
    assert not [name for name in asked if "{" in render(f'[a](b.html){{ {name}="x" }}')]
