"""`handbook new`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from handbook.catalogue import read_catalogue
from handbook.catalogue.advice import similar_to
from handbook.cli.common import EXIT_OK, EXIT_USAGE, command_parser
from handbook.cli.translate.sync import sync_locale
from handbook.content import gather
from handbook.contribute.case_study import case_study_scaffold
from handbook.contribute.locale import locale_scaffold
from handbook.model.kinds import SLUG, slugify
from handbook.model.language import is_language_tag
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Makes the first files of something new:

  handbook new case-study th-border-radio    case_studies/th-border-radio.yml with every field explained
  handbook new locale km                     translations/km/ with the interface's texts to translate

Nothing that exists is ever overwritten.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "new", "begin a case study or a language", _TEXT)
    parser.add_argument("what", choices=["case-study", "locale"])
    parser.add_argument(
        "name", help="id of the case study (small letters, digits, hyphens) or code of the language (BCP 47)"
    )
    parser.add_argument("--title", default="", help="title of the case study: says if the campaign seems to be there")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    return (
        _new_case_study(project, options.name, options.title)
        if options.what == "case-study"
        else _new_locale(project, options.name)
    )


def _new_case_study(project: Project, name: str, title: str) -> int:
    if not SLUG.fullmatch(name):
        return _usage(
            f"'{name}' may only have small letters a-z, digits and single hyphens",
            f"handbook new case-study {slugify(name)}",
        )
    path = project.case_studies_dir / f"{name}.yml"
    if path.exists():
        return _usage(f"{project.uri(path)} is already there", "choose another name, or edit that file")
    catalogue, _ = read_catalogue(project, drafts=True)
    alike = similar_to(name, title, catalogue.case_studies)
    write_file(path, case_study_scaffold().encode())
    print(f"Wrote {project.uri(path)}.\nFill it in, then run: handbook check")
    for study in alike:
        print(f"  Perhaps it is there already: case_studies/{study.id}.yml ({study.title})")
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
