"""The installed app when things go wrong: cut off, stopped, no room, changed on the way, between two editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.project import Project
from proofs.editions_pwa import SMALL, copy_on_server, in_chromium
from proofs.report import ROOT, Proof, Report
from webapp.journey import (
    BOX,
    assert_nothing_left,
    listed,
    paths,
    press,
    publish,
    reader,
    text_of,
    told,
    wait_for,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from webapp.server import Server


def refusals(report: Report) -> None:
    with copy_on_server(SMALL) as (root, server), in_chromium() as browser:
        for case in (_cut, _stopped, _little_space, _full, _tampered, _between, _closed_tabs):
            said: list[str] = []
            with reader(browser, said) as page:
                page.goto(server.url(f"{SMALL}/offline.html"))
                case(page, server, root)
                report.say(f"{case.__name__[1:]:12} {text_of(page)}")
            assert not [one for one in said if one.startswith("error")], said


def _offline_later(page: Page, server: Server) -> None:
    """What is not complete does not answer: without the server there is nothing."""
    state = page.evaluate("async () => HandbookWorker.ask((await HandbookWorker.registration()).active, 'state')")
    assert state == {"whole": False, "older": False}


def _cut(page: Page, server: Server, root: Path) -> None:
    """The connection breaks; later only the rest is fetched."""
    server.asked.clear()
    server.cut_after = 60
    press(page, "download")
    wait_for(page, "continue")
    told(page, "network")
    _offline_later(page, server)
    server.cut_after = None
    paths(server, SMALL)
    press(page, "continue")
    wait_for(page, "remove")
    page.locator(f"{BOX} button").nth(0).wait_for()
    told(page, "done")
    assert 0 < len(paths(server, SMALL)) < len(listed(root, SMALL)["files"]) - 30


def _stopped(page: Page, server: Server, root: Path) -> None:
    press(page, "download")
    press(page, "cancel")
    wait_for(page, "continue")
    told(page, "stopped")
    _offline_later(page, server)
    press(page, "remove")
    wait_for(page, "download")
    assert_nothing_left(page)


def _quota(page: Page, server: Server, size: int) -> None:
    origin = server.url("").rstrip("/")
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def _little_space(page: Page, server: Server, root: Path) -> None:
    """The browser says beforehand that there is no room."""
    _quota(page, server, 500_000)
    press(page, "download")
    told(page, "space")
    assert_nothing_left(page)


def _full(page: Page, server: Server, root: Path) -> None:
    """The browser says nothing beforehand; there is no room in the middle."""
    page.add_init_script("delete StorageManager.prototype.estimate;")
    page.reload()
    _quota(page, server, 500_000)
    press(page, "download")
    told(page, "space")
    assert_nothing_left(page)


def _tampered(page: Page, server: Server, root: Path) -> None:
    """A file on the way that is not what the list says."""
    path = root / SMALL / "a-z.html"
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data.replace(b"</h1>", b"</h1><p>Call this number</p>", 1))
    press(page, "download")
    page.locator(f"{BOX} [role=status]", has_text="a-z.html").wait_for(timeout=60_000)
    _offline_later(page, server)
    path.write_bytes(data)


def _between(page: Page, server: Server, root: Path) -> None:
    """The list is already that of the next edition, the worker is not."""
    path = root / SMALL / "data/offline.js"
    text, version = path.read_text(encoding="utf-8"), listed(root, SMALL)["version"]
    path.unlink()
    path.write_text(text.replace(version, "0" * 12), encoding="utf-8")
    press(page, "download")
    told(page, "between")
    path.write_text(text, encoding="utf-8")


def _closed_tabs(page: Page, server: Server, root: Path) -> None:
    """All pages are closed, a newer edition takes the worker's place by itself: what is complete still answers."""
    press(page, "download")
    wait_for(page, "remove")
    publish(root, Project(ROOT), SMALL, "glossary.html", "Once more.")
    page.goto("about:blank")
    page.goto(server.url(f"{SMALL}/a-z.html"))
    page.locator(".hb-notice").wait_for()
    page.goto("about:blank")
    page.wait_for_timeout(1500)
    page.goto(server.url(f"{SMALL}/glossary.html"))
    assert "Once more." not in page.content()
    server.stop()
    page.goto(server.url(f"{SMALL}/glossary.html"))
    assert "Once more." not in page.content()
    server.start()
    page.goto(server.url(f"{SMALL}/offline.html"))
    press(page, "update")
    page.locator(f"{BOX} button").first.wait_for()
    told(page, "done", "ready")


PROOFS = (
    Proof("app-refusals", "What is refused, cut off or changed on its way is said, and never called ready", refusals),
)
