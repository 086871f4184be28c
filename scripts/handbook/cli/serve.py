"""`handbook serve`."""

from __future__ import annotations

import os
import socket
import sys
from threading import Lock, Thread
from typing import TYPE_CHECKING

from handbook.build import build_site
from handbook.build.memory import BuildMemory
from handbook.cli.common import EXIT_OK, EXIT_USAGE, command_parser, counted, report, unknown_locale
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Preview
from handbook.remembered.digests import file_state

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from handbook.build import Outcome
    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Shows a language in your browser and builds it again whenever you save a page, a case study or a translation. Only
pages that change are made again. Drafts are shown. The site in site/ stays as it is.

Several languages are shown one beside the other, each in a folder of its own; every save is carried through all of them.

Stop it with Ctrl-C.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "serve", "see edits in the browser as you save", _TEXT)
    parser.add_argument(
        "--locale",
        metavar="L",
        action="append",
        default=[],
        help="language to show; may be given several times (default: en)",
    )
    parser.add_argument("--port", metavar="N", type=int, default=8000, help="port on this computer (default: 8000)")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    codes = options.locale or ["en"]
    if unknown_locale(project, codes):
        return EXIT_USAGE
    if taken := why_taken(options.port):
        print(f"handbook: the port {options.port} cannot be used: {taken}", file=sys.stderr)
        print("  try: another one from 1024 to 65535: handbook serve --port 8765", file=sys.stderr)
        return EXIT_USAGE
    from handbook.generators.mkdocs.preview import serve_folder

    os.environ["HANDBOOK_DRAFTS"] = "1"
    os.environ.pop("HANDBOOK_SITE_URL", None)  # nothing of a preview may lead to the published site
    shown = _Shown(Preview(project.root), codes)
    state = ""
    while state != (
        state := file_state(project, sys.maxsize)
    ):  # nobody looks at files yet: an edit meanwhile is built too
        shown.build()
    if not shown.is_known:  # an earlier process made it; while somebody reads the first page there is time
        Thread(target=shown.learn, name="learn", daemon=True).start()
    folders = (project.docs_dir, project.case_studies_dir, project.translations_dir, project.overrides_dir)
    folder, name = shown_folder(shown.preview, codes)
    serve_folder(folder, name, options.port, (*folders, project.mkdocs_path), shown.build)
    return EXIT_OK


def why_taken(port: int) -> str:
    """Why no server can listen there, or nothing. Asked before a build, which may take a minute."""
    with socket.socket() as probe:
        if os.name == "posix":  # on Windows this would take the port from the program that has it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return error.strerror or str(error)
        except OverflowError:
            return "there is no such port"
    return ""


def shown_folder(preview: Preview, codes: Sequence[str]) -> tuple[Path, str]:
    """What is shown, and under which name: a language, or the site with the chooser above several."""
    if len({*codes}) > 1:
        return preview.site_dir, ""
    return preview.site_dir / codes[0], codes[0]


class _Shown:
    """What is shown. It is built by one at a time."""

    def __init__(self, preview: Preview, codes: Sequence[str]) -> None:
        self.preview, self.is_known = preview, False
        self._codes, self._memory, self._turn = codes, BuildMemory(), Lock()

    def build(self) -> None:
        """What is well is shown at once; where something is wrong, it is told, and the last good pages stay."""
        with self._turn:
            outcome = build_site(self.preview, render_locale, locales=self._codes, memory=self._memory)
            self.is_known |= {*outcome.rendered} >= {*self._codes}
        _tell(outcome, self._codes)

    def learn(self) -> None:
        """Without it the first edit would plan all pages anew. What is wrong is told when the edit is built."""
        with self._turn:
            build_site(self.preview, render_locale, locales=self._codes, memory=self._memory, learn=True)


def _tell(outcome: Outcome, codes: Sequence[str]) -> None:
    report(outcome.problems)
    if outcome.finished:
        # The page for addresses that are not there is made too, and is none of those planned.
        rendered = min(outcome.counts.rendered, outcome.pages)
        made = f"{counted(rendered, 'page')} of {outcome.pages:,} made"
        print(f"Built {', '.join(codes)} in {outcome.seconds:.1f} s: {made}.")
    else:
        print("Not shown yet: the pages stay as they were.")
    if outcome.behind:
        print(f"`handbook build` brings the other languages up to date: {', '.join(outcome.behind)}.")
    sys.stdout.flush()
