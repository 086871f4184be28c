"""The site on a server: a language is kept on request, read without the server, renewed, and removed without a trace."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from handbook.project import Project
from handbook.site_config import read_site_config
from handbook.tree import tree_states
from handbook.webapp.pack import write_app
from webapp.journey import (
    MARK,
    assert_nothing_left,
    copy_of,
    download,
    left_behind,
    listed,
    paths,
    press,
    publish,
    reader,
    show_newer,
    wait_for,
)
from webapp.server import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from .conftest import Site

pytestmark = pytest.mark.browser
# A language that has its start only: two megabytes.
LOCALE, PAGE = "km", "glossary.html"


def test_a_language_is_kept_read_renewed_and_removed(site: Site, chromium: Browser, root: Path, tmp_path: Path) -> None:
    said: list[str] = []
    with served(copy_of(site.root, LOCALE, tmp_path)) as server, reader(chromium, said) as page:
        page.goto(server.url(f"{LOCALE}/index.html"))
        assert not any(left_behind(page).values()), "nothing before a reader asks"
        download(page, server, LOCALE)
        first = left_behind(page)["caches"]
        assert first == [f"handbook-{LOCALE}-{listed(tmp_path, LOCALE)['version']}@/{LOCALE}/"]

        server.stop()
        page.goto(server.url(f"{LOCALE}/{PAGE}?a=b#c"))
        assert page.locator("h1").is_visible()
        assert said == []

        publish(tmp_path, Project(root), LOCALE, PAGE)
        server.start()
        page.goto(server.url(f"{LOCALE}/{PAGE}"))
        assert MARK not in page.content(), "an older worker beside a newer site answers with the edition that it has"
        page.locator(".hb-notice a").click()
        wait_for(page, "update")
        paths(server, LOCALE)
        press(page, "update")
        wait_for(page, "show")
        assert paths(server, LOCALE) == [PAGE], "only what changed is fetched"
        show_newer(page)
        page.goto(server.url(f"{LOCALE}/{PAGE}"))
        assert MARK in page.content()
        assert left_behind(page)["caches"] == [f"handbook-{LOCALE}-{listed(tmp_path, LOCALE)['version']}@/{LOCALE}/"]

        page.goto(server.url(f"{LOCALE}/offline.html"))
        press(page, "remove")
        wait_for(page, "download")
        assert_nothing_left(page)
        assert said == []


def test_a_language_that_is_only_begun_finds_kept_english_pages(
    site: Site, chromium: Browser, root: Path, tmp_path: Path
) -> None:
    shutil.copytree(site.root / "en", tmp_path / "en", copy_function=os.link, ignore=_all_but_search)
    for written in ("sw.js", "data/offline.js"):
        (tmp_path / "en" / written).unlink(missing_ok=True)
    write_app(tmp_path / "en", read_site_config(Project(root))[0].edition, "en", tree_states(tmp_path / "en"))
    with served(copy_of(site.root, LOCALE, tmp_path)) as server, reader(chromium, []) as page:
        for locale in ("en", LOCALE):
            download(page, server, locale)
        server.stop()
        page.goto(server.url(f"{LOCALE}/search.html#q=radio+drama&english=1"))
        page.locator("#hb-results a[href^='../en/']").first.wait_for()


def _all_but_search(folder: str, names: list[str]) -> list[str]:
    """A language's folders without those of its texts: what is kept is kept file by file, and takes its time."""
    wanted = ("assets", "data", "search")
    return [name for name in names if folder.endswith("/en") and "." not in name and name not in wanted]
