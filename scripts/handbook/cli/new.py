"""`handbook new`."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from handbook.catalogue.advice import similar_to
from handbook.cli.common import EXIT_OK, EXIT_USAGE, command_parser, report
from handbook.cli.terminal import Terminal, is_terminal
from handbook.cli.translate.sync import sync_locale
from handbook.content import gather
from handbook.contribute.case_study import case_study_scaffold
from handbook.contribute.interview import HOW_TO, Interview, Stopped
from handbook.contribute.judging import judge, known_ids
from handbook.contribute.locale import locale_scaffold
from handbook.contribute.unfinished import read_unfinished, unfinished_text
from handbook.contribute.writing import format_record
from handbook.model.case_study import CaseStudy
from handbook.model.kinds import SLUG, slugify
from handbook.model.language import is_language_tag
from handbook.source_files import MAX_CASE_STUDY_BYTES, SourceFile, read_source
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from handbook.catalogue.checks import KnownIds
    from handbook.cli.common import Subparsers
    from handbook.contribute.writing import Value
    from handbook.model.taxonomy import Taxonomy
    from handbook.project import Project

_TEXT = """\
Makes the first files of something new:

  handbook new case-study th-border-radio    asks for every field, and writes case_studies/th-border-radio.yml
  handbook new case-study th-border-radio --blank    writes it with every field explained, to be filled in
  handbook new locale km                     translations/km/ with the interface's texts to translate

Answers are checked at once; type stop to go on another day with the same command. Where nobody can answer (in a script),
the blank file is written. Nothing that is finished is ever overwritten.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "new", "begin a case study or a language", _TEXT)
    parser.add_argument("what", choices=["case-study", "locale"])
    parser.add_argument(
        "name", help="id of the case study (small letters, digits, hyphens) or code of the language (BCP 47)"
    )
    parser.add_argument("--title", default="", help="title of the case study: says if the campaign seems to be there")
    parser.add_argument(
        "--blank", action="store_true", help="write the case study with every field explained; ask nothing"
    )
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    return (
        _new_case_study(project, options.name, options.title, ask=is_terminal() and not options.blank)
        if options.what == "case-study"
        else _new_locale(project, options.name)
    )


def _new_case_study(project: Project, name: str, title: str, *, ask: bool) -> int:
    if not SLUG.fullmatch(name):
        return _usage(
            f"'{name}' may only have small letters a-z, digits and single hyphens",
            f"handbook new case-study {slugify(name)}",
        )
    path = project.case_studies_dir / f"{name}.yml"
    begun = _begun(project, path) if ask else None
    if path.exists() and begun is None:
        return _usage(f"{project.uri(path)} is already there", "choose another name, or edit that file")
    known, catalogue = known_ids(project)
    if not begun:
        for study in similar_to(name, title, catalogue.case_studies):
            print(f"  Perhaps it is there already: case_studies/{study.id}.yml ({study.title})")
    if ask:
        return _interview(project, path, begun or ({}, ""), known, catalogue.taxonomy)
    write_file(path, case_study_scaffold().encode())
    print(f"Wrote {project.uri(path)}.\nFill it in, then run: handbook check")
    return EXIT_OK


def _begun(project: Project, path: Path) -> tuple[dict[str, Value], str] | None:
    """The answers of a case study that was begun with questions and not finished."""
    source = read_source(project, path, MAX_CASE_STUDY_BYTES) if path.exists() else None
    return read_unfinished(source) if isinstance(source, SourceFile) else None


def _interview(
    project: Project, path: Path, begun: tuple[dict[str, Value], str], known: KnownIds, taxonomy: Taxonomy
) -> int:
    name, uri = path.stem, project.uri(path)
    talk = Terminal()

    def save(values: Mapping[str, Value]) -> None:
        write_file(path, unfinished_text(values, name, interview.next).encode())

    interview = Interview(talk, taxonomy, begun[0], save)
    talk.say(HOW_TO)
    try:
        interview.run(date.today().isoformat(), begun[1])  # noqa: DTZ011 (the writer's day)
    except (Stopped, KeyboardInterrupt):
        save(interview.given())
        print(f"\nAll answers are in {uri}. Go on with: handbook new case-study {name}")
        return EXIT_OK
    text = format_record(interview.given(), CaseStudy)
    write_file(path, text.encode())
    print(f"\nWrote {uri}. It is a draft until `status` says published.")
    if problems := judge(text, name, known):
        print("Please look at these in the file:\n")
        return report(problems)
    print("No problems. Look at it with: handbook serve")
    return EXIT_OK


def _new_locale(project: Project, code: str) -> int:
    if not is_language_tag(code):
        return _usage(f"'{code}' is not a language tag (BCP 47)", "codes such as th, fil, zh-Hans or fa-AF")
    path = project.translations_dir / code / "locale.yml"
    if path.exists():
        return _usage(f"{project.uri(path)} is already there", f"handbook translate sync --locale {code}")
    scaffold = locale_scaffold(code)
    write_file(path, scaffold.text.encode())
    print(f"Wrote {project.uri(path)}.")
    for missing in scaffold.missing:
        print(f"  Please complete: {missing}")
    sync_locale(project, gather(project)[0], code)
    print(f"Translate translations/{code}/interface.po first, then run: handbook serve --locale {code}")
    return EXIT_OK


def _usage(cause: str, way_out: str) -> int:
    print(f"handbook: {cause}\n  try: {way_out}", file=sys.stderr)
    return EXIT_USAGE
