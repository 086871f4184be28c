"""`handbook editions`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from handbook.cli.common import (
    EXIT_USAGE,
    add_format,
    add_locales,
    command_parser,
    counted,
    one_of,
    report,
    unknown_locale,
)
from handbook.editions import make_editions
from handbook.editions.kinds import EditionKind
from handbook.sizes import size_of
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Makes what people carry away, from the pages that `handbook build` rendered, into dist/:

  usb       a folder and a zip for a stick or a network drive; begin with START-HERE.html
  one-file  the handbook, and each step, as one HTML file that a messenger can pass on
  epub      a book for reading programs
  pdf       the handbook, each step and the case studies, to print
  zim       for Kiwix on phones and school servers
  scorm     each module of the training as a package for learning systems (SCORM 1.2)

All but usb exist for languages with at least 70 % of the handbook translated. An edition that fails leaves the last
good one in place.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "editions", "make offline editions of the site", _TEXT)
    add_locales(parser, "make only this language")
    parser.add_argument(
        "--kind",
        type=one_of(EditionKind),
        choices=list(EditionKind),
        action="append",
        default=[],
        help="make only this kind; may be given several times (default: all)",
    )
    add_format(parser)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    kinds = options.kind or list(EditionKind)
    outcome = make_editions(
        project, kinds=kinds, locales=options.locale, tell=lambda text: print(text, file=sys.stderr)
    )
    status = report(outcome.problems, options.format)
    if outcome.without:
        print(f"Not yet: {', '.join(outcome.without)} (less than 70 % of the handbook is translated).", file=sys.stderr)
    print(f"{counted(len(outcome.made), 'edition')} made, {outcome.seconds:.1f} s.")
    for name in outcome.made:
        for path in sorted((project.dist_dir / name).glob("*.*")):
            if path.is_file():
                print(f"  {project.uri(path)}  {size_of(path, SOURCE_LOCALE)}")
    if outcome.made:
        print(f"Look at {project.dist_dir.as_uri()}")
    return status
