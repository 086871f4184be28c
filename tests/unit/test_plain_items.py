"""Reading a page without the items of its long lists comes to the same as reading all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook import plain_items
from handbook.audit.pages import page_problems
from handbook.plain_items import KnownItems, thinned
from handbook.rendered import read_page, read_plain_page
from handbook.translation.locales import Direction, Locale

if TYPE_CHECKING:
    from handbook.audit.html import HtmlFacts
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
    '<li><a href="#x">here</a>\u00a0 <small>x</small></li>',
)
ODD = (
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
    "<li>\ue0000\ue001</li>",
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


def hold(page: bytes) -> bool:
    """Whether the page is plain; if so, what is told of it is what is told of all its tags, and what a parser finds."""
    quick = read_plain_page("x/y.html", page, KnownItems())
    with mock.patch.object(plain_items, "_BEGINS", ()):
        whole = read_plain_page("x/y.html", page, KnownItems())
    assert (quick is None) == (whole is None)
    if quick is None or whole is None:
        return False
    assert quick[0] == whole[0] == read_page("x/y.html", page)[0]
    assert problems(quick[1]) == problems(whole[1])
    return True


def problems(facts: HtmlFacts) -> list[Problem]:
    return page_problems("en/x/y.html", facts, LOCALE)


def page_of(lines: list[str], around: tuple[str, str]) -> bytes:
    before, after = around
    items = "".join(f"{one}\n" for one in lines)
    return f'<!doctype html>\n<html lang="en" dir="ltr"><body>{before}{items}{after}'.encode()


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("odd", ODD)
def test_one_odd_item_among_good_ones(odd: str, around: tuple[str, str]) -> None:
    hold(page_of([*GOOD, odd, *GOOD, odd], around))


@given(st.lists(st.sampled_from(GOOD) | st.sampled_from(ODD), max_size=30), st.sampled_from(AROUND))
@settings(max_examples=200, deadline=None)
def test_items_by_chance(lines: list[str], around: tuple[str, str]) -> None:
    hold(page_of(lines, around))


def test_good_items_are_not_read_with_the_page() -> None:
    """Else the tests above would prove nothing."""
    page = page_of([*GOOD] * 3, AROUND[0])
    assert hold(page)
    thin, runs = thinned(page, KnownItems())
    assert (thin.count(b"<li"), [len(run) for run in runs]) == (1, [3 * len(GOOD)])
    assert thin.count(b"\n") == page.count(b"\n"), "what follows is told of by its line"
    assert [odd for odd in ODD if thinned(page_of([odd] * 8, AROUND[0]), KnownItems())[1]] == []
