"""What is told of a page from its tags is what a parser finds in it; of any other page nothing is told."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.audit.elements import said_by
from handbook.audit.html import HtmlFacts, read_html
from handbook.audit.pages import page_problems
from handbook.audit.plain import facts_of_plain
from handbook.plain_html import plain_page
from handbook.policy import CONTENT_SECURITY_POLICY
from handbook.rendered import ReadPages, read_page, read_plain_page
from handbook.translation.locales import Direction, Locale

ENGLISH = Locale(code="en", name="English", english_name="English", direction=Direction.LTR)
HEAD = f"""<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">
<meta http-equiv="x-dns-prefetch-control" content="off"><title>T</title></head><body>"""
ARTICLE = (
    "a &amp; b", "&#58;", "<br>", "<wbr>", "<hr>", '<img src="a.png" alt="&quot;x&quot;">', '<a href="b.html#c">x</a>', '<a href="../th/index.html">y</a>',
    '<h1 id="t">Title <small>s</small></h1>', '<h2 id="u">Two <i>w</i>ords</h2>', "<h3>No id</h3>", '<h4 id="u">again</h4>', "<p>in<b>form</b>ation</p>",
    "<ul><li>one</li><li>two</li></ul>", "<table><tr><td>1</td><td>2</td></tr></table>", '<div data-search="off"><p>not</p></div>', '<p data-search="off">no <b>t</b><br></p>',
    '<svg viewBox="0 0 1 1"><path d="M0"/><text>s</text></svg>', "<nav><h2>n</h2></nav>", '<form action="x"><input name="f" disabled></form>', '<script src="a.js"></script>',
    "<template><p>t</p></template>", '<h2 id="v"><svg><g/></svg> S</h2>', "ไทย\u00a0\u2028 اردو", "\n  ", '<section class="a"\n  id="s">deep<div>er</div></section>',
)  # fmt: skip
HOSTILE = (
    "<p>", "</p>", "<p id=a>", "<div", "</div>", "<div>", "</article>", "<article>", "<li>", "</h2>", "<h2>", '<h2 id="w"><p>x</p></h2>', '<p data-search="off"><div>y</div></p>',
    "<", ">", "&", "&amp", "&nosuch;", "&#1;", "&#x41;", "<!-- c -->", "<![CDATA[x]]>", "<?x?>", '<a href="x" href="https://e.example">', "<a href='x'>", '<a title="a>b">', '<a title="a<b">',
    '<script>let a = "<p>";</script>', "<style>p{}</style>", "<textarea><b></textarea>", "<title><p></title>", '<a href="https://e.example">z</a>', '<a href="javascript:x">z</a>',
    '<p onclick="x()">', '<p style="x">', "<iframe></iframe>", "<plaintext>", "<svg/>", "<div/>", "<script/>", "<P>", '<A HREF="x">', "</br>", "\x00", "\r", "\x0c", "\ufffe", "<form><form></form></form>",
    '<html lang="th">', "<body>", "<head>", "<source>", '<meta http-equiv="refresh" content="0">', "<nosuch>", "<select><option>o<option>p</select>", "<td>", "<a><a></a></a>", "<p/>", "<noscript><p></noscript>", "</article> tail", "</article></body></html> tail", "</article></span> tail",
)  # fmt: skip


def page(inside: str) -> bytes:
    return f'{HEAD}<nav><a href="index.html">h</a></nav><article>{inside}</article></body></html>'.encode()


def told(facts: HtmlFacts) -> dict[str, object]:
    """What there is to tell without lines, and each thing once."""
    found: dict[str, object] = {one.name: getattr(facts, one.name) for one in fields(facts)}
    for name in ("links", "resources", "unmarked"):
        found[name] = {(one.address, one.element) for one in getattr(facts, name)}
    return found | {"inline": {one.what for one in facts.inline}, "alternates": bool(facts.alternates)}


def hold(data: bytes) -> bool:
    """Whether the page is plain; if so, what is told of it is right."""
    plain = read_plain_page("a/b.html", data)
    if plain is None:
        return False
    parsed = read_page("a/b.html", data)
    assert plain[0] == parsed[0]
    assert told(plain[1]) == told(parsed[1])
    return True


@pytest.mark.parametrize("inside", ARTICLE)
def test_plain_pages_are_plain(inside: str) -> None:
    assert hold(page(inside))


@settings(max_examples=100)
@given(st.lists(st.sampled_from(ARTICLE)).map("".join))
def test_plain_pages_are_read_as_a_parser_reads_them(inside: str) -> None:
    assert hold(page(inside))


@settings(max_examples=400)
@given(st.lists(st.sampled_from((*ARTICLE, *HOSTILE, *HOSTILE))).map("".join))
def test_of_other_pages_nothing_wrong_is_told(inside: str) -> None:
    hold(page(inside))


@settings(max_examples=150)
@given(st.lists(st.sampled_from((*ARTICLE, *HOSTILE))).map("".join))
def test_where_the_page_is_cut_off_nothing_wrong_is_told(text: str) -> None:
    hold(f"<html><body>{text}".encode())


@pytest.mark.parametrize("data", [b"", b"x", b"<p>\xff</p>", b"<html></html>", HEAD.encode()])
def test_odd_files(data: bytes) -> None:
    plain = plain_page(data)
    if plain is not None and data.strip():
        assert told(facts_of_plain(plain)) == told(read_html(data))


@settings(max_examples=500)
@given(
    st.sampled_from(("a", "area", "p", "h2", "use", "img", "link", "meta", "form", "script", "nosuch", "rect")),
    st.dictionaries(
        st.sampled_from(("href", "xlink:href", "id", "class", "data-x", "aria-label", "rel", "title", "to", "src", "style", "onclick", "fill", "background", "http-equiv", "content", "nosuch")),
        st.text(alphabet="a1./:#\\\t (-é", max_size=4) | st.sampled_from(("", "x.html#a", "//a.example", "javascript:x", "java\tscript:x", "url(//a.example)", "https:a", "url(#a)", "#", "\t//a", "noopener noreferrer")),
        max_size=4,
    ).map(lambda values: tuple(values.items())),
)  # fmt: skip
def test_of_an_element_that_says_little_nothing_is_missed(tag: str, items: tuple[tuple[str, str], ...]) -> None:
    with patch("handbook.audit.elements._says_little", return_value=False):
        slow = said_by(tag, items)
    assert said_by(tag, items) == slow


def test_a_problem_has_its_line(tmp_path: Path) -> None:
    """A plain page that breaks a promise is read by a parser after all."""
    data = page('\n\n<a href="https://e.example">x</a>')
    assert read_plain_page("a.html", data) is not None
    pages = ReadPages(tmp_path, ENGLISH)
    pages.read("a.html", data)
    assert [(one.code, one.place.line) for one in pages.problems] == [("audit-outgoing", 6)]
    assert pages.problems == page_problems("en/a.html", read_html(data), ENGLISH)


def test_a_good_page_is_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.rendered.read_page", None)
    pages = ReadPages(tmp_path, ENGLISH)
    pages.read("a.html", page("".join(ARTICLE[:9])))
    assert pages.problems == []
