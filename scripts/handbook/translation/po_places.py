"""Where a character of a translated text stands in its PO file, through line breaks and escapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.problems import Place
    from handbook.source_files import SourceFile

_QUOTED = re.compile(r'(?P<before>(?:#~ ?)?\s*(?:msgstr(?:\[(?P<form>\d)\])?\s+)?")(?P<text>(?:[^"\\]|\\.)*)"\s*')
# As the reader of PO files sees it: these escapes are one character, any other backslash is itself.
_CHARACTER = re.compile(r'\\[\\ntrvbf"]|.', re.DOTALL)


def place_in_msgstr(source: SourceFile, entry_line: int, column: int, width: int, form: int = 0) -> Place:
    """The place of a stretch of a translation.

    `entry_line` is the entry's first line; `column` counts characters of the text from 0; `form` is the plural form. A
    stretch that goes on in the next line of the file is shown to the end of its first line.
    """
    at = 0
    last = source.place(entry_line, 1)
    for line, text_start, text in _lines(source, entry_line, form):
        index = text_start
        for character in _CHARACTER.findall(text):
            if at == column:
                shown = _CHARACTER.findall(source.lines[line - 1][index : text_start + len(text)])
                return source.place(line, index + 1, sum(map(len, shown[:width])))
            at += 1
            index += len(character)
        last = source.place(line, index + 1)
    return last


def _lines(source: SourceFile, entry_line: int, form: int) -> Iterator[tuple[int, int, str]]:
    """The lines of a msgstr: number, where the text begins in the line, and the text between the quotes."""
    inside = False
    for line in range(entry_line, len(source.lines) + 1):
        text = source.lines[line - 1]
        found = _QUOTED.fullmatch(text)
        starts = bool(found and "msgstr" in found["before"] and int(found["form"] or 0) == form)
        if inside and (not found or "msgstr" in found["before"]):
            return
        inside = inside or starts
        if inside and found:
            yield line, len(found["before"]), found["text"]
