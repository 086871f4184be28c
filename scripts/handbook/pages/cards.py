"""Tables that lead to pages, as cards: on the first page of a part a reader chooses with a thumb, not in a table.

An author writes a table, and a translator translates one; whatever is no list of pages stays a table.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TABLE = re.compile(r"^\|.*\|[ ]*\n\|(?:[ ]*:?-+:?[ ]*\|)+[ ]*\n(?:\|.*\|[ ]*(?:\n|\Z))+", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")
_LINK = re.compile(
    r"(?P<open><span [^<>]*>)?\[(?P<title>(?:[^\[\]\\]|\\.)+)\]\((?P<target>[^()\s]+\.md(?:#[\w-]+)?)\)(?(open)</span>)"
)
"""A cell that is a link and nothing else; what is not translated yet stands in a span."""
LEAST_ROWS = 3


@dataclass(frozen=True)
class Card:
    """A page that a table leads to. `texts` are the other cells, each with the head of its column; all are Markdown."""

    title: Markup
    target: str
    """As it is written: relative to the page that has the table."""
    texts: tuple[tuple[Markup, Markup], ...]


def tables_in(body: str) -> Iterator[tuple[int, int, tuple[Card, ...]]]:
    """The tables of a text that lead to pages: where each begins and ends, and its cards.

    >>> text = "| Page | For |\\n| --- | --- |\\n| [A](a.md) | x |\\n| [B](b.md) | y |\\n| [C](c.md) | z |\\n"
    >>> [(start, end, [card.target for card in cards]) for start, end, cards in tables_in(text)]
    [(0, 83, ['a.md', 'b.md', 'c.md'])]
    """
    for found in _TABLE.finditer(body):
        head, _, *rows = (_cells(line) for line in found[0].splitlines())
        if cards := _cards(head, rows):
            yield found.start(), found.end(), cards


def _cards(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Card, ...]:
    """Nothing, unless one column has a link to a page of its own in every row, and no other has."""
    if len(rows) < LEAST_ROWS or any(len(row) != len(head) for row in rows):
        return ()
    leading = [at for at in range(len(head)) if all(_LINK.fullmatch(row[at]) for row in rows)]
    if len(leading) != 1:
        return ()
    at = leading[0]
    links = [found for row in rows if (found := _LINK.fullmatch(row[at]))]
    if len({one["target"] for one in links}) < len(rows):
        return ()
    others = [column for column in range(len(head)) if column != at]
    return tuple(
        Card(
            _title(link),
            link["target"],
            tuple((Markup(head[one]), Markup(row[one])) for one in others if row[one]),  # noqa: S704
        )
        for row, link in zip(rows, links, strict=True)
    )


def _title(link: re.Match[str]) -> Markup:
    title = f"{link['open']}{link['title']}</span>" if link["open"] else link["title"]
    return Markup(title)  # noqa: S704 (Markdown of an author's page)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL_END.split(line.strip())[1:-1]]


def target_uri(card: Card, page_uri: str) -> str:
    """The page that a card leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page_uri), card.target.partition("#")[0]))


def minutes_for(cards: Sequence[Card], page_uri: str, minutes: Mapping[str, int]) -> list[int]:
    """How long each page takes; 0 where nothing is known, and for a part of a page."""
    return [0 if "#" in card.target else minutes.get(target_uri(card, page_uri), 0) for card in cards]
