"""Items of long lists as they stand in finished pages: each is made once a folder, and read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from handbook.audit.leads import targets_in
from handbook.passing import known_while_made
from handbook.plain_html import plain_page
from handbook.plain_items import Item, item_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from handbook.audit.leads import Targets


class Line(NamedTuple):
    html: str
    item: Item
    asked: tuple[str, ...]
    """Files to which it leads; all of them are there."""
    targets: Targets
    """Where it leads in the finished site."""

    def leads_out_of(self, folder: str) -> bool:
        """Whether it leads up to the top, and from there into other folders alone: then it is the same in all folders as deep
        into which it does not lead.
        """
        top, up = folder.partition("/")[0], "../" * (folder.count("/") + 1)
        is_up = bool(folder) and all(link.startswith(up) for link in self.item.links)
        return is_up and not any(uri.partition("/")[0] == top for uri in self.asked)


@dataclass
class Ways:
    """What the pages of a folder have in common."""

    links: dict[str, tuple[str, dict[str, bool]]] = field(default_factory=dict)
    """Where links lead, as they are written, and what was asked to know it."""
    lines: dict[str, Line | None] = field(default_factory=dict)
    """Items of lists, as they are written; nothing where an item has to be made with its page."""

    def without(self, gone: Container[str]) -> Ways:
        """What is as it was when other files are there. What was missed may be there now; all else leads to files that were there."""
        if not gone:
            return Ways(self.links, {one: line for one, line in self.lines.items() if line})
        links = {one: known for one, known in self.links.items() if not any(uri in gone for uri in known[1])}
        lines: dict[str, Line | None]
        lines = {one: line for one, line in self.lines.items() if line and not any(uri in gone for uri in line.asked)}
        return Ways(links, lines)


def finished(folder: str, html: str, asked: Mapping[str, bool], finish: Callable[[str], str]) -> Line | None:
    """An item of pages of a folder from what stands in it; nothing if a link leads nowhere, or the item has to be read with its page."""
    made = _finished(f"<li>{html}</li>", finish)
    targets = targets_in(folder, made[1].links) if made and all(asked.values()) else None
    return None if made is None or targets is None else Line(*made, tuple(asked), targets)


@known_while_made(16_000)
def _finished(html: str, finish: Callable[[str], str]) -> tuple[str, Item] | None:
    made = html if (made := finish(html)) == html else made  # one text, not two that are equal
    item = item_of(made) if made is html or plain_page(html.encode()) else None
    return None if item is None else (made, item)
