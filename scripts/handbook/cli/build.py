"""`handbook build`."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from handbook.cli.common import (
    EXIT_USAGE,
    add_format,
    add_locales,
    command_parser,
    counted,
    report,
    unknown_locale,
)
from handbook.remembered.digests import file_state
from handbook.remembered.nothing_changed import nothing_changed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from handbook.build import Progress
    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Builds the site into site/: one complete folder for each language, and a language chooser above them.

The new site is built beside the old one, audited, and put in its place only when everything is well. If anything fails,
the last good site stays as it is. A broken file of one language holds back that language alone; the command still ends
with an error. A language whose sources did not change is not built again.

Set HANDBOOK_DRAFTS=1 for a preview that shows drafts too; never for a site that is published.
Set HANDBOOK_SITE_URL to the address at which the site will stand to get sitemaps and canonical addresses.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "build", "build the site", _TEXT)
    add_locales(parser, "build only this language")
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=int,
        default=os.cpu_count() or 1,
        help="languages built at the same time (default: one per core)",
    )
    add_format(parser)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    if options.jobs < 1:
        print("handbook: --jobs must be at least 1", file=sys.stderr)
        return EXIT_USAGE
    start = time.perf_counter()
    known = nothing_changed(project, options.locale, file_state(project, time.time_ns()))
    if known is not None:
        status = report([*known.warnings], options.format)
        _say(project, sum(known.pages.values()), 0, len(known.pages), time.perf_counter() - start)
        _say_behind(known.behind)
        return status
    return _build(project, options)


def _build(project: Project, options: argparse.Namespace) -> int:
    # Only where something is to be built: the libraries take longer to load than it takes to see that nothing changed.
    from handbook.build import build_site
    from handbook.generators.mkdocs.render import render_locale

    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    tell = _bar if sys.stderr.isatty() else _line
    outcome = build_site(project, render_locale, locales=options.locale, jobs=options.jobs, tell=tell)
    status = report(outcome.problems, options.format)
    if not outcome.finished:
        print("The site was not changed.", file=sys.stderr)
        return status
    for code in outcome.held_back:
        left = "nothing leads to it yet" if code in outcome.never_built else "its last good version stays"
        print(f"{code} was not built: {left}. The other languages are up to date.", file=sys.stderr)
    _say(project, outcome.pages, len(outcome.rendered), len(outcome.unchanged), outcome.seconds)
    _say_behind(outcome.behind)
    return status


def _say(project: Project, pages: int, rendered: int, unchanged: int, seconds: float) -> None:
    what = f"{counted(rendered, 'language')} built, {unchanged} unchanged"
    print(f"{counted(pages, 'page')}, {what}, {seconds:.1f} s.")
    print(f"Open {(project.site_dir / 'index.html').as_uri()}")


def _say_behind(codes: Sequence[str]) -> None:
    if codes:
        print(f"Behind the sources now: {', '.join(codes)}. `handbook build` brings all languages up to date.")


def _line(progress: Progress) -> None:
    print(f"[{progress.done}/{progress.total}] {progress.text}", file=sys.stderr, flush=True)


def _bar(progress: Progress) -> None:
    width = 24
    full = width * progress.done // progress.total
    end = "\n" if progress.done == progress.total else ""
    print(
        f"\r[{'#' * full}{'.' * (width - full)}] {progress.done}/{progress.total} {progress.text:<40}",
        end=end,
        file=sys.stderr,
        flush=True,
    )
