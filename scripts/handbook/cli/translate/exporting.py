"""`handbook translate export`: texts for people who do not work with Git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_USAGE, command_parser, counted, report
from handbook.cli.translate.common import named_locale, source_uri, usage_error
from handbook.content import gather
from handbook.problems import Place, problem
from handbook.translation.exchange.forms import Form, write_sheet
from handbook.translation.exchange.rows import rows_of
from handbook.translation.translation import po_uri, read_po
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.problems import Problem
    from handbook.project import Project
    from handbook.translation.exchange.rows import Row
    from handbook.translation.locales import Locale

_TEXT = """\
Writes the texts of a language into one file, for people who translate without Git: an Excel workbook (.xlsx), CSV (.csv)
or XLIFF 1.2 for translation programs (.xlf). One row is one text, with its English, where the English changed also the
former English, the state, and the translation. `handbook translate import` reads the file back.

Only the column `translation` is to be filled in. Placeholders such as {1} stand for links; they may change places.
"""


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(actions, "export", "write texts into a spreadsheet or XLIFF", _TEXT)
    parser.add_argument("--locale", metavar="L", required=True, help="the language to translate into")
    parser.add_argument(
        "--pages",
        metavar="PAGE",
        nargs="+",
        default=[],
        help="only these sources, such as docs/index.md (default: all)",
    )
    parser.add_argument("--missing", action="store_true", help="only texts that readers see in English")
    parser.add_argument("--to", metavar="FILE", type=Path, required=True, help="a new file: .csv, .xlsx or .xlf")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    content, _ = gather(project)
    locale, form, uris = named_locale(content, options.locale), _form(options.to), _uris(content, options.pages)
    if locale is None or form is None or uris is None:
        return EXIT_USAGE
    if options.to.exists() and not options.replace:
        # It may be the very sheet that someone has just filled in.
        usage_error(f"{options.to} is there already", "another name, or --replace if nothing in it is needed")
        return EXIT_USAGE
    rows, problems = _rows(project, content, locale, uris)
    if options.missing:
        rows = [row for row in rows if row.is_missing]
    data, faults = write_sheet(rows, locale, form)
    problems += faults
    try:
        write_file(options.to, data)
    except OSError as error:
        problems.append(problem("exchange-not-writable", Place(path=str(options.to)), cause=error.strerror or error))
        return report(problems)
    left = len([one for one in faults if one.code == "exchange-not-written"])
    print(f"{options.to}: {counted(len(rows) - left, 'text')} of {counted(len(uris), 'source')}.")
    return report(problems)


def _form(path: Path) -> Form | None:
    known = [str(form) for form in Form]
    if path.suffix.lower() in known:
        return Form(path.suffix.lower())
    usage_error(f"'{path.name}' has none of the endings {', '.join(known)}", f"--to {path.stem or 'texts'}.xlsx")
    return None


def _uris(content: Content, given: list[str]) -> list[str] | None:
    """The sources that were named, or all; None if one is not there."""
    if not given:
        return [uri for uri, _ in content.texts()]
    found = [source_uri(content, name) for name in given]
    known = [uri for uri in found if uri]
    return list(dict.fromkeys(known)) if len(known) == len(found) else None


def _rows(project: Project, content: Content, locale: Locale, uris: list[str]) -> tuple[list[Row], list[Problem]]:
    """A source whose PO file has faults is left out: without its translations it would look untranslated."""
    texts = dict(content.texts())
    rows: list[Row] = []
    problems: list[Problem] = []
    for uri in uris:
        path = project.root / po_uri(locale.code, uri)
        entries, faults = read_po(project, path, locale) if path.exists() else ((), [])
        problems += faults
        rows += [] if faults else rows_of(uri, texts[uri], entries)
    return rows, problems
