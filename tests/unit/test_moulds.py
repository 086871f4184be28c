"""A page into which lists and numbers are put last is the page that is made with them, and so is what is told of it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.generators.mkdocs.finishing import finisher
from handbook.generators.mkdocs.lines import Line, Ways, finished
from handbook.generators.mkdocs.moulds import mould_of, pour
from handbook.markdown.quick.held import CLOSE, OPEN, Thin
from handbook.markdown.quick.numbers import with_numbers, without_numbers
from handbook.rendered import ReadPages, read_page
from handbook.translation.locales import Direction

URI, DIGEST, ANOTHER = "x/y.html", "0123456789ab", "ba9876543210"
NUMBERS = ("3", "1,000")
N, M = without_numbers("---\n---\n| 3 | 1,000 |")[0].split("\n")[-1].strip("| ").split(" | ")
"""What stands for them."""
INSIDE = (
    '<a href="a.html">A</a>',
    '<a href="https://a.example">out</a> &amp; <a rel="author" href="http://b.example">b</a>',
    '<span class="untranslated" lang="en" dir="ltr">Ask <span>1-2</span>.</span>',
    '<span class="untranslated" lang="en" dir="ltr">Ask.</span> <a class="citation" href="c.html#d">1</a>.',
    '<bdi dir="ltr">2006–2009</bdi>, <code>a.csv</code> .csv',
    "words",
    '<a href="#here">here</a> 2013–2019',
    "<span>open",
    "closed</span>",
    '<img src="a.png">',
    '<a href="/root.html">x</a>',
    '<a href="//a.example">x</a>',
    "<ul><li>in</li></ul>",
)
AROUND = (
    "<p>before 2013–2019 {}</p>\n",
    '<p><span class="untranslated" lang="en" dir="ltr">open {}</p>',
    '<li><span class="untranslated" lang="en" dir="ltr">a</span></li>',
    "<li>\n<ul>",
    "</ul></li>",
    "<ul>\n",
    "</ul>\n",
    '<p><a href="https://e.example">e</a></p>',
    '<h2 id="z">Z</h2>',
    "<pre>",
    "</pre>",
    '<nav><a title="',
    '">x</a></nav>',
    "<!-- ",
    " -->",
    '<div data-search="off">',
    "</div>",
    "</span>",
    f"<p>{N} {{}}</p>",
    f"<table><tr><td>{N}</td><td>{M} kB</td></tr></table>",
    f'<svg><a href="d.html" aria-label="Pages: {N}."><title>Pages: {N}.</title><rect x="{N}" y="{M}"></rect></a></svg>',
    f'<p data-search="off">{M}</p>',
    f'<a title="{N}" href="e.html">{M}</a>',
    f'<a href="{N}.html">x</a>',
    f'<p id="a{N}">x</p>',
    f'<h3 id="y">Y {M}</h3>',
    f'<a href="https://a.example/?{N}">x</a>',
    f'<a href="f.html#{M}">x</a>',
    f'<p lang="en">2013–2019 {N} .csv</p>',
)


def page_of(parts: list[str], digest: str) -> str:
    inside = "".join(part.replace("{}", "") for part in parts)
    head = f'<!doctype html>\n<html lang="en" dir="ltr"><head><meta name="handbook-page" content="{digest}"></head>'
    return f"{head}<body><article><h1>T</h1>{inside}</article><p>{digest} {N} {M}</p></body></html>"


@given(
    st.lists(st.sampled_from(AROUND), max_size=5),
    st.lists(st.sampled_from(AROUND), max_size=5),
    st.lists(st.sampled_from(INSIDE), min_size=2, max_size=6),
    st.sampled_from(Direction),
)
@settings(max_examples=400, deadline=None)
def test_pages_by_chance(before: list[str], after: list[str], inside: list[str], direction: Direction) -> None:
    finish = finisher(direction)
    lines: list[Line] = [line for one in inside if (line := finished("x", one, {}, finish))]
    made = finish(page_of([*before, f"<li>{OPEN}0{CLOSE}</li>", *after], DIGEST))
    pages = ReadPages(Path())
    thin = Thin(made, (tuple(lines),), NUMBERS)
    mould = mould_of("k", {"f": True}, made, DIGEST, thin, lambda data: pages.read_if_good(URI, data))
    if mould is None or not lines:
        return
    written = "\n".join(f"<li>{one}</li>" for one in inside if finished("x", one, {}, finish))
    whole = finish(with_numbers(page_of([*before, written, *after], ANOTHER), NUMBERS))
    poured = pour(mould, ANOTHER, thin)
    assert poured.html == whole
    assert poured.read == read_page(URI, whole.encode())[0]


def test_plain_pages_have_moulds() -> None:
    """Else the test above would prove nothing."""
    finish, pages = finisher(Direction.LTR), ReadPages(Path())
    one, two, none = (Thin("", ((),) * number, NUMBERS) for number in (1, 2, 0))
    for parts in ([*AROUND[:1], "<ul>\n", f"<li>{OPEN}0{CLOSE}</li>", "</ul>"], [f"<ul><li>{OPEN}0{CLOSE}</li></ul>"]):
        html = finish(page_of(parts, DIGEST))
        mould = mould_of("k", {}, html, DIGEST, one, lambda data: pages.read_if_good(URI, data))
        assert mould is not None
        assert DIGEST.encode() not in mould.html
        assert mould_of("k", {}, html, DIGEST, two, lambda data: pages.read_if_good(URI, data)) is None
    for part, is_good in zip(AROUND[-11:], (True,) * 5 + (False,) * 3 + (True, False, True), strict=True):
        html = finish(page_of([part], DIGEST))
        assert (mould_of("k", {}, html, DIGEST, none, lambda data: read_page(URI, data)[0]) is not None) == is_good
    assert mould_of("k", {}, page_of([], DIGEST), DIGEST, Thin("", (), ("1", "2", "3")), lambda _: None) is None
    assert [one for one in INSIDE[:6] if finished("x", one, {}, finish) is None] == []
    assert [one for one in INSIDE[6:12] if finished("x", one, {}, finish)] == []
    assert finished("x", "words", {"a.md": False}, finish) is None


def test_a_mould_is_another_when_a_file_comes_or_goes() -> None:
    html = page_of([f"<ul><li>{OPEN}0{CLOSE}</li></ul>"], DIGEST)
    thin = Thin("", ((),), NUMBERS)
    mould = mould_of("k", {"a.md": True, "b.md": False}, html, DIGEST, thin, lambda data: read_page(URI, data)[0])
    assert mould is not None
    assert [
        mould.fits(key, there) for key, there in (("k", {"a.md"}), ("k", {"a.md", "b.md"}), ("k", ()), ("l", {"a.md"}))
    ] == [
        True,
        False,
        False,
        False,
    ]


def test_what_is_known_of_a_folder_when_files_go() -> None:
    """What leads to a file that is gone is forgotten, and what was missed may be there now; all else stays."""
    line = finished("x", "words", {"a.md": True}, finisher(Direction.LTR))
    ways = Ways({"a": ("a.html", {"a.md": True}), "b": ("b.html", {"b.md": True})}, {"x": line, "y": None})
    assert ways.without({}) == Ways(ways.links, {"x": line})
    assert ways.without({"a.md"}) == Ways({"b": ways.links["b"]}, {})
    assert ways.without({"b.md"}) == Ways({"a": ways.links["a"]}, {"x": line})
