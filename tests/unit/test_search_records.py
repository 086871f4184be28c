"""What a list of pages may hold, and what is said of what it may not."""

from __future__ import annotations

import pytest

from handbook.search.records import RecordError, Section, read_record, sections_of_html

GOOD = {"url": "a.html", "title": " A \n title ", "text": "Some  text\u00a0here"}


def test_a_page_is_read() -> None:
    record = read_record({**GOOD, "facets": {"step": 3, "country": ["TH", "LA", "TH"], "none": []}}, 1)
    assert (record.url, record.title) == ("a.html", "A title")
    assert record.sections == (Section("", "", "Some text here"),)
    assert record.facets == {"country": ("TH", "LA"), "none": (), "step": ("3",)}


BAD = [
    ("no object", ["a"], "entry 7: expected an object, found ['a']; give each page url, title and text"),
    ("nothing", None, "entry 7: expected an object, found None; give each page url, title and text"),
    ("no address", {"title": "t", "text": "x"}, "entry 7: url: expected a text, found None; give it in quotes"),
    ("a number as title", {**GOOD, "title": 5}, "entry 7: title: expected a text, found 5; give it in quotes"),
    ("no text", {"url": "u", "title": "t"}, "entry 7: text: expected a text, found None; give it in quotes"),
    ("html in a list", {**GOOD, "html": ["<p>"]}, "entry 7: html: expected a text, found ['<p>']; give it in quotes"),
    ("facets in a list", {**GOOD, "facets": ["TH"]}, "entry 7: facets: expected an object, found ['TH']; write {'country': ['TH']}"),
    ("a facet of objects", {**GOOD, "facets": {"country": {"TH": 1}}}, "entry 7: facets.country: expected a text or a list of texts, found {'TH': 1}; write ids such as ['TH', 'LA']"),
    ("yes as a facet", {**GOOD, "facets": {"open": True}}, "entry 7: facets.open: expected a text or a list of texts, found True; write ids such as ['TH', 'LA']"),
    ("a fraction as a facet", {**GOOD, "facets": {"year": [2.5]}}, "entry 7: facets.year: expected a text or a list of texts, found [2.5]; write ids such as ['TH', 'LA']"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "entry", "message"), BAD, ids=[what for what, _, _ in BAD])
def test_what_cannot_be_read_is_named_with_cause_and_way_out(what: str, entry: object, message: str) -> None:
    with pytest.raises(RecordError) as raised:
        read_record(entry, 7)
    assert str(raised.value) == message


def test_a_long_value_is_not_repeated_in_full() -> None:
    with pytest.raises(RecordError) as raised:
        read_record({**GOOD, "text": ["x" * 10_000]}, 0)
    assert len(str(raised.value)) < 120


HTML = [
    ("sections at headings with ids", "<h1>T</h1>a<h2 id=x>B <b>b</b></h2>c<h3>d</h3>e<h3 id=y>F</h3>", [("", "", "a"), ("x", "B b", "c d e"), ("y", "F", "")]),
    ("only the article", "<nav>n</nav><article>a</article><footer>f</footer>", [("", "", "a")]),
    ("what nobody sees", "<p>a<script>s</script><style>s</style><svg><text>s</text></svg><!-- c --><template>t</template>", [("", "", "a")]),
    ("what is kept out", "<p>a<span data-search=off>b</span>c", [("", "", "ac")]),
    ("words of inline elements stay whole", "<p>in<b>form</b>ation<br>next<wbr>word", [("", "", "information nextword")]),
    ("cells and items stand apart", "<table><tr><td>a<td>b</table><ul><li>c<li>d</ul>", [("", "", "a b c d")]),
    ("a whole document", "<!doctype html><html><head><title>no</title></head><body><p>a</body></html>", [("", "", "a")]),
    ("entities", "<p>a &amp; b &lt;i&gt; &#3585;", [("", "", "a & b <i> ก")]),
    ("no element", "plain", [("", "", "plain")]),
    ("nothing", "", [("", "", "")]),
    ("blanks", " \n ", [("", "", "")]),
    ("only a comment", "<!-- nothing -->", [("", "", "")]),
    ("with an XML declaration", '<?xml version="1.0" encoding="utf-8"?>\n<p>a</p>', [("", "", "a")]),
    ("broken", "<p>a<<b>&nosuch;</p></i>", [("", "", "a<&nosuch;")]),
    ("half a character", "<p>a\ud800b", [("", "", "a\ufffdb")]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "expected"), HTML, ids=[what for what, _, _ in HTML])
def test_html_is_cut_into_sections(what: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.anchor, one.heading, one.text) for one in sections_of_html(text)] == expected
