"""How long the build of the real site takes, against plain MkDocs with Material on the same Markdown, in one run.

    python benchmarks/build.py [--rounds N] [--project DIR]

Machines differ and are shared, so only the ratios mean something: each round measures every way once, one after the
other, and the fastest round of each way counts.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
QUIET = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
# What plain MkDocs needs to read the same Markdown; no hooks, no plugins but Material's own search.
PLAIN_KEYS = ("site_name", "markdown_extensions", "use_directory_urls", "not_in_nav", "nav")


def run(*command: str) -> None:
    """Run a command quietly; its output is shown only when it fails."""
    done = subprocess.run(command, env=QUIET, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")


def handbook(project: Path, *arguments: str) -> None:
    run(sys.executable, "-m", "handbook", "--project", str(project), *arguments)


def plain_mkdocs(project: Path, code: str, folder: Path) -> Callable[[], None]:
    """Plain MkDocs with Material and search, on the Markdown that was staged for one locale."""

    class Loader(yaml.SafeLoader):
        """Knows MkDocs' tag for environment variables; the keys that are kept do not use it."""

    Loader.add_constructor("!ENV", lambda *_: None)
    ours = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506 (a SafeLoader)
    config = {key: ours[key] for key in PLAIN_KEYS if key in ours}
    config |= {
        "theme": {"name": "material", "font": False, "features": ["navigation.indexes", "navigation.top"]},
        "plugins": ["search"],
        "docs_dir": str(project / "build" / "stage" / code),
        "site_dir": str(folder / code),
    }
    path = folder / f"{code}.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return lambda: run(sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(path))


def build_all(works: list[Callable[[], None]]) -> None:
    for work in works:
        work()


def forget(project: Path) -> None:
    """Make the next build a whole one."""
    shutil.rmtree(project / "build" / "records", ignore_errors=True)


def seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(project: Path, rounds: int) -> dict[str, float]:
    """Seconds of the fastest round for each way."""
    handbook(project, "build")
    codes = sorted(path.name for path in (project / "build" / "stage").iterdir())
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        plain = [plain_mkdocs(project, code, Path(folder)) for code in codes]
        ways: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
            "plain MkDocs + Material, one locale after the other": (
                lambda: None,
                lambda: build_all(plain),
            ),
            "handbook build --jobs 1, everything": (
                lambda: forget(project),
                lambda: handbook(project, "build", "--jobs", "1"),
            ),
            "handbook build, everything": (lambda: forget(project), lambda: handbook(project, "build")),
            "handbook build, nothing changed": (lambda: None, lambda: handbook(project, "build")),
        }
        for number in range(rounds):
            for name, (prepare, work) in ways.items():
                prepare()
                took = seconds(work)
                best[name] = min(best.get(name, took), took)
                print(f"round {number + 1}: {took:6.2f} s  {name}", file=sys.stderr, flush=True)
    return best


def table(project: Path, best: dict[str, float]) -> str:
    """The result as Markdown."""
    manifest = json.loads((project / "build" / "manifest.json").read_text(encoding="utf-8"))["locales"]
    pages = sum(len(locale["pages"]) for locale in manifest.values())
    base = next(iter(best.values()))
    rows = [f"| {name} | {took:.2f} | {1000 * took / pages:.1f} | {took / base:.2f} |" for name, took in best.items()]
    head = ["| way | seconds | ms a page and locale | ratio to plain |", "|---|---:|---:|---:|"]
    return "\n".join([f"{pages} pages in {len(manifest)} locales, {os.cpu_count()} cores.", "", *head, *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare the build with plain MkDocs, in one run.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--project", type=Path, default=ROOT)
    options = parser.parse_args()
    print(table(options.project.resolve(), measure(options.project.resolve(), options.rounds)))


if __name__ == "__main__":
    main()
