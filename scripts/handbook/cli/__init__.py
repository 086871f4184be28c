"""The command line: `handbook <command>`. Each command is a module with `add_parser` and `run`."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from handbook.cli.common import EXIT_INTERRUPTED, EXIT_PROBLEMS, EXIT_USAGE
from handbook.cli.leaving import leave
from handbook.project import find_project

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    "check",
    "build",
    "editions",
    "stage",
    "serve",
    "status",
    "audit",
    "new",
    "translate",
    "receive",
    "changes",
    "schema",
    "search",
)
"""Each is a module of this name."""
_OF_THE_DISK = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EEXIST, errno.ENOTDIR, errno.EISDIR)
"""What no program can mend: a folder that may not be written, a full disk, a file where a folder should be."""

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


def make_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The commands and their options: all, or the one that these arguments ask for."""
    parser = argparse.ArgumentParser(
        prog="handbook", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--project", metavar="DIR", type=Path, help="folder of the project (default: the one around the current folder)"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in _wanted(arguments):
        import_module(f"handbook.cli.{name}").add_parser(commands)
    return parser


def command() -> NoReturn:
    """The program: run a command, and end the process."""
    leave(main())


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("\nStopped. The last good site was not changed.", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe went away (`handbook check | head`); nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno not in _OF_THE_DISK or not error.filename:
            raise
        print(f"handbook: '{error.filename}' cannot be used: {error.strerror}", file=sys.stderr)
        print("  try: check the permissions of the file and its folder, and the free space", file=sys.stderr)
        return EXIT_PROBLEMS


def _run(arguments: list[str]) -> int:
    options = make_parser(arguments).parse_args(arguments)
    project = find_project(options.project or Path.cwd())
    if project is None:
        where = options.project or Path.cwd()
        print(
            f"handbook: {where} is not inside a project: there is no mkdocs.yml beside a case_studies/ folder.\n  try: cd to the project, or give it with --project DIR",
            file=sys.stderr,
        )
        return EXIT_USAGE
    return int(options.run(project, options))


def _wanted(arguments: Sequence[str]) -> Sequence[str]:
    """The command that is asked for, or all: only that one is loaded, so that a short command does not take long."""
    rest = list(arguments)
    if rest[:1] == ["--project"]:
        rest = rest[2:]
    return rest[:1] if rest and rest[0] in COMMANDS else COMMANDS
