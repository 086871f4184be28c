"""Tables of Markdown as every reader can use them: named by their heading, and wide ones scroll in a box of their own.

Without the box a table itself would have to be a block to scroll, and some screen readers no longer call it a table then.
Python-Markdown's tables have no captions. The heading above a table says what it is about, so it gives the name; a second
table below the same heading adds its number, which is the same word in every language.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

BOX = "hb-scroll"
"""The class of the box; overrides/assets/js/wide.js lets the keyboard into those that scroll."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_GRID = "grid-table"
"""A grid names its rows in the first column, and has a box of its own."""


class TableExtension(Extension):
    """After `attr_list` and `toc`, which give headings their ids."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown names it)
        md.treeprocessors.register(_Tables(md), "handbook-tables", 2)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        self._named: Counter[str] = Counter()
        self._below(root, "", within_grid=False)

    def _below(self, parent: Element, heading: str, *, within_grid: bool) -> str:
        """Mend the tables of an element; the id of the last heading in it."""
        for at, child in enumerate(list(parent)):
            if child.tag in _HEADINGS:
                heading = child.get("id", heading)
            elif child.tag == "table" and not child.attrib:
                # One with attributes was written as HTML, by somebody who named it.
                self._named[heading] += 1
                _name(child, heading, self._named[heading], names_rows=within_grid)
                if not within_grid:
                    parent[at] = _boxed(child)
            else:
                is_grid = within_grid or _GRID in child.get("class", "").split()
                heading = self._below(child, heading, within_grid=is_grid)
        return heading


def names(heading: str, number: int) -> dict[str, str]:
    """Attributes that give a table its name: the one that is so many below a heading with an id."""
    if not heading:
        return {}
    if number == 1:
        return {"aria-labelledby": heading}
    # Its own label is a part of its name.
    own = f"{heading}--table-{number}"
    return {"id": own, "aria-label": str(number), "aria-labelledby": f"{heading} {own}"}


def _name(table: Element, heading: str, number: int, *, names_rows: bool) -> None:
    table.attrib.update(names(heading, number))
    for cell in table.iterfind("thead/tr/th"):
        cell.set("scope", "col")
    # All are found before one is renamed: else the second cell of a row would be its first `td`.
    for first in table.findall("tbody/tr/td[1]") if names_rows else ():
        first.tag = "th"
        first.set("scope", "row")


def _boxed(table: Element) -> Element:
    box = Element("div", {"class": BOX})
    box.tail, table.tail = table.tail, "\n"
    box.text = "\n"
    box.append(table)
    return box


def makeExtension(**options: object) -> TableExtension:  # noqa: N802 (Python-Markdown names it)
    return TableExtension(**options)
