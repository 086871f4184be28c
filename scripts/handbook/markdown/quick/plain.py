"""Blocks that can only be words: no other kind of block begins like them, so none is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.blockprocessors import BlockProcessor, ParagraphProcessor

from handbook.markdown.quick.registry import has_only

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.blockparser import BlockParser

_KNOWN_BLOCKS = frozenset(
    {
        "abbr", "admonition", "code", "defindent", "deflist", "details", "empty", "hashheader", "hr", "indent", "markdown_block",
        "olist", "paragraph", "quote", "reference", "setextheader", "table", "ulist",
    }
)  # fmt: skip
"""With any other kind of block, nobody knows how one begins."""
PLAIN = re.compile(r"(?:[^\W\d_]|<[a-z/]|\*\*[^*\s]|\[[^\[\]\n]*+\]\()[^\n]*+(?:\n *+\{ [^\n]*+)?+\Z")
"""A line that begins with a letter, a tag, strong words or a link; a second line can hold attributes."""


def use_plain_blocks(md: Markdown) -> None:
    kinds = md.parser.blockprocessors
    if has_only(kinds, _KNOWN_BLOCKS):
        kinds.register(_PlainBlocks(md.parser), "handbook-plain", 200)


class _PlainBlocks(BlockProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self._paragraphs = ParagraphProcessor(parser)

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return PLAIN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        self._paragraphs.run(parent, blocks)
