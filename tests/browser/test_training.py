"""Modules and scenarios on a phone without a network: one journey by keyboard, one by touch; `make proof` goes all ways."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from handbook.catalogue.questions import folded
from resting import rested
from training.journey import (
    CHECK_NOW,
    CONTINUE,
    NEXT,
    SCORE,
    Keys,
    Touch,
    answer_all,
    go_through,
    kept,
    print_certificate,
    questions,
    save_answers,
    shown,
    tick_points,
)

from .conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Site

pytestmark = pytest.mark.browser
MODULE = "getting-started"
URI = f"training/{MODULE}/index.html"
NOTICE = "#hb-tool-notice"
NEWER = """
var data;
Object.defineProperty(window, "HANDBOOK_TOOL", {
  set: function (value) { data = value; if (value.version) value.version = 2; },
  get: function () { return data; },
});
"""
"""The page as a later edition would be: the module has another version."""
REFUSED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
ANSWERS = (
    " Résumé,  SAFE! ",
    "๔๐ %",
    "1,000",
    "1 000",
    "2,50",
    "2.5 points",
    "?",
    "۴۰",
    "00,5",
    "don't",
    "ภาษาไทย ๑๒",
    "½",
    "Å",
)


def test_a_module_by_keyboard_to_the_certificate(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", URI))
        assert shown(page) == []
        keys = Keys(page)
        go_through(page, keys)
        answer_all(page, keys)
        keys.press(page.locator(CHECK_NOW))
        tick_points(page, keys)
        assert "100 %" in page.locator(SCORE).inner_text()
        said = print_certificate(page, keys, "Noor Example")
        for part in ("Noor Example", "100 %", "Self-issued: this person says so; no organisation has examined it."):
            assert part in said
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert page.evaluate("texts => texts.map(HandbookTools.answers.folded)", ANSWERS) == list(map(folded, ANSWERS))
        heard.assert_silent()


def test_who_comes_back_by_touch_finds_place_and_answers(site: Site, open_pages: Callable, tmp_path: Path) -> None:
    with open_pages(PHONE, has_touch=True) as (page, heard):
        page.goto(site.url("ur", URI))
        touch = Touch(page)
        for _ in range(3):
            touch.press(page.locator(NEXT))
        here = shown(page)
        rested(page)
        page.goto(site.url("en", "index.html"))
        page.goto(site.url("ur", URI))
        touch.press(page.locator(CONTINUE))
        assert shown(page) == here, "the place is found, whichever language it was kept in"
        while page.locator(NEXT).is_visible():
            touch.press(page.locator(NEXT))
        answer_all(page, touch, wrong=True)
        touch.press(page.locator(CHECK_NOW))
        asked = questions(page)
        assert page.locator(".hb-review li").count() == len(asked)
        links = page.locator(".hb-review li").first.locator("a")
        assert links.count() == 3, "the question, its screen and the page that explains it"
        touch.press(links.nth(1))
        assert shown(page) == [asked[0]["screen"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.reload()
        before = kept(page, MODULE)
        file = save_answers(page, touch, tmp_path)
        assert json.loads(file.read_text(encoding="utf-8"))["value"]["modules"][MODULE]["answers"] == before["answers"]
        heard.assert_silent()


def test_an_older_version_is_mapped_and_told(site: Site, open_pages: Callable, tmp_path: Path) -> None:
    with open_pages(PHONE) as (page, heard):
        page.add_init_script(NEWER)
        page.goto(site.url("en", URI))
        asked = next(one for one in questions(page) if one["kind"] == "single")
        old = {
            "id": MODULE,
            "version": 1,
            "place": asked["screen"],
            "seen": [],
            "answers": {asked["id"]: asked["right"], "q-of-yesterday": ["b"]},
            "met": {},
            "results": [{"points": 8, "count": 9, "percent": 88, "version": 1, "day": "2026-01-02"}],
            "checked": True,
            "gone": [],
        }
        page.evaluate("value => localStorage.setItem('handbook.1.training.' + value.id, JSON.stringify(value))", old)
        page.evaluate(
            "localStorage.setItem('handbook.1.training.of-tomorrow', JSON.stringify({id: 'of-tomorrow', version: 1, answers: {}}))"
        )
        page.reload()
        told = page.locator(NOTICE).inner_text()
        assert "version 1, now 2" in told
        assert "no longer here, with your answers, stay in your file: 1." in told
        assert page.locator(SCORE).count() == 0, "the check of the new version is open"
        rested(page)
        value = kept(page, MODULE)
        assert value["answers"] == {asked["id"]: asked["right"]}
        assert [one["id"] for one in value["gone"]] == ["q-of-yesterday"]
        assert value["results"] == old["results"]
        assert value["version"] == 2
        assert "Knowledge check: 88 %, version 1" in page.locator(".hb-paper").text_content()
        modules = json.loads(save_answers(page, Keys(page), tmp_path).read_text(encoding="utf-8"))["value"]["modules"]
        assert modules[MODULE]["gone"] == value["gone"]
        assert "of-tomorrow" in modules, "what another edition kept goes with the file"
        heard.assert_silent()


def test_where_nothing_can_be_kept_the_page_says_so(site: Site, open_pages: Callable, tmp_path: Path) -> None:
    with open_pages(PHONE) as (page, heard):
        page.add_init_script(REFUSED)
        page.goto(site.url("en", URI))
        page.locator(NEXT).click()
        page.locator(f"{NOTICE}:not([hidden])").wait_for()
        with page.expect_download() as download:
            page.locator(f"{NOTICE} button").click()
        file = tmp_path / "answers.json"
        download.value.save_as(file)
        assert MODULE in json.loads(file.read_text(encoding="utf-8"))["value"]["modules"]
        heard.assert_silent()


def test_a_story_is_played_and_its_endings_are_kept(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(site.url("en", site.kinds["scenario"][0]))
        titles = [page.locator(".hb-scene--now h2").inner_text()]
        while page.locator(".hb-choice-button").count():
            page.keyboard.press("Tab")
            button = page.locator(".hb-choice-button").last
            button.focus()
            page.keyboard.press("Enter")
            assert page.locator(".hb-follows--now").count() == 1
            titles.append(page.locator(".hb-scene--now h2").inner_text())
        assert page.locator(".hb-scene--now .hb-scene__ending").count() == 1
        steps = page.locator(".hb-path li").count()
        assert steps == len(titles) - 1
        page.locator(".hb-story-player__buttons button").first.click()
        assert page.locator(".hb-path li").count() == steps - 1
        page.reload()
        assert page.locator(".hb-path__ends").count() == 1, "the ending that was reached is kept"
        assert page.locator(".hb-scene--now h2").inner_text() == titles[-2], "and the place in the story"
        assert not page.locator("#what-follows").is_visible()
        heard.assert_silent()


def test_without_scripts_all_screens_and_scenes_are_there(site: Site, open_pages: Callable) -> None:
    with open_pages(PHONE, scripts=False) as (page, heard):
        page.goto(site.url("ur", URI))
        assert page.locator("#knowledge-check").is_visible()
        assert page.locator("fieldset.hb-question").last.is_visible()
        assert not page.locator("#hb-answers .hb-answer").first.is_visible()
        page.locator("#hb-answers > summary").click()
        assert page.locator("#hb-answers .hb-answer").first.is_visible()
        page.goto(site.url("en", site.kinds["scenario"][0]))
        page.locator("a.hb-choice").first.click()
        target = page.url.partition("#")[2]
        page.locator(f"[id='{target}'] .hb-follows__on a").click()
        assert page.url.partition("#")[2].startswith("scene-")
        heard.assert_silent()
