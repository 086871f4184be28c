"""What a reader does with a language that the browser keeps: download, read, update, remove."""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from handbook.project import Project
from handbook.site_config import read_site_config
from handbook.tree import tree_states
from handbook.webapp.pack import write_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from webapp.server import Server

BOX = "#hb-offline"
WAIT = 300_000
MARK = "A sentence of the newer edition."


def copy_of(site: Path, locale: str, to: Path) -> Path:
    """A site of one language to change; what is not changed takes no room."""
    shutil.copytree(site / locale, to / locale, copy_function=os.link)
    return to


def publish(root: Path, project: Project, locale: str, uri: str, mark: str = MARK) -> None:
    """A newer edition, in which one page says more."""
    path = root / locale / uri
    text = path.read_text(encoding="utf-8").replace("</h1>", f"</h1><p>{mark}</p>", 1)
    for changed in (path, root / locale / "sw.js", root / locale / "data" / "offline.js"):
        changed.unlink()
    path.write_text(text, encoding="utf-8")
    config, _ = read_site_config(project)
    write_app(root / locale, config.edition, locale, tree_states(root / locale))


@contextmanager
def reader(browser: Browser, said: list[str], **more: Any) -> Iterator[Page]:
    """A phone. What its console says is kept."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, **more)
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    try:
        yield page
    finally:
        context.close()


def press(page: Page, key: str) -> None:
    """Press the button that a text of the page names; texts differ by language, their keys do not."""
    page.locator(f"{BOX} button", has_text=words(page, key)).click()


def wait_for(page: Page, key: str) -> None:
    page.locator(BOX).wait_for()
    page.locator(f"{BOX} button", has_text=words(page, key)).wait_for(timeout=WAIT)


def show_newer(page: Page) -> None:
    """The page is loaded again when the newer edition has taken over."""
    with page.expect_navigation():
        press(page, "show")
    wait_for(page, "remove")


def told(page: Page, *keys: str) -> None:
    """The page says one of these, in its language."""
    said = "|".join(re.escape(words(page, key)) for key in keys)
    page.locator(f"{BOX} [role=status]", has_text=re.compile(said)).wait_for(timeout=60_000)


def words(page: Page, key: str) -> str:
    found = str(page.evaluate("key => HANDBOOK_TOOL.strings[key]", key)).partition("{")[0].strip(" (")
    assert found, f"'{key}' begins with no words"
    return found


def text_of(page: Page) -> str:
    return page.locator(f"{BOX} [role=status]").inner_text()


def download(page: Page, server: Server, locale: str) -> None:
    page.goto(server.url(f"{locale}/offline.html"))
    press(page, "download")
    wait_for(page, "remove")


def left_behind(page: Page) -> dict[str, list[str]]:
    """Everything that the browser keeps for the site, by kind, beside its small settings."""
    found = page.evaluate(
        """async () => ({
            caches: await caches.keys(),
            workers: (await navigator.serviceWorker.getRegistrations()).map(one => one.scope),
            databases: (await indexedDB.databases()).map(one => one.name),
        })"""
    )
    return dict(found)


def assert_nothing_left(page: Page) -> None:
    """Browsers take a moment to let a worker go."""
    for _ in range(30):
        left = left_behind(page)
        if not any(left.values()):
            return
        page.wait_for_timeout(100)
    raise AssertionError(left)


def paths(server: Server, locale: str) -> list[str]:
    """What the server was asked for since the last time, beside the worker, for which browsers ask when they like."""
    found = [path.removeprefix(f"/{locale}/").partition("?")[0] for path in server.asked]
    server.asked.clear()
    return [path for path in found if path != "sw.js"]


def listed(root: Path, locale: str) -> dict[str, Any]:
    """The list of what is kept."""
    text = (root / locale / "data" / "offline.js").read_text(encoding="utf-8")
    return dict(json.loads(text[text.index("{") : text.rindex("}") + 1]))
