"""The command line: `handbook <command>`. Each command is a module with `add_parser` and `run`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from handbook.cli import (
    audit,
    build,
    changes,
    check,
    editions,
    new,
    receive,
    schema,
    search,
    serve,
    stage,
    status,
    translate,
)
from handbook.cli.common import EXIT_INTERRUPTED, EXIT_USAGE
from handbook.project import find_project

COMMANDS = (check, build, editions, stage, serve, status, audit, new, translate, receive, changes, schema, search)

_DESCRIPTION = """\
Builds the handbook: reads docs/, case_studies/ and translations/, checks them, and makes a site for every language.

Begin with `handbook check`, which names every problem with its file and line; then `handbook build`.
"""
_EPILOG = """\
exit status: 0 all is well, 1 there are problems in the sources or the site, 2 the command was not understood

examples:
  handbook check                        look at everything, build nothing
  handbook build                        build all languages into site/
  handbook build --locale th --locale en
  handbook serve --locale ur            see edits in the browser as you save
  handbook new case-study th-border-radio
"""


def make_parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    parser = argparse.ArgumentParser(
        prog="handbook", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--project", metavar="DIR", type=Path, help="folder of the project (default: the one around the current folder)"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_parser(commands)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    options = make_parser().parse_args(arguments)
    project = find_project(options.project or Path.cwd())
    if project is None:
        where = options.project or Path.cwd()
        print(
            f"handbook: {where} is not inside a project: there is no mkdocs.yml beside a case_studies/ folder.\n  try: cd to the project, or give it with --project DIR",
            file=sys.stderr,
        )
        return EXIT_USAGE
    try:
        return int(options.run(project, options))
    except KeyboardInterrupt:
        print("\nStopped. The last good site was not changed.", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe went away (`handbook check | head`); nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
