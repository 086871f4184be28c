"""Problems are data: what is wrong, where, and the way out. Phrasing and printing have rooms of their own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from handbook.problems.phrases import PHRASES


class Severity(StrEnum):
    """Errors stop a build; warnings and notes are shown and do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True, kw_only=True, slots=True)
class Place:
    """A stretch of characters in a file. `line` and `column` count from 1; 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    line_text: str = ""


@dataclass(frozen=True, order=True, kw_only=True)
class Problem:
    """One thing that a person should mend."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = field(default=Severity.ERROR)
    values: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """What was filled into the words, for whoever says them in another language."""


def problem(code: str, place: Place, /, **values: object) -> Problem:
    """Make an error from its code; the words come from `PHRASES`.

    >>> problem("file-empty", Place(path="case_studies/a.yml")).message
    'The file is empty.'
    """
    phrase = PHRASES[code]
    shown = {name: _shown(value) for name, value in values.items()}
    return Problem(
        place=place,
        code=code,
        message=phrase.message.format_map(shown),
        hint=one_style(phrase.hint, phrase.hint.format_map(shown)),
        severity=Severity.ERROR,
        values=tuple(shown.items()),
    )


def one_style(phrase: str, hint: str) -> str:
    """A way out begins with a small letter, also where what is meant could not be guessed.

    >>> one_style("{suggestion}Check the path", "Check the path")
    'check the path'
    """
    return hint[:1].lower() + hint[1:] if phrase.startswith("{suggestion}") else hint


def warning(code: str, place: Place, /, **values: object) -> Problem:
    """The same as a warning: shown, and nothing stops."""
    return replace(problem(code, place, **values), severity=Severity.WARNING)


MOST_OF_A_FILE = 2_000
"""A file that is not what it says it is has a problem in each line: nobody reads on after so many."""


def is_enough(found: list[Problem], place: Place) -> bool:
    """Whether a file has had enough problems; the first time this is so, that is said."""
    if len(found) == MOST_OF_A_FILE:
        found.append(problem("file-more-problems", place, limit=MOST_OF_A_FILE))
    return len(found) > MOST_OF_A_FILE


def errors_in(problems: list[Problem]) -> list[Problem]:
    return [one for one in problems if one.severity is Severity.ERROR]


def _shown(value: object) -> str:
    """A value as a message may carry it: one line, no control characters, not endless."""
    text = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in str(value))
    return text if len(text) <= 120 else text[:117] + "..."
