"""The catalogue as data: the same case studies as tables, records, citations and a feed, for people and for machines.

Everything here is derived from the content and one locale's texts; nothing is read or written.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from handbook.exports.changes import change_log, changes_json
from handbook.exports.feed import atom_feed, in_feed
from handbook.exports.package import data_package
from handbook.exports.records import case_studies_json, format_json_list
from handbook.exports.study import exported_studies, exported_taxonomy, filled_tables
from handbook.exports.tables import format_csv
from handbook.exports.workbook import format_xlsx
from handbook.pages.outline import DATA_URI
from handbook.pages.words import Words

if TYPE_CHECKING:
    from handbook.pages.memory import Plan


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


def export_files(plan: Plan) -> tuple[Export, ...]:
    """All data files of one locale, in the order in which the page "Data" lists them."""
    w = Words(plan.content, plan.translation, DATA_URI)
    known = exported_studies(plan)
    studies = [*known.values()]
    filled = [*filled_tables(plan, known), plan.kept("exported taxonomy", partial(exported_taxonomy, plan))]
    csv = {f"{one.table.name}.csv": format_csv(one.table, one.lines) for one in filled}
    changes = change_log(plan)
    newest = changes[0].date if changes else None
    xlsx = format_xlsx(
        plan.content.office.tables, [(one.table, one.parts) for one in filled], w.locale.direction, newest
    )
    rows = {f"{one.table.name}.csv": one.rows for one in filled}

    def export(name: str, kind: str, count: int | None, data: bytes) -> Export:
        return Export(f"data/{name}", kind, count, f"data.for.{name.replace('.', '-')}", data)

    return (
        export("case-studies.xlsx", "XLSX", sum(rows.values()), xlsx),
        *(export(name, "CSV", rows[name], data) for name, data in csv.items()),
        export("case-studies.json", "JSON", len(studies), case_studies_json(w, [one.record for one in studies])),
        export("datapackage.json", "Data Package", None, data_package(w, [one.table for one in filled], csv)),
        export("citations.ris", "RIS", len(studies), b"".join([one.ris for one in studies])),
        export("citations.json", "CSL-JSON", len(studies), format_json_list([one.csl for one in studies])),
        export("feed.xml", "Atom", len(in_feed(changes)), plan.kept("feed", partial(atom_feed, w, changes), changes)),
        export("changes.json", "JSON", len(changes), plan.kept("changes", partial(changes_json, plan, w))),
    )
