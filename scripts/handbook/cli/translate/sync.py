"""`handbook translate sync` and `format`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_USAGE, add_locales, command_parser, counted, report, unknown_locale
from handbook.cli.translate.common import source_uri
from handbook.content import gather
from handbook.problems import Problem
from handbook.source_files import MAX_PO_BYTES, read_source
from handbook.translation.po import parse_po
from handbook.translation.sync import canonical_po, sync_po
from handbook.translation.translation import po_uri
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.project import Project
    from handbook.source_files import SourceFile

_SYNC_TEXT = """\
Adds the texts of new and changed pages to the PO files of a language, and puts gone ones aside. Run it after the English
changed; running it twice changes nothing.

Files are made for the interface, the vocabularies and the pages. For case studies and messages, which are many, a file is
made when you name it: --only case_studies/th-inside-khonnok.yml; or for all of them with --everything.
"""
_FORMAT_TEXT = """\
Writes PO files in the one form that two people's changes merge well in: unwrapped, without dates and line numbers. Texts,
states and comments stay as they are.
"""


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    syncing = command_parser(actions, "sync", "add new texts, put gone ones aside", _SYNC_TEXT)
    add_locales(syncing, "work on this language")
    syncing.add_argument("--only", metavar="SOURCE", action="append", default=[], help="only the file of this source")
    syncing.add_argument("--everything", action="store_true", help="make files for all case studies and messages too")
    syncing.set_defaults(run=run_sync)
    formatting = command_parser(actions, "format", "write PO files in canonical form", _FORMAT_TEXT)
    add_locales(formatting, "work on this language")
    formatting.set_defaults(run=run_format)


def run_sync(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    content, _ = gather(project)
    only = [source_uri(content, one) for one in options.only]
    if None in only:
        return EXIT_USAGE
    problems: list[Problem] = []
    for code in chosen_locales(content, options.locale):
        every = [uri for uri, _ in content.texts()] if options.everything else None
        problems += sync_locale(project, content, code, [uri for uri in only if uri] or every)
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


def sync_locale(project: Project, content: Content, code: str, only: Collection[str] | None = None) -> list[Problem]:
    """Bring PO files of a locale up to date, or make them; files with faults stay as they are.

    Those of some sources only, or all that are there and that each language has.
    """

    def synced(uri: str, texts: tuple[tuple[str, str], ...]) -> Callable[[SourceFile | None], str]:
        return lambda current: sync_po(code, uri, texts, current)

    jobs = [(project.root / po_uri(code, uri), uri, synced(uri, texts)) for uri, texts in content.texts()]
    asked = [
        (path, job)
        for path, uri, job in jobs
        if (uri in only if only is not None else path.exists() or not _is_one_of_many(uri))
    ]
    return _rewrite(project, code, asked)


def _is_one_of_many(source_uri: str) -> bool:
    """A case study or a file of messages."""
    many = source_uri.startswith(("case_studies/", "docs/_data/messages/"))
    return many and not source_uri.startswith("case_studies/taxonomy/")


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
