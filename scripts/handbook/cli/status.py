"""`handbook status`."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from handbook.catalogue.report import catalogue_report
from handbook.cli.common import EXIT_OK, EXIT_PROBLEMS, command_parser, counted
from handbook.content import gather
from handbook.content_report import page_reports, report_state, report_table
from handbook.model.taxonomy import Vocabulary
from handbook.problems import errors_in
from handbook.translation.po import State
from handbook.translation.progress import AREAS, area_of
from handbook.translation.translation import read_translation

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.project import Project
    from handbook.translation.translation import Coverage

_TEXT = """\
Shows how far things are: case studies by evidence level, pages, and for each language how much is translated and in
what state (reviewed, human, machine).
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "status", "show how far content and translations are", _TEXT)
    parser.add_argument(
        "--catalogue", action="store_true", help="only the catalogue: counts by country, tactic and level, and the gaps"
    )
    parser.add_argument(
        "--content", action="store_true", help="only the authors' pages: length, citations, readability, open claims"
    )
    parser.add_argument("--json", action="store_true", help="print the same as JSON")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    content, problems = gather(project)
    if options.content:
        return _content(content, as_json=options.json)
    if options.catalogue:
        state: dict[str, object] = catalogue_report(content, today=date.today().isoformat())  # noqa: DTZ011 (the reader's day)
    else:
        state = {"catalogue": _catalogue(content), "translations": _translations(project, content)}
    if options.json:
        print(json.dumps(state, indent=1, ensure_ascii=False))
    else:
        _show(state)
    if found := len(errors_in(problems)):
        print(f"\n{counted(found, 'problem')} in the sources; these are left out here. Run: handbook check")
        return EXIT_PROBLEMS
    return EXIT_OK


def _content(content: Content, *, as_json: bool) -> int:
    reports = page_reports(content)
    print(json.dumps(report_state(reports), indent=1) if as_json else report_table(reports))
    return EXIT_OK


def _catalogue(content: Content) -> dict[str, object]:
    refs = content.crossrefs
    unused = {
        str(vocabulary): [term for term, ids in refs.by_term[vocabulary].items() if not ids]
        for vocabulary in Vocabulary
    }
    return {
        "case studies": len(content.catalogue.case_studies),
        "countries": len(refs.by_country),
        "pages by authors": len(content.pages),
        "sources of pages": len(content.catalogue.sources),
        "by evidence level": {level: len(ids) for level, ids in refs.by_term[Vocabulary.EVIDENCE].items()},
        "terms without a case study": {name: terms for name, terms in unused.items() if terms},
    }


def _translations(project: Project, content: Content) -> dict[str, dict[str, str]]:
    found = {}
    sources = list(content.texts())
    for locale in content.locales:
        if locale.is_source:
            continue
        translation, _ = read_translation(project, locale, sources)
        found[locale.code] = {
            area: _line([translation.coverage(uri, texts) for uri, texts in sources if area_of(uri) == area])
            for area, _ in AREAS
        }
    return found


def _line(coverages: list[Coverage]) -> str:
    states: Counter[State] = Counter()
    for coverage in coverages:
        states.update(dict(coverage.by_state))
    total = states.total()
    done = total - states[State.ABSENT]
    parts = ", ".join(f"{states[state]} {state}" for state in State if states[state] and state is not State.ABSENT)
    return f"{100 * done // total if total else 100} % of {total}" + (f" ({parts})" if parts else "")


def _show(state: dict[str, object]) -> None:
    for heading, rows in state.items():
        print(f"{heading}")
        _rows(rows, indent=2)


def _rows(rows: object, indent: int) -> None:
    for name, value in dict(rows).items() if isinstance(rows, dict) else ():
        if isinstance(value, dict):
            print(f"{' ' * indent}{name}")
            _rows(value, indent + 2)
        else:
            shown = ", ".join(value) if isinstance(value, list) else value
            print(f"{' ' * indent}{name}: {shown}")
