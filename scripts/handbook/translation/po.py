"""PO files: reading entries with their states. No file is opened here.

States are bound to the text by digests, because tools that know nothing of them copy comments from one text to
another: `# state: machine <digest of msgid>` together with the flag fuzzy, `# reviewed: <handle> <date> <digest of
msgid and msgstr>`. A digest that does not match makes the state void, and a fuzzy entry without one counts as absent.

Git, too, moves such lines: where an entry was inserted on one side of a merge, a line that the other side put above the
next entry can end up above the new one. So a machine's line that stands above another text still speaks of its own.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import polib

from handbook.problems import Problem, problem
from handbook.translation.po_lines import TWO_LINES, line_problems
from handbook.translation.po_written import written_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.problems import Place
    from handbook.source_files import SourceFile
    from handbook.translation.po_written import WrittenEntry

    POEntry = polib.POEntry | WrittenEntry


class State(StrEnum):
    """How far a translated text can be trusted, best first."""

    REVIEWED = "reviewed"
    HUMAN = "human"
    MACHINE = "machine"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and its translation; `msgstr` is empty when there is none, or none that may be shown."""

    context: str
    msgid: str
    msgstr: str
    state: State
    place: Place
    kept: str = ""
    """The translation as it stands in the file, also where it may not be shown."""
    previous: str = ""
    """The English text for which `kept` was made, where the file says that it was another one."""
    previous_state: State = State.ABSENT
    obsolete: bool = False
    """The text was gone when the file was last brought up to date."""
    plural: str = ""
    """The English text for many things, where there is one."""
    forms: tuple[str, ...] = ()
    """The translations for different numbers of things."""


_STATE_LINE = re.compile(r"^state: machine ([0-9a-f]{8})$", re.MULTILINE)
_REVIEW_LINE = re.compile(r"^reviewed: (\S+) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{8})$", re.MULTILINE)
_ERROR_LINE = re.compile(r"line (\d+)")


def digest(*texts: str) -> str:
    """Eight hexadecimal characters that stand for texts.

    >>> digest("Home") == digest("Home"), digest("a", "b") == digest("ab")
    (True, False)
    """
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]


def parse_po(source: SourceFile, reviewers: Iterable[str] = ()) -> tuple[tuple[Entry, ...], list[Problem]]:
    """The entries of a PO file, obsolete ones at the end."""
    parsed, faults = _parsed(source)
    known, strays = frozenset(reviewers), frozenset(stray_digests(parsed))
    entries = (_entry(one, known, strays, source.place(one.linenum or 1, 1)) for one in parsed if one.msgid)
    return tuple(entries), faults


def _parsed(source: SourceFile) -> tuple[Sequence[POEntry], list[Problem]]:
    """The entries of a file: in the form in which we write them, or in any other."""
    written = written_entries(source.text + "\n")
    if written is not None:
        return written, []
    if faults := line_problems(source):
        return (), faults
    try:
        return polib.pofile(source.text + "\n", encoding="utf-8", check_for_duplicates=False), []
    except (OSError, ValueError, UnicodeError, IndexError) as error:
        line = int(found[1]) if (found := _ERROR_LINE.search(str(error))) else 1
        cause = "the line cannot be understood" if found else str(error)
        return (), [problem("po-syntax", source.place(line, 1), cause=cause, advice=TWO_LINES)]


def stray_digests(entries: Iterable[POEntry]) -> Iterator[str]:
    """The digests of machine lines that stand above another text than theirs."""
    for one in entries:
        line = _STATE_LINE.search(one.tcomment)
        if line and line[1] != digest(one.msgid) and line[1] != digest(one.previous_msgid or ""):
            yield line[1]


def _entry(one: POEntry, reviewers: frozenset[str], strays: frozenset[str], place: Place) -> Entry:
    state = _state(one, one.msgid, reviewers)
    if state is State.HUMAN and digest(one.msgid) in strays:
        state = State.MACHINE
    previous = one.previous_msgid or ""
    return Entry(
        context=sys.intern(one.msgctxt or ""),
        msgid=sys.intern(one.msgid),  # one text for all languages
        msgstr=one.msgstr if state is not State.ABSENT else "",
        state=state,
        place=place,
        kept=one.msgstr if one.msgstr.strip() else "",
        previous=previous,
        previous_state=_former_state(one, previous, reviewers) if previous else State.ABSENT,
        obsolete=bool(one.obsolete),
        plural=one.msgid_plural or "",
        forms=tuple(text for _, text in sorted(one.msgstr_plural.items())),
    )


def _state(one: POEntry, msgid: str, reviewers: frozenset[str]) -> State:
    """How far a translation can be trusted as one of this English text."""
    if not one.msgstr.strip():
        return State.ABSENT
    if "fuzzy" in one.flags:
        return State.MACHINE if _is_machine(one, msgid) else State.ABSENT
    return State.REVIEWED if _is_reviewed(one, msgid, reviewers) else State.HUMAN


def _former_state(one: POEntry, previous: str, reviewers: frozenset[str]) -> State:
    """What a translation was before its English text changed, when it got the flag fuzzy."""
    if _is_machine(one, previous):
        return State.MACHINE
    return State.REVIEWED if _is_reviewed(one, previous, reviewers) else State.HUMAN


def _is_machine(one: POEntry, msgid: str) -> bool:
    line = _STATE_LINE.search(one.tcomment)
    return bool(line and line[1] == digest(msgid))


def _is_reviewed(one: POEntry, msgid: str, reviewers: frozenset[str]) -> bool:
    review = _REVIEW_LINE.search(one.tcomment)
    return bool(review and review[1] in reviewers and review[3] == digest(msgid, one.msgstr))
