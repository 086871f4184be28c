"""Reading a page without the items of its long lists comes to the same as reading all of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.audit.leads import targets_in
from handbook.audit.pages import page_problems
from handbook.markdown.quick.held import CLOSE, OPEN, filled
from handbook.plain_items import _read_item, item_of
from handbook.rendered import read_page, read_plain_page, with_items
from handbook.search.records import INLINE
from handbook.translation.locales import Direction, Locale

if TYPE_CHECKING:
    from handbook.audit.html import HtmlFacts
    from handbook.plain_items import Item
    from handbook.problems import Problem

LOCALE = Locale(code="en", name="English", english_name="English", direction=Direction.LTR)
GOOD = (
    '<li><a href="../a.html">A</a> <span class="study-facts"><span>b</span>, <bdi dir="ltr">2013–2019</bdi></span></li>',
    '<li lang="en" dir="ltr"><a href="b.html#c">B &amp; <em>c</em></a></li>',
    '<li><a href="https://a.example" rel="external noopener noreferrer" aria-describedby="hb-outside">out</a></li>',
    "<li>words</li>",
    "<li></li>",
    "<li>a</li><li>b</li>",
    "<li><ul><li>a</li></ul></li>",
    '<li><span data-search="off">silent</span> said</li>',
    "<li>\u00a0 <small>x</small></li>",
)
ODD = (
    '<li><a href="#x">here</a></li>',
    '<li id="x">a</li>',
    '<li><span id="x">a</span></li>',
    '<li><a href="javascript:x">a</a></li>',
    '<li><a href="//a.example">a</a></li>',
    '<li><a href="https://a.example">a</a></li>',
    '<li onclick="x()">a</li>',
    '<li><span style="x">a</span></li>',
    '<li><img src="https://a.example/a.png"></li>',
    "<li><script>x</script></li>",
    "<li><style>x</style></li>",
    "<li><span>open</li>",
    "<li><em><span>crossed</em></span></li>",
    "<li>a</li> after </li>",
    "<li>a<!-- </li>",
    "<li>a --></li>",
    "<li><a href=\"a.html\">a<a href='b.html'>b</a></a></li>",
    "<li>a < b</li>",
    '<li><h2 id="h">heading</h2></li>',
    "</ul></article><li>a</li>",
    "<li>a</textarea></li>",
)
AROUND = (
    (
        "<article><h1>T</h1><ul>\n",
        '</ul><h2 id="after">After</h2><p>x <a href="c.html">c</a></p></article></body></html>',
    ),
    ("<nav><ul>\n", "</ul></nav><article><p>x</p></article></body></html>"),
    ("<article><!--\n", "--><p>x</p></article></body></html>"),
    ("<article><script>\n", "</script><p>x</p></article></body></html>"),
    ("<article><textarea>\n", "</textarea></article></body></html>"),
    ('<article><div data-search="off"><ul>\n', "</ul></div><p>x</p></article></body></html>"),
    ('<article><a href="d.html"><p>\n', "</p></a></article></body></html>"),
    ('<article><h2 id="in">\n', "</h2>x</article></body></html>"),
    ("<article><svg><title>\n", "</title></svg></article></body></html>"),
    ("<p>none\n", ""),
)


def hold(lines: list[str], around: tuple[str, str]) -> bool:
    """Whether the page is plain; if so, what is told of it is what is told of all its tags, and what a parser finds."""
    thin, runs = thinned(lines)
    page, whole = page_of(thin, around), page_of(lines, around)
    assert filled(page, [texts for texts, _ in runs]) == whole
    quick, slow = read_plain_page("x/y.html", page.encode()), read_plain_page("x/y.html", whole.encode())
    assert (quick is None) == (slow is None)
    if quick is None or slow is None:
        return False
    targets = [targets for _, items in runs for item in items if (targets := targets_in("x", item.links)) is not None]
    told = with_items(quick[0], [items for _, items in runs], targets)
    assert told == slow[0] == read_page("x/y.html", whole.encode())[0]
    assert problems(quick[1]) == problems(slow[1])
    return True


def is_alike(line: str) -> bool:
    """Whether an item is the same wherever it stands in a folder."""
    item = item_of(line)
    return item is not None and targets_in("x", item.links) is not None


def thinned(lines: list[str]) -> tuple[list[str], list[tuple[list[str], list[Item]]]]:
    """Lines with signs in the places of runs of items that can be held back."""
    thin: list[str] = []
    runs: list[tuple[list[str], list[Item]]] = []
    for is_held, group in groupby(lines, is_alike):
        texts = [*group]
        if is_held:
            thin.append(f"<li>{OPEN}{len(runs)}{CLOSE}</li>")
            runs.append((texts, [item for one in texts if (item := item_of(one))]))
        else:
            thin += texts
    return thin, runs


def problems(facts: HtmlFacts) -> list[Problem]:
    return page_problems("en/x/y.html", facts, LOCALE)


def page_of(lines: list[str], around: tuple[str, str]) -> str:
    before, after = around
    items = "".join(f"{one}\n" for one in lines)
    return f'<!doctype html>\n<html lang="en" dir="ltr"><body>{before}{items}{after}'


PIECES = (
    *[f"<{name}>" for name in sorted(INLINE)], *[f"</{name}>" for name in sorted(INLINE)], *["<b>", "</b>", "<a>", "</a>", "words", "a  b", "\u00a0"] * 4, '<span class="a b" lang="en" dir="ltr">', '<span lang="en" class="a">', '<bdi class="a" class="b">', '<a href="../a/b.html#c">', '<a class="d" href="../a/b.html#c">', '<a href="b.html">', '<a href="#c">', '<a href="">', '<a href="a&amp;b">', '<a href="a:b">', '<a href="//a">', '<a href="é.html">', '<b id="x">', '<b title="a > b">', '<b onclick="x">',
    "&amp;", "&lt;i&gt;", "&#58;", "&nbsp;", "&x;", "&", "<", ">", '"', "\n", "\t", "\x07", "<br>", "<li>", "</li>", "<h2>", "<svg>", "</svg>", "สวัสดี", "<B>", "<b >", "</b >", '<b href="c.html">',
)  # fmt: skip


@given(
    st.sampled_from(("<li>", '<li lang="en" dir="ltr">', '<li lang="en">')),
    st.lists(st.sampled_from(PIECES), max_size=6),
    st.sampled_from((0, 1)),
)
@settings(max_examples=1500, deadline=None)
def test_usual_items_are_read_as_all_are(start: str, pieces: list[str], times: int) -> None:
    ends = [
        f"</{one[1:].partition('>')[0].partition(' ')[0]}>" for one in pieces if one[:1] == "<" and one[1:2].isalpha()
    ]
    line = f"{start}{''.join(pieces + ends[::-1] * times)}</li>"
    assert item_of(line) == _read_item(line.encode())


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("odd", ODD)
def test_one_odd_item_among_good_ones(odd: str, around: tuple[str, str]) -> None:
    hold([*GOOD, odd, *GOOD, odd], around)


@given(st.lists(st.sampled_from(GOOD) | st.sampled_from(ODD), max_size=30), st.sampled_from(AROUND))
@settings(max_examples=200, deadline=None)
def test_items_by_chance(lines: list[str], around: tuple[str, str]) -> None:
    hold(lines, around)


def test_good_items_are_held_back_and_odd_ones_are_not() -> None:
    """Else the tests above would prove nothing."""
    assert hold([*GOOD] * 3, AROUND[0])
    assert [len(items) for _, items in thinned([*GOOD] * 3)[1]] == [3 * len(GOOD)]
    assert [odd for odd in ODD if thinned([odd])[1]] == []
