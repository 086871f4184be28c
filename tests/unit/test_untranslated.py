"""English on pages of another language: what is marked as a whole block, and that nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.generators.mkdocs.untranslated import mark_untranslated

SPAN = '<span class="untranslated" lang="en" dir="ltr">{}</span>'
ONE = SPAN.format("Ask <em>two</em> people.")
CITED = '<a class="citation" href="#source-a">A 2020</a>'
SET = ' lang="en" dir="ltr"'


@pytest.mark.parametrize("tag", ["p", "li", "dd", "td", "h1", "h3"])
@pytest.mark.parametrize(
    "inside",
    [
        ONE,
        SPAN.format("A <span>b <span>c</span></span> d"),
        f"{ONE} {CITED}",
        f"{ONE} {CITED}, {CITED}.",
        f'{ONE} <small class="hb-updated" lang="th" dir="ltr">ใหม่</small>',
        f"\n{ONE}\n",
    ],
)
def test_a_block_that_is_english_is_english_as_a_whole(tag: str, inside: str) -> None:
    assert mark_untranslated(f'<{tag} id="a>b">{inside}</{tag}>') == f'<{tag} id="a>b"{SET}>{inside}</{tag}>'


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{ONE} คำถาม</p>",
        f"<p>คำถาม {ONE}</p>",
        f"<p>{ONE} {ONE}</p>",
        f"<p>{ONE} {CITED} คำถาม</p>",
        f"<p><strong>{ONE}</strong></p>",
        f'<p>{ONE} <a href="a.html">คำถาม</a></p>',
        f"<li>{ONE}<ul><li>คำถาม</li></ul></li>",
        f'<p lang="th">{ONE}</p>',
        f"<dt>{ONE}</dt>",
        f"<th>{ONE}</th>",
        f"<p>{ONE}",
        f"<p>{ONE[:-7]}</p>",
        f"<pre>{ONE}</pre>",
    ],
)
def test_a_piece_beside_other_text_stays_in_its_line(page: str) -> None:
    assert mark_untranslated(page) == page


def test_each_of_many_is_judged_by_itself() -> None:
    page = f"<p>{ONE}</p><p>{ONE} ก</p>\n<td>{ONE}</td><li>{ONE} {CITED}</li>"
    assert mark_untranslated(page) == f"<p{SET}>{ONE}</p><p>{ONE} ก</p>\n<td{SET}>{ONE}</td><li{SET}>{ONE} {CITED}</li>"


def test_many_sources_that_end_in_text_cost_no_time() -> None:
    page = f"<p>{ONE} {CITED * 200} คำถาม</p>"
    assert mark_untranslated(page) == page


PIECES = st.sampled_from(
    [
        ONE,
        CITED,
        "<p>",
        "</p>",
        "<li>",
        "</li>",
        "<td class='a'>",
        "</td>",
        "<span>",
        "</span>",
        " ",
        "ก",
        "<p",
        ">",
        '"',
        ".",
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_only_attributes_are_added_and_only_once(pieces: list[str]) -> None:
    page = "".join(pieces)
    marked = mark_untranslated(page)
    assert mark_untranslated(marked) == marked
    without = re.sub(r'(<(?:p|li|td))((?:\s[^<>]*)?) lang="en" dir="ltr">', r"\1\2>", marked)
    assert without == page
