"""Find a Chromium for the browser tests: an installed one, else Playwright's, else (as root on Debian) its package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

# What Playwright switches off already, and two lists below the address bar that nobody sees: each window of a browser
# without a screen made a page for both, which took more than half of its time.
_OFF = (
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
    "HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,"
    "PaintHolding,PreconnectToSearch,TcpPortRandomizationWin,ThirdPartyStoragePartitioning,WebUIOmniboxAimPopup,"
    "WebUIOmniboxPopup"
)


def switches(*more: str) -> list[str]:
    """What every browser of the tests is started with. In a container, as root, its sandbox has no room."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*(["--no-sandbox"] if is_root else []), f"--disable-features={_OFF}", *more]


def find() -> str | None:
    """The path of a browser that can be started, or None."""
    if given := os.environ.get("HANDBOOK_BROWSER"):
        return given
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in MAC if Path(path).exists()), None) or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Try the ways to get one, quietest first."""
    if found := find():
        return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if found := find():
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)
    return find()


if __name__ == "__main__":
    browser = install() if "--install" in sys.argv else find()
    if browser is None:
        sys.exit("No browser was found. Install Chromium or Chrome, or set HANDBOOK_BROWSER to its path.")
    print(f"Browser for the tests: {browser}")
