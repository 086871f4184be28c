"""Blocks of which it is plain what they are: no other kind of block begins like them, so none is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.blockprocessors import BlockProcessor

from handbook.markdown.quick.registry import has_only

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_KNOWN_BLOCKS = frozenset(
    {
        "abbr", "admonition", "code", "defindent", "deflist", "details", "empty", "hashheader", "hr", "indent", "markdown_block",
        "olist", "paragraph", "quote", "reference", "setextheader", "table", "ulist",
    }
)  # fmt: skip
"""With any other kind of block, nobody knows how one begins."""
_WORDS = r"(?:(?:[0-9]++ )?[^\W\d_]|<[a-z/]|\*\*[^*\s]|\[[^\[\]\n]*+\]\()[^\n]*+(?:\n *+\{ [^\n]*+)?+"
"""A line that begins with a letter, a number before one, a tag, strong words or a link; a second line can hold attributes."""
PLAIN = re.compile(rf"{_WORDS}\Z")
_KINDS = re.compile(
    rf"(?P<paragraph>{_WORDS}\Z)"
    r"|(?P<hashheader>#{1,6} [^\n\\]*+\Z)"
    rf"|(?P<ulist>- {_WORDS}(?:\n- {_WORDS})*+\Z)"
    rf"|(?P<deflist>[^\W\d_][^\n]*+\n:   {_WORDS}\Z)"
)
"""By the names of those who make something of them: paragraphs, headings of a line, items of a line each, a term with what it means."""


def use_plain_blocks(md: Markdown) -> None:
    kinds = md.parser.blockprocessors
    if has_only(kinds, _KNOWN_BLOCKS):
        kinds.register(_PlainBlocks(md.parser), "handbook-plain", 200)


class _PlainBlocks(BlockProcessor):
    _kind = ""
    """Of the block that was tested last."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        found = _KINDS.match(block)
        self._kind = found.lastgroup or "" if found else ""
        return found is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        kind: BlockProcessor = self.parser.blockprocessors[self._kind]
        return kind.run(parent, blocks)
