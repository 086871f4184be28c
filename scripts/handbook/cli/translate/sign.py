"""`handbook translate review` and `accept`: what a person stands for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_USAGE, add_locales, command_parser, counted, report
from handbook.cli.translate.common import named_locale, source_uri, usage_error
from handbook.cli.translate.sync import chosen_locales
from handbook.content import gather
from handbook.problems import Problem
from handbook.source_files import MAX_PO_BYTES, read_source
from handbook.translation.edits import accept_changes, review_entries
from handbook.translation.translation import po_uri, read_po, safe_entries
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_REVIEW_TEXT = """\
Signs all translations of one page, case study or vocabulary: a named speaker has read them beside the English and stands
for them. The signature ends by itself when the English text or the translation changes.

The handle must stand under `reviewers` in the language's locale.yml. Texts without a current translation are not signed;
they are listed. No other file is touched.
"""
_ACCEPT_TEXT = """\
Keeps the translations of texts whose English was corrected without a change of meaning: they are current again, in the
state that they had. Run `handbook translate sync` first. Use it only if every language still says the right thing.
"""


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    reviewing = command_parser(actions, "review", "sign the translations of one page", _REVIEW_TEXT)
    reviewing.add_argument("page", metavar="PAGE", help="source of the texts, such as docs/handbook/audience.md")
    reviewing.add_argument("--locale", metavar="L", required=True, help="the language that was read")
    reviewing.add_argument("--by", metavar="HANDLE", required=True, help="handle of the speaker, from locale.yml")
    reviewing.add_argument("--date", metavar="DAY", default="", help="day of the review (default: today)")
    reviewing.set_defaults(run=run_review)
    accepting = command_parser(actions, "accept", "keep translations after a correction of the English", _ACCEPT_TEXT)
    accepting.add_argument("page", metavar="PAGE", help="source of the texts, such as docs/handbook/audience.md")
    add_locales(accepting, "accept in this language")
    accepting.set_defaults(run=run_accept)


def run_review(project: Project, options: argparse.Namespace) -> int:
    content, _ = gather(project)
    locale = named_locale(content, options.locale)
    if locale is None:
        return EXIT_USAGE
    if options.by not in locale.reviewers:
        usage_error(
            f"'{options.by}' is not among the reviewers of {locale.code}",
            f"add the handle under reviewers in translations/{locale.code}/locale.yml",
        )
        return EXIT_USAGE
    day = options.date or date.today().isoformat()  # noqa: DTZ011 (the reviewer's day)
    uri = source_uri(content, options.page)
    if uri is None:
        return EXIT_USAGE
    path = project.root / po_uri(locale.code, uri)
    source = read_source(project, path, MAX_PO_BYTES)
    if isinstance(source, Problem):
        return report([source])
    entries, problems = read_po(project, path, locale)
    if problems:
        return report(problems)
    entries = safe_entries(entries, locale, uri)
    text, signed, left = review_entries(source, entries, dict(content.texts())[uri], options.by, day)
    write_file(path, text.encode())
    print(f"{project.uri(path)}: {counted(signed, 'text')} signed by {options.by} on {day}.")
    for msgid in left:
        print(f"  not signed, there is no current translation: {msgid[:80]}")
    return EXIT_OK


def run_accept(project: Project, options: argparse.Namespace) -> int:
    content, _ = gather(project)
    uri = source_uri(content, options.page)
    if uri is None:
        return EXIT_USAGE
    problems: list[Problem] = []
    for code in chosen_locales(content, options.locale):
        path = project.root / po_uri(code, uri)
        source = read_source(project, path, MAX_PO_BYTES) if path.exists() else None
        if source is None or isinstance(source, Problem):
            problems += [source] if source else []
            continue
        text, accepted = accept_changes(source, dict(content.texts())[uri])
        if accepted:
            write_file(path, text.encode())
        print(f"{project.uri(path)}: {counted(accepted, 'translation')} kept.")
    return report(problems) if problems else EXIT_OK
