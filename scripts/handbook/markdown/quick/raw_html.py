"""Finding blocks of raw HTML: runs of text and of tags inside a line are taken in one piece.

The renderer's parser looks at each tag in turn. Where no raw block is open, it hands on tags such as `<span>` as the text
that they are, so a run of them is text as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_INLINE = ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr")  # fmt: skip
_ATTRIBUTES = r"(?:[ \n]++[a-z-]++(?:=\"[^\"<>`&]*+\")?+)*+"
INLINE_NAMES = "|".join(_INLINE)
INLINE_TAG = rf"<(?:{INLINE_NAMES}){_ATTRIBUTES}[ ]?+>|</(?:{INLINE_NAMES})>"
_RUN = re.compile(rf"(?:[^<&]++|{INLINE_TAG}|&(?:#[0-9]++|[a-z][a-z0-9]*+);)++")

# Whether a comment stands alone hangs on the tags before it, which runs do not count; and at a number that is none, the parser
# starts again and loses its place.
_ODD = re.compile(r"<!--|&#(?![0-9]+;)")


def use_quick_html(md: Markdown) -> None:
    step = md.preprocessors["html_block"]
    if type(step) is HtmlBlockPreprocessor and not set(_INLINE) & set(md.block_level_elements):
        md.preprocessors.register(_QuickHtml(md), "html_block", 20)


class _QuickHtml(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if "<" not in source and "&" not in source:
            return lines
        parser = HTMLExtractorExtra(self.md) if _ODD.search(source) else _Extractor(self.md)
        parser.feed(source)
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Extractor(HTMLExtractorExtra):
    """The renderer's parser, which asks for the next sign of markup after a run."""

    mdstate: list[str | None]

    def updatepos(self, i: int, j: int) -> int:
        """The parser tells where it is after all that it has read; from there the run begins."""
        at = super().updatepos(i, j)
        if self.inraw or self.intail or self.cdata_elem is not None or (self.mdstate and self.mdstate[-1] == "off"):
            return at
        run = _RUN.match(self.rawdata, at)
        if run is None:
            return at
        self.handle_data(run[0])
        return super().updatepos(at, run.end())
