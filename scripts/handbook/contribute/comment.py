"""Markdown for comments under issues and pull requests. What a stranger wrote stands in code spans: no link, name or sign works there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.problems import Problem

MOST_PROBLEMS = 40
_LONGEST = 300


def code(text: str, limit: int = _LONGEST) -> str:
    """Text as a code span, in one line and not endless.

    >>> code("a `b` @all"), code("")
    ('`` a `b` @all ``', '` `')
    """
    text = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    text = text if len(text) <= limit else text[: limit - 3] + "..."
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    if not longest:
        return f"`{text or ' '}`"
    fence = "`" * (longest + 1)
    return f"{fence} {text} {fence}"


def problems_comment(problems: Iterable[Problem], *, made: bool) -> str:
    """What is to be mended, for somebody who filled in a form."""
    found = sorted(problems, key=lambda one: (one.severity is not Severity.ERROR, one.place.line))
    if made:
        start = "Thank you. A proposal was made of your text; people read it before it is published."
        start += "\n\nPlease look at this once more, and edit your text if need be:" if found else ""
    else:
        start = "Thank you. Something has to be mended before a proposal can be made of your text. Choose **Edit** in the menu of your text above (the three dots); it is checked again when you save."
    lines = [f"- {_where(one)}{code(one.message)}\n  Try: {code(one.hint)}" for one in found[:MOST_PROBLEMS]]
    more = [f"- and {len(found) - MOST_PROBLEMS} more"] if len(found) > MOST_PROBLEMS else []
    return "\n".join([start, *([""] if lines else []), *lines, *more]) + "\n"


def _where(one: Problem) -> str:
    kind = "" if one.severity is Severity.ERROR else "(advice) "
    return f"{kind}line {one.place.line}: " if one.place.line else kind
