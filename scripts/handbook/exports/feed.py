"""An Atom feed (RFC 4287) of new and changed entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from handbook.exports.addresses import address, whole_address
from handbook.exports.changes import change_kind, change_note, change_title
from handbook.exports.records import site_name
from handbook.exports.spoken import clean, language_of_title
from handbook.pages.outline import DATA_URI, study_uri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.exports.changes import LoggedChange
    from handbook.pages.words import Words

FEED_URI = "data/feed.xml"
FEED_LIMIT = 50
ATOM = "http://www.w3.org/2005/Atom"
# Names for ever (RFC 4151). The domain is one that nobody can own, the year the one in which the names were first given.
_TAG = "tag:information-campaigns-handbook.invalid,2026:"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NEVER = "1970-01-01"


def in_feed(changes: Sequence[LoggedChange]) -> Sequence[LoggedChange]:
    return [change for change in changes if not change.tombstone][:FEED_LIMIT]


def atom_feed(w: Words, changes: Sequence[LoggedChange]) -> bytes:
    """The newest changes of entries that are still in the catalogue; withdrawn ones stand in the change log."""
    shown = in_feed(changes)
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    feed.set(_LANGUAGE, w.locale.code)
    _text(feed, "id", f"{_TAG}{w.locale.code}/changes")
    _text(feed, "title", w.plain("data.feed-title", site=site_name(w)))
    _text(feed, "updated", _moment(shown[0].date if shown else _NEVER))
    _text(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", w.plain("cite.contributors", site=site_name(w)))
    _text(feed, "rights", "CC BY 4.0")
    _link(feed, "self", whole_address(w, FEED_URI) or "feed.xml", "application/atom+xml")
    _link(feed, "alternate", address(w, DATA_URI), "text/html")
    for change in shown:
        _entry(feed, w, change)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _entry(feed: etree._Element, w: Words, change: LoggedChange) -> None:
    study = w.content.catalogue.by_id[change.id]
    entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
    # An entry that was renamed keeps the names that it had, so that nobody is told old news again.
    first_id = study.former_ids[0] if study.former_ids else study.id
    _text(entry, "id", f"{_TAG}{w.locale.code}/case-studies/{first_id}/{change.number}")
    title = _text(entry, "title", f"{change_kind(w, change)}: {change_title(w, change)}")
    _text(entry, "updated", _moment(change.date))
    _link(entry, "alternate", address(w, study_uri(study.id)), "text/html")
    note = change_note(w, change) or w.plain_study(study, "summary", study.summary)
    summary = _text(entry, "summary", note)
    if (language := language_of_title(w, study.id)) != w.locale.code:
        title.set(_LANGUAGE, language)
        summary.set(_LANGUAGE, language)


def _text(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = clean(text)
    return element


def _link(parent: etree._Element, relation: str, where: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=where, type=kind)


def _moment(day: str) -> str:
    """A day as the moment that Atom asks for: its start, in universal time."""
    return f"{day}T00:00:00Z"
