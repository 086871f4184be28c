"""Each promise of the audit, broken once in a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.audit.assets import asset_problems
from handbook.audit.html import read_html
from handbook.audit.leads import leads_of
from handbook.audit.pages import page_problems
from handbook.audit.reach import clicks_from, reach_problems
from handbook.policy import CONTENT_SECURITY_POLICY
from handbook.translation.locales import Direction, Locale
from handbook.tree import tree_states

URDU = Locale(code="ur", name="اردو", english_name="Urdu", direction=Direction.RTL)
PAGE = f"""<!doctype html>
<html lang="ur" dir="rtl"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<link rel="stylesheet" href="../a.css"></head>
<body id="top"><a href="https://example.org" rel="external noopener noreferrer" aria-describedby="hb-outside">x</a><p id="b">text</p>
<script id="__config" type="application/json">{{}}</script><script src="../a.js"></script></body></html>"""


def codes(page: str) -> list[str]:
    return sorted({one.code for one in page_problems("ur/a.html", read_html(page.encode()), URDU)})


def test_a_good_page_has_no_problem() -> None:
    assert codes(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('lang="ur"', 'lang="en"', "audit-language"),
        ('dir="rtl"', "", "audit-language"),
        ("default-src 'none'", "default-src *", "audit-policy"),
        ("<meta http-equiv", "<meta data-x", "audit-policy"),
        ('href="../a.css"', 'href="https://fonts.example/a.css"', "audit-outside-request"),
        ('src="../a.js"', 'src="//cdn.example/a.js"', "audit-outside-request"),
        ("text", '<img src="http://tracker.example/p.gif">', "audit-outside-request"),
        ("text", '<img srcset="a.png 1x, https://e.example/b.png 2x">', "audit-outside-request"),
        ("text", '<iframe src="https://video.example/1"></iframe>', "audit-outside-request"),
        ("text", '<form action="https://collect.example/"></form>', "audit-outside-request"),
        ("text", '<svg><image href="https://e.example/x.png"/></svg>', "audit-outside-request"),
        ("text", '<a href="b.html" ping="https://count.example/ https://two.example/">x</a>', "audit-outside-request"),
        ("text", '<table background="//e.example/a.gif"><tr><td>x</td></tr></table>', "audit-outside-request"),
        ("text", '<button formaction="https://collect.example/">x</button>', "audit-outside-request"),
        ("text", '<img src="a.png" attributionsrc="https://e.example/r">', "audit-outside-request"),
        ("text", '<img src="ht\ntps://e.example/p.gif">', "audit-outside-request"),
        ("text", '<img src="\\\\e.example\\p.gif">', "audit-outside-request"),
        ("text", '<video poster="https://e.example/p.png"></video>', "audit-outside-request"),
        ("text", '<object data="a" codebase="https://e.example/"></object>', "audit-outside-request"),
        ("text", '<svg><path fill="url(https://e.example/a.svg#b)"/></svg>', "audit-outside-request"),
        ("text", '<svg><feImage xlink:href="https://e.example/a.png"/></svg>', "audit-outside-request"),
        ("text", '<svg><script href="https://e.example/a.js"></script></svg>', "audit-outside-request"),
        ("text", '<svg><use href="https://e.example/a.svg#b"/></svg>', "audit-outside-request"),
        ("text", '<svg><set attributeName="href" to="https://e.example/a"/></svg>', "audit-outside-request"),
        ("text", "<iframe srcdoc='<img src=https://e.example/p.gif>'></iframe>", "audit-inline"),
        ("text", '<button formaction="javascript:x()">x</button>', "audit-inline"),
        ("</head>", '<base href="https://e.example/"></head>', "audit-outside-request"),
        (
            "</head>",
            '<link rel="preload" as="image" imagesrcset="a.png 1x, https://e.example/b.png 2x"></head>',
            "audit-outside-request",
        ),
        ("</head>", '<link rel="dns-prefetch" href="//e.example"></head>', "audit-outside-request"),
        ("</head>", '<link rel="mask-icon" href="https://e.example/a.svg"></head>', "audit-outside-request"),
        ("</head>", '<link rel="something-new" href="https://e.example/a"></head>', "audit-outside-request"),
        ("</head>", '<link rel="next prefetch" href="https://e.example/a"></head>', "audit-outside-request"),
        ("</head>", '<script type="speculationrules">{"prefetch": []}</script></head>', "audit-inline"),
        ('prefetch-control" content="off"', 'prefetch-control" content="on"', "audit-prefetch"),
        ("external noopener noreferrer", "external noopener", "audit-outgoing"),
        ('aria-describedby="hb-outside"', "", "audit-outgoing"),
        ('rel="external', 'target="_blank" rel="external', "audit-outgoing"),
        ("text", '<a href="//e.example/">x</a>', "audit-outgoing"),
        ("</head>", '<link rel="preconnect" href="https://fonts.example"></head>', "audit-outside-request"),
        ("</head>", '<meta http-equiv="refresh" content="0; url=https://e.example"></head>', "audit-inline"),
        ("</head>", '<link rel="alternate" hreflang="th" href="../th/a.html"></head>', "audit-alternate"),
        ("</head>", "<style>p{}</style></head>", "audit-inline"),
        ("</head>", "<script>alert(1)</script></head>", "audit-inline"),
        ("text", '<b style="color:red">x</b>', "audit-inline"),
        ("text", '<b onclick="x()">x</b>', "audit-inline"),
        ("https://example.org", "javascript:alert(1)", "audit-inline"),
        ("https://example.org", " java\nscript:alert(1)", "audit-inline"),
        ("https://example.org", "data:text/html,x", "audit-inline"),
        ("https://example.org", "file:///etc/passwd", "audit-inline"),
        ('id="b"', 'id="top"', "audit-id-repeated"),
    ],
)
def test_each_broken_promise_is_named(old: str, new: str, code: str) -> None:
    assert old in PAGE
    assert code in codes(PAGE.replace(old, new, 1))


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.css", "p{background:url('https://e.example/a.png')}", 1),
        ("a.css", "@import 'https://e.example/a.css';", 1),
        ("a.css", "/* https://e.example */ p{background:url(data:image/svg+xml;base64,AA)}", 0),
        ("a.css", "p{background:url(../a.png)}", 0),
        ("a.css", "@IMPORT 'https://e.example/a.css';", 1),
        ("a.css", "@import/**/'//e.example/a.css' layer(x);", 1),
        ("a.css", "p{background:URL( //e.example/a.png )}", 1),
        ("a.css", r"p{background:u\72l(https:\2f\2f e.example/a.png)}", 1),
        ("a.css", 'p{background:image-set("https://e.example/a.png" 1x)}', 1),
        ("a.css", 'p{background:src("//e.example/a.png")}', 1),
        ("a.css", "@font-face{src:url(a.woff2),url(https://e.example/b.woff2)}", 1),
        ("a.css", "@import 'data:text/css,p{}';", 1),
        ("a.css", "@namespace svg url(http://www.w3.org/2000/svg);", 1),
        ("a.css", """p{background:url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>")}""", 0),
        ("a.js", "new WebSocket('wss://e.example/')", 1),
        ("a.js", "s.src = '//cdn.example/a.js'", 1),
        ("a.mjs", "import 'https://e.example/a.js'", 1),
        ("a.xml", '<?xml-stylesheet href="https://e.example/a.xsl"?><feed>https://e.example</feed>', 1),
        ("a.svg", '<?xml-stylesheet href="//e.example/a.css"?><svg/>', 1),
        ("a.webmanifest", '{"start_url": "https://e.example/"}', 1),
        ("a.htm", "<p>a page past the audit", 1),
        ("a.js", "fetch('https://e.example/collect')", 1),
        ("a.js", "var x = 1; // no address", 0),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://e.example/a.png"/></svg>', 1),
    ],
)
def test_styles_and_scripts(tmp_path, name: str, text: str, found: int) -> None:
    (tmp_path / name).write_text(text)
    assert len(asset_problems(tmp_path, "en", tree_states(tmp_path))) == found


def leads(links: dict[str, list[str]]) -> dict:
    return {
        uri: leads_of(uri, read_html(("<html><body>" + "".join(f'<a href="{one}">x</a>' for one in targets)).encode()))
        for uri, targets in links.items()
    }


CHAIN = {
    "index.html": ["a.html", "a-z.html", "b/one.html#x", "../th/index.html", "https://example.org/far.html"],
    "a.html": ["b/two.html"],
    "b/one.html": ["../index.html"],
    "b/two.html": ["three.html", "../not-there.html"],
    "b/three.html": ["four.html"],
    "b/four.html": [],
    "a-z.html": ["far.html"],
    "far.html": ["index.html"],
    "404.html": [],
}


def test_pages_too_far_from_home_are_named() -> None:
    planned = frozenset(CHAIN) - {"404.html"}
    found = [(one.place.path, one.message) for one in reach_problems("en", leads(CHAIN), planned)]
    assert [path for path, _ in found] == ["en/b/four.html", "en/far.html"]
    assert "4 clicks" in found[0][1]
    assert "no clicks" in found[1][1]


def test_one_link_from_a_nearer_page_mends_it() -> None:
    mended = CHAIN | {
        "a.html": ["b/three.html"],
        "b/one.html": ["../far.html"],
        "index.html": [*CHAIN["index.html"], "b/two.html"],
    }
    assert reach_problems("en", leads(mended), frozenset(CHAIN) - {"404.html"}) == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.sampled_from("abcdef"))))
def test_each_click_follows_a_link_and_no_way_is_shorter(targets: dict[str, frozenset[str]]) -> None:
    clicks = clicks_from("a", targets)
    for uri, count in clicks.items():
        before = [one for one, to in targets.items() if uri in to and one in clicks]
        assert count == (0 if uri == "a" else 1 + min(clicks[one] for one in before))
    assert all(to <= set(clicks) for uri, to in targets.items() if uri in clicks)
