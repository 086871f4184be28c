"""Lighthouse on pages of the built site, beside the same Markdown in stock Material.

    handbook build --locale en && python benchmarks/lighthouse.py [--rounds 3] [--pages home,step] [--no-stock]

Needs Node (18.16 or newer), npm and Chromium. Both sites stand on a server of this machine that compresses, as hosts do;
Lighthouse's own model of a slow phone (simulated: 1.6 Mbit/s, 150 ms there and back, a processor four times slower) makes
the figures. Sites take turns, a page at a time. Prints Markdown.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lighthouse_stock import make_stock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
VERSION = "12.8.2"
"""The last that runs on the Node of Debian and of most offices."""
PROGRAM = "node_modules/lighthouse/cli/index.js"
SLOW_MACHINE = 1000
"""Below this Lighthouse itself warns that the machine is too slow, or too busy, for its score of performance."""
PAGES = {
    "home": "index.html",
    "step": "handbook/objectives.html",
    "case study": "case-studies/au-no-way-offshore-deterrence.html",
    "explorer": "case-studies/explorer.html",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "first-contentful-paint": "first picture",
    "largest-contentful-paint": "largest picture",
    "total-blocking-time": "blocked",
}
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".xml", ".txt")


@dataclass(frozen=True)
class Looked:
    """What Lighthouse said of one page; scores are of 100, times in milliseconds."""

    scores: Mapping[str, float]
    times: Mapping[str, float]
    sent: float
    shift: float
    failed: tuple[str, ...]
    """The audits that cost points, besides those that only measure time."""
    machine: float
    """How fast the machine was while it looked, in Lighthouse's own measure."""


class _Handler(SimpleHTTPRequestHandler):
    """A host that compresses and keeps connections open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in _COMPRESSED:
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def install(folder: Path) -> Path:
    """The program, fetched once; where there is no Node, the reason is said."""
    for needed in ("node", "npm"):
        if shutil.which(needed) is None:
            raise FileNotFoundError(f"{needed} is not installed")
    program = folder / PROGRAM
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        fetch = [
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(folder),
            f"lighthouse@{VERSION}",
        ]
        subprocess.run(fetch, check=True)
    return program


def look(program: Path, url: str, browser: str) -> Looked:
    """One look, with a new browser."""
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = ["node", str(program), url, "--quiet", "--output=json", f"--output-path={out}"]
        command += [
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={' '.join(['--headless=new', *flags])}",
        ]
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": browser})
        report = json.loads(out.read_text(encoding="utf-8"))
    return _read(report)


def _read(report: Mapping[str, Any]) -> Looked:
    audits, categories = report["audits"], report["categories"]
    failed = [
        one["id"]
        for name in CATEGORIES[1:]
        for one in categories[name]["auditRefs"]
        if one["weight"] and audits[one["id"]]["score"] not in {None, 1}
    ]
    return Looked(
        scores={name: round(100 * categories[name]["score"]) for name in CATEGORIES},
        times={name: audits[name]["numericValue"] for name in TIMES},
        sent=audits["total-byte-weight"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        failed=tuple(failed),
        machine=report["environment"]["benchmarkIndex"],
    )


def middle(looks: Sequence[Looked]) -> Looked:
    """The median of each figure; an audit that failed once has failed."""
    return Looked(
        scores={name: statistics.median(one.scores[name] for one in looks) for name in CATEGORIES},
        times={name: statistics.median(one.times[name] for one in looks) for name in TIMES},
        sent=statistics.median(one.sent for one in looks),
        shift=statistics.median(one.shift for one in looks),
        failed=tuple(sorted({name for one in looks for name in one.failed})),
        machine=statistics.median(one.machine for one in looks),
    )


def measure(
    sites: Mapping[str, Path], pages: Mapping[str, str], rounds: int, browser: str
) -> dict[tuple[str, str], Looked]:
    """The sites in turn, page by page; the result by page and site."""
    program = install(ROOT / "build" / "lighthouse")
    found: dict[tuple[str, str], list[Looked]] = {}
    for _ in range(rounds):
        for page, uri in pages.items():
            for site, folder in sites.items():
                with served(folder) as address:
                    found.setdefault((page, site), []).append(look(program, f"{address}/{uri}", browser))
    return {key: middle(looks) for key, looks in found.items()}


def table(found: Mapping[tuple[str, str], Looked]) -> str:
    heads = ["page", "site", *CATEGORIES, *(f"{name}, s" for name in TIMES.values()), "shift", "KB sent"]
    rows = [
        [page, site, *(f"{one.scores[name]:.0f}" for name in CATEGORIES), *(f"{one.times[name] / 1000:.2f}" for name in TIMES), f"{one.shift:.3f}", f"{one.sent / 1000:.0f}"]
        for (page, site), one in found.items()
    ]  # fmt: skip
    return "\n".join(
        f"| {' | '.join(cells)} |" for cells in (heads, ["---", "---", *["---:"] * (len(heads) - 2)], *rows)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Lighthouse on the built site and on stock Material.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", default=",".join(PAGES), help="some of the pages, by name")
    parser.add_argument("--no-stock", action="store_true", help="our own pages alone")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    from find_browser import find

    browser = find() or sys.exit("No browser was found.")
    pages = {name: PAGES[name] for name in options.pages.split(",")}
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        sites = {"ours": ROOT / "site" / "en"}
        if not options.no_stock:
            sites["stock Material"] = make_stock(ROOT, Path(folder), pages.values())
        found = measure(sites, pages, options.rounds, browser)
    print(table(found))
    print(f"\nMedians of {options.rounds} rounds; Lighthouse {VERSION}, mkdocs-material {version('mkdocs-material')}.")
    print(f"Load of the machine before {before:.1f}, after {os.getloadavg()[0]:.1f}.")
    for (page, site), one in found.items():
        if one.failed:
            print(f"- {page}, {site}: {', '.join(one.failed)}")


if __name__ == "__main__":
    main()
