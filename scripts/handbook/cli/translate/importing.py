"""`handbook translate import`: what came back from people who do not work with Git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_PROBLEMS, EXIT_USAGE, command_parser, counted, one_of, report
from handbook.cli.translate.common import named_locale
from handbook.cli.translate.intake import read_bytes, take_into_files
from handbook.content import gather
from handbook.problems import Place, Problem, errors_in, problem
from handbook.translation.exchange.forms import read_sheet
from handbook.translation.exchange.grid import MAX_FILE_BYTES
from handbook.translation.exchange.matching import match_rows
from handbook.translation.exchange.refused import format_refused, refused_path
from handbook.translation.exchange.taking import Maker
from handbook.translation.exchange.wanted import wanted_sources
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from handbook.cli.common import Subparsers
    from handbook.project import Project
    from handbook.translation.exchange.received import Refused

_TEXT = """\
Reads a file that `handbook translate export` wrote and someone filled in: .xlsx, .csv (with commas, semicolons or tabs) or
.xlf. Translations that are new or changed become current; all others stay exactly as they are, with their state and
signature. Empty cells delete nothing.

A row that cannot be taken is named with its row, column, cause and way out, and stands whole in a report beside the file,
which can be mended and imported. All other rows are taken.
"""
_MOST_SHOWN = 100


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(actions, "import", "read a filled-in spreadsheet or XLIFF", _TEXT)
    parser.add_argument("file", metavar="FILE", type=Path, help="the file that came back")
    parser.add_argument("--locale", metavar="L", required=True, help="the language that it is in")
    add_maker(parser)
    parser.set_defaults(run=run)


def add_maker(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--by",
        type=one_of(Maker),
        choices=list(Maker),
        default=Maker.HUMAN,
        help="who made what is new: a person who stands for it, or a machine (default: human)",
    )


def run(project: Project, options: argparse.Namespace) -> int:
    content, _ = gather(project)
    locale = named_locale(content, options.locale)
    if locale is None:
        return EXIT_USAGE
    data = read_bytes(options.file, MAX_FILE_BYTES)
    if isinstance(data, Problem):
        return report([data])
    name = project.uri(options.file)
    received, problems = read_sheet(name, data, locale.code, [one.code for one in content.locales])
    if errors_in(problems):
        return report(problems)
    sources = wanted_sources(content)
    matches = match_rows(received, sources)
    outcome = take_into_files(project, locale, sources, matches.given, options.by)
    refused = [*matches.refused, *outcome.refused]
    said = f"{counted(outcome.taken, 'translation')} taken, {outcome.unchanged:,} unchanged, {matches.empty:,} empty"
    print(f"{name}: {said}, {len(refused):,} refused.")
    if outcome.former:
        print(
            f"  {counted(outcome.former, 'former translation')} came back as they were and stay former."
            " Where they still hold: handbook translate accept PAGE"
        )
    problems += [*outcome.problems, *_keep_refused(options.file, refused)]
    problems += _shown(refused)
    return max(report(problems), EXIT_PROBLEMS if refused else 0)


def _keep_refused(sheet: Path, refused: Sequence[Refused]) -> list[Problem]:
    """Write the report of refused rows; returns a problem if that cannot be done."""
    if not refused:
        return []
    path = refused_path(sheet)
    try:
        write_file(path, format_refused(refused))
    except OSError as error:
        return [problem("exchange-not-writable", Place(path=str(path)), cause=error.strerror or error)]
    print(f"{path}: the refused rows, whole, each with its reason.")
    return []


def _shown(refused: Sequence[Refused]) -> list[Problem]:
    """The problems of the first rows; all of them stand in the report."""
    if len(refused) > _MOST_SHOWN:
        print(f"The first {_MOST_SHOWN} reasons follow; all of them stand in the report.")
    return sorted(one.problem for one in refused)[:_MOST_SHOWN]
