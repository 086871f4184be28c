"""The change log of the catalogue, computed from the histories of its entries, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from handbook.exports.addresses import address
from handbook.exports.records import envelope, format_json
from handbook.exports.spoken import language_of_title
from handbook.model.case_study import Withdrawn
from handbook.pages.outline import study_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content
    from handbook.model.case_study import CaseStudy, Tombstone
    from handbook.pages.memory import Plan
    from handbook.pages.words import Words


@dataclass(frozen=True, kw_only=True)
class LoggedChange:
    """Something that happened to an entry of the catalogue."""

    date: str
    kind: str
    id: str
    number: int
    """Its place in the entry's history, from 1; 0 for a withdrawal, which ends it."""
    study: CaseStudy | None
    tombstone: Tombstone | None = None
    note: str | None = None


def change_log(content: Content) -> tuple[LoggedChange, ...]:
    """All changes. Those of one day are sorted by id, the later one of an entry first."""
    found = [
        LoggedChange(date=one.date, kind=str(one.kind), id=study.id, number=number, study=study, note=one.note)
        for study in content.catalogue.case_studies
        for number, one in enumerate(study.history, 1)
    ]
    found += [
        LoggedChange(date=one.date, kind=str(Withdrawn.WITHDRAWN), id=one.id, number=0, study=None, tombstone=one)
        for one in content.catalogue.tombstones
    ]
    by_entry = sorted(found, key=lambda change: (change.id, -change.number))
    return tuple(sorted(by_entry, key=lambda change: change.date, reverse=True))


def change_title(w: Words, change: LoggedChange) -> str:
    if change.tombstone:
        return change.tombstone.title
    return w.plain_study(change.study, "title", change.study.title) if change.study else change.id


def change_note(w: Words, change: LoggedChange) -> str | None:
    """What changed, or why an entry is gone. Reasons are not translated."""
    if change.tombstone:
        return change.tombstone.reason
    return w.plain_study(change.study, "history.note", change.note) if change.study and change.note else None


def change_kind(w: Words, change: LoggedChange) -> str:
    return w.plain("data.withdrawn") if change.tombstone else w.plain(f"change.{change.kind}")


def changes_json(plan: Plan, w: Words, changes: tuple[LoggedChange, ...]) -> bytes:
    records = [plan.kept(("change", one.id, one.number), partial(_record, w, one), one) for one in changes]
    return format_json(envelope(w, "changes") | {"locale": w.locale.code, "changes": records})


def _record(w: Words, one: LoggedChange) -> Mapping[str, str | None]:
    return {
        "date": one.date,
        "kind": one.kind,
        "kind_label": change_kind(w, one),
        "case_study": one.id,
        "title": change_title(w, one),
        "title_language": language_of_title(w, one.id) if one.study else "en",
        "page": address(w, study_uri(one.id)),
        "note": change_note(w, one),
    }
