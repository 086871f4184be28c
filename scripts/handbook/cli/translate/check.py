"""`handbook translate check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_USAGE, add_format, add_locales, command_parser, report, unknown_locale
from handbook.cli.translate.sync import chosen_locales
from handbook.content import gather
from handbook.known_findings import KnownFindings
from handbook.problems.following import without_following
from handbook.problems.formats import ProblemFormat
from handbook.translation.checks import check_translations

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Compares each translated text with its English text: placeholders, links, markup, numbers, addresses, telephone numbers,
invisible characters, scripts, terms of the glossary, length. Each problem is named with file, line, column and a way out.
Nothing is changed.

A text with an error is not shown to readers; they get the English text until it is mended. A warning is for you to judge.
"""


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(actions, "check", "compare translations with their English texts", _TEXT)
    add_locales(parser, "look at this language")
    add_format(parser)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    content, problems = gather(project, drafts=True)
    codes = chosen_locales(content, options.locale)
    if codes:
        known = KnownFindings(project)
        problems += check_translations(project, content, known, codes)
        known.keep()
    # Of the other problems only those of languages: without its locale.yml a language would be passed over in silence.
    folder = project.uri(project.translations_dir) + "/"
    found = [one for one in without_following(problems) if one.place.path.startswith(folder)]
    status = report(found, options.format)
    if status == EXIT_OK and not found and options.format is ProblemFormat.TEXT:
        print(f"No problems in {', '.join(codes)}." if codes else "There are no translations to check.")
    return status
