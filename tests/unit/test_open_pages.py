"""A page that is told once, with gaps, and filled is what would be told of it as a whole."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_alike import ODD, by_chance, with_alike
from test_quick_markdown import SIGHT
from test_seen_pages import FORMS, OTHERS, TEXTS

from handbook.markdown.quick.open_pages import Telling, open_page
from handbook.markdown.quick.page import seen
from handbook.pages.alike import GAP
from handbook.pages.generated.case_studies import case_study_pages
from handbook.pages.generated.maker import PageMaker, said_at_gaps
from handbook.pages.memory import Once
from handbook.pages.render import Renderer
from handbook.translation.translation import Translation

_GAP = re.compile(f"{GAP}([0-9]+){GAP}")
_BESIDE = ("", " ", "a", "1", "1 ", "2,5%", "*", "**", "&", "&a", "&amp;", "[", "]", "](b.md)", "[a](b.md)", "!", "\\", "`", "<b>", "</b>", "{ .c }", "(", ":", "|", '"', "- ")  # fmt: skip
_SAID = (*TEXTS, *ODD, *SIGHT, ", ", " a", "(a).", "1 a", "12", "1. a", "a: b", "[a](b.md)", "[a](b.md#c){ .d } e", "TOC", "a\u00a0b", "<b>a</b>", "a|b", "- a", "a{", "# a", "“a”", "{ .d }", "[a]", ":", "\ue0000\ue001", "2026년 1월", "a*b*")  # fmt: skip

_PLAIN = ("words", "a b", "[a](b.md){ .c }", "1 a", ", ", "<b>a</b>", "é &amp; b", "(a).")


def compared(text: str, said: dict[str, str]) -> bool:
    """Whether the page was told with gaps."""
    page = open_page(text, GAP)
    filled = _GAP.sub(lambda gap: said[gap[1]], text)
    made = page and Telling(said).seen(page, filled)
    if not made:
        return False
    expected = seen(filled)
    assert expected is not None
    assert (made.toc, made.addresses, made.title) == (expected.toc, expected.addresses, expected.title)
    assert made.html(made.addresses) == expected.html(expected.addresses)
    return True


def page_by_chance(chance: random.Random) -> tuple[str, dict[str, str]]:
    said: dict[str, str] = {}

    def text() -> str:
        parts = []
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            parts.append(chance.choice((*_BESIDE, *[""] * 60)))
            said[str(len(said))] = chance.choice(_SAID if chance.random() < 0.3 else _PLAIN)
            parts.append(f"{GAP}{len(said) - 1}{GAP}" if chance.random() < 0.7 else chance.choice(TEXTS))
        return "".join((*parts, chance.choice((*_BESIDE, *[""] * 60))))

    forms = [chance.choice(FORMS if chance.random() < 0.97 else OTHERS) for _ in range(chance.randrange(1, 4))]
    return "\n\n".join(re.sub(r"\{\}", lambda _: text(), form) for form in forms), said


@pytest.mark.parametrize("seed", range(8))
def test_pages_by_chance(seed: int) -> None:
    chance = random.Random(seed)
    assert sum(compared(*page_by_chance(chance)) for _ in range(1_500)) > 100


@given(
    st.lists(st.sampled_from((*_BESIDE, *_SAID, "\n", "\n\n", *[f"{GAP}{at}{GAP}" for at in range(3)] * 9))),
    st.lists(st.sampled_from(_SAID), min_size=3, max_size=3),
)
@settings(max_examples=400, deadline=None)
def test_gaps_anywhere(parts: list[str], said: list[str]) -> None:
    text = "".join(parts)
    if GAP not in _GAP.sub("", text):
        compared(text, {str(at): one for at, one in enumerate(said)})


@pytest.mark.parametrize("seed", [None, 0, 1])
def test_case_studies_are_told_so(seed: int | None) -> None:
    """Where labels stand in English, too, terms in them send most of this project's pages to their templates."""
    translation = Translation(with_alike().locale("th"), {}) if seed is None else by_chance(random.Random(seed), "ur")
    plan = Once(with_alike(), translation)
    made = {page.uri: page.body for page in case_study_pages(PageMaker(plan, Renderer(plan)))}
    alike, told = with_alike().alike, 0
    assert alike is not None
    assert len(alike.open_pages) > 0.95 * len(alike.pages.places)
    telling = Telling(said_at_gaps(plan))
    for uri, place in alike.open_pages.items():
        found, expected = telling.seen(alike.shelf.get(place), made[uri]), seen(made[uri])
        if found and expected:
            told += 1
            assert (found.toc, found.addresses, found.title) == (expected.toc, expected.addresses, expected.title)
            assert found.html(found.addresses) == expected.html(expected.addresses)
        else:
            assert found is None
    assert told > 10 or seed is not None
