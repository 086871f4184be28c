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
_BEGINS = re.compile(
    rf"<(?P<tag>{_BLOCKS})(?P<attributes>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)>\s*"
    r'(?P<span><span class="untranslated" lang="en" dir="ltr">)'
)
_SPAN = re.compile(r"<(/?)span\b[^<>]*>")
_CITED = r'(?:[\s.,;]*<(?P<inner>a class="citation"|small class="hb-updated")[^<>]*>(?:(?!</?(?:p|li|dd|td)\b).)*?</(?:a|small)>)+\.?'
_ENDS = re.compile(rf"(?P<cited>{_CITED})?\s*</(?P<tag>{_BLOCKS})>", re.DOTALL)
_OWN = re.compile(r"\s(?:lang|dir)\s*=")
_ENGLISH = ' lang="en" dir="ltr"'


def mark_untranslated(page: str) -> str:
    """A page whose blocks of English are English as a whole. In a cell the text alone is: its table keeps its sides.

    >>> span = '<span class="untranslated" lang="en" dir="ltr">Ask.</span>'
    >>> mark_untranslated(f"<p>{span}</p><p>{span} คำถาม</p>").replace(span, "SPAN")
    '<p lang="en" dir="ltr">SPAN</p><p>SPAN คำถาม</p>'
    >>> mark_untranslated(f"<td>{span}</td>")
    '<td><span class="untranslated untranslated--whole" lang="en" dir="ltr">Ask.</span></td>'
    """
    parts, done = [], 0
    for start, end, text in _changes(page):
        parts += [page[done:start], text]
        done = end
    return "".join([*parts, page[done:]]) if parts else page


def _changes(page: str) -> Iterator[tuple[int, int, str]]:
    """What to put where, in the order of the page."""
    for begins in _BEGINS.finditer(page):
        behind = _ENDS.match(page, _end_of_span(page, begins.end()))
        if behind is None or behind["tag"] != begins["tag"]:
            continue
        if begins["tag"] != "td":
            if not _OWN.search(begins["attributes"]):
                at = begins.end("attributes")
                yield at, at, _ENGLISH
        elif not behind["cited"]:
            at = begins.start("span") + len('<span class="untranslated')
            yield at, at, " untranslated--whole"


def _end_of_span(page: str, inside: int) -> int:
    """Where the span ends that was open here; the end of the page if it never does."""
    depth = 1
    for tag in _SPAN.finditer(page, inside):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(page)
