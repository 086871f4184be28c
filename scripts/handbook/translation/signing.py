"""Writing states: each is bound by a digest to the text that it speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.translation.po import digest, stray_digests

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polib

_STATE_LINES = re.compile(r"^(?:state|reviewed): .*\n?", re.MULTILINE)
_REVIEW = re.compile(r"^reviewed: (\S+) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{8})$", re.MULTILINE)
_MACHINE = re.compile(r"^state: machine ([0-9a-f]{8})$", re.MULTILINE)


def mark_machine(entry: polib.POEntry) -> None:
    """State that an entry's translation was made by a machine."""
    entry.flags = sorted({*entry.flags, "fuzzy"})
    entry.previous_msgid = None
    _say(entry, f"state: machine {digest(entry.msgid)}")


def mark_human(entry: polib.POEntry) -> None:
    """State that a person stands for an entry's translation."""
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = None
    _say(entry, "")


def mark_reviewed(entry: polib.POEntry, handle: str, day: str) -> None:
    """Sign an entry: the signature holds until its English text or its translation changes."""
    mark_human(entry)
    _say(entry, f"reviewed: {handle} {day} {digest(entry.msgid, entry.msgstr)}")


def bind_again(entry: polib.POEntry, old_msgid: str) -> None:
    """Bind the state that an entry had for a former English text to the text that it has now."""
    machine, review = _MACHINE.search(entry.tcomment), _REVIEW.search(entry.tcomment)
    if machine and machine[1] == digest(old_msgid):
        mark_machine(entry)
    elif review and review[3] == digest(old_msgid, entry.msgstr):
        mark_reviewed(entry, review[1], review[2])
    elif entry.previous_msgid:
        mark_human(entry)


def put_states_back(entries: Sequence[polib.POEntry]) -> None:
    """Bring machine lines, and the flags that came with them, from above other texts back to their own."""
    strays = set(stray_digests(entries))
    homes = {digest(one.msgid): one for one in entries if digest(one.msgid) in strays and one.msgstr}
    for one in entries if homes else ():
        line = _MACHINE.search(one.tcomment)
        home = homes.get(line[1]) if line else None
        if home and home is not one and "fuzzy" not in home.flags and not _REVIEW.search(home.tcomment):
            if not one.previous_msgid:
                one.flags = [flag for flag in one.flags if flag != "fuzzy"]
            _say(one, "")
            mark_machine(home)


def _say(entry: polib.POEntry, line: str) -> None:
    """Put one state into the comment; what people wrote there stays."""
    others = _STATE_LINES.sub("", entry.tcomment).strip("\n")
    entry.tcomment = "\n".join(part for part in (others, line) if part)
