"""What the commands share: options, exit statuses, printing of problems."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from handbook.problems import Severity, errors_in
from handbook.problems.following import without_following
from handbook.problems.formats import ProblemFormat, format_problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from handbook.problems import Problem
    from handbook.project import Project

EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130

Subparsers = argparse._SubParsersAction  # noqa: SLF001 (argparse gives the type no public name)


def command_parser(
    commands: Subparsers[argparse.ArgumentParser], name: str, summary: str, text: str
) -> argparse.ArgumentParser:
    """A subcommand whose help teaches: `summary` for the list, `text` for its own page."""
    return commands.add_parser(
        name, help=summary, description=text, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        type=one_of(ProblemFormat),
        choices=list(ProblemFormat),
        default=ProblemFormat.TEXT,
        help="how problems are printed: text for people, json one per line, github as annotations (default: text)",
    )


def one_of(choices: type[StrEnum]) -> Callable[[str], StrEnum]:
    """The type of an option with few values; argparse itself would say neither which they are nor what they are called."""

    def read(given: str) -> StrEnum:
        if given not in [*choices]:
            raise argparse.ArgumentTypeError(f"'{given}' is none of: {', '.join(choices)}")
        return choices(given)

    return read


def add_locales(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "--locale", metavar="L", action="append", default=[], help=f"{what}; may be given several times (default: all)"
    )


def unknown_locale(project: Project, given: list[str]) -> bool:
    """Whether a locale was named that is not there; says so."""
    from handbook.model.suggestions import nearest
    from handbook.translation.locales import read_locales

    locales, _ = read_locales(project)
    codes = [locale.code for locale in locales]
    for code in given:
        if code not in codes:
            near = nearest(code.casefold().replace("_", "-"), [one.casefold() for one in codes])
            meant = next((one for one in codes if one.casefold() == near), "")
            way_out = f"--locale {meant}, or for a new language: " if meant else ""
            print(
                f"handbook: there is no locale '{code}'.\n  known locales: {', '.join(codes)}\n  try: {way_out}handbook new locale {code or 'km'}",
                file=sys.stderr,
            )
            return True
    return False


def report(problems: list[Problem], form: ProblemFormat = ProblemFormat.TEXT) -> int:
    """Print problems, and how many; returns the exit status.

    For people, what must be mended stands last: that is what they see when everything has run through.
    """
    problems = without_following(problems)
    errors = errors_in(problems)
    warnings = [one for one in problems if one.severity is Severity.WARNING]
    for part in (warnings, errors) if form is ProblemFormat.TEXT else (problems,):
        sys.stdout.write(format_problems(part, form))
    if form is ProblemFormat.TEXT and problems:
        print(f"\n{counted(len(errors), 'problem')}, {counted(len(warnings), 'warning')}.")
    return EXIT_PROBLEMS if errors else EXIT_OK


def counted(number: int, noun: str) -> str:
    """A number and its noun.

    >>> counted(1, "problem"), counted(2, "page")
    ('1 problem', '2 pages')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
