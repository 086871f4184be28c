"""`handbook serve`."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_USAGE, command_parser, unknown_locale

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Shows one language in your browser and builds it again whenever you save a page, a case study or a translation.
Drafts are shown.
Stop it with Ctrl-C.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "serve", "see edits in the browser as you save", _TEXT)
    parser.add_argument("--locale", metavar="L", default="en", help="language to show (default: en)")
    parser.add_argument("--port", metavar="N", type=int, default=8000, help="port on this computer (default: 8000)")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, [options.locale]):
        return EXIT_USAGE
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--config-file",
        str(project.mkdocs_path),
        "--dev-addr",
        f"127.0.0.1:{options.port}",
    ]
    environment = os.environ | {"HANDBOOK_LOCALE": options.locale, "HANDBOOK_DRAFTS": "1", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=project.root, env=environment, check=False).returncode  # noqa: S603 (our own interpreter)
