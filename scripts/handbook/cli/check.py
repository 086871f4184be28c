"""`handbook check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.checks import check_extents, check_pages, unused_figure_problems, unused_source_problems
from handbook.cli.common import EXIT_OK, add_format, command_parser, counted, report
from handbook.content import gather
from handbook.content_report import claim_warnings
from handbook.model.json_schema import case_study_schema
from handbook.problems import Place, problem
from handbook.problems.formats import ProblemFormat
from handbook.safety.limits import limit_problems
from handbook.safety.persons import person_warnings
from handbook.translation.checks import check_translations

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.problems import Problem
    from handbook.project import Project

_TEXT = """\
Reads everything and names every problem, all of them in one run: file, line and column, what is wrong, and a way out.
Nothing is built and nothing is changed.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "check", "name every problem of the sources", _TEXT)
    add_format(parser)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    content, problems = gather(project, drafts=True)
    problems += check_pages(content) + check_extents(project, content)
    problems += check_translations(project, content) + claim_warnings(content)
    problems += limit_problems(project) + person_warnings(project, content)
    problems += unused_source_problems(content) + unused_figure_problems(content)
    problems += _schema_problems(project, content)
    status = report(problems, options.format)
    if status == EXIT_OK and options.format is ProblemFormat.TEXT:
        print(
            f"No problems: {len(content.catalogue.case_studies)} case studies, {counted(len(content.pages), 'page')}, {counted(len(content.locales), 'language')}."
        )
    return status


def _schema_problems(project: Project, content: Content) -> list[Problem]:
    """The committed schema must be the one that the model and the taxonomy give."""
    path = project.schema_path
    if path.is_file() and path.read_text(encoding="utf-8") == case_study_schema(content.catalogue.taxonomy):
        return []
    return [problem("schema-outdated", Place(path=project.uri(path)))]
