"""What one case study gives to the data files: the parts of tables, records and citations, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from handbook.exports.alike import ExportFilling
from handbook.exports.citations import csl_item, format_ris
from handbook.exports.records import case_study_json, format_item
from handbook.exports.spoken import spoken_study
from handbook.exports.tables import format_rows, study_rows, study_tables, taxonomy_row, taxonomy_table
from handbook.exports.workbook import sheet_part, sheet_row
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import DATA_URI
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handbook.exports.alike import FilledParts
    from handbook.exports.tables import Row, Table
    from handbook.exports.workbook import SheetPart, SheetRow
    from handbook.model.taxonomy import Term
    from handbook.pages.memory import Plan


EXPORTED = "exported"
"""The kind of pieces that are made of single case studies."""
_TOGETHER = 50
"""Case studies whose rows of a workbook are compressed together: one that changes has the others compressed again."""


@dataclass(frozen=True)
class Rows:
    """Rows of a table: as lines of CSV, and as a sheet holds them."""

    lines: bytes
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class Filled:
    """A table with all its rows: as CSV, and as parts of a sheet."""

    table: Table
    lines: tuple[bytes, ...]
    parts: tuple[SheetPart, ...]

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.parts)


@dataclass(frozen=True)
class ExportedStudy:
    """All as it stands in files: an edit puts thousands of parts together again, in each language."""

    tables: tuple[Rows, ...]
    record: bytes
    """An entry of a list of JSON, as is the citation."""
    csl: bytes
    ris: bytes


def exported_study(plan: Plan, study_id: str) -> ExportedStudy:
    if known := _filled(plan, study_id):
        tables, *others = known
        return ExportedStudy(tuple(Rows(lines, rows) for lines, rows in tables), *others)
    w = Words(plan.content, plan.translation, DATA_URI)
    study = spoken_study(w, plan.content.catalogue.by_id[study_id])
    filled = zip(study_tables(), study_rows(w, study), strict=True)
    item = csl_item(w, study)
    return ExportedStudy(
        tuple(_rows(table, rows) for table, rows in filled),
        format_item(case_study_json(w, study)),
        format_item(item, 1),
        format_ris(item).encode(),
    )


def _filled(plan: Plan, study_id: str) -> FilledParts | None:
    """What is as in other languages, but for names."""
    alike = plan.content.alike
    if alike is None or plan.translation.locale.is_source:
        return None
    words = Words(plan.content, plan.translation, DATA_URI)
    filling = plan.kept("filling of exports", lambda: ExportFilling(alike.exports, alike.shelf, words))
    return filling.parts(study_id)


def exported_studies(plan: Plan) -> Mapping[str, ExportedStudy]:
    """By id; each is a piece of the plan."""
    return {one: _exported(plan, one) for one in plan.content.catalogue.ids}


def exported_taxonomy(plan: Plan) -> Filled:
    table = taxonomy_table()
    taxonomy = plan.content.catalogue.taxonomy
    terms = [(vocabulary, term) for vocabulary in Vocabulary for term in taxonomy.terms[vocabulary]]
    rows = [plan.kept(("exported term", one, term.id), partial(_term, plan, one, term), term) for one, term in terms]
    return Filled(table, tuple(one.lines for one in rows), (sheet_part([row for one in rows for row in one.rows]),))


def _term(plan: Plan, vocabulary: Vocabulary, term: Term) -> Rows:
    w = Words(plan.content, plan.translation, DATA_URI)
    return _rows(taxonomy_table(), (taxonomy_row(w, vocabulary, term),))


def filled_tables(plan: Plan, studies: Mapping[str, ExportedStudy]) -> Iterator[Filled]:
    """The tables of all case studies."""
    ids = tuple(studies)
    together = [ids[at : at + _TOGETHER] for at in range(0, len(ids), _TOGETHER)]
    for at, table in enumerate(study_tables()):
        before, parts = 0, []
        for number, some in enumerate(together):
            part = plan.kept(("part of a sheet", at, number), partial(_part, plan, at, some, before), some, before)
            before += part.rows
            parts.append(part)
        yield Filled(table, tuple(one.tables[at].lines for one in studies.values()), tuple(parts))


def _part(plan: Plan, at: int, ids: Sequence[str], before: int) -> SheetPart:
    return sheet_part([row for one in ids for row in _exported(plan, one).tables[at].rows], before)


def _exported(plan: Plan, study_id: str) -> ExportedStudy:
    return plan.kept((EXPORTED, study_id), partial(exported_study, plan, study_id))


def _rows(table: Table, rows: tuple[Row, ...]) -> Rows:
    return Rows(format_rows(rows), tuple(sheet_row(table, row) for row in rows))
