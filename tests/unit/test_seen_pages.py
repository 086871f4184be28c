"""A page that is told at sight is, to the byte, what the library makes of it, and so are its headings."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import nest_toc_tokens
from test_quick_markdown import SIGHT, made, renderers

from handbook.markdown.quick.page import seen, sees_pages

TEXTS = (
    "words",
    "a b",
    "[a](b.md){ .c }",
    "**5%** of",
    "x <b>y</b>",
    "&amp;",
    "é",
    '<a href="https://a.example">a</a>',
)
FORMS = (
    "- {}", "- {}\n- {}", "- {}\n    { #x }", "- {}\n    { #x }\n- {}", "Term\n:   {}", "{}\n:   {}", "{}", "{}\n{ .a }", "# {} { #b }", "## Two  words { #c }", "### [{}](b.md) { #c }", "# '{}' { #b }", "# 1989 { #b }", "# “{} { #b }", "### T { #d }", '# <span lang="en" dir="ltr">T</span> { #c }', '## <span class="a b" lang="zh-Hans">{}</span> { #c }', '<div class="a b" markdown="1">', "</div>", "- 1 {}", "2013 {}", "- 2,825 {}", "T\n:   67.2% {}", "'{}' b", '"{}"',
)  # fmt: skip
OTHERS = (
    "", " ", "## {}", "#### T", "- {} ", '<div class="c">', "- {}\n{}", "12. {}", "- 1. {}", "- - {}", "- # {}", "- {}\n- - -", "Term | x\n:   y | {}", "> {}", "- {}\n    more", "    {}", "{}\n{}", "- {}\n:   {}", "---", "- a\n---", "[TOC]",
    "- a | b\n- --- | -", "Setext\n===", "{}\n    { .a }", "{} { .a }", "- {}\n    { .a }", "~~~", "{ .c }", "<br>", "<p>{}</p>", "words\n:   {}\n:   {}", "[a]: b.md", "*[a]: b", "!!! note\n    a",
)  # fmt: skip
WORDS = st.sampled_from(TEXTS) | st.lists(st.sampled_from(SIGHT), min_size=1, max_size=4).map("".join)


@st.composite
def pages(draw: st.DrawFn) -> str:
    blocks = []
    for form in draw(st.lists(st.sampled_from(FORMS) | st.sampled_from(FORMS + OTHERS), min_size=1, max_size=6)):
        block = form
        while "{}" in block:
            block = block.replace("{}", draw(WORDS), 1)
        blocks.append(block)
    return draw(st.sampled_from(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n"))).join(blocks) + draw(
        st.sampled_from(("", "\n"))
    )


@given(pages())
@settings(max_examples=800, deadline=None)
@example('<div class="a b" markdown="1">\n\n</div>')
@example("a\u00a0\n:   b")
def test_pages_by_chance(text: str) -> None:
    page = seen(text)
    if page is not None:
        headings = nest_toc_tokens([*page.toc])
        assert (page.html(page.addresses), headings) == made(renderers()[0], text)


CASE_STUDY = """# A title { #case-study }

What it is about.
{ .lead }

Level <span class="a"><span class="b"></span>[Low](../evidence/low.md)</span>

## At a glance { #at-a-glance }

Countries
:   <span class="a">[Laos](../countries/la.md){ .b .c } (origin)</span><span class="d">, </span> [India](in.md)

When
:   <bdi dir="ltr">[2021](../years/2021.md)–2024</bdi>

## Lessons { #lessons }

- Ask. [<bdi>Who</bdi>](#source-a){ .citation }

- Then ask. <small>(again)</small>

<div class="e" markdown="1">

- [Another](b.md) <span class="f">In common: x</span>
- [One more](c.md)

</div>

## Sources { #sources }

- <a href="https://a.example" rel="external noopener"><bdi>A</bdi></a>. Read: 1 May.
    { #source-a }

## About { #history }

- 1 May 2026: Added
"""


def test_a_case_study_is_seen() -> None:
    """Else the test above would prove nothing."""
    page = seen(CASE_STUDY)
    assert page is not None
    assert page.html(page.addresses) == made(renderers()[0], CASE_STUDY)[0]
    assert (page.title, len(page.toc), len(page.addresses)) == ("A title", 5, 7)


@pytest.mark.parametrize(
    "extensions",
    [["toc", "footnotes"], ["abbr"], ["toc", "meta"], [markdown.extensions.toc.TocExtension(anchorlink=True)]],
)
def test_another_renderer_makes_pages_itself(extensions: list[str]) -> None:
    assert not sees_pages(markdown.Markdown(extensions=extensions))


def test_the_renderer_of_this_project_lets_pages_be_seen() -> None:
    assert sees_pages(renderers()[0])
