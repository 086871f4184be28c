"""The browser that prints: an installed Chromium or Chrome, driven by its own options alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
LEAST_VERSION = 131
"""From this version on the margins of a page can hold its running head."""
_LONGEST = 900
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    # Nothing is asked of any host, whatever a page may hold.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)


def find_browser() -> str | None:
    """The path of a browser that can be started, or None. HANDBOOK_BROWSER names one."""
    if given := os.environ.get("HANDBOOK_BROWSER"):
        return given
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in PLACES if Path(path).exists()), None) or _playwrights()


def version_of(browser: str) -> int | None:
    """Its main version; nothing if it does not say."""
    try:
        said = subprocess.run([browser, "--version"], capture_output=True, text=True, timeout=60, check=False).stdout
    except OSError:
        return None
    numbers = [word.partition(".")[0] for word in said.split() if word[:1].isdigit()]
    return int(numbers[0]) if numbers and numbers[0].isdigit() else None


def print_page(browser: str, page: Path, pdf: Path) -> str | None:
    """Print a file as PDF; returns what went wrong, or nothing."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="handbook-print-") as profile:
        command = [browser, *_OPTIONS, *sandbox, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", page.as_uri()]
        environment = os.environ | {"TZ": "UTC"}
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=_LONGEST, env=environment, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
    if done.returncode or not pdf.is_file():
        return done.stderr.strip().rpartition("\n")[2] or f"status {done.returncode}"
    return None


def _playwrights() -> str | None:
    """The browser that Playwright installed for the tests, if there is one."""
    if find_spec("playwright") is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
