"""Lists and numbers that are put in last, and texts told at sight, are to the byte what Python-Markdown makes of any text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.markdown.quick.held import FEWEST, are_items, filled, held_back, told_item
from handbook.markdown.quick.known import defines_nothing
from handbook.markdown.quick.numbers import are_numbers, with_numbers, without_numbers
from handbook.markdown.quick.sight import told_at_sight
from handbook.project import Project
from handbook.site_config import _Loader

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = (
    "# Aims { #aims }", "## Two  ", "Words\nand more", "3 people", "3 a\n{ .lead }", "- 1 May\n- 2 a. b\n- 3. c", "Term\n:   1 a. b", "Words  \nwith a forced end", "Words\n{ .lead }", "So &#58; &quot;x&quot; &amp; &lt; &gt;", "- One &#8220;two&#8221;\n    { .a } ", "A &#x41; &AMP; &amp", "**82%** of people", "*a* _b_ __c__ ***d***",
    'See [a](b.md){ .hb-chip }<span class="hb-comma">, </span> [c](d.md#e) &#58; &amp; & <b>x</b>', "[a](b.md){ #x }", '[a](<b c.md> "t")', "![m](a.png){ .wide }",
    '<a href="https://a.example/?x=1&y=2" rel="external"><bdi>A</bdi></a>. <small>b</small>', "<https://a.example> <a@b.example>", "`<div>` and ``a ` b``", "\\<b\\> \\* \\\\",
    '- [a](b.md) <span class="study-facts">In common: x, *y*</span>\n- b\n    { #source-b }\n- c', "1. a\n2. b\n    - c\n    - d", "- a\n\n- b\n\n    more", "- a\n\n    | x | y |\n    | - | - |\n    | 1 | 2 |",
    "Term\n:   [a](b.md){ .c } (d)\n:   more", "| a | b |\n| --- | :-: |\n| `{1}` | [x](y.md){ .c } |\n| <br>c | d { .e } |",
    '!!! note "Words"\n    Text\n\n    - a\n    - b', '??? question "Why"\n    So [a](b.md)', "> quoted\n> [a](b.md)", "```python\n<b> [a](b.md)\n```", "    code", "* * *", "Setext\n======",
    "## A \\# b #", "####### Seven #", "#", "- a | b\n- c |\n    { .d }", "- a\n- - -", "- a\n# b", "Term | b\n:   c | d\n    { .e }", "Term\n:   - | -", "Term\n:   c\n# d", "- a\n:   b",
    '<div class="a" markdown="1">\n\n- [a](b.md) <span class="c">d</span>\n- &copy; e\n\n</div>', '<div class="a" markdown="1">\n<span>x</span> text &lt;\n<div>raw *x*</div>\n</div> tail', '<p markdown="span">*x* <b>y</b></p>',
    '<section class="raw">\n<p>*x* <a href="b.md">c</a> &amp;</p>\n</section>', "<div>\n<span>a</span>\n\nb\n</div>", "<!-- c -->", "<span>a <!-- b --> c</span>", "<hr>", '<div markdown="block">\n*x*', "</div>", "<script>\nlet a = '<b>';\n</script>",
    '[a][b]\n\n[b]: c.md "T"', "[b]", "*[HTML]: language\n\nHTML", "[TOC]", "ไทย [ก](b.md) اردو", "a\u00a0b \u2028 c", "", "   ",
)  # fmt: skip
PIECES = (
    "[", "](", ")", "[x](a.md)", "{ .a }", "{ #b }", "{", "}", "<", ">", "<b>", "</b>", '<span class="x">', "</span>", "<div>", "</div>", '<div markdown="1">', "&", "&lt;", "&#106;", "&x", "*", "**", "_", "`", "```", "\\", "\n", "\n\n",
    "    ", "  \n", "- ", "1. ", ": ", "> ", "# ", "|", "| - |", "!", "!!! a", "x", " ", "<!--", "-->", "<br>", "'", '"', "=", "https://a.example", '<a href="b">', "<p>", "<em", "</", "\ue0000\ue001",
)  # fmt: skip
LINES = (
    '[a](b.md) <span class="c">d</span>', "[e](f.md#g)", "words", "words > more", "**strong** &amp; <b>x</b>", "x{ .a }", "[a](b.md){ #x }", "[b]", "HTML", "![m](a.png)", "a `b` *c*", "line  ",
    "[TOC]", "<br>", "a <div> b", "1. x", "1 May 2026: Added. [a](b.md)", "12 a", "1 2. x", "3  y", "    x", "a\n    { .b }", "a\n    more", "a\n- - b", "ไทย",
)  # fmt: skip
SIGHT = (
    "words", "ไทย", " ", "  ", "(b)", "!", "é.", "[a b](b.md)", "[<bdi>a</bdi>](../c_d.md#e_f)", "[a](b.md){ .c }", "[*a*](b.md){ .c .d }", "{ .c }", "**5%**", "**a b**", "**", "*", "_", "![m](n.png)", "[", "]", "(b.md)",
    '<a href="https://a.example/b_c" rel="x *y*">', "</a>", '<span class="a b">', "</span>", "<small>", "</small>", "<div>", "<br>", '<a href="https://a.example/?b&amp;c" rel="x">', "**<b>a</b>**", "“", "&amp;", "&#58;", "&x;", "&", " & ", "A&B c", "&a.b;", "&x-y;", "[a]", "[a b] ", "[]", "[a](", "\\{", "\\}", "\\*", "<", ">", "'", '"', "`", "`a b`", "`*`", "`_c_` ", "\\", "\\[", "\\]", "\\_", "*a*", "*a b*,", "(**a**)", "**a [b](c.md){ .d } `e`**", "*[a](b.md)*", "**\\[a\\]**", "[`a` \\[b\\] *c*](d.md)", "[`a` \\[b\\]](d.md)", "|", "a@b.c", "<a@b.c>", "\u00a0", "\u2028", "{", "}", "#",
)  # fmt: skip
"""Texts that are told at sight, and some that are not."""
HEAD = "---\nkind: text\n---\n"
COUNTED = (
    "Pages: {}.", "The newest {} of {} pages", "See all ({})", "12. See: {} of them", "- {}. one", "- Pages: {}\n- [{}](a.md)\n    {{ .b }}", "| [{}](a.md) | {} |\n| --- | --- |\n| Pages | {} |\n| [{}](b.md#c) x | {} |",
    "## Pages: {} {{ #a }}", "### Pages: {}", "Pages: {}\n-----", "Pages: {}\n===", "<h3>Pages: {}</h3>", '<div markdown="1">\n\n### Pages: {}\n\n</div>', '[Pages: {}](a.md "Pages: {} in all")', '[Pages: {}](a(b).md "Pages: {} in all")', "[{}](a.md){{ .b }}", "![{}](a.png)", "[{}]", "[{}][a]",
    '<svg viewBox="0 0 {} 9"><g><title>Pages: {}.</title><rect x="{}" y="-{}.5" width="{}"></rect><path d="M{}-5L5 3z" transform="translate({} 2) scale(1.{})"></path><text>{}</text></g></svg>', '<a href="a{}.html" aria-label="Pages: {}. Best: x."><circle cx="1" r="{}"></circle></a>',
    '<ul class="a">\n<li><b>{}</b> <bdi>{} kB</bdi></li>\n</ul>', "<span>{}</span> words <b> {}</b>", '<div class="a" markdown="1">\n\n- [a](b.md) <span>Pages: {}</span>\n- <b>{}</b>\n\n</div>', "Term\n:   Pages: {}\n:   {} words", '!!! note "Pages: {} of them"\n    Pages: {}.', '??? note "a {} b"\n    {} c',
    "> {}. x\n> Pages: {}", ">{} x", "*Pages: {}* _a {} b_ __Pages: {}__", "`Pages: {}` {}", "```\nPages: {}\n```", "~~~\nPages: {}\n~~~", "    Pages: {} x", "*[HTML]: Pages: {} x", '[a]: b.md "Pages: {} x"', "a_Pages: {}_b", "Pages: {}–{} and a {}–9", "<b>{}</b>.csv", "Pages: {}.csv", "&#{};", "<!-- Pages: {} -->",
    "- - ### Pages: {}", "- - ### a <h3>b</h3> c {} d", "> ### Pages: {}\n> Pages: {}\n> ---", "Term\n:   x\n    # Pages: {}", '<p title="Pages: {} a" x="{}">x</p>', '<div markdown="1">\n<div y="{}" width="{}">\n<svg y="{}" width="{}"><a y="{}" aria-label="A: {}">x</a></svg></div>\n</div>', "<p x='a x=\"{}\" '>x</p>", "a \\{} b", "a {} b { .c } d {} e", '{{ .c lang={} x="{}" }}', "[TOC]", "a <b c {} d", "a < {} b > {} c", '<div markdown="1" x="{}" width="{}">\n*a {} b*\n</div>', '<p markdown="span" y="{}" aria-label="A: {}">*Pages: {}*</p>',
)  # fmt: skip
"""With places for numbers."""


@lru_cache(maxsize=1)
def config() -> Any:
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)


def renderer() -> markdown.Markdown:
    listed = [one if isinstance(one, dict) else {one: {}} for one in config()["markdown_extensions"]]
    extensions = {name: options for one in listed for name, options in one.items()}
    return markdown.Markdown(extensions=[*extensions], extension_configs=extensions)


@dataclass(frozen=True)
class Quick:
    """The renderer with long lists and numbers held back."""

    md: markdown.Markdown

    def items(self, lines: Sequence[str]) -> list[str | None]:
        return [f"<li>{''.join(told)}</li>" if told else None for told in map(told_item, lines)]

    def made(self, text: str) -> tuple[str, object]:
        """Like the pages of a site, which hold back long lists, or short ones too."""
        made, other = (self._made(text, fewest) for fewest in (FEWEST, 1))
        assert made == other
        return made

    def _made(self, text: str, fewest: int) -> tuple[str, object]:
        thin = held_back(text, self.items, fewest)
        source, numbers = without_numbers(HEAD + thin.text)
        html, toc = made(self.md, source.removeprefix(HEAD))
        if not thin.runs and not numbers:
            return html, toc
        if are_items(html, len(thin.runs)) and are_numbers(html, len(numbers)) and defines_nothing(self.md):
            return filled(with_numbers(html, numbers), thin.runs), toc
        return made(self.md, text)


@lru_cache(maxsize=1)
def renderers() -> tuple[markdown.Markdown, Quick]:
    """Python-Markdown as it is, and quick."""
    return renderer(), Quick(renderer())


def made(md: markdown.Markdown, text: str) -> tuple[str, object]:
    md.reset()
    return md.convert(text), getattr(md, "toc_tokens", None)


@pytest.mark.parametrize("block", BLOCKS)
def test_each_kind_of_block(block: str) -> None:
    plain, quick = renderers()
    for text in (block, f"{block}\n\nEnd.", f"Start.\n\n{block}\n{block}"):
        assert quick.made(text) == made(plain, text)


@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6), st.sampled_from(("\n\n", "\n", "\n\n\n")))
@settings(max_examples=150, deadline=None)
def test_pages_of_many_blocks(blocks: list[str], between: str) -> None:
    plain, quick = renderers()
    text = between.join(blocks)
    assert quick.made(text) == made(plain, text)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
@settings(max_examples=400, deadline=None)
@example('<div markdown="1">*x* &lt;<b>\n</div>')
@example("x\n    { .a }\n- y")
@example('&#x</span> <p></b>=<div markdown="1"><    </span>')
def test_pieces_of_markup(text: str) -> None:
    plain, quick = renderers()
    assert quick.made(text) == made(plain, text)


@given(
    st.lists(st.sampled_from(SIGHT), min_size=1, max_size=9).map("".join),
    st.sampled_from(("{}", "# {}")),
)
@settings(max_examples=400, deadline=None)
def test_texts_that_are_told_at_sight(text: str, around: str) -> None:
    """In a place that makes no block of a text, however it begins."""
    told = told_at_sight(text)
    if told is not None:
        html = "".join(told)
        found = made(renderers()[0], around.format(f"a {text} b"))[0]
        assert f">a {html} b</" in found


def test_usual_texts_are_told_at_sight() -> None:
    """Else the test above would prove nothing."""
    assert told_at_sight('Words, **5%** [<bdi>a</bdi>](#b){ .c } <span class="d">[e](../f.md) g</span> &amp;')


@given(
    st.lists(st.sampled_from(LINES[:5]) | st.sampled_from(LINES), min_size=1, max_size=9),
    st.sampled_from(
        (
            "",
            "- before\n\n",
            "Words\n\n",
            '<div class="a" markdown="1">\n\n',
            "- a\n- - b\n    - c\n    ",
            "> ",
            "```\n\n",
            "<div>\n\n",
            "<!--\n\n",
            "<p>\n\n",
            "<em\n\n",
            '<a title="\n\n',
            "<h2>\n\n",
            "</h2>\n\n",
            "1. a\n\n",
        )
    ),
    st.sampled_from(
        (
            "",
            "\n\n- after",
            "\n\n    more",
            "\n{ .c }",
            "\n\n</div>",
            "\n\n[b]: c.md",
            "\n\n*[HTML]: language",
            "\n\n```",
            "\n\n-->",
        )
    ),
)
@settings(max_examples=150, deadline=None)
def test_long_lists(lines: list[str], before: str, after: str) -> None:
    plain, quick = renderers()
    between = "\n    " if before.endswith("    ") else "\n"
    text = before + between.join(f"- {line}" for line in lines) + after
    assert quick.made(text) == made(plain, text)


def counted(text: str, number: int) -> str:
    """A text with numbers in its places."""
    first, *rest = text.replace("{{", "\0").replace("}}", "\1").split("{}")
    return (
        (first + "".join(f"{number + 7 * at}{one}" for at, one in enumerate(rest)))
        .replace("\0", "{")
        .replace("\1", "}")
    )


@given(
    st.lists(st.sampled_from(COUNTED) | st.sampled_from(BLOCKS), min_size=1, max_size=5),
    st.sampled_from(("\n\n", "\n", " ")),
    st.integers(min_value=0, max_value=3000),
)
@settings(max_examples=300, deadline=None)
def test_pages_with_numbers(blocks: list[str], between: str, number: int) -> None:
    plain, quick = renderers()
    text = between.join(counted(one, number + at) for at, one in enumerate(blocks))
    assert quick.made(text) == made(plain, text)


@pytest.mark.parametrize("block", COUNTED)
def test_each_kind_of_number(block: str) -> None:
    plain, quick = renderers()
    for text in (counted(block, 3), f"A 5 b\n\n{counted(block, 30)}\n\n- Pages: 8"):
        assert quick.made(text) == made(plain, text)


def test_numbers_are_held_back() -> None:
    """Else the tests above would prove nothing."""
    _, quick = renderers()
    text = counted("Pages: {}.\n\n| [{}](a.md) | {} |\n| --- | --- |\n| [{}](b.md#c) x | {} |\n\n<b>{}</b>", 4)
    source, numbers = without_numbers(HEAD + text)
    assert numbers == ("4", "11", "18", "25", "32", "39")
    assert are_numbers(made(quick.md, source.removeprefix(HEAD))[0], 6)


def test_a_long_list_is_one_sign_and_its_last_item_if_that_may_change() -> None:
    """Else the test above would prove nothing."""
    _, quick = renderers()
    text = "\n".join(f"- [a &amp; b](b.md) {number}" for number in range(40))
    thin = held_back(text, quick.items)
    assert (len(thin.text.split("\n")), [len(run) for run in thin.runs]) == (1, [40])
    assert are_items(made(quick.md, thin.text)[0], 1)
    thin = held_back(f"{text}\n\nbehind", quick.items)
    assert (len(thin.text.split("\n")), [len(run) for run in thin.runs]) == (4, [39])
    assert are_items(made(quick.md, thin.text)[0], 1)


def test_a_short_list_is_held_back_where_its_end_is_seen() -> None:
    _, quick = renderers()
    for text, number in (
        ("- b", 1),
        ("a\n\n- b", 1),
        ("- b\n\n## c", 1),
        ("- b\n\na", 0),
        ("- b\n\n- c", 0),
        ("- b\n- c\n\na", 1),
    ):
        thin = held_back(text, quick.items, 1)
        assert (len(thin.runs), thin.text == text) == (number, not number)
        assert are_items(made(quick.md, thin.text)[0], number)


def test_pages_of_this_project() -> None:
    plain, quick = renderers()
    for path in sorted(Project(ROOT).docs_dir.rglob("*.md"))[::6]:
        text = path.read_text(encoding="utf-8")
        assert quick.made(text) == made(plain, text), path.name
