"""`handbook translate sync` and `format`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_USAGE, add_locales, command_parser, counted, report, unknown_locale
from handbook.content import gather
from handbook.problems import Problem
from handbook.source_files import MAX_PO_BYTES, read_source
from handbook.staging import write_file
from handbook.translation.po import parse_po
from handbook.translation.sync import canonical_po, sync_po
from handbook.translation.translation import po_uri

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.project import Project
    from handbook.source_files import SourceFile

_SYNC_TEXT = """\
Adds the texts of new and changed pages to the PO files of a language, and puts gone ones aside. Run it after the English
changed; running it twice changes nothing.
"""
_FORMAT_TEXT = """\
Writes PO files in the one form that two people's changes merge well in: unwrapped, without dates and line numbers. Texts,
states and comments stay as they are.
"""


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    syncing = command_parser(actions, "sync", "add new texts, put gone ones aside", _SYNC_TEXT)
    add_locales(syncing, "work on this language")
    syncing.set_defaults(run=run_sync)
    formatting = command_parser(actions, "format", "write PO files in canonical form", _FORMAT_TEXT)
    add_locales(formatting, "work on this language")
    formatting.set_defaults(run=run_format)


def run_sync(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    content, _ = gather(project)
    problems: list[Problem] = []
    for code in chosen_locales(content, options.locale):
        problems += sync_locale(project, content, code)
    return report(problems) if problems else EXIT_OK


def run_format(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    content, _ = gather(project)
    problems: list[Problem] = []
    for code in chosen_locales(content, options.locale):
        paths = sorted((project.translations_dir / code).rglob("*.po"))
        problems += _rewrite(project, code, ((path, canonical_po) for path in paths))
    return report(problems) if problems else EXIT_OK


def chosen_locales(content: Content, given: list[str]) -> list[str]:
    """The languages that were named, or all but English."""
    return [one.code for one in content.locales if not one.is_source and (not given or one.code in given)]


def sync_locale(project: Project, content: Content, code: str) -> list[Problem]:
    """Bring all PO files of a locale up to date; files with faults are left as they are."""

    def synced(uri: str, texts: tuple[tuple[str, str], ...]) -> Callable[[SourceFile | None], str]:
        return lambda current: sync_po(code, uri, texts, current)

    jobs = ((project.root / po_uri(code, uri), synced(uri, texts)) for uri, texts in content.texts())
    return _rewrite(project, code, jobs)


def _rewrite(
    project: Project, code: str, jobs: Iterable[tuple[Path, Callable[[SourceFile | None], str]]]
) -> list[Problem]:
    """Write what a job makes of each file, where that is something else; files with faults stay as they are."""
    problems: list[Problem] = []
    written = 0
    for path, job in jobs:
        current = read_source(project, path, MAX_PO_BYTES) if path.exists() else None
        faults = [current] if isinstance(current, Problem) else parse_po(current)[1] if current else []
        if faults or isinstance(current, Problem):
            problems += faults
            continue
        data = job(current).encode()
        if not (path.exists() and path.read_bytes() == data):
            write_file(path, data)
            written += 1
    print(f"{code}: {counted(written, 'file')} written.")
    return problems
