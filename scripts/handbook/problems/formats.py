"""How problems are printed: for people, for programs (JSON lines) and as annotations of a CI service."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING

from handbook.problems.groups import explained_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.problems import Problem

_SHOWN_WIDTH = 110
_LONGEST_LINE = 2_000
"""Of a line in JSON: a spoilt file may be one line."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class ProblemFormat(StrEnum):
    """What `--format` accepts."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def format_problems(problems: Iterable[Problem], form: ProblemFormat) -> str:
    """All problems, sorted by place, one text."""
    write = {ProblemFormat.TEXT: as_text, ProblemFormat.JSON: as_json, ProblemFormat.GITHUB: as_annotation}[form]
    return "".join(write(one) + "\n" for one in sorted(problems))


def as_text(problem: Problem) -> str:
    """The place, the cause, the line with a caret below it, and the way out."""
    place = problem.place
    where = f"{place.path}:{place.line}:{place.column}" if place.line else place.path
    lines = [f"{where}: {problem.severity}[{problem.code}]: {problem.message}"]
    if place.line_text.strip():
        lines += _excerpt(place.line, place.column, place.width, place.line_text)
    if problem.hint:
        lines.append(f"  try: {problem.hint}")
    return "\n".join(lines)


def as_json(problem: Problem) -> str:
    known = asdict(problem) | {"values": dict(problem.values), "explained": explained_at(problem.code)}
    known["place"]["line_text"] = problem.place.line_text[:_LONGEST_LINE]
    return json.dumps(known, ensure_ascii=False, sort_keys=True)


def as_annotation(problem: Problem) -> str:
    """A workflow command, see "Workflow commands for GitHub Actions" in GitHub's documentation."""
    kind = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    text = problem.message + (f"\nTry: {problem.hint}" if problem.hint else "")
    where = f"file={_property(problem.place.path)}"
    if problem.place.line:
        where += f",line={problem.place.line},col={problem.place.column}"
    return f"::{kind} {where},title={_property(problem.code)}::{_data(text)}"


def _excerpt(line: int, column: int, width: int, text: str) -> list[str]:
    """The source line, cut to fit around the column, and the caret under it."""
    start = max(0, column - 1 - _SHOWN_WIDTH // 2) if len(text) > _SHOWN_WIDTH else 0
    shown = _visible(text[start : start + _SHOWN_WIDTH], column - 1 - start, width)
    number = f"{line:>5} | "
    caret = "^" * max(1, min(width, len(shown) - (column - 1 - start)))
    return [number + shown, " " * (len(number) - 2) + "| " + " " * (column - 1 - start) + caret]


def _visible(text: str, at: int, width: int) -> str:
    """The line with a sign for what cannot be seen where the problem is, and for what would turn the line around."""
    return "".join(
        " "
        if one == "\t"
        else "\ufffd"
        if one in _TURNING or (at <= index < at + width and not one.isprintable())
        else one
        for index, one in enumerate(text)
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
