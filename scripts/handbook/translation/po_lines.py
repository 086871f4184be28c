"""Lines that no PO file has, each with its cause, the column where it shows, and the way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.model.suggestions import did_you_mean
from handbook.problems import Problem, is_enough, problem
from handbook.yaml_located import KEEP_ONE, MERGED

if TYPE_CHECKING:
    from handbook.source_files import SourceFile

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
# A line of a PO file: empty, a comment, or a keyword and one quoted text. polib skips lines of another form.
_TEXT = r'"(?:[^"\\]|\\.)*"'
_GOOD_LINE = re.compile(rf"(?:#~ ?)?(?:(?:{'|'.join(_KEYWORDS)}|msgstr\[\d\])\s+)?{_TEXT}\s*|#.*|\s*")
_MERGE_MARK = re.compile(r"<{7}|={7}|>{7}")
_BEGINNING = re.compile(r"(?:#~ ?)?\s*(?P<word>[^\s\"“”„]*)\s*")
_OPEN_TEXT = re.compile(r'"(?:[^"\\]|\\.)*\\?')
TWO_LINES = "every text needs a msgid line and a msgstr line, both in double quotes"


def line_problems(source: SourceFile) -> list[Problem]:
    """All lines that polib would leave out without a word, and with them a text."""
    found: list[Problem] = []
    for number, line in enumerate(source.lines, 1):
        if _GOOD_LINE.fullmatch(line):
            continue
        column, cause, advice = _fault(line)
        place = source.place(number, column + 1, len(line) - column)
        if is_enough(found, place):
            break
        found.append(problem("po-syntax", place, cause=cause, advice=advice))
    return found


def _fault(line: str) -> tuple[int, str, str]:
    """Where a line goes wrong, counted from 0, why, and what to do.

    >>> [_fault(line)[:2] for line in ('msgstr "a', 'msgstr "a" b', 'mgstr "a"')]  # doctest: +NORMALIZE_WHITESPACE
    [(7, 'the text has no closing quote'), (11, 'there is text behind the closing quote'),
     (0, "'mgstr' is no word that a line of a PO file begins with")]
    """
    if _MERGE_MARK.match(line):
        return 0, MERGED, KEEP_ONE
    beginning = _BEGINNING.match(line)
    at, word = (beginning.end(), beginning["word"]) if beginning else (0, "")
    if word and not (word in _KEYWORDS or re.fullmatch(r"msgstr\[\d\]", word)):
        return _no_keyword(line, line.index(word), word)
    if line[at : at + 1] != '"':
        return at, "the text does not begin with a double quote", 'put it in straight double quotes: "..."'
    if word and beginning and beginning.end("word") == at:
        return at, f"there is no space behind {word}", "put a space before the quote"
    end = len(line) if not (inside := _OPEN_TEXT.match(line, at)) else inside.end()
    if end >= len(line.rstrip()):
        return at, "the text has no closing quote", "put a double quote at the end of the line"
    if '"' in line[end + 1 :]:
        return end, "a double quote inside a text needs a backslash before it", "write a backslash before it, or use the quotes of your language"  # fmt: skip
    behind = line.index(line[end + 1 :].strip(), end + 1)
    return behind, "there is text behind the closing quote", "move it before the quote, or delete it"


def _no_keyword(line: str, at: int, word: str) -> tuple[int, str, str]:
    if near := did_you_mean(word, _KEYWORDS):
        return at, f"'{word}' is no word that a line of a PO file begins with", near
    cause = "the line is neither a comment nor a text in double quotes"
    if '"' in line:
        return at, cause, "move what stands before the quote into the quotes, or delete it"
    return at, cause, "put it in double quotes, or begin the line with # if it is a note"
