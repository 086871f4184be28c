"""The change log of the catalogue, computed from the histories of its entries, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from handbook.content import case_study_uri
from handbook.exports.addresses import address
from handbook.exports.records import envelope, format_item, format_json_list
from handbook.exports.spoken import language_of_title
from handbook.model.case_study import Withdrawn
from handbook.pages.outline import study_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.model.case_study import Tombstone
    from handbook.pages.memory import Plan
    from handbook.pages.words import Words


@dataclass(frozen=True, kw_only=True)
class LoggedChange:
    """Something that happened to an entry of the catalogue. No text of a case study is in it: it stays when one is edited."""

    date: str
    kind: str
    id: str
    number: int
    """Its place in the entry's history, from 1; 0 for a withdrawal, which ends it."""
    tombstone: Tombstone | None = None
    note: str | None = None


def change_log(plan: Plan) -> tuple[LoggedChange, ...]:
    """All changes. Those of one day are sorted by id, the later one of an entry first."""
    return plan.kept("change log", partial(_change_log, plan))


def _change_log(plan: Plan) -> tuple[LoggedChange, ...]:
    catalogue = plan.content.catalogue
    found = [one for study in catalogue.ids for one in plan.kept(("history", study), partial(_history, plan, study))]
    found += [
        LoggedChange(date=one.date, kind=str(Withdrawn.WITHDRAWN), id=one.id, number=0, tombstone=one)
        for one in catalogue.tombstones
    ]
    by_entry = sorted(found, key=lambda change: (change.id, -change.number))
    return tuple(sorted(by_entry, key=lambda change: change.date, reverse=True))


def _history(plan: Plan, study_id: str) -> tuple[LoggedChange, ...]:
    history = plan.content.catalogue.by_id[study_id].history
    return tuple(
        LoggedChange(date=one.date, kind=str(one.kind), id=study_id, number=number, note=one.note)
        for number, one in enumerate(history, 1)
    )


def change_title(w: Words, change: LoggedChange) -> str:
    return change.tombstone.title if change.tombstone else w.plain_study_title(change.id)


def change_note(w: Words, change: LoggedChange) -> str | None:
    """What changed, or why an entry is gone. Reasons are not translated."""
    if change.tombstone:
        return change.tombstone.reason
    return w.translation.say(case_study_uri(change.id), "history.note", change.note).text if change.note else None


def change_kind(w: Words, change: LoggedChange) -> str:
    return w.plain("data.withdrawn") if change.tombstone else w.plain(f"change.{change.kind}")


def changes_json(plan: Plan, w: Words) -> bytes:
    head = envelope(w, "changes") | {"locale": w.locale.code}
    return format_json_list([*_records(plan, w)], "changes", head)


def _records(plan: Plan, w: Words) -> Iterator[bytes]:
    for one in change_log(plan):
        yield plan.kept(("change", one.id, one.number), partial(_record, w, one), one)


def _record(w: Words, one: LoggedChange) -> bytes:
    record = {
        "date": one.date,
        "kind": one.kind,
        "kind_label": change_kind(w, one),
        "case_study": one.id,
        "title": change_title(w, one),
        "title_language": "en" if one.tombstone else language_of_title(w, one.id),
        "page": address(w, study_uri(one.id)),
        "note": change_note(w, one),
    }
    return format_item(record)
