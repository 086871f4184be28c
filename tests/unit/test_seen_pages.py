"""A page that is told at sight is, to the byte, what the library makes of it, and so are its headings."""

from __future__ import annotations

import random

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import nest_toc_tokens
from test_quick_markdown import PIECES, SIGHT, made, renderers

from handbook.markdown.quick.known import sees_pages, sees_texts
from handbook.markdown.quick.page import seen

TEXTS = (
    "words",
    "a b",
    "[a](b.md){ .c }",
    "**5%** of",
    "x <b>y</b>",
    "&amp;",
    "é",
    '<a href="https://a.example">a</a>',
    '<b><svg class="c" viewBox="0 0 9 9" aria-hidden="true"><path d="M3.5 1a7 7 0 1 0 -14 0z"/><path d="M1-2z"/></svg></b> d',
)
FORMS = (
    "- {}", "- {}\n- {}", "- {}\n    { #x }", "- {}\n    { #x .y }\n- {}", "Term\n:   {}", "{}\n:   {}", "{}", "{}\n{ .a data-search=off }", '{}\n{ lang="th" dir=ltr }', '# {} { #b lang=en .c dir="ltr" }', "# {} { #b }", "## Two  words { #c }", "### [{}](b.md) { #c .d }", "# '{}' { #b }", "# 1989 { #b }", "# “{} { #b }", "### T { #d }", '# <span lang="en" dir="ltr">T</span> { #c }', '## <span class="a b" lang="zh-Hans">{}</span> { #c }', '<div class="a b" markdown="1">', "</div>", "- 1 {}", "- 2026-01-01: {}\n- {}", "2026-01-01: {}", "- 2026년 1월 {}", "1st {}", "T\n:   1-2 {}", "2013 {}", "- 2,825 {}", "T\n:   67.2% {}", "'{}' b", '"{}"',
    "1. {}\n2. {}", "1. {}", "- \ue0000\ue001\n- {}", "| {} | b |\n| --- | --- |\n| {} | |", "| {} { .c } | {} |\n| --- | --- |\n| a { .d .e } | {} { .f } |\n|  | [a](b.md){ .c } { .d } |", "| {} |\n| --- |\n| a |", '<blockquote class="a" lang="th" markdown="1">', "</blockquote>", '<div class="x grid-table" role="region" aria-label="A: b" tabindex="0" markdown="1">',
    '!!! note "{}"\n    {}', '!!! tip "A"\n    - {}\n    - b', "    {}", "    - {}\n    - a", "    | {} | b |\n    | --- | --- |\n    | a | {} |", "    ## {} { #n }", '!!! note "A"', '??? question "{}"\n    {}', "```text\n{}\n\n<b> &amp; \"'\n```", "```\n# a\n```", "*{}* b", "`a` {}", "**[a](b.md)** {}", "[th] {}", "- [th] {}", "{}\n:   [th] {}", '<span lang="en" dir="ltr">T</span>\n:   {}', "<b>{}\n:   {}</b>", "<var>a</var> {}",
    '<div class="r">\n<p>{}</p>\n\n<p>a &amp; &#58; b</p></div>', "<p>{}</p>", "<ul>\n<li>a<ul><li>{}</li></ul></li>\n</ul>\n<p>a</p>", '<figure id="f"><svg viewBox="0 0 3 4" role="img"><title>{}</title><path d="M1-2z" /></svg><figcaption>a<br>b</figcaption></figure>', '<section>\n<div>a</div>\n\n<textarea rows="3" hidden>- a\n- b</textarea>\n<input type="text">\n\n</section>', "<h2>{}</h2>\n<ol><li>a</li></ol>",
)  # fmt: skip
OTHERS = (
    "", " ", "## {}", "#### T", "- {} ", '<div class="c">', "- {}\n{}", "12. {}", "- 1. {}", "1: {}\n: b", "1a. {}", "- 1a\n- 1. b", "1) {}", "- 1- {}", "1-\n2", "- - {}", "- # {}", "- {}\n- - -", "Term | x\n:   y | {}", "<p>a\n:   {}", "<br>{}\n:   {}", "</b>\n:   {}", "<span>\n:   {}", "<svg>a</svg>\n:   {}", "> {}", "- {}\n    more", "    {}\n    { .a }", "{}\n{}", "- {}\n:   {}", "---", "- a\n---", "[TOC]", "- [TOC]", "| [TOC] | {} |\n| --- | --- |\n| a | b |", "[TOC] {}", "[a] [b]{}", "[a [b]]: c", "[\\[a\\]]: b", "[a]{}", "[a]\n: b",
    "- a | b\n- --- | -", "Setext\n===", "{}\n    { .a }", "{} { .a }", "- {}\n    { .a }", "~~~", "{ .c }", "{}\n{ lang=a lang=b }", "{}\n{ lang= }", "{}\n{ lang='a' }", '{}\n{ lang="a b" }', "{}\n{ title=a }", "<br>", "<p>{}</p> b", "words\n:   {}\n:   {}", "[a]: b.md", "*[a]: b", "!!! note\n    a",
    "| a | b |\n| --- | --- |\n| c |", "| a | b |\n| --- | :-: |\n| c | d |", "| a | b |\n| --- | --- |\n| {} | d", "| a | b |\n| --- | --- |\n| `|` | d |", "| a | b |\n| --- | --- |", "a\n| a | b |\n| --- | --- |\n| c | d |", "| a |\n| --- |\n|{}|\nb", "1. {}\n- {}", "1. {}\n    - {}", '??? note "A"\n    {}', '!!! note "A"\n    {}\nb', '!!! note "A"\nb', "        {}", '    <div markdown="1">', "    </div>", '??? "A"\n    {}', '???+ note "A"\n    {}', '??? note "# A"\n    {}', '??? note "A" b', "*[a] {}", "```text\n{}\n``` a", "```text\n{}", "a\n```\nb\n```", "```\na \n  \n```", "```{ .a }\nb\n```", "````\n```\n````", "```\nb\n```\nc", "    ```\n    a\n    ```", "~~~\na\n~~~",
    "<div>\n{}", "<div><p>{}</div>", "<div>{}</div>{}", "<div>{}</div>\n{}", "{}\n<div>a</div>", "- a\n<p>b</p>", "<div>\n</p>\n</div>", "<div><script>if (a < b) { '<p>' }</script></div>", "<div><style>a</style></div>", "<div><!-- {} --></div>", "<div>a & b &c; &amp</div>", "<div>\n```\na\n```\n</div>", "<div>\n  \n</div>", '<div title="a>b">a</div>', "<div title='a'>b</div>", "<div><textarea><p>a</p></textarea></div>", "<div><p>a<p>b</div>", '<div><div markdown="1">\n*a*\n</div></div>', '<p markdown="1">{}</p>', "<hr>", "<hr/>\n<p>a</p>", "<div/>", "<DIV>a</DIV>", " <p>a</p>", "<p>a</p>\n    b", "<p>a</p>\n:   b", "<pre>a</pre>", "<div><b>a</div></b>", "<div><li>{}</div>\n</li>", '<div id="a" markdown>', '<div id="a" id="b" markdown="1">', '<div class="a&amp;b" markdown="1">', '<p class="a" markdown="1">', "<!-- a -->", "<div>a<!</div>", "</p>", "<svg><p>a</p></svg>", "<div><br/><input/></div>", "<div>a</div >", '<div\nid="a">b</div>', "<div><a href=b>c</a></div>",
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

<span class="untranslated" lang="en" dir="ltr">When</span>
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


TEMPLATE = """# A form { #template .a }

Serves: [step 5](../handbook/a.md)<br>*Minutes*: `7`
{ .facts data-search=off }

1. **First.** Ask \\[name\\].
2. Then **[write](b.md)**.

<noscript><p class="c">Print this.</p></noscript>
<div id="d" hidden></div>

<div class="form" data-title="A form">
<section>
<h3 id="e">Rules</h3>

<label for="f">Who &amp; where</label>
<textarea rows="3" id="f"></textarea>
<ul><li><label><input type="checkbox" name="g"> <span>Yes</span></label></li></ul>

</section>
<figure><svg viewBox="0 0 9 9"><title>Two</title><path d="M0 0z"/></svg></figure>
</div>

## Mistakes { #mistakes }

!!! note "Made up"
    A place that is none.

    - a
    - b

| Not { .no } | But { .yes } |
| --- | --- |
| [a](c.md){ .term } | **b** |
| c | |

<div class="x grid-table" role="region" markdown="1">

| | b |
| --- | --- |
| a | 1 |

</div>
"""


def test_what_other_templates_write_is_seen() -> None:
    page = seen(TEMPLATE)
    assert page is not None
    assert page.html(page.addresses) == made(renderers()[0], TEMPLATE)[0]
    assert (page.title, len(page.toc), len(page.addresses)) == ("A form", 2, 3)


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_pages_with_something_put_in_or_left_out(data: st.DataObject) -> None:
    """Nearly all of these pages are of the strict forms; what is wrong with them is small."""
    blocks = data.draw(st.sampled_from((TEMPLATE, CASE_STUDY))).split("\n\n")
    first = data.draw(st.integers(0, len(blocks) - 1))
    text = "\n\n".join(blocks[first : first + data.draw(st.integers(1, 8))])
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + data.draw(st.integers(0, 6)) :]
    page = seen(text)
    if page is not None:
        assert (page.html(page.addresses), nest_toc_tokens([*page.toc])) == made(renderers()[0], text)


STARTS = (
    '<p class="b" id="a" hidden>', "<p>", '<section id="s" class="t">', "<section>", "<div>", '<div title="a &amp; b">', '<div title="&amp;lt;">', '<div title="&#34;">', "<ul>", '<ul data-search="off">', "<li>", '<li class="a">', '<i title="b" class="a">', '<label for="x">', '<select name="b" class="a">', '<option value="">', "<option selected>", '<textarea rows="2" class="a">', "<noscript>", '<table role="table" class="a">', "<table>", "<thead>", "<tr>", '<th scope="col" id="h">', '<td role="cell" data-column>',
    "<fieldset>", "<legend>", "<figure>", "<figcaption>", "<details>", "<summary>", "<h2>", "<pre>", "<dl>", '<p class="a" class="b">', "<p Class='a'>", "<ol>", '<nav aria-label="a">',
)  # fmt: skip
WORDS_INSIDE = ("", "", "\n", "\n", "\n\n", " ", "\n  ", "words", "a\n", "*a*", "&amp;", "&nbsp;", "\u00a0", '<input value="b" name="a">', "<br>", '<svg viewBox="0 0 1 1"><path d="M1"/></svg>', "<textarea>a &amp; b</textarea>")  # fmt: skip
ODD_INSIDE = ("a { .b }", "a\n{ .b }", "a {b}c", "<hr>", "<!-- a -->", "</p>", "</ul>", "</div>", "</i>", "<p>", "<div>", "<li>", "<i>", "    ")  # fmt: skip


def element(chance: random.Random, depth: int) -> str:
    """Raw HTML as it may stand inside an element with Markdown, whose renderer takes it apart; a few have something odd in them."""
    start, odd = chance.choice(STARTS), chance.random() < 0.02
    inside = [chance.choice(ODD_INSIDE if odd else WORDS_INSIDE)]
    for _ in range(chance.randint(0, depth)):
        inside += [element(chance, depth - 1), chance.choice(WORDS_INSIDE)]
    return f"{start}{''.join(inside)}</{start[1:].partition('>')[0].partition(' ')[0]}>"


def page_with_raw(chance: random.Random) -> str:
    blocks = [element(chance, chance.randint(0, 3)) for _ in range(chance.randint(1, 2))]
    blocks += [chance.choice(FORMS).replace("{}", chance.choice(TEXTS))] * (chance.random() < 0.5)
    chance.shuffle(blocks)
    inside = chance.choice(("\n\n", "\n\n", "\n\n", "\n")).join(blocks)
    return f'<div class="d" markdown="1">\n\n{inside}\n\n</div>\n\nEnd.'


@given(st.randoms(use_true_random=True))
@settings(max_examples=800, deadline=None)
def test_raw_html_inside_markdown(chance: random.Random) -> None:
    text = page_with_raw(chance)
    page = seen(text)
    if page is not None:
        assert (page.html(page.addresses), nest_toc_tokens([*page.toc])) == made(renderers()[0], text)


@pytest.mark.parametrize("text", ["<ul>\n<li>a</li>\n</ul>\n\n- b", "<ol><li>a</li></ol>\n\n1. b\n2. c"])
def test_items_behind_a_list_that_is_raw_html_inside_markdown(text: str) -> None:
    """The renderer puts them into that list."""
    assert seen(f'<div class="d" markdown="1">\n\n{text}\n\n</div>') is None
    assert seen(text) is not None


def test_usual_raw_html_inside_markdown_is_seen() -> None:
    """Else the test above would prove nothing."""
    text = f'<div class="d" markdown="1">\n\n{TEMPLATE[TEMPLATE.index("<noscript>") : TEMPLATE.index("<h3")]}</section>\n</div>\n\n</div>'
    page = seen(text)
    assert page is not None
    assert page.html(page.addresses) == made(renderers()[0], text)[0]


@pytest.mark.parametrize(
    "extensions",
    [
        ["toc", "footnotes"],
        ["abbr"],
        ["toc", "meta"],
        [markdown.extensions.toc.TocExtension(anchorlink=True)],
    ],
)
def test_another_renderer_makes_pages_itself(extensions: list[str]) -> None:
    assert not sees_pages(markdown.Markdown(extensions=extensions))


def test_another_renderer_makes_texts_itself() -> None:
    assert not sees_texts(markdown.Markdown(extensions=["footnotes"]))


def test_the_renderer_of_this_project_lets_texts_and_pages_be_seen() -> None:
    """Another release of a library, or another extension, must not slow everything down in silence."""
    assert sees_texts(renderers()[0])
    assert sees_pages(renderers()[0])
