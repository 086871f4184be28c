"""English blocks on pages of another language: a paragraph that is English as a whole is set as English.

Where English stands in a sentence of the page's language it must stay in its line; where it is all that a block says, the
block has the direction and the lines of English. Which of both it is can be told only when the page is put together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = r"p|li|dd|td|h[1-6]"
_ENGLISH_SPAN = '<span class="untranslated" lang="en" dir="ltr">'
_BEGINS = re.compile(rf"<(?P<tag>{_BLOCKS})(?P<attributes>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)>\s*{_ENGLISH_SPAN}")
_SPAN = re.compile(r"<(/?)span\b[^<>]*>")
_CITED = r'(?:[\s.,;]*<(?:a class="citation"|small class="hb-updated")[^<>]*>(?:(?!</?(?:p|li|dd|td|a|small)\b).)*</(?:a|small)>)+\.?'
_ENDS = re.compile(rf"(?:{_CITED})?\s*</(?P<tag>{_BLOCKS})>", re.DOTALL)
_OWN = re.compile(r"\s(?:lang|dir)\s*=")
_ENGLISH = ' lang="en" dir="ltr"'


def mark_untranslated(page: str) -> str:
    """A page whose blocks of English are English as a whole, with the sources behind them.

    >>> span = '<span class="untranslated" lang="en" dir="ltr">Ask.</span>'
    >>> mark_untranslated(f"<p>{span}</p><p>{span} คำถาม</p>").replace(span, "SPAN")
    '<p lang="en" dir="ltr">SPAN</p><p>SPAN คำถาม</p>'
    """
    if _ENGLISH_SPAN not in page:
        return page
    parts, done = [], 0
    for place in _whole_blocks(page):
        parts += [page[done:place], _ENGLISH]
        done = place
    return "".join([*parts, page[done:]]) if parts else page


def _whole_blocks(page: str) -> Iterator[int]:
    """Where the attributes of such blocks end, in the order of the page."""
    for begins in _BEGINS.finditer(page):
        behind = _ENDS.match(page, _end_of_span(page, begins.end()))
        if behind is not None and behind["tag"] == begins["tag"] and not _OWN.search(begins["attributes"]):
            yield begins.end("attributes")


def _end_of_span(page: str, inside: int) -> int:
    """Where the span ends that was open here; the end of the page if it never does."""
    depth = 1
    for tag in _SPAN.finditer(page, inside):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(page)
