"""Traditional and simplified Chinese characters that count as the same, for indexes in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.search.records import Record


def parse_conversions(text: str) -> Mapping[str, str]:
    """A dictionary of OpenCC: a traditional character, a tab, its simplified forms, the usual one first.

    >>> parse_conversions("# comment\\n證\\t证\\n乾\\t干 乾\\n")
    {'證': '证', '乾': '干'}
    """
    found = {}
    for line in text.splitlines():
        traditional, tab, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        # Only the basic plane: the tables of the search know no other.
        if tab and max(traditional + first) < "\uffff" and len(traditional) == len(first) == 1:
            found[traditional] = first
    return found


def needed_conversions(conversions: Mapping[str, str], records: Iterable[Record]) -> Mapping[str, str]:
    """The conversions of which one side stands in these pages, in order: others can find nothing."""
    used: set[str] = set()
    for record in records:
        used.update(record.title, record.keywords, *[one.heading + one.text for one in record.sections])
    return {one: to for one, to in sorted(conversions.items()) if one != to and (one in used or to in used)}
