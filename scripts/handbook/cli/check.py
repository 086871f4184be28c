"""`handbook check`."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.changes import NoRevisionError, changes_since
from handbook.checks import check_extents, check_pages, unused_figure_problems, unused_source_problems
from handbook.cli.common import EXIT_OK, EXIT_USAGE, add_format, command_parser, counted, report, unknown_locale
from handbook.content import gather
from handbook.content_report import claim_warnings
from handbook.known_findings import KnownFindings
from handbook.model.json_schema import case_study_schema
from handbook.problems import Place, Severity, problem
from handbook.problems.formats import ProblemFormat
from handbook.problems.languages import problems_in_language
from handbook.safety.limits import limit_problems
from handbook.safety.persons import person_warnings
from handbook.translation.checks import check_translations

if TYPE_CHECKING:
    import argparse

    from handbook.changes import Changes
    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.problems import Problem
    from handbook.project import Project

_TEXT = """\
Reads everything and names every problem, all of them in one run: file, line and column, what is wrong, and a way out.
Nothing is built and nothing is changed. What was found is kept in build/check/ and used again as long as the files and
the rules are the same.

With --changed-since only those translations are read that have changed since; everything else is read as always, because
a change can break what stands elsewhere: a link, an id, a number. Errors are named wherever they stand, warnings where
something has changed.

examples:
  handbook check
  handbook check --changed-since main
  handbook check --language th            the words of the problems in Thai, where they are translated
"""
_ACROSS = {
    "case-study-similar": ("case_studies/",),
    "source-unused": ("docs/", "case_studies/taxonomy/"),
    "picture-unused": ("docs/",),
}
"""Warnings that stand in one file because of others, and where those lie."""
_HANDBOOK = ("docs/index.md", "docs/handbook/", "translations/")
"""What decides how much of the handbook a language has."""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "check", "name every problem of the sources", _TEXT)
    add_format(parser)
    parser.add_argument(
        "--changed-since", metavar="REV", help="only what has changed since a branch or commit, and what that breaks"
    )
    parser.add_argument("--language", metavar="L", help="say the problems in this language (default: English)")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    gc.disable()  # a short run that keeps most of what it makes: looking for waste took a fifth of its time
    if unknown_locale(project, [options.language] if options.language else []):
        return EXIT_USAGE
    try:
        changes = changes_since(project, options.changed_since) if options.changed_since else None
    except NoRevisionError as error:
        print(f"handbook: {error.cause}.\n  try: {error.advice}", file=sys.stderr)
        return EXIT_USAGE
    content, problems = gather(project, drafts=True)
    known = KnownFindings(project)
    if changes is None:
        problems += _all_problems(project, content, known)
    else:
        problems += _changed_problems(project, content, known, changes)
        problems = [one for one in problems if _matters(one, changes)]
    known.keep()
    if options.language:
        problems = problems_in_language(project, content, content.locale(options.language), problems)
    status = report(problems, options.format)
    if status == EXIT_OK and options.format is ProblemFormat.TEXT:
        print(_good(content, changes))
    return status


def _all_problems(project: Project, content: Content, known: KnownFindings) -> list[Problem]:
    found = check_pages(content) + check_extents(project, content, known)
    found += check_translations(project, content, known) + claim_warnings(content, known)
    found += limit_problems(project) + person_warnings(project, content)
    found += unused_source_problems(content) + unused_figure_problems(content)
    return found + _schema_problems(project, content)


def _changed_problems(project: Project, content: Content, known: KnownFindings, changes: Changes) -> list[Problem]:
    """The same, without the work that cannot come to anything new."""
    pages = tuple(page for page in content.pages if changes.concerns(page.source.uri))
    found = check_pages(content) + check_translations(project, content, known, concerns=changes.concerns)
    found += check_extents(project, content, known) if changes.touches(*_HANDBOOK) else []
    found += claim_warnings(replace(content, pages=pages), known)
    found += limit_problems(project) + person_warnings(project, content)
    found += unused_source_problems(content) + unused_figure_problems(content)
    return found + _schema_problems(project, content)


def _matters(one: Problem, changes: Changes) -> bool:
    if one.severity is Severity.ERROR or changes.concerns(one.place.path):
        return True
    return one.code in _ACROSS and changes.touches(*_ACROSS[one.code])


def _good(content: Content, changes: Changes | None) -> str:
    if changes is not None:
        return f"No problems in {counted(len(changes.uris), 'changed file')}, and none that they cause elsewhere."
    studies, pages, languages = len(content.catalogue.case_studies), len(content.pages), len(content.locales)
    return f"No problems: {studies} case studies, {counted(pages, 'page')}, {counted(languages, 'language')}."


def _schema_problems(project: Project, content: Content) -> list[Problem]:
    """The committed schema must be the one that the model and the taxonomy give."""
    path = project.schema_path
    if path.is_file() and path.read_text(encoding="utf-8") == case_study_schema(content.catalogue.taxonomy):
        return []
    return [problem("schema-outdated", Place(path=project.uri(path)))]
