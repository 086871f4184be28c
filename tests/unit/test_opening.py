"""Where the list of headings stands: after the opening of a page, and never inside anything."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from handbook.pages import opening as room
from handbook.pages.opening import opened

_PARTS = ("<h1>Title</h1>", "<p>Text &lt;h2&gt; <br>and <img src='a>b'></p>", "<!-- <h2> -->", "<h2 id='a'>Part</h2>", "<h3>Below</h3>",
          "<ul>\n<li>one</li>\n</ul>", "<svg viewBox='0 0 1 1'><path d='M0'/></svg>", "\n")  # fmt: skip
_content = st.recursive(
    st.lists(st.sampled_from(_PARTS), max_size=5).map("".join),
    lambda inner: st.lists(inner.map(lambda text: f"<div class='hb-x' data-y='<h2>'>{text}</div>"), max_size=4).map(
        "".join
    ),
    max_leaves=6,
)


@given(st.lists(_content, max_size=4).map("".join))
def test_a_page_is_opened_between_its_own_children(content: str) -> None:
    opening, rest = opened(content)
    assert opening + rest == content
    for part in (opening, rest):
        assert part.count("<div") == part.count("</div>"), "nothing is opened here and closed there"
    top = html.fragment_fromstring(content, create_parent="main")
    if opening:
        assert "<h1>" in opening
        assert html.fragment_fromstring(opening, create_parent="main").find(".//h2") is None
        first = html.fragment_fromstring(rest, create_parent="main")[0]
        assert first.tag == "h2" or first.find(".//h2") is not None, "a part follows at once"
    elif top.find("h1") is not None and top.find(".//h2") is not None:
        first = next(one for one in top.iter("h1", "h2") if one.tag == "h2" or one.getparent() is top)
        assert first.tag == "h2", "only where a part comes before the title"


def test_lines_of_all_kinds_are_counted_as_the_reader_of_html_does() -> None:
    content = "<h1>سرخی</h1>\r\n<p>\nLead\u2028 <br/>\n</p>\n\n<section>\n<h2>Part</h2>\n</section>\n"
    at = content.index("<section>")
    assert opened(content) == (content[:at], content[at:])


_PLAIN = ('<h1 id="a">Title</h1>', '<h2 id="b">Part</h2>', "<p>", "</p>", "<div>", "</div>", "<br>", "<br/>", "<hr>", "text &amp;", "</br>", "<!-- <h2> -->",
          "<textarea><h2></textarea>", "<", ">", "<H2>x</H2>", "<p id=a>", '<a title="a>b">', "<wbr>", "<svg/>", "</h2>", "\n")  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_PLAIN), max_size=9).map("".join))
def test_what_is_told_at_sight_is_what_the_reader_of_html_finds(content: str) -> None:
    at = room._end_of_plain(content)
    reader = room._Reader(content)
    try:
        reader.feed(content)
        found = 0
    except room._Found:
        found = reader.outermost
    assert at in (None, found)
    assert at is not None or not content.startswith('<h1 id="a">Title</h1><h2 id="b">')
