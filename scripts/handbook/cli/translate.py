"""`handbook translate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_USAGE, add_locales, command_parser, counted, report, unknown_locale
from handbook.content import gather
from handbook.problems import Problem
from handbook.source_files import read_source
from handbook.staging import write_file
from handbook.translation.po import parse_po
from handbook.translation.sync import sync_po
from handbook.translation.translation import po_uri

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Keeps translations beside their English texts:

  handbook translate sync --locale th        add new texts to the PO files of a language, put gone ones aside

Translations are never lost: a text that is gone stays at the end of its file, marked #~.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "translate", "bring translation files up to date", _TEXT)
    parser.add_argument("action", choices=["sync"])
    add_locales(parser, "work on this language")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    content, _ = gather(project)
    problems: list[Problem] = []
    for locale in content.locales:
        if not locale.is_source and (not options.locale or locale.code in options.locale):
            problems += sync_locale(project, locale.code)
    return report(problems) if problems else EXIT_OK


def sync_locale(project: Project, code: str) -> list[Problem]:
    """Bring all PO files of a locale up to date; files with faults are left as they are."""
    content, _ = gather(project)
    problems: list[Problem] = []
    written = 0
    for uri, texts in content.texts():
        path = project.root / po_uri(code, uri)
        current = read_source(project, path) if path.exists() else None
        faults = [current] if isinstance(current, Problem) else parse_po(current)[1] if current else []
        if faults or isinstance(current, Problem):
            problems += faults
            continue
        data = sync_po(code, uri, texts, current).encode()
        if not (path.exists() and path.read_bytes() == data):
            write_file(path, data)
            written += 1
    print(f"{code}: {counted(written, 'file')} written.")
    return problems
