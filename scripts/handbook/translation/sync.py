"""Bringing a PO file up to date with its English source: texts are added, kept or put aside; none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

from handbook.translation.po import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.source_files import SourceFile
    from handbook.translation.texts import ContextText


def sync_po(locale: str, source_uri: str, texts: Iterable[ContextText], current: SourceFile | None) -> str:
    """The new text of a PO file.

    An entry whose English text still stands is kept as it is, comments and flags included. One whose text is gone
    becomes obsolete, so that its translation can be found again. Order and form are canonical: a second run changes
    nothing.
    """
    old = polib.pofile(current.text + "\n", encoding="utf-8") if current else polib.POFile()
    known = {(one.msgctxt or "", one.msgid): one for one in old}
    wanted = list(dict.fromkeys(texts))
    catalog = polib.POFile(wrapwidth=0)
    catalog.metadata = canonical_header(locale, source_uri) | dict(old.metadata)
    for key in wanted:
        catalog.append(_revived(known[key]) if key in known else polib.POEntry(msgctxt=key[0], msgid=key[1]))
    for key, one in known.items():
        if key not in set(wanted) and one.msgstr:
            one.obsolete = True
            catalog.append(one)
    return format_catalog(catalog)


def canonical_header(locale: str, source_uri: str) -> dict[str, str]:
    """No dates and no names: nothing that differs between two people who change different texts."""
    return {
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source": source_uri,
    }


def format_catalog(catalog: polib.POFile) -> str:
    """Unwrapped, without places, so that two people's changes rarely touch the same lines."""
    for one in catalog:
        one.occurrences = []
        one.linenum = 0
    return str(catalog).rstrip("\n") + "\n"


def mark_machine(entry: polib.POEntry) -> None:
    """State that an entry's translation was made by a machine, bound to its English text."""
    entry.flags = sorted({*entry.flags, "fuzzy"})
    entry.tcomment = f"state: machine {digest(entry.msgid)}"


def _revived(one: polib.POEntry) -> polib.POEntry:
    one.obsolete = False
    return one
