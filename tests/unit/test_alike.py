"""Pages that are made once for all languages are, in each of them, what their template makes."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from handbook.alike import Alike, made_alike
from handbook.build.processes import apart
from handbook.content import case_study_uri
from handbook.exports.study import exported_study
from handbook.pages.generated.case_studies import _case_study, case_study_pages
from handbook.pages.generated.maker import PageMaker
from handbook.pages.memory import Once
from handbook.pages.page import PageKind
from handbook.pages.render import Renderer
from handbook.problems import Place
from handbook.shelf import Shelf
from handbook.translation.po import Entry, State
from handbook.translation.texts import interface_source
from handbook.translation.translation import Translation
from real import real_content

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.pages.page import Page

ODD = (
    "reach", "#reach", "x #evidence", "a@b.org", "see www.a.org", "https://a.org/b", " leading", "trailing ", "trailing\u00a0", "two\nlines",
    "\x02", "- item", "1. one", "> quote", "| cell |", "# head", "`code`", "~~~", "<b>bold</b>", "[link](x)", "{ .x }", ":", "…", "",
    "&amp;", "smuggling of migrants", "pretest", "Mixed migration", "การทดสอบ", "ผู้ลี้ภัย", "انسانی اسمگلنگ", "!!! note", "***",
)  # fmt: skip
ODD_NAMES = (
    "a, b",
    'say "a"',
    "=1+1",
    "-5",
    "a; b",
    " a",
    "a ",
    "a  b",
    "a\u00a0b",
    "a\u200cb",
    "<a> & b",
    "a\\b",
    "x" * 60,
    "\ue010",
    "",
)
STATES = (State.REVIEWED, State.HUMAN, State.MACHINE)


@cache
def content() -> Content:
    """The real one, with some case studies that a language may have in part."""
    return replace(real_content())


@cache
def with_alike() -> Content:
    found = replace(real_content())
    shelf = Shelf()
    vars(found)["alike"] = Alike(shelf, *made_alike(found, shelf))
    return found


def maker(of: Content, translation: Translation) -> PageMaker:
    plan = Once(of, translation)
    return PageMaker(plan, Renderer(plan))


def pages(of: Content, translation: Translation) -> list[Page]:
    return [one for one in case_study_pages(maker(of, translation)) if one.kind is PageKind.CASE_STUDY]


def by_chance(chance: random.Random, code: str) -> Translation:
    """Most texts are translated, one or two of those that stand in the pages oddly; some case studies have a text, too."""
    words = [word for text in content().interface.values() for word in text.split() if "{" not in word]
    alike = with_alike().alike
    shown = [given[0] for name, given, _ in alike.shelf.get(alike.pages.asked) if name == "label"]
    odd = {content().interface[chance.choice(shown)]: chance.choice(ODD) for _ in range(chance.randrange(3))}
    entries = {}
    for uri, texts in content().texts():
        is_study = uri.startswith("case_studies/") and "taxonomy" not in uri
        if uri.startswith("docs/handbook/") or (is_study and chance.random() < 0.9):
            continue
        said = {}
        for context, text in texts:
            if text in odd or chance.random() < 0.8:
                slots = [word for word in text.split() if "{" in word]
                own = [*chance.sample(words, 3), *slots] if chance.random() < 0.5 else [f"[{code}]", text]
                found = odd.get(text, " ".join(own)) if not slots else " ".join(own)
                said[context, text] = Entry(context, text, found, chance.choice(STATES), Place(path=uri))
        entries[uri] = said
    return Translation(content().locale(code), entries)


@pytest.mark.parametrize("seed", range(16))
def test_a_language_fills_what_its_templates_would_make(seed: int) -> None:
    chance = random.Random(seed)
    translation = by_chance(chance, chance.choice(["th", "ur", "id", "vi"]))
    for made, expected in zip(pages(with_alike(), translation), pages(content(), translation), strict=True):
        assert made.body == expected.body
        assert made == expected


@pytest.mark.parametrize(
    "key", ["case-study.organisations", "case-study.method", "case-study.objective", "outcome.service-use"]
)
def test_what_a_label_may_do_to_the_text_around_it(key: str) -> None:
    english, uri = content().interface[key], interface_source(key)
    for odd in ODD:
        said = {uri: {(key, english): Entry(key, english, odd, State.HUMAN, Place(path=uri))}}
        translation = Translation(content().locale("th"), said)
        for one in [*with_alike().alike.pages.places][::40]:
            made, expected = (_case_study(maker(of, translation), one) for of in (with_alike(), content()))
            assert (made.body, made) == (expected.body, expected), odd


@pytest.mark.parametrize("seed", range(8))
def test_data_files_have_what_would_be_made_of_each_case_study(seed: int) -> None:
    chance = random.Random(seed)
    translation = by_chance(chance, chance.choice(["th", "ur", "id"]))
    for uri in [uri for uri in translation.entries if "taxonomy" in uri]:
        said = dict(translation.entries[uri])
        for key in chance.sample([*said], min(2, len(said))):
            said[key] = replace(said[key], msgstr=chance.choice(ODD_NAMES))
        translation = replace(translation, entries={**translation.entries, uri: said})
    made, expected = Once(with_alike(), translation), Once(content(), translation)
    for one in content().catalogue.ids:
        assert exported_study(made, one) == exported_study(expected, one)


def test_what_stands_on_a_shelf_is_found_by_other_processes() -> None:
    shelf = Shelf()
    values = [("a", ("ü", 1), ()), "", ("ไทย" * 9_999,)]
    places = [shelf.put(value) for value in values]
    assert apart(lambda: [shelf.get(place) for place in places]) == values
    assert [shelf.get(place) for place in reversed(places)] == values[::-1]


def test_nearly_all_case_studies_are_made_so() -> None:
    alike = with_alike().alike
    assert alike is not None
    assert len(alike.pages.places) > 0.9 * len(content().catalogue.ids)
    assert len(alike.exports.places) > 0.9 * len(content().catalogue.ids)
    assert {case_study_uri(one) for one in alike.pages.places} <= {uri for uri, _ in content().texts()}
