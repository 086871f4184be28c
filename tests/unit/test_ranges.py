"""Ranges of numbers keep their order on pages from right to left, and nothing else of a page changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.pages.ranges import isolated, isolated_text

_PIECES = re.compile(
    r"<(?P<left>script|style|code|pre|kbd|textarea)\b.*?</(?P=left)>|<!--.*?-->|<bdi dir=\"ltr\">[^<]*</bdi>"
    r"|(?P<plain><(?P<bare>title|option|svg)\b.*?</(?P=bare)>)|<[^>]*>|(?P<words>[^<]+)",
    re.DOTALL,
)
PARTS = (
    "<p>", "</p>", "<svg>", "</svg>", "<svg", "<title>a-1</title>", "<option>1–2</option>", "<script>1-2</script>", "<script>", "</script>", "<!-- 1-2 -->", "<!--", '<bdi dir="ltr">1-2</bdi>', '<bdi dir="ltr">', "<code>1-2</code>", "<codex>1-2</codex>", "<pre>", "</pre>",
    "<textarea>1-2</textarea>", "1-2", "1–2", "2013-2019", "3.5-4,5", " ", "a", "س", "۱–۲", ".pdf", ".html", "x.pdf", "<", ">", '<a href="1-2">', "<b>", "</b>", "<span>1-2</span>", "-", "–", "1", "/", ",", ".", "\n",
)  # fmt: skip
_ELEMENT = re.compile(r'<bdi class="hb-range" dir="ltr">(.*?)</bdi>')


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سال 2013–2019", ["2013–2019"]),
        ("1-5 اور 1,000–1,500", ["1-5", "1,000–1,500"]),
        ("2020-11-26", ["2020-11-26"]),
        ("فائل .yml اور .csv", [".yml", ".csv"]),
        ("COVID-19, A4-5, 10.1000/182-3, v1.2-rc, +92-300", []),
        ("a.yml docs/.yml 3.5 ...", []),
        ("2019 – 2021", []),
    ],
)
def test_what_keeps_its_order(text: str, found: list[str]) -> None:
    assert _ELEMENT.findall(isolated(f"<p>{text}</p>")) == found


@pytest.mark.parametrize(
    "html",
    [
        "<script>var a = 1-5;</script>",
        "<style>a{margin:1-5}</style>",
        "<code>1-5</code>",
        "<pre>a 1-5\n<b>2-3</b></pre>",
        "<a href=\"x 1-5\" title='2-3'>x</a>",
        "<!-- 1-5 -->",
        '<bdi dir="ltr">2013–2019</bdi>',
        "<p>&#1234; &#8211;5</p>",
    ],
)
def test_what_is_left_alone(html: str) -> None:
    assert isolated(html) == html


@pytest.mark.parametrize(
    "html", ["<title>از 1–5</title>", "<option value='1-5'>1–5</option>", "<svg><text>1–5</text></svg>"]
)
def test_no_element_where_none_can_stand(html: str) -> None:
    assert isolated(html) == html.replace("1–5<", "\u20661–5\u2069<")


@given(st.text(alphabet="12-–.,/ aymlپ<>&;'\"", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert _ELEMENT.sub(r"\1", isolated(text)) == text
    assert isolated_text(text).replace("\u2066", "").replace("\u2069", "") == text


def piece_by_piece(html: str) -> str:
    """The slow way: each tag and all words between two are looked at by themselves."""

    def made(found: re.Match[str]) -> str:
        if found["words"]:
            return (
                isolated_text(found[0])
                .replace("\u2066", '<bdi class="hb-range" dir="ltr">')
                .replace("\u2069", "</bdi>")
            )
        return re.sub(r"(?<=>)[^<]+", lambda inside: isolated_text(inside[0]), found[0]) if found["plain"] else found[0]

    return _PIECES.sub(made, html)


@given(st.lists(st.sampled_from(PARTS), max_size=10).map("".join))
@settings(max_examples=1000, deadline=None)
def test_pages_by_chance(html: str) -> None:
    assert isolated(html) == piece_by_piece(html)
