"""What a page says of the copy that it belongs to, and of links that lead out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handbook.pages.edition import year_after
from handbook.project import Project
from handbook.site_config import read_site_config

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Site

pytestmark = pytest.mark.browser
URI = "guidance/barrier-analysis.html"


def test_a_copy_says_its_edition_and_when_it_is_old(site: Site, open_pages: Callable, root: Path) -> None:
    edition = read_site_config(Project(root))[0].edition
    last = year_after(edition.date)
    with open_pages(alone=True) as (page, heard):
        for day, old in (("2001-01-01", False), (edition.date, False), (last, False), (f"{last[:4]}-12-31", True)):
            page.clock.set_fixed_time(f"{day}T12:00:00Z")
            page.goto(site.url("ur", URI))
            assert page.locator(".hb-old").is_visible() is old, day
        page.emulate_media(media="print")
        line = page.locator(".hb-edition")
        assert line.is_visible()
        assert edition.version in line.inner_text()
        assert edition.date[:4] in line.inner_text()
        assert page.locator(".hb-old").is_visible()
        heard.assert_silent()


def test_links_that_lead_out_are_marked_and_open_like_others(site: Site, open_pages: Callable) -> None:
    with open_pages() as (page, heard):
        page.goto(site.url("ur", URI))
        links = page.locator("article a[href^='http']")
        assert links.count() > 3
        found = links.evaluate_all(
            "all => all.map(one => [one.relList.contains('noopener'), one.relList.contains('noreferrer'), one.target,"
            " document.getElementById(one.getAttribute('aria-describedby')).textContent.length > 3,"
            " getComputedStyle(one, '::after').content.length > 4])"
        )
        assert all(one == [True, True, "", True, True] for one in found)
        heard.assert_silent()
