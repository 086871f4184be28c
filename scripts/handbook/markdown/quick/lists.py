"""Long lists with one line an item: all but the last item are one element until their texts are converted.

So a list of hundreds of case studies costs no more than looking up its lines, unless one of them is of consequence to the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import UListProcessor
from markdown.util import AtomicString

from handbook.markdown.quick.held import FEWEST, hold_lists
from handbook.markdown.quick.plain import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown import Markdown
    from markdown.blockparser import BlockParser

    from handbook.markdown.quick.held import HeldLists

_ITEM = "- "


class Run(AtomicString):
    """The texts of several items, in the place of the text of one."""

    items: Sequence[str] = ()


def use_quick_lists(md: Markdown) -> None:
    """Whoever uses it fills the runs, or puts them back with `in_full`, before anything else looks at items."""
    kinds = md.parser.blockprocessors
    if type(kinds["ulist"]) is UListProcessor and "handbook-plain" in kinds:
        kinds.register(_QuickLists(md.parser, hold_lists(md)), "ulist", 30)


def run_of(items: Element) -> Run | None:
    """The run with which a list begins."""
    first = items[0].text if len(items) else None
    return first if isinstance(first, Run) else None


def in_full(items: Element) -> None:
    """A list as the renderer makes it."""
    run = run_of(items)
    if run is not None:
        items.remove(items[0])
        for at, text in enumerate(run.items):
            item = Element("li")
            item.text = text
            items.insert(at, item)


class _QuickLists(UListProcessor):
    def __init__(self, parser: BlockParser, held: HeldLists) -> None:
        super().__init__(parser)
        self._held = held

    def run(self, parent: Element, blocks: list[str]) -> None:
        blocks[0] = self._held.block(blocks[0])
        texts = _texts(blocks[0])
        if len(texts) < FEWEST or self._goes_on_with(parent):
            super().run(parent, blocks)
            return
        del blocks[0]
        items = SubElement(parent, self.TAG)
        # What follows may belong to the last item, and change it.
        first, last = SubElement(items, "li"), SubElement(items, "li")
        first.text, last.text = Run(), texts.pop()
        first.text.items = texts

    def _goes_on_with(self, parent: Element) -> bool:
        """Whether items go into a list that is there."""
        before = self.lastChild(parent)
        return parent.tag in self.SIBLING_TAGS or (before is not None and before.tag in self.SIBLING_TAGS)


def _texts(block: str) -> list[str]:
    """What the items say if each is a line of its own that can only be words; nothing otherwise."""
    lines = block.split("\n")
    texts = [line[len(_ITEM) :] for line in lines if line.startswith(_ITEM)]
    return texts if len(texts) == len(lines) and all(map(PLAIN.match, texts)) else []
