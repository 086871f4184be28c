"""`handbook translate import-page`: a page that someone translated as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_USAGE, command_parser, counted, report
from handbook.cli.translate.common import named_locale, source_uri, usage_error
from handbook.cli.translate.importing import add_maker
from handbook.cli.translate.intake import read_bytes, take_into_files
from handbook.content import gather
from handbook.problems import Problem, Severity
from handbook.source_files import MAX_BYTES, decode
from handbook.translation.exchange.pages import EnglishPage, read_translated_page
from handbook.translation.exchange.wanted import wanted_sources

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.project import Project

_TEXT = """\
Reads a page that was translated as a whole, in Markdown, and takes its texts into the PO file of the English page. The
translated page must have the headings, paragraphs, list items and table cells of the English one, in the same order, and
its links, code and citations unchanged; links may change places inside their text.

What was taken is listed with its line; what was not, with its line, the cause and the way out. Where the two pages differ
so that nobody can tell what belongs to what, nothing is guessed.
"""


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(actions, "import-page", "read a whole translated Markdown page", _TEXT)
    parser.add_argument("file", metavar="PAGE.md", type=Path, help="the translated page")
    parser.add_argument("--locale", metavar="L", required=True, help="the language that it is in")
    parser.add_argument("--page", metavar="PAGE", required=True, help="its English page, such as docs/index.md")
    add_maker(parser)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    content, _ = gather(project)
    locale, english = named_locale(content, options.locale), _english_page(content, options.page)
    if locale is None or english is None:
        return EXIT_USAGE
    data = read_bytes(options.file, MAX_BYTES)
    if isinstance(data, Problem):
        return report([data])
    name = project.uri(options.file)
    translated = decode(name, data)
    if isinstance(translated, Problem):
        return report([translated])
    reading = read_translated_page(english, translated)
    given = {english.uri: reading.given} if reading.given else {}
    outcome = take_into_files(project, locale, wanted_sources(content), given, options.by)
    for one in sorted(outcome.given, key=lambda given: given.place):
        print(f"  {name}:{one.place.line}: taken, {one.key[0]}: {one.translation[:80]}")
    problems = [*reading.problems, *outcome.problems, *(one.problem for one in outcome.refused)]
    left = len([one for one in problems if one.severity is not Severity.NOTE])
    print(f"{name}: {counted(outcome.taken, 'text')} taken, {outcome.unchanged:,} unchanged, {left:,} not taken.")
    return report(problems)


def _english_page(content: Content, given: str) -> EnglishPage | None:
    uri = source_uri(content, given)
    if uri is None:
        return None
    page = next((one for one in content.pages if f"docs/{one.uri}" == uri), None)
    if page is None:
        usage_error(f"'{uri}' is no page", "handbook translate export for texts that are not pages")
        return None
    return EnglishPage(uri, page.source, page.split)
