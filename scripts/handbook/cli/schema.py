"""`handbook schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue import read_catalogue
from handbook.cli.common import EXIT_OK, command_parser
from handbook.contribute.issue_templates import case_study_template, translation_form
from handbook.model.json_schema import case_study_schema
from handbook.translation.locales import read_locales
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

_TEXT = """\
Writes what is made of the model, the taxonomy and the languages, and committed: case_studies/schema.json, with which
editors that know YAML schemas complete fields and ids as you type, and the issue forms in .github/ISSUE_TEMPLATE/.
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "schema", "write the JSON Schema that editors use, and the issue forms", _TEXT)
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:  # noqa: ARG001
    catalogue, _ = read_catalogue(project, drafts=True)
    write_file(project.schema_path, case_study_schema(catalogue.taxonomy).encode())
    write_file(project.issue_forms_dir / "case-study.yml", case_study_template(catalogue.taxonomy).encode())
    write_file(project.issue_forms_dir / "translation.yml", translation_form(read_locales(project)[0]).encode())
    print(f"Wrote {project.uri(project.schema_path)} and the forms in {project.uri(project.issue_forms_dir)}.")
    return EXIT_OK
