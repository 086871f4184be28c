"""`handbook audit`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from handbook.build.auditing import audit_site
from handbook.cli.common import (
    EXIT_OK,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    add_format,
    add_locales,
    command_parser,
    report,
    unknown_locale,
)
from handbook.problems.formats import ProblemFormat

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Looks at the site as it stands in site/: every planned page is there, every link and anchor leads somewhere, language
and direction are right, nothing would be loaded from another computer, and cross-references work both ways.
`handbook build` does the same before it puts a new site in place.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "audit", "look at the built site", _TEXT)
    add_locales(parser, "audit only this language")
    add_format(parser)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    problems, pages, missing = audit_site(project, options.locale)
    status = report(problems, options.format)
    if missing:
        built = "".join(f" --locale {code}" for code in missing)
        print(f"handbook: not in the site: {', '.join(missing)}\n  try: handbook build{built}", file=sys.stderr)
        return EXIT_PROBLEMS
    if status == EXIT_OK and options.format is ProblemFormat.TEXT:
        print(f"No problems in {pages} pages.")
    return status
