"""Tables in a strict form, as they are told at sight: each row has its strokes, and as many cells as the first one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.markdown.quick.braces import BRACES, attributes, tag
from handbook.markdown.tables import BOX, names

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = r"\|[^\n]*\|\n\|(?: --- \|)++(?:\n\|[^\n]*\|)++"
_WITH_ATTRIBUTES = re.compile(rf"(.*[^ ]) ++({BRACES})\Z")

Cell = tuple[str, dict[str, str]]
"""What it says, and its attributes."""


def rows_of(block: str) -> list[list[Cell]]:
    """The rows of a table, headings first; none if they are not of one length."""
    first, line, *others = block.split("\n")
    rows = [[_cell(text.strip(" ")) for text in row[1:-1].split("|")] for row in (first, *others)]
    return rows if {len(row) for row in rows} == {line.count("---")} else []


def _cell(text: str) -> Cell:
    found = _WITH_ATTRIBUTES.match(text) if text.endswith("}") else None
    return (found[1], attributes(found[2])) if found else (text, {})


def table(rows: list[list[Cell]], told: Callable[[str], str], heading: str, number: int, *, is_grid: bool) -> list[str]:
    """The lines of the table that is so many below a heading; in a grid the first cell of each row names it."""
    lines = [tag("table", names(heading, number)), "<thead>"]
    for at, row in enumerate(rows):
        lines.append("<tr>")
        for column, (text, said) in enumerate(row):
            scope = "col" if at == 0 else "row" if is_grid and column == 0 else ""
            name = "th" if scope else "td"
            start = tag(name, said | {"scope": scope} if scope else said)
            lines.append(f"{start}{told(text)}</{name}>" if text else f"{start}</{name}>")
        lines += ["</tr>"] if at else ["</tr>", "</thead>", "<tbody>"]
    lines += ["</tbody>", "</table>"]
    return lines if is_grid else [f'<div class="{BOX}">', *lines, "</div>"]
