"""Parts, signs, cards, pairs and the way through the steps, as values."""

from __future__ import annotations

import posixpath
import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.audit.reach import clicks_from
from handbook.content import gather
from handbook.exports import export_files
from handbook.model.taxonomy import Vocabulary
from handbook.pages.authored import authored_pages
from handbook.pages.cards import tables_in
from handbook.pages.generated import generated_pages
from handbook.pages.generated.maker import PageMaker
from handbook.pages.memory import Once
from handbook.pages.page import html_uri
from handbook.pages.pairs import with_pairs
from handbook.pages.parts import STEP_SIGNS, part_of
from handbook.pages.render import Renderer
from handbook.pages.sheets import _BY_MARK, sheets_for
from handbook.pages.signs import SIDED, SIGNS, sign_svg
from handbook.project import Project
from handbook.translation.translation import read_translation

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.content import Content

TABLE = "| For | Page |\n| --- | --- |\n" + "".join(f"| {one} | [T{one}]({one}.md) |\n" for one in "abc")


def test_every_part_and_step_has_a_sign(real: Content) -> None:
    assert {part_of(page.uri).sign for page in real.pages} <= set(SIGNS)
    assert set(real.catalogue.taxonomy.ids(Vocabulary.STEPS)) == set(STEP_SIGNS)
    assert set(STEP_SIGNS.values()) | set(SIDED) <= set(SIGNS)
    assert all(part_of(f"{one}/index.md").sign != "about" for one in Vocabulary)


@pytest.mark.parametrize("name", SIGNS)
def test_signs_are_paths_and_nothing_else(name: str) -> None:
    assert re.fullmatch(r"[MmLlHhVvCcSsQqTtAaZz0-9 .,-]+", SIGNS[name])
    assert 'aria-hidden="true"' in sign_svg(name)


def test_the_sheets_that_are_asked_for_exist(root: Path) -> None:
    body = 'class="hb-figure class="hb-picture class="hb-legend class="hb-letters class="grid-table class="hb-results class="hb-explorer id="hb-results" hb-facet hb-chip hb-level class="hb-cards class="hb-roles class="hb-panels'
    assert len(sheets_for(body)) >= 6
    assert all((root / "overrides" / sheet).is_file() for sheet in sheets_for(body))


def test_sheets_are_told_as_if_each_mark_were_looked_for() -> None:
    """Texts by chance of marks and parts of marks."""
    rng = random.Random(72)
    parts = [mark[start:end] for mark in _BY_MARK for start in (0, 3, 7) for end in (len(mark) - 1, len(mark))]
    parts += [" ", '"', 'class="', 'id="', "hb-", "x"]
    for _ in range(20_000):
        body = "".join(rng.choices(parts, k=rng.randrange(8)))
        slow = dict.fromkeys(sheet for mark, sheet in _BY_MARK.items() if mark in body)
        assert sheets_for(body) == tuple(slow), body


def test_a_table_that_leads_to_pages_is_cards() -> None:
    ((start, end, cards),) = tables_in(f"Before.\n\n{TABLE}\nAfter.\n")
    assert (start, cards[0].title, cards[0].target, cards[0].texts) == (9, "Ta", "a.md", (("For", "a"),))
    assert f"Before.\n\n{TABLE}"[end:] == ""


@pytest.mark.parametrize(
    "broken",
    [
        TABLE.replace("[Tb](b.md)", "no link"),
        TABLE.replace("[Tb](b.md)", "[Tb](a.md)"),
        TABLE.replace("[Tb](b.md)", "[Tb](https://b.example/b.md) and more"),
        TABLE.replace("| b |", "| [other](b.md) |").replace("| a |", "| [x](x.md) |").replace("| c |", "| [y](y.md) |"),
        "\n".join(TABLE.split("\n")[:4]) + "\n",
        TABLE.replace("| b | [Tb](b.md) |", "| b | [Tb](b.md) | more |"),
    ],
)
def test_whatever_else_a_table_says_it_stays_a_table(broken: str) -> None:
    assert list(tables_in(broken)) == []


@given(st.text(alphabet="|-: ab[](){}.md\\\n", max_size=120))
def test_no_text_breaks_the_search_for_cards_and_pairs(text: str) -> None:
    for start, end, cards in tables_in(text):
        assert 0 <= start < end <= len(text)
        assert cards
    assert with_pairs(text, text).count("\n") == text.count("\n")


def test_pairs_are_known_from_the_english_and_need_both_sides() -> None:
    rule = "\n| --- | --- |\n| a | b |"
    assert with_pairs(f"| ผิด | ถูก |{rule}", f"| Mistake | Do this instead |{rule}").startswith(
        "| ผิด { .hb-do-not } | ถูก { .hb-do } |"
    )
    assert with_pairs(f"| Better | Why |{rule}", f"| Better | Why |{rule}") == f"| Better | Why |{rule}"
    assert with_pairs("No table.", f"| Mistake | Better |{rule}") == "No table."


@pytest.fixture(scope="module")
def real(root: Path) -> Content:
    return gather(Project(root))[0]


@pytest.fixture(scope="module")
def home(real: Content, root: Path) -> tuple[dict[str, frozenset[str]], str]:
    """Where the pages of the real handbook lead, and the home page."""
    translation, _ = read_translation(Project(root), real.locale("en"), real.texts())
    plan = Once(real, translation)
    renderer, exports = Renderer(plan), export_files(plan)
    pages = [
        *authored_pages(plan, renderer, exports=lambda: exports),
        *generated_pages(PageMaker(plan, renderer, lambda: exports)),
    ]
    bodies = {html_uri(page.uri): page.body for page in pages}
    links = {
        uri: frozenset(
            posixpath.normpath(posixpath.join(posixpath.dirname(uri), html_uri(target)))
            for target in re.findall(r'(?:\]\(|href=")([^()\s"#:]+\.(?:md|html))', body)
        )
        for uri, body in bodies.items()
    }
    return links, bodies["index.html"]


GOALS = {
    "plan": "handbook/getting-started.html",
    "evidence": "evidence/rct.html",
    "train": "training/trainers/facilitator-guide.html",
    "translate": "about/translation.html",
    "add": "toolkit/case-study-builder.html",
    "country": "countries/np.html",
    "question": "guidance/fear-and-efficacy.html",
    "step": "handbook/monitoring.html",
    "new": "data/index.html",
    "offline": "offline.html",
}


def test_each_way_in_reaches_its_goal_in_three_clicks_without_the_menu(
    home: tuple[dict[str, frozenset[str]], str],
) -> None:
    clicks = clicks_from("index.html", home[0])
    assert {way: clicks.get(goal, 99) for way, goal in GOALS.items() if clicks.get(goal, 99) > 3} == {}


def test_home_begins_with_the_search_and_says_sizes(home: tuple[dict[str, frozenset[str]], str]) -> None:
    _, body = home
    order = [
        body.index(mark)
        for mark in (
            'data-hb="search"',
            "{ #roles }",
            "{ #start }",
            "{ #questions }",
            "{ #by-country }",
            "{ #new }",
            "{ #take }",
        )
    ]
    assert order == sorted(order)
    assert body.count('<li class="hb-tone-') == 5
    assert re.search(r"case-studies\.xlsx.*?\d+ kB", body)
    assert "style=" not in body
