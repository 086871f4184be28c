"""`handbook stage`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.checks import check_pages
from handbook.cli.common import (
    EXIT_PROBLEMS,
    EXIT_USAGE,
    add_format,
    add_locales,
    command_parser,
    report,
    unknown_locale,
)
from handbook.content import gather
from handbook.problems import errors_in
from handbook.staging import format_manifest, manifest_part, plan_locale
from handbook.tree import write_tree

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Writes the complete Markdown tree of each language to build/stage/<language>/, and build/manifest.json. This is what
MkDocs renders; look here when a page does not look as you expect. Only files that changed are written.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "stage", "write the Markdown trees that are rendered", _TEXT)
    add_locales(parser, "stage only this language")
    add_format(parser)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    content, problems = gather(project)
    problems += check_pages(content)
    if errors_in(problems):
        report(problems, options.format)
        return EXIT_PROBLEMS
    parts = {}
    for code in options.locale or [locale.code for locale in content.locales]:
        one, faults = plan_locale(project, content, code)
        problems += faults
        result = write_tree(project.stage_dir(code), one.files())
        parts[code] = manifest_part(one)
        print(f"{code}: {len(one.pages)} pages, {len(result.written)} files written, {len(result.removed)} removed.")
    project.build_dir.joinpath("manifest.json").write_text(format_manifest(parts), encoding="utf-8", newline="\n")
    return report(problems, options.format)
