"""A page that is put into a frame is what the templates make of it, and what is read of its parts is what is read of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jinja2
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from mkdocs.structure.toc import AnchorLink

from handbook.framed import read_frame, read_framed
from handbook.generators.mkdocs.finishing import finisher
from handbook.generators.mkdocs.frames import Frames
from handbook.pages.direction import direction_of
from handbook.pages.opening import opened
from handbook.rendered import read_page, read_plain_page

URI = "x/y.html"
AROUND = (
    '<a href="a.html">A</a>', '<a href="../b.html#c">B</a>', '<a href="#in">in</a>', '<a href="">self</a>', '<a href="?d">d</a>', '<p id="around">a</p>', '<p id="in">b</p>', '<script src="c.js"></script>',
    '<img src="https://a.example/b.png">', '<a href="https://a.example">x</a>', '<meta name="d" content="e">', '<link rel="alternate" href="f.html">', "words", "</div>", "<p>open", '<h2 id="z">Z</h2>', '<a href="../../th/index.html">th</a>',
    '<form action="https://b.example"></form>', '<p onclick="x()">e</p>',
)  # fmt: skip
INSIDE = (
    *AROUND, '<h2 id="in">In</h2>', '<h3 id="too">Too <i>b</i></h3>', '<p data-search="off">off</p>', "<p>a &amp; b</p>", "</article>", "<article>", "</p>", "&x", "a < b", '<html lang="fr">', "<script>x()</script>",
    '<meta http-equiv="x-dns-prefetch-control" content="on">', '<a href="own.html">o</a>', "<ul><li>c</li></ul>", "<title>t</title>", "<!-- x -->", "<p a=b>",
)  # fmt: skip


def parts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(AROUND), max_size=4).map("".join)


def page_of(before: str, content: str, behind: str, own: str) -> bytes:
    head = '<!doctype html>\n<html lang="en" dir="ltr"><head><meta http-equiv="x-dns-prefetch-control" content="off"></head>'
    inside = f'<article class="a">{content}</article>'
    return f'{head}<body>{before}{inside}{behind}<a href="{own}">next</a></body></html>'.encode()


@given(parts(), st.lists(st.sampled_from(INSIDE), max_size=5).map("".join), parts())
@settings(max_examples=500, deadline=None)
def test_a_page_is_read_in_two_parts_as_it_is_read_whole(before: str, content: str, behind: str) -> None:
    frame = read_frame("x/first.html", page_of(before, "<h1>?</h1>", behind, "?"), "?".__eq__)
    framed = read_framed(URI, frame, content, ["own.html"]) if frame else None
    if frame is None or framed is None:
        return
    data = page_of(before, content, behind, "own.html")
    whole = read_plain_page(URI, data)
    assert whole is not None
    assert framed[0] == whole[0] == read_page(URI, data)[0]
    around = frame.facts
    for name in ("language", "direction", "policy", "prefetches"):
        assert getattr(framed[1], name) == getattr(whole[1], name)
    assert bool(framed[1].alternates + around.alternates) == bool(whole[1].alternates)
    for name in ("ids", "repeated_ids", "links", "resources", "inline", "unmarked"):
        assert {*getattr(framed[1], name), *getattr(around, name)} == {*getattr(whole[1], name)}


def test_a_usual_page_is_read_in_two_parts() -> None:
    """Else the test above would prove nothing."""
    frame = read_frame("x/first.html", page_of(AROUND[0], "<h1>?</h1>", AROUND[2], "?"), "?".__eq__)
    assert frame is not None
    framed = read_framed(URI, frame, '<h1>T</h1><h2 id="in">In</h2><p>Text</p>', ["own.html"])
    assert framed is not None
    assert {*framed[0].leads.targets} == {"x/a.html", "x/own.html", URI}
    assert len(framed[0].sections) == 2


TEMPLATE = """<title>{{ page.title | e }} - S</title><meta name="description" content="{{ page.meta.description | d('none', true) | e }}">
{% if page.meta.linked_data %}<script type="application/ld+json">{{ page.meta.linked_data | tojson }}</script>{% endif %}
<body data-page="{{ page.url }}"><p>{{ digest }}</p><article class="{{ page.meta.kind }}">{% set opening, rest = page.content | opened %}{{ opening }}
{% set parts = page.toc[0].children if page.toc and page.toc[0].level == 1 else page.toc %}{% if parts | length > 1 or (parts and parts[0].children) %}<div data-search="off"><ul>{{ listed(parts) }}</ul></div>{% endif %}
{{ rest }}</article>{% set told = page.meta.translation %}{% if told and (told.state != "reviewed" or told.percent < 100) %}<p>{{ told.state }}{% if told.percent < 100 %}
{{ "a {percent} b" | replace("{percent}", told.percent) }}{% endif %} {{ told.po | e | replace("/", "/<wbr>") }}<a href="https://a.example/{{ told.po }}">b</a></p>{% endif %}{% if page.meta.next %}<a href="{{ page.meta.next.url | e }}"{% if way == "rtl" %} dir="{{ page.meta.next.title | e | direction_of("rtl") }}"{% endif %}>{{ page.meta.next.title | e }}</a>{% endif %}</body>"""
LIST = """{% macro listed(parts) %}{% for one in parts %}
<li><a href="{{ one.url }}"{% if way == "rtl" %} dir="{{ one.title | direction_of("rtl") }}"{% endif %}>{{ one.title }}</a>{% if one.children %}<ul>{{ listed(one.children) }}</ul>{% endif %}</li>
{% endfor %}{% endmacro %}"""
ODD = TEMPLATE + "{% if 'a' in page.title %}a{% endif %}"
"""It asks what a title says: nothing that stands in a frame can tell."""


class Renders:
    def __init__(self, template: str, way: str = "ltr") -> None:
        env = jinja2.Environment()
        env.filters |= {"opened": opened, "direction_of": direction_of}
        self._template, self.times, self._way = env.from_string(LIST + template), 0, way
        nav: Any = SimpleNamespace(pages=[SimpleNamespace(url="x/nav.html")])
        lists: Any = env.from_string(LIST).make_module({"way": way})
        self.frames = Frames(nav, way, env.policies, lambda parts: str(lists.listed(parts)), lambda *_: True)

    def __call__(self, page: Any) -> str:
        self.times += 1
        return finisher(self._way)(self._template.render(page=page, digest=page.digest, way=self._way))

    def framed(self, page: Any) -> str | None:
        found = self.frames.framed(page, page.digest, self)
        return found.html if found else None


class Page(SimpleNamespace):
    """As MkDocs' pages, it takes its title from what was said of it."""

    @property
    def title(self) -> str:
        return str(self.meta["title"])


def note(number: int, text: str) -> dict[str, Any]:
    """A page's translation, of which some is missing."""
    name = text if number % 7 == 0 else f"n{number}"
    return {
        "state": ("machine", "reviewed")[number % 2],
        "percent": 95 + number % 11 % 6,
        "po": f"a/{number % 4 % 2}/{name}.po",
    }


def heading(title: str, name: str, level: int) -> AnchorLink:
    return AnchorLink(str(escape(title)), name, level)


def made(number: int, text: str, kind: str = "a") -> Any:
    meta: dict[str, Any] = {"title": f"T{text}", "kind": kind, "next": {"title": f"{text}N", "url": f"n{number}.html"}}
    meta |= {"description": text} if number % 3 else {"description": "", "previous": None}
    meta |= {"linked_data": {"name": text, "of": [number]}} if number % 2 else {}
    meta |= {"translation": note(number, text)} if number % 5 else {}
    toc = [heading(f"T{text}", "t", 1)]
    toc[0].children = [heading(f"P{text if one else one}", f"p{one or ''}", 2) for one in range(number % 4)]
    for one in toc[0].children[: number % 3]:
        one.children = [heading("<b>Q</b>", f"q{number % 5}", 3)]
    content = f'<h1 id="t">T</h1><p>{number}</p><h2 id="p">P</h2><p>{number}</p>'
    return Page(meta=meta, url=f"x/{number}.html", toc=toc, content=content, digest=f"{number:012}")


TEXTS = st.text(alphabet="ab&<>\"'\\ \u00a0\u2028ไท\ue010\ue019é;#س\u061c12–.", min_size=1, max_size=8)


@given(st.lists(st.tuples(TEXTS, st.sampled_from("ab")), min_size=4, max_size=24), st.sampled_from(("ltr", "rtl")))
@settings(max_examples=100, deadline=None)
def test_pages_in_frames_are_those_of_the_templates(texts: list[tuple[str, str]], way: str) -> None:
    renders = Renders(TEMPLATE, way)
    for number, (text, kind) in enumerate(texts):
        page = made(number, text, kind)
        framed = renders.frames.framed(page, page.digest, renders)
        if framed is None:
            continue
        assert framed.html == renders(made(number, text, kind))
        whole = read_plain_page(page.url, framed.html.encode())
        read = read_framed(page.url, framed.frame, framed.content, framed.links)
        assert whole is None or read is None or read[0] == whole[0]


def test_most_pages_do_not_go_through_the_templates() -> None:
    """Else the test above would prove nothing."""
    renders = Renders(TEMPLATE)
    pages = [made(420 * number + 1, f'a "{number}"') for number in range(1, 64)]
    framed = [renders.framed(one) for one in pages]
    kinds = len({one.meta["translation"]["percent"] < 100 for one in pages})
    assert (kinds, framed.count(None), renders.times) == (2, 2, 6)


def test_titles_that_go_either_way_have_frames_of_their_own() -> None:
    renders = Renders(TEMPLATE, "rtl")
    framed = [renders.framed(made(420 * number, "سس2" if number % 2 else "a&2")) for number in range(1, 40)]
    ways = [text.rpartition(' dir="')[2][:3] for text in framed if text]
    assert ({*ways}, len(framed) - len(ways), renders.times) == ({"rtl", "ltr"}, 2, 6)
    assert renders.framed(made(420, "سس 2013–2019")) is None


def test_links_of_a_frame_that_each_page_has_otherwise_are_told_of_each_page() -> None:
    renders = Renders(TEMPLATE)
    found = [
        renders.frames.framed(one, one.digest, renders)
        for one in (made(420 * number + 1, "a&b") for number in range(8))
    ]
    assert [one and {*one.links} for one in found][3] == {"n1261.html", "https://a.example/a/1/n1261.po", "#p", "#q1"}
    for one in filter(None, found):
        whole, framed = read_plain_page(URI, one.html.encode()), read_framed(URI, one.frame, one.content, one.links)
        assert whole is not None
        assert framed is not None
        own = {*one.frame.own, *(link.address for link in framed[1].links)}
        assert {link.address for link in whole[1].links} == own
        assert whole[0] == framed[0]


def test_a_template_that_asks_what_is_said_makes_its_pages_itself() -> None:
    renders = Renders(ODD)
    assert [renders.framed(made(12 * number + 7, text)) for number, text in enumerate("aab", 1)][1:] == [None, None]
    assert renders.framed(made(103, "b")) is None


def test_pages_of_the_menu_have_no_frame() -> None:
    renders = Renders(TEMPLATE)
    one = made(1, "a")
    one.url = "x/nav.html"
    assert [renders.framed(one) for _ in range(4)] == [None] * 4


def test_pages_with_other_headings_have_one_frame() -> None:
    renders = Renders(TEMPLATE)
    pages = [made(4620 * number + 3, str(number)) for number in range(8)]
    for number, page in enumerate(pages):
        page.toc[0].children[0].title = f"Part {number}"
    framed = [renders.framed(page) for page in pages]
    assert (framed.count(None), renders.times) == (1, 3)
    assert [f"Part {number}</a>" in (text or "") for number, text in enumerate(framed)] == [False, *[True] * 7]


def test_a_heading_that_says_more_than_where_it_leads_is_read_with_its_page() -> None:
    renders = Renders(TEMPLATE)
    pages = [made(4620 * number + 3, "a") for number in range(6)]
    pages[4].toc[0].children[0].title = '<img src="https://a.example/b.png">'
    assert [text is None for text in map(renders.framed, pages)] == [True, False, False, False, True, False]


def test_a_frame_whose_words_are_searched_is_none() -> None:
    renders = Renders(TEMPLATE.replace(' data-search="off"', ""))
    assert [renders.framed(made(4620 * number + 3, "a")) for number in range(6)] == [None] * 6
