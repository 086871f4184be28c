"""The file for messengers, alone in an empty folder with the network off, as a phone opens it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from handbook.editions import one_file
from handbook.editions.book import books_of
from handbook.project import Project

from .conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.browser
RESULTS = "#find-places li"


@pytest.fixture(scope="module")
def files(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of Urdu, which runs from right to left."""
    folder = tmp_path_factory.mktemp("one-file")
    books, problems = books_of(Project(real_site.parent), ["ur"])
    assert problems == []
    assert one_file.make(books, folder) == []
    return folder


@pytest.fixture
def alone(files: Path, tmp_path: Path) -> Callable[[str], str]:
    return lambda name: shutil.copy(files / name, tmp_path / name).as_uri()


def test_contents_search_and_figures_work_in_the_file_alone(alone: Callable[[str], str], open_pages: Callable) -> None:
    with open_pages(PHONE) as (page, heard):
        page.goto(alone("handbook-ur.html"))
        page.locator("#contents a").nth(3).click()
        assert page.evaluate("decodeURI(location.hash)") == page.locator("#contents a").nth(3).get_attribute("href")
        figure = page.locator(".hb-figure svg").first
        figure.scroll_into_view_if_needed()
        assert figure.bounding_box()["width"] > 200
        assert page.locator("svg:not(.hb-figure svg)").count() == 0, "a drawing without a size is as large as the page"
        page.fill("#find-words", "مہم")
        page.wait_for_selector(RESULTS)
        assert page.locator(f"{RESULTS} mark").count() >= 5
        page.locator(f"{RESULTS} a").first.click()
        assert page.locator(":target").count() == 1
        page.fill("#find-words", "qqqqzz")
        page.wait_for_selector(RESULTS, state="detached")
        assert page.inner_text("#find-status")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        heard.assert_silent()
        assert len([url for url in heard.requests if not url.startswith("data:")]) == 1


def test_without_scripts_the_browser_s_own_search_is_named(alone: Callable[[str], str], open_pages: Callable) -> None:
    with open_pages(PHONE, scripts=False) as (page, heard):
        page.goto(alone("handbook-ur-messages.html"))
        assert not page.is_visible("#find")
        assert page.is_visible("noscript p")
        page.locator("#contents a").last.click()
        assert page.locator(":target").count() == 1
        heard.assert_silent()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(alone: Callable[[str], str], open_pages: Callable, scheme: str) -> None:
    with open_pages(PHONE, color_scheme=scheme, bypass_csp=True) as (page, _):
        page.goto(alone("handbook-ur-audience.html"))
        page.fill("#find-words", "پیغام")
        page.wait_for_selector(RESULTS)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_printout_has_no_search_and_the_old_copy_speaks(alone: Callable[[str], str], open_pages: Callable) -> None:
    with open_pages(PHONE, alone=True) as (page, _):
        page.clock.set_fixed_time("2099-01-01T00:00:00Z")
        page.goto(alone("handbook-ur-audience.html"))
        assert page.is_visible(".hb-old")
        page.emulate_media(media="print")
        assert not page.is_visible("#find")
