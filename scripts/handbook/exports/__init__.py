"""The catalogue as data: the same case studies as tables, records, citations and a feed, for people and for machines.

Everything here is derived from the content and one locale's texts; nothing is read or written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.exports.changes import change_log, changes_json
from handbook.exports.citations import csl_items, format_csl, format_ris
from handbook.exports.feed import atom_feed, in_feed
from handbook.exports.package import data_package
from handbook.exports.records import case_studies_json
from handbook.exports.spoken import spoken_studies
from handbook.exports.tables import all_tables, format_csv
from handbook.pages.outline import DATA_URI
from handbook.pages.words import Words

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.translation.translation import Translation


@dataclass(frozen=True)
class Export:
    """A file that readers can take away."""

    uri: str
    format: str
    rows: int | None
    """Case studies, results and so on, without a header; None where nothing is counted."""
    purpose: str
    """The interface text that says what it is good for."""
    data: bytes


def export_files(content: Content, translation: Translation) -> tuple[Export, ...]:
    """All data files of one locale, in the order in which the page "Data" lists them."""
    # Loading the spreadsheet library takes a fifth of the start of a command; those that export nothing do without.
    from handbook.exports.workbook import format_xlsx

    w = Words(content, translation, DATA_URI)
    studies = spoken_studies(w)
    tables = all_tables(w, studies)
    csv = {f"{table.name}.csv": format_csv(table) for table in tables}
    rows = {table.name: len(table.rows) for table in tables}
    items = csl_items(w, studies)
    changes = change_log(content)
    xlsx = format_xlsx(tables, w.locale.direction, changes[0].date if changes else None)

    def export(name: str, kind: str, count: int | None, data: bytes) -> Export:
        return Export(f"data/{name}", kind, count, f"data.for.{name.replace('.', '-')}", data)

    return (
        export("case-studies.xlsx", "XLSX", sum(rows.values()), xlsx),
        *(export(name, "CSV", rows[name.removesuffix(".csv")], data) for name, data in csv.items()),
        export("case-studies.json", "JSON", len(studies), case_studies_json(w, studies)),
        export("datapackage.json", "Data Package", None, data_package(w, tables, csv)),
        export("citations.ris", "RIS", len(items), format_ris(items)),
        export("citations.json", "CSL-JSON", len(items), format_csl(items)),
        export("feed.xml", "Atom", len(in_feed(changes)), atom_feed(w, changes)),
        export("changes.json", "JSON", len(changes), changes_json(w, changes)),
    )
