"""Bringing a PO file up to date with its English source: texts are added, kept or put aside; none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

from handbook.translation.former import is_cosmetic, match_entries
from handbook.translation.po import parse_po
from handbook.translation.signing import bind_again, put_states_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.source_files import SourceFile
    from handbook.translation.texts import ContextText


def sync_po(locale: str, source_uri: str, texts: Iterable[ContextText], current: SourceFile | None) -> str:
    """The new text of a PO file.

    An entry whose English text still stands is kept as it is, comments and flags included. One whose English text
    changed keeps its translation as a start, marked as not current, with the English text for which it was made. One
    whose text is gone becomes obsolete, so that it can be found again. Order and form are canonical: a second run
    changes nothing.
    """
    old = polib.pofile(current.text + "\n", encoding="utf-8") if current else polib.POFile()
    put_states_back(old)
    known = {(one.msgctxt or "", one.msgid): one for one in old if one.msgid}
    wanted = list(dict.fromkeys(texts))
    matched = match_entries(wanted, parse_po(current)[0] if current else ())
    catalog = polib.POFile(wrapwidth=0)
    catalog.metadata = canonical_header(locale, source_uri) | dict(old.metadata)
    for key in wanted:
        entry = known.get(key)
        if (entry is None or not entry.msgstr) and key in matched.source_of:
            entry = _carried(known[matched.source_of[key]], key)
        catalog.append(_revived(entry) if entry else polib.POEntry(msgctxt=key[0], msgid=key[1]))
    for key, one in known.items():
        if key not in set(wanted) and one.msgstr and key not in matched.source_of.values():
            one.obsolete = True
            catalog.append(one)
    return format_catalog(catalog)


def _carried(old: polib.POEntry, key: ContextText) -> polib.POEntry:
    """A translation taken over for a changed English text: as it was after a cosmetic change, else as a start."""
    entry = polib.POEntry(msgctxt=key[0], msgid=key[1], msgstr=old.msgstr, tcomment=old.tcomment, flags=list(old.flags))
    if is_cosmetic(old.msgid, key[1]) and not old.previous_msgid:
        bind_again(entry, old.msgid)
    else:
        entry.previous_msgid = old.previous_msgid or old.msgid
        entry.flags = sorted({*entry.flags, "fuzzy"})
    return entry


def canonical_header(locale: str, source_uri: str) -> dict[str, str]:
    """No dates and no names: nothing that differs between two people who change different texts."""
    return {
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source": source_uri,
    }


def canonical_po(current: SourceFile | None) -> str:
    """The same file in canonical form: entries, states and comments stay, in their order."""
    if current is None:
        return ""
    catalog = polib.pofile(current.text + "\n", encoding="utf-8", wrapwidth=0)
    put_states_back(catalog)
    return format_catalog(catalog)


def format_catalog(catalog: polib.POFile) -> str:
    """Unwrapped, without places, so that two people's changes rarely touch the same lines."""
    for one in catalog:
        one.occurrences = []
        one.linenum = 0
    return str(catalog).rstrip("\n") + "\n"


def _revived(one: polib.POEntry) -> polib.POEntry:
    one.obsolete = False
    return one
