"""Pages of which it can be told at sight what the renderer makes of them: blocks of strict forms, with texts of such.

Where a page has anything else, it is the renderer's, as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook.markdown.quick.blocks import GAP, Blocks, NotAtSight
from handbook.markdown.quick.raw_blocks import raw_block

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class SeenPage:
    parts: list[str]
    toc: list[Any]
    """The headings as the renderer tells of them, none in another."""
    addresses: list[str]
    """Of its links, as they are written."""

    @property
    def title(self) -> str | None:
        """The heading that it begins with."""
        return self.toc[0]["name"] if self.parts[0].startswith("<h1") else None

    def html(self, leads: Iterable[str]) -> str:
        """With where its links lead, as it is written in HTML."""
        pieces = "\n".join(self.parts).split(GAP)
        return "".join([piece for pair in zip(pieces, (*leads, ""), strict=True) for piece in pair]).strip()


def seen(text: str) -> SeenPage | None:
    """What the renderer makes of a page; nothing if it has to be asked.

    >>> seen("# A { #a }\\n\\n- b\\n- [c](d.md)\\n").html(["d.html"])
    '<h1 id="a">A</h1>\\n<ul>\\n<li>b</li>\\n<li><a href="d.html">c</a></li>\\n</ul>'
    >>> seen("> a") is None
    True
    """
    text, blocks, at = text.strip("\n"), Blocks(), 0
    try:
        while at < len(text):
            if text[at] == "\n":
                at += 1
                continue
            raw = raw_block(text, at)
            if raw:
                html, at = raw
                blocks.put_raw(html)
            else:
                end = text.find("\n\n", at)
                end = len(text) if end == -1 else end
                blocks.put(text[at:end])
                at = end
        blocks.end()
    except NotAtSight:
        return None
    return SeenPage(blocks.parts, blocks.toc, blocks.addresses) if blocks.parts else None
