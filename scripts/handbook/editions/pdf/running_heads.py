"""Running heads: a browser cannot carry a heading's text into the margin, so each page of the site has a named page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.editions.document import Part

_LONGEST = 84


def page_rules(parts: Sequence[Part], line: str) -> str:
    """The chapter stands on left pages, the section on right ones, the page's number always outside; the edition inside."""
    feet = (
        f"@page :left {{ @bottom-left {{ content: counter(page); }} @bottom-right {{ content: {_text(line)}; }} }}\n"
        f"@page :right {{ @bottom-right {{ content: counter(page); }} @bottom-left {{ content: {_text(line)}; }} }}\n"
    )
    return feet + "".join(_rules(parts))


def _rules(parts: Sequence[Part]) -> Iterator[str]:
    # Another named page begins another sheet: a document of one page has one for its title as well.
    alone = len(parts) == 1 and len(parts[0].sections) == 1
    for part in parts:
        for one in part.sections:
            name = page_name(one.key)
            yield f"@page {name}:left {{ @top-left {{ content: {_text(part.title)}; }} }}\n"
            yield f"@page {name}:right {{ @top-right {{ content: {_text(one.title)}; }} }}\n"
            yield f"{'body' if alone else '#' + one.key} {{ page: {name}; }}\n"


def page_name(key: str) -> str:
    return f"of-{key}"


def _text(text: str) -> str:
    r"""A string of a style sheet. Nothing in it can end the string or the element around the sheet.

    >>> _text('a "b" </style>')
    '"a \\22 b\\22  \\3c /style>"'
    """
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    escaped = "".join(f"\\{ord(one):x} " if one in '"\\<\n' else one for one in short)
    return f'"{escaped}"'
