"""A reader's phone: a browser with a profile of its own on the disk, without a network, and the site that it opens."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from find_browser import find
from handbook.build import build_site
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project
from proofs.report import ROOT, NotRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

PHONE = {"width": 360, "height": 740}


def built_site(locales: Sequence[str]) -> Path:
    outcome = build_site(Project(ROOT), render_locale, jobs=2, locales=locales)
    assert not outcome.failed, outcome.problems
    return ROOT / "site"


@contextmanager
def phone(profile: Path, said: list[str], **more: object) -> Iterator[Page]:
    """A page of the browser; `said` takes all that it says, and every address outside this device that it asks for."""
    from playwright.sync_api import sync_playwright

    path = find()
    if not path:
        raise NotRun("no browser was found; run: make browser")
    options = {"viewport": PHONE, "offline": True, "bypass_csp": "color_scheme" in more, **more}
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=path, args=["--no-sandbox"], **options
        )
        context.set_default_timeout(20_000)
        context.on("request", lambda it: it.url.startswith(("file:", "data:", "blob:")) or said.append(it.url))
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        yield page
        context.close()
