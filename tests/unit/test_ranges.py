"""Ranges of numbers keep their order on pages from right to left, and nothing else of a page changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.pages.ranges import isolated, isolated_text

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
