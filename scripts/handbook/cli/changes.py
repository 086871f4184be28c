"""`handbook changes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_USAGE, command_parser
from handbook.cli.translate.common import usage_error
from handbook.contribute.changes import describe, preview_locale
from handbook.contribute.revisions import GitFailed, changed_files

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Says in words what changed since a revision: case studies by field, texts by language and state, pages, data, and what a
reviewer should look at first. The answer is Markdown. Files are only read, from Git or the folder; nothing of them runs.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "changes", "say in words what changed since a revision", _TEXT)
    parser.add_argument("--since", metavar="REV", required=True, help="a commit, branch or tag to compare with")
    parser.add_argument("--to", metavar="REV", default="", help="compare this instead of the files in the folder")
    parser.add_argument(
        "--preview", action="store_true", help="print only the language that a preview of these changes should show"
    )
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    try:
        changes = changed_files(project.root, options.since, options.to)
    except GitFailed as failed:
        usage_error(
            f"the changes since {options.since} cannot be read: {failed}", "name a commit that is here: git log"
        )
        return EXIT_USAGE
    print(
        preview_locale([one.path for one in changes]) if options.preview else describe(changes),
        end="\n" if options.preview else "",
    )
    return EXIT_OK
