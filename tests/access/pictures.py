"""Every kind of page side by side, as a reader would see it: languages beside each other, a sheet for each width and scheme.

    python tests/access/pictures.py [--site site] [--out build/pictures] [--pages step,glossary.md] [--locales en,th,km,ur]

Programs find barriers and what sticks out; whether a page is clear and handsome only a look can tell. The pages are opened
from the disk, without a network.
"""

from __future__ import annotations

import argparse
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from access.samples import SAMPLES  # noqa: E402
from find_browser import find, switches  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

LOCALES = ("en", "th", "km", "ur")
SCHEMES = ("light", "dark")
GAP = 12


@dataclass(frozen=True)
class Window:
    """A window, how much of a page's top is shown in it, how much smaller, and how many pages stand side by side."""

    width: int
    height: int
    shown: int
    scale: float
    columns: int


WINDOWS = (Window(360, 740, 1500, 1, 4), Window(768, 1024, 1600, 0.5, 4), Window(1280, 800, 1200, 0.6, 2))


def photographs(
    browser: Browser, site: Path, addresses: Sequence[str], locales: Sequence[str], windows: Sequence[Window] = WINDOWS
) -> Iterator[tuple[str, Image.Image]]:
    """The sheets, each with its name."""
    for window in windows:
        for scheme in SCHEMES:
            size = {"width": window.width, "height": window.height}
            context = browser.new_context(viewport=size, color_scheme=scheme, offline=True)
            page = context.new_page()
            for address in addresses:
                taken = [_photograph(page, site / locale / address, window) for locale in locales]
                name = address.removesuffix(".html").replace("/", "-")
                yield f"{name}-{window.width}-{scheme}.png", _sheet(taken, window)
            context.close()


def _photograph(page: Page, path: Path, window: Window) -> bytes | None:
    """The top of a page; nothing where a language does not have it."""
    if not path.exists():
        return None
    page.goto(path.as_uri())
    page.wait_for_timeout(150)
    clip = {"x": 0, "y": 0, "width": window.width, "height": window.shown}
    return page.screenshot(clip=clip, full_page=True, animations="disabled")


def _sheet(taken: Sequence[bytes | None], window: Window) -> Image.Image:
    width, height = round(window.width * window.scale) + GAP, round(window.shown * window.scale) + GAP
    rows = -(-len(taken) // window.columns)
    sheet = Image.new("RGB", (width * min(len(taken), window.columns) - GAP, height * rows - GAP), "#c0392b")
    for place, one in enumerate(taken):
        if one is None:
            continue
        whole = Image.open(io.BytesIO(one)).convert("RGB")
        shown = whole.resize((width - GAP, round(whole.height * window.scale)), Image.Resampling.LANCZOS)
        sheet.paste(shown, (place % window.columns * width, place // window.columns * height))
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description="Every kind of page side by side.")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "pictures")
    parser.add_argument("--pages", default="", help="some of the pages: kinds or sources, with commas; all by default")
    parser.add_argument("--locales", default=",".join(LOCALES))
    options = parser.parse_args()
    wanted = {one for one in options.pages.split(",") if one}
    addresses = [one.address for one in SAMPLES if not wanted or {one.uri, one.kind.value} & wanted]
    if not addresses:
        parser.error(
            f"no page is called {options.pages}; kinds are {', '.join(sorted({one.kind.value for one in SAMPLES}))}"
        )
    from playwright.sync_api import sync_playwright

    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=switches())
        for name, sheet in photographs(browser, options.site.resolve(), addresses, options.locales.split(",")):
            sheet.save(options.out / name)
            print(options.out / name, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
