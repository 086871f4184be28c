"""`handbook schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue import read_catalogue
from handbook.cli.common import EXIT_OK, command_parser
from handbook.model.json_schema import case_study_schema
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Writes case_studies/schema.json from the model and the taxonomy. Editors that know YAML schemas then complete fields and
ids as you type, and show what each means.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "schema", "write the JSON Schema that editors use", _TEXT)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:  # noqa: ARG001
    catalogue, _ = read_catalogue(project, drafts=True)
    write_file(project.schema_path, case_study_schema(catalogue.taxonomy).encode())
    print(f"Wrote {project.uri(project.schema_path)}.")
    return EXIT_OK
