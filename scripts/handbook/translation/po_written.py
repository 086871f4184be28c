"""PO files in the form in which we write them, read with one pattern: five times as quick as line by line.

A file that has anything else is not read here, but by the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polib import unescape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TEXT = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_HEAD = re.compile(rf'(?:#(?: .*)?\n)*+msgid ""\nmsgstr {_TEXT}(?:\n{_TEXT})*+\n\n++')
# A text goes on in lines that begin as its first does. The English text that a translation was made for stands in one line.
_TEXTS = rf"({_TEXT}(?:\n(?P=gone){_TEXT})*+)"
_ENTRY = re.compile(
    rf"(?P<notes>(?:# .*\n)*+)(?P<fuzzy>#, fuzzy\n)?(?:#\| msgid ({_TEXT})\n)?"
    rf"(?P<gone>#~ |)msgctxt {_TEXTS}\n(?P=gone)msgid {_TEXTS}\n(?P=gone)msgstr {_TEXTS}\n(?:\n++|\Z)"
)


@dataclass(slots=True)
class WrittenEntry:
    """What the library calls POEntry."""

    linenum: int
    tcomment: str
    flags: Sequence[str]
    previous_msgid: str
    obsolete: bool
    msgctxt: str
    msgid: str
    msgstr: str
    msgid_plural: str = ""
    msgstr_plural: Mapping[int, str] = field(default_factory=dict)


def written_entries(text: str) -> list[WrittenEntry] | None:
    """The entries of a file; None if it is not written as we do."""
    head = _HEAD.match(text)
    if head is None or len(text.splitlines()) != text.count("\n"):  # the library knows other ends of lines, too
        return None
    found: list[WrittenEntry] = []
    at, line = head.end(), 1 + head[0].count("\n")
    while one := _ENTRY.match(text, at):
        notes, fuzzy, previous, gone, *texts = one.groups()
        ends = f'"\n{gone}"'
        context, msgid, msgstr = [_said(text, ends) for text in texts]
        if not msgid:
            return None
        flags, former = ("fuzzy",) if fuzzy else (), _said(previous, ends) if previous else ""
        found.append(WrittenEntry(line, _comment(notes), flags, former, bool(gone), context, msgid, msgstr))
        at, line = one.end(), line + one[0].count("\n")
    return found if at == len(text) else None


def _said(quoted: str, ends: str) -> str:
    """The text between quotes. `ends` is what stands between two lines of it."""
    text = quoted[1:-1]
    if ends in text:
        text = text.replace(ends, "")
    return unescape(text) if "\\" in text else text


def _comment(notes: str) -> str:
    """Several lines of notes as one text, as the library makes it."""
    lines = [line.strip().lstrip("#").removeprefix(" ") for line in notes.split("\n")[:-1]]
    return "\n".join(lines).lstrip("\n")
