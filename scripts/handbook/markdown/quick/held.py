"""Long lists that are held back from a page while it is taken apart: their lines are as they are, whatever stands around.

Each step of the renderer goes through all of a text. A list of hundreds of case studies goes through none: one item with a
sign stands for it until lists are made. Where no list is made of that item, because it stands in code or raw HTML, say,
the page is converted once more with all its lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from markdown.preprocessors import Preprocessor

from handbook.markdown.quick.raw_html import INLINE_TAG
from handbook.markdown.quick.registry import has_only

if TYPE_CHECKING:
    from markdown import Markdown

STEP = "handbook-held"
_KNOWN_STEPS = frozenset({"fenced_code_block", "html_block", "normalize_whitespace"})
FEWEST = 6
"""Items of a list that is worth it, here and where lists are made."""
# What is no markup but of a line of words, and nothing that another step would change. It begins as `plain.PLAIN` says.
_LINE = (
    r"- (?:[^\W\d_]|(?=<[a-z])|\*\*[^*\s]|\[[^\[\]\n<&|\t\r\x02\x03`\ue000]*+\]\()"
    rf"(?:[^\n<&|\t\r\x02\x03`\ue000]++|{INLINE_TAG}|&(?:#[0-9]++|[a-z][a-z0-9]*+);)*+"
)
_LIST = re.compile(rf"(?:\A|(?<=\n\n)){_LINE}(?:\n{_LINE}){{{FEWEST - 1},}}(?=\n\n|\n?\Z)")
_OPEN, _CLOSE = "\ue000", "\ue001"
# At such signs the parser of raw HTML may start again, and count lines otherwise.
_ODD = re.compile(rf"<[!?]|&(?!(?:#[0-9]+|[a-z]+);)|</(?![a-z]+>)|{_OPEN}")
_SIGN = re.compile(f"- {_OPEN}([0-9]+){_CLOSE}")


class HeldLists(Preprocessor):
    """What is held back of one page."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.is_off = False
        self._lists: list[str] = []
        self._taken: list[int] = []

    def run(self, lines: list[str]) -> list[str]:
        self._lists, self._taken = [], []
        source = "\n".join(lines)
        if self.is_off or _ODD.search(source):
            return lines
        return _LIST.sub(self._hold, source).split("\n")

    def _hold(self, found: re.Match[str]) -> str:
        if not all(line.startswith("- ") for line in found[0].split("\n")):
            return found[0]  # a tag over several lines
        self._lists.append(found[0])
        return f"- {_OPEN}{len(self._lists) - 1}{_CLOSE}"

    def block(self, block: str) -> str:
        """A block of a page that becomes a list; a list that was held back, if it stands for one."""
        sign = _SIGN.fullmatch(block)
        if sign is None or not self._lists:
            return block
        self._taken.append(int(sign[1]))
        return self._lists[int(sign[1])]

    def all_were_taken(self, html: str) -> bool:
        """Whether each list became one; `html` is the page."""
        return self._taken == [*range(len(self._lists))] and not (self._lists and _OPEN in html)


def hold_lists(md: Markdown) -> HeldLists:
    """Whoever makes lists asks for the blocks that were held back."""
    step = HeldLists(md)
    if has_only(md.preprocessors, _KNOWN_STEPS):
        md.preprocessors.register(step, STEP, 40)
    return step


def convert(md: Markdown, source: str) -> str:
    """A page to HTML. The renderer is one that may hold lists back."""
    html = md.convert(source)
    if STEP not in md.preprocessors:
        return html
    step = cast("HeldLists", md.preprocessors[STEP])
    if step.all_were_taken(html):
        return html
    md.reset()
    step.is_off = True
    try:
        return md.convert(source)
    finally:
        step.is_off = False
