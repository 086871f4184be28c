"""Reading the project's text files: UTF-8, of sane size, inside the project; anything else is a problem."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, problem
from handbook.steady import is_steady, known_by

if TYPE_CHECKING:
    from handbook.project import Project
    from handbook.steady import Known

MAX_BYTES = 1_000_000
MAX_CASE_STUDY_BYTES = 200_000
MAX_PO_BYTES = 2_000_000

# What no text of ours needs; tab, line feed and carriage return are fine. U+0085, U+2028 and U+2029 end a line for some
# programs and not for others: polib, for one, would drop the first half of such a text without a word.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u2028\u2029]")


Spot = tuple[int, int, int]
"""Line, column and width, as `SourceFile.place` takes them."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text of one file, without byte order mark and with `\\n` line ends, and its uri inside the project."""

    uri: str
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        return _lines_of(self.text)

    def place(self, line: int = 0, column: int = 0, width: int = 1) -> Place:
        """A place in this file; line and column count from 1."""
        line_text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(path=self.uri, line=line, column=column, width=max(1, width), line_text=line_text)

    def place_at(self, index: int, width: int = 1) -> Place:
        """The place of a character, counted from the start of the text."""
        line = self.text.count("\n", 0, index) + 1
        return self.place(line, index - (self.text.rfind("\n", 0, index) + 1) + 1, width)


# Whoever asks for lines asks for many of one file; the lines of a thousand files would take more room than the files.
@lru_cache(maxsize=8)
def _lines_of(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


def read_source(project: Project, path: Path, limit: int = MAX_BYTES) -> SourceFile | Problem:
    """Read one file, or say why that cannot be done."""
    uri = project.uri(path)
    try:
        if not project.contains(path):
            return problem("file-outside-project", Place(path=uri))
        known = known_by(path.stat())
        size = known[0]
        if size > limit:
            return problem("file-too-large", Place(path=uri), size=f"{size:,}", limit=f"{limit:,}")
        return _known_source(uri, str(path), known) if is_steady(known) else decode(uri, path.read_bytes())
    except FileNotFoundError:
        return problem("file-missing", Place(path=uri), path=uri)
    except (OSError, RuntimeError) as error:
        return problem("file-unreadable", Place(path=uri), cause=getattr(error, "strerror", None) or error)


# A process that stays opens a file once, for as long as it is the same by all that the system knows of it.
@lru_cache(maxsize=100_000)
def _known_source(uri: str, path: str, known: Known) -> SourceFile | Problem:
    del known
    return decode(uri, Path(path).read_bytes())


def decode(uri: str, data: bytes) -> SourceFile | Problem:
    """Bytes to text.

    >>> decode("a.yml", b"caf\\xe9").message
    'The file is not UTF-8 text: byte 0xE9 cannot be read.'
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        place = Place(path=uri, line=before.count(b"\n") + 1, column=column)
        return problem("file-not-utf8", place, byte=f"0x{data[error.start]:02X}")
    source = SourceFile(uri, text.replace("\r\n", "\n").replace("\r", "\n"))
    if not source.text.strip():
        return problem("file-empty", Place(path=uri))
    if bad := CONTROL.search(source.text):
        return problem("file-control-character", source.place_at(bad.start()), codepoint=f"{ord(bad[0]):04X}")
    return source
