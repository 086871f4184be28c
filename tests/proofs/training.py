"""The training: a learner finishes modules by keyboard and by touch, every story ends, and nothing stands in the way."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.catalogue.scenarios import following, longest_path, reachable
from handbook.content import gather
from handbook.project import Project
from proofs.phone import PHONE, built_site, phone
from proofs.report import ROOT, Proof, Report
from proofs.story_graph import draw, listed
from resting import rested
from training import journey as way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

LOCALES = ("en", "ur")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DRAWINGS = ROOT / "build" / "proof" / "scenarios"


def training_journey(report: Report) -> None:
    """Every module in English by keyboard; the first one in both languages by keyboard and by touch."""
    site = built_site(LOCALES)
    modules = [one.value.id for one in gather(Project(ROOT))[0].catalogue.training.modules]
    runs = [("en", module, False) for module in modules]
    runs += [("en", modules[0], True), ("ur", modules[0], False), ("ur", modules[0], True)]
    for locale, module, touch in runs:
        said: list[str] = []
        with tempfile.TemporaryDirectory() as folder:
            _one_journey(site / locale / "training" / module / "index.html", Path(folder), said, module, touch=touch)
        assert said == [], said
        report.say(f"{locale} {module}: {'touch' if touch else 'keyboard'}, closed, opened, passed, printed, moved.")


def _one_journey(address: Path, folder: Path, said: list[str], module: str, *, touch: bool) -> None:
    def hands(page: Page) -> way.Hands:
        return way.Touch(page) if touch else way.Keys(page)

    with phone(folder / "first", said, has_touch=touch) as page:
        page.goto(address.as_uri())
        assert way.shown(page) == []
        for _ in range(3):
            hands(page).press(page.locator(way.NEXT))
        place = way.shown(page)
        rested(page)
    with phone(folder / "first", said, has_touch=touch) as page:
        page.goto(address.as_uri())
        hands(page).press(page.locator(way.CONTINUE))
        assert way.shown(page) == place, "closed and opened again: the place is found"
        while page.locator(way.NEXT).is_visible():
            hands(page).press(page.locator(way.NEXT))
        way.answer_all(page, hands(page))
        hands(page).press(page.locator(way.CHECK_NOW))
        way.tick_points(page, hands(page))
        assert "100 %" in page.locator(way.SCORE).inner_text()
        assert "Noor" in way.print_certificate(page, hands(page), "Noor Example")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.reload()
        kept = way.kept(page, module)
        file = way.save_answers(page, hands(page), folder)
    with phone(folder / "second", said, has_touch=touch) as page:
        page.goto(address.as_uri())
        assert way.kept(page, module) is None
        page.locator(".hb-training-bar__file summary").click()
        with page.expect_file_chooser() as chooser:
            page.locator(".hb-training-bar__buttons button").nth(1).click()
        chooser.value.set_files(file)
        page.locator("#hb-tool-notice:not([hidden])").wait_for()
        found = way.kept(page, module)
        assert found is not None
        assert kept is not None
        for name in ("answers", "met", "results", "place", "checked"):
            assert found[name] == kept[name], name


def training_stories(report: Report) -> None:
    """All scenes can be reached, all paths end, the longest is as stated; each is drawn."""
    DRAWINGS.mkdir(parents=True, exist_ok=True)
    stories = [one.value for one in gather(Project(ROOT))[0].catalogue.training.scenarios]
    assert len(stories) >= 8
    for story in stories:
        after = following(story)
        assert reachable(story) == set(after)
        paths, open_ = [], [(story.start,)]
        while open_:
            path = open_.pop()
            assert len(path) <= len(story.scenes), "a path goes round"
            open_ += [(*path, scene) for scene in after[path[-1]]]
            paths += [] if after[path[-1]] else [path]
        assert all(story.scene(path[-1]).ending for path in paths)
        assert max(map(len, paths)) - 1 == int(story.longest) == len(longest_path(story)) - 1
        (DRAWINGS / f"{story.id}.svg").write_text(draw(story), encoding="utf-8")
        ends = {path[-1] for path in paths}
        report.say(
            f"{story.id}: {len(after)} scenes, {len(paths)} paths, {len(ends)} endings, longest {story.longest}."
        )
        report.say(listed(story))


def _states(page: Page, address: str) -> Iterator[str]:
    """A page as it is opened, and as it is in the middle of its use."""
    yield "opened"
    if "/scenarios/" in address:
        page.locator(".hb-choice-button").first.click()
        yield "a choice made"
        while page.locator(".hb-choice-button").count():
            page.locator(".hb-choice-button").last.click()
        page.locator(".hb-path summary").click()
        yield "the end"
    if page.locator(".hb-module").count():
        for _ in range(2):
            page.locator(way.NEXT).click()
        yield "a screen"
        while page.locator(way.NEXT).is_visible():
            page.locator(way.NEXT).click()
        way.answer_all(page, way.Touch(page), wrong=True)
        page.locator(way.CHECK_NOW).click()
        yield "checked, all wrong"
        page.locator(".hb-result button").last.click()
        way.answer_all(page, way.Touch(page))
        page.locator(way.CHECK_NOW).click()
        way.tick_points(page, way.Touch(page))
        yield "passed"


def training_axe(report: Report) -> None:
    """WCAG 2.2 A and AA, as far as a program can tell, in light and dark, opened and in use."""
    from axe_playwright_python.sync_playwright import Axe

    site = built_site(LOCALES)
    uris = (
        "training/index.html",
        "training/getting-started/index.html",
        "training/scenarios/boat-season.html",
        "training/sessions/getting-started.html",
        "training/handouts/getting-started.html",
        "training/trainers/agenda-one-day.html",
        "training/trainers/test.html",
    )
    seen = 0
    for locale in LOCALES:
        for scheme in ("light", "dark"):
            for uri in uris:
                said: list[str] = []
                size = {"width": 1280, "height": 1200}
                with (
                    tempfile.TemporaryDirectory() as folder,
                    phone(Path(folder), said, viewport=size, color_scheme=scheme, has_touch=True) as page,
                ):
                    page.goto((site / locale / uri).as_uri())
                    for state in _states(page, uri):
                        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
                        bad = [
                            (one["id"], [node["html"][:160] for node in one["nodes"]][:3])
                            for one in found.response["violations"]
                        ]
                        assert bad == [], (locale, scheme, uri, state, bad)
                        seen += 1
    report.say(f"{seen} states of {len(uris)} pages in {len(LOCALES)} languages, light and dark: no barrier found.")


PROOFS = (
    Proof(
        "training-journey",
        "a module is finished by keyboard and by touch on a phone, left, found again and moved",
        training_journey,
    ),
    Proof(
        "training-stories", "every scene is reached, every path ends, no path is longer than stated", training_stories
    ),
    Proof(
        "training-axe",
        "pages of the training have no barrier that a program finds, in use as when opened",
        training_axe,
    ),
)
