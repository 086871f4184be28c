"""The words of a page without its markup: for counting and for reading aloud in the mind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.markdown.addresses import lift
from handbook.markdown.segments import Segment, split_segments

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_WORDS = re.compile(r"<[^<>]*>|\{\d+\}|(?<![\w\\])[*_]+|[*_]+(?!\w)|[\[\]`\\]")
_CODE = re.compile(r"`+([^`]+)`+")
_BEFORE_MARK = re.compile(r"\s+(?=[.,;:!?])")
_SPACES = re.compile(r"\s+")
_MARKED = re.compile(r"[`<{(*_\[\]\\:]")
"""What no markup is without."""


def plain(markdown: str) -> str:
    """A stretch of Markdown as a reader sees it.

    >>> plain("See **[Step 2](objectives.md)** first [@iom-2017, para 8].")
    'See Step 2 first.'
    >>> plain("Run `make test` *now*: `1.96`.")
    'Run make test now: 1.96.'
    """
    if not _MARKED.search(markdown):
        return _BEFORE_MARK.sub("", " ".join(markdown.split()))
    words = _NOT_WORDS.sub("", lift(_CODE.sub(r"\1", markdown)).text)
    return _BEFORE_MARK.sub("", _SPACES.sub(" ", words)).strip()


def prose(body: str) -> Iterator[str]:
    """The texts of a body in order: headings, paragraphs, items, cells.

    >>> list(prose("# Aims { #aims }\\n\\n| a | **b** |\\n| --- | --- |\\n"))
    ['Aims', 'a', 'b']
    """
    for piece in split_segments(body):
        if isinstance(piece, Segment) and (text := plain(piece.text)):
            yield text
