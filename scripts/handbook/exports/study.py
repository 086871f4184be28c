"""What one case study gives to the data files: the parts of tables, records and citations, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.exports.citations import csl_item, format_ris
from handbook.exports.records import case_study_json, format_item
from handbook.exports.spoken import spoken_study
from handbook.exports.tables import format_rows, study_rows, study_tables, taxonomy_rows, taxonomy_table
from handbook.pages.outline import DATA_URI
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.exports.tables import Row, Table
    from handbook.exports.workbook import SheetRow
    from handbook.pages.memory import Plan


@dataclass(frozen=True)
class Filled:
    """A table with rows: as lines of CSV, and as a sheet holds them."""

    table: Table
    lines: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class ExportedStudy:
    tables: tuple[Filled, ...]
    record: str
    """An entry of a list of JSON, as is the citation."""
    csl: str
    ris: str


def exported_study(plan: Plan, study_id: str) -> ExportedStudy:
    w = Words(plan.content, plan.translation, DATA_URI)
    study = spoken_study(w, plan.content.catalogue.by_id[study_id])
    tables = zip(study_tables(), study_rows(w, study), strict=True)
    item = csl_item(w, study)
    return ExportedStudy(
        tuple(_filled(table, rows) for table, rows in tables),
        format_item(case_study_json(w, study)),
        format_item(item, 1),
        format_ris(item),
    )


def exported_taxonomy(plan: Plan) -> Filled:
    return _filled(taxonomy_table(), taxonomy_rows(Words(plan.content, plan.translation, DATA_URI)))


def filled_tables(studies: Sequence[ExportedStudy]) -> Iterator[Filled]:
    """The tables of all case studies."""
    for at, table in enumerate(study_tables()):
        parts = [study.tables[at] for study in studies]
        lines, rows = (line for one in parts for line in one.lines), (row for one in parts for row in one.rows)
        yield Filled(table, tuple(lines), tuple(rows))


def _filled(table: Table, rows: tuple[Row, ...]) -> Filled:
    from handbook.exports.workbook import sheet_row  # the spreadsheet library is loaded late

    return Filled(table, (format_rows(rows),), tuple(sheet_row(table, row) for row in rows))
