"""Small things that readers trip over: pages that are in English and do not say so, numbers taken apart, lists without order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from planned import maker_of, real_maker

from handbook.content import gather
from handbook.pages.generated.about import about_pages
from handbook.pages.generated.problems import problem_pages
from handbook.pages.outline import ABOUT_URI, SOURCES_URI
from handbook.pages.words import Words, format_partial
from handbook.pictures.region_map import Place, _apart
from handbook.translation.po import State
from real import real_content, real_translation

if TYPE_CHECKING:
    from handbook.pages.page import Page
    from handbook.project import Project


def test_a_page_that_says_nothing_in_its_language_is_in_english(small: Project) -> None:
    (small.root / "translations" / "th" / "problems.po").unlink(missing_ok=True)
    content, _ = gather(small)
    maker = maker_of(small, content, "th")
    page = next(problem_pages(maker))
    w = maker.words(page.uri)
    assert (page.language, w.says_only_english) == ("en", False), "nothing was said yet"
    w.label("problems.title")
    assert w.says_only_english
    w.hear({"A text of one word.": State.MACHINE})
    assert not w.says_only_english, "one word is enough"
    assert not maker_of(small, content, "en").words(page.uri).says_only_english


def test_a_share_is_one_piece_in_every_direction() -> None:
    w = Words(real_content(), real_translation("ur"), SOURCES_URI)
    assert str(w.percent(75)) == '<bdi dir="ltr">75\u00a0%</bdi>'


@pytest.mark.parametrize(
    ("partial", "code", "said"),
    [
        ("2026-11-21", "en", "21 November 2026"), ("2005-10", "en", "October 2005"), ("2019", "en", "2019"), ("2026-11-21", "vi", "21 tháng 11, 2026"),
        ("2026-11-21", "dv", "2026-11-21"), ("2005-10", "dv", "2005-10"),
    ],
)  # fmt: skip
def test_days_come_before_months(partial: str, code: str, said: str) -> None:
    assert format_partial(partial, code) == said


def sources_page(code: str) -> Page:
    return next(page for page in about_pages(real_maker(code)) if page.uri == SOURCES_URI)


@pytest.mark.parametrize("code", ["en", "th", "ur"])
def test_sources_stand_below_the_letters_of_their_publishers(code: str) -> None:
    page = sources_page(code)
    parts = re.split(r"^## <bdi>(.+)</bdi> \{.*\}$", page.body, flags=re.MULTILINE)[1:]
    letters, lists = parts[::2], parts[1::2]
    assert len(letters) == len(set(letters)) == page.body.count('<a href="#letter-') > 10
    anchors = [one for text in lists for one in re.findall(r"#source-([a-z0-9-]+) \}", text)]
    assert sorted(anchors) == sorted(one.id for one in real_content().catalogue.sources)
    for letter, text in zip(letters, lists, strict=True):
        firsts = re.findall(r"^- \*\*<bdi>\W*(\w)", text, flags=re.MULTILINE)
        assert firsts
        if letter.isascii() and letter.isalpha():
            assert {one.upper() for one in firsts} <= {letter, "É", "Å"}, letter
    assert [one.uri for one in page.trail][1:] == [ABOUT_URI]


def test_no_phrase_of_the_check_leaves_a_reader_guessing() -> None:
    """What differs from case to case has a name."""
    bodies = "".join(page.body for page in problem_pages(real_maker("en")))
    said = re.sub(r"^```.*?^```$", "", bodies, flags=re.MULTILINE | re.DOTALL)
    assert "…" not in said
    assert said.count("<var ") > 50


def test_dots_of_neighbours_step_aside() -> None:
    counts = {"HK": 2, "MO": 1, "SG": 4, "ZZ": 1}
    places = [
        Place("HK", (), (644, 240), small=True), Place("MO", (), (639, 241), small=True),
        Place("SG", (), (570, 390), small=True), Place("ZZ", (), (644, 240), small=False),
    ]  # fmt: skip
    hong_kong, macao, singapore, large = _apart(places, counts)
    (x, y), (across, down) = hong_kong.middle, macao.middle
    assert (x - across) ** 2 + (y - down) ** 2 >= 25**2
    assert (singapore, large) == (places[2], places[3])
    same = _apart([Place("HK", (), (5, 5), small=True), Place("MO", (), (5, 5), small=True)], counts)
    assert same[0].middle != same[1].middle
