"""How fast the explorer answers with many case studies, and how much its page loads before use.

    python benchmarks/explorer.py [--case-studies 1000]

Opens the page of a made-up project in Chromium on file:// and clicks every term of every facet once.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
from pathlib import Path

from corpus import make_project
from playwright.sync_api import Page, sync_playwright

from handbook.build import build_site
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from find_browser import find

CLICK_ALL = """() => {
    const times = [];
    document.querySelectorAll('.hb-explorer details').forEach(one => { one.open = true; });
    document.querySelectorAll('.hb-explorer__terms input').forEach(box => {
        for (let turn = 0; turn < 2; turn += 1) {
            const start = performance.now();
            box.click();
            document.body.getBoundingClientRect();  // the layout is part of the answer
            times.push(performance.now() - start);
        }
    });
    return times;
}"""


def loaded_files(page: Page, url: str) -> list[Path]:
    """The files that the browser reads before anything is used."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.goto(url, wait_until="load")
    return [Path(one.removeprefix("file://")) for one in seen if one.startswith("file:")]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the explorer.")
    parser.add_argument("--case-studies", type=int, default=1000)
    count = parser.parse_args().case_studies
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        make_project(Path(folder) / "p", case_studies=count, locales=["en"], pages=False)
        project = Project(Path(folder) / "p")
        outcome = build_site(project, render_locale)
        if outcome.failed:
            sys.exit("\n".join(one.message for one in outcome.problems))
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        files = loaded_files(page, (project.site_dir / "en/case-studies/explorer.html").as_uri())
        times = page.evaluate(CLICK_ALL)
        browser.close()
        raw = sum(path.stat().st_size for path in files)
        packed = sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files)
    print(f"{count} case studies, {len(times)} clicks, layout included, in a window of 360 px.\n")
    print("| measure | value |\n|---|---:|")
    print(f"| median click | {statistics.median(times):.1f} ms |")
    print(f"| slowest of 100 | {statistics.quantiles(times, n=100)[-1]:.1f} ms |")
    print(f"| slowest click | {max(times):.1f} ms |")
    print(f"| read before use, as transferred (gzip) | {packed / 1000:.0f} KB in {len(files)} files |")
    print(f"| read before use, from the disk | {raw / 1000:.0f} KB |")


if __name__ == "__main__":
    main()
