"""`handbook stage`."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from handbook.build.processes import begin_child, process_context
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
    from collections.abc import Mapping

    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.problems import Problem
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


@dataclass(frozen=True)
class _Staged:
    """What came of one language, without the pages: it travels between processes."""

    code: str
    part: Mapping[str, object]
    problems: tuple[Problem, ...]
    said: str


def run(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    content, found = _gathered(project)
    problems = [*found, *check_pages(content)]
    if errors_in(problems):
        report(problems, options.format)
        return EXIT_PROBLEMS
    parts = {}
    codes = options.locale or [locale.code for locale in content.locales]
    with ProcessPoolExecutor(min(len(codes), os.cpu_count() or 1), process_context(), begin_child) as pool:
        for one in pool.map(partial(_stage, project), codes):
            print(one.said)
            parts[one.code] = one.part
            problems += one.problems
    project.build_dir.joinpath("manifest.json").write_text(format_manifest(parts), encoding="utf-8", newline="\n")
    return report(problems, options.format)


@lru_cache(maxsize=1)
def _gathered(project: Project) -> tuple[Content, tuple[Problem, ...]]:
    """Read once; forked processes have it from their parent."""
    content, problems = gather(project)
    _ = content.all_texts  # cut once, before the processes part
    return content, tuple(problems)


def _stage(project: Project, code: str) -> _Staged:
    content, _ = _gathered(project)
    staged, problems = plan_locale(project, content, code)
    result = write_tree(project.stage_dir(code), staged.files())
    said = f"{code}: {len(staged.pages)} pages, {len(result.written)} files written, {len(result.removed)} removed."
    return _Staged(code, manifest_part(staged), tuple(problems), said)
