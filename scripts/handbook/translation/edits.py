"""What people do to a whole PO file: sign it, or keep its translations after a correction of the English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

from handbook.translation.po import State
from handbook.translation.signing import bind_again, mark_reviewed
from handbook.translation.sync import format_catalog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook.source_files import SourceFile
    from handbook.translation.po import Entry
    from handbook.translation.texts import ContextText


def review_entries(
    source: SourceFile, entries: Sequence[Entry], texts: Iterable[ContextText], handle: str, day: str
) -> tuple[str, int, list[str]]:
    """The file with every current translation signed. Returns also how many, and the texts that could not be."""
    states = {(one.context, one.msgid): one.state for one in entries}
    wanted = set(texts)
    catalog = polib.pofile(source.text + "\n", encoding="utf-8", wrapwidth=0)
    signed, left = 0, []
    for one in catalog:
        key = (one.msgctxt or "", one.msgid)
        if key not in wanted or one.obsolete:
            continue
        if states.get(key, State.ABSENT) is State.ABSENT:
            left.append(one.msgid)
        else:
            mark_reviewed(one, handle, day)
            signed += 1
    missing = wanted - {(one.msgctxt or "", one.msgid) for one in catalog}
    return format_catalog(catalog), signed, [*left, *sorted(msgid for _, msgid in missing)]


def accept_changes(source: SourceFile, texts: Iterable[ContextText]) -> tuple[str, int]:
    """The file with every former translation current again, in the state that it had; and how many these were."""
    wanted = set(texts)
    catalog = polib.pofile(source.text + "\n", encoding="utf-8", wrapwidth=0)
    accepted = 0
    for one in catalog:
        if one.previous_msgid and one.msgstr and (one.msgctxt or "", one.msgid) in wanted:
            old, one.flags = one.previous_msgid, [flag for flag in one.flags if flag != "fuzzy"]
            bind_again(one, old)
            one.previous_msgid = None
            accepted += 1
    return format_catalog(catalog), accepted
