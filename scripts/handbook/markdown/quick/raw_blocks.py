"""Blocks of raw HTML of which it can be told at sight where they end: our own markup, in which each element is closed.

The renderer leaves such a block as it is; its parser goes through all tags only to find the end.
"""

from __future__ import annotations

import re

BLOCKS = frozenset(
    {
        "blockquote", "details", "div", "fieldset", "figure", "form", "h2", "h3", "nav", "noscript", "ol", "p", "section",
        "table", "ul",
    }
)  # fmt: skip
"""Elements that begin such a block, as the renderer must say, too."""
_WORDS = r"(?:[`~](?![`~])|[^<&`~\t\r\x02\x03]++|&(?:#[0-9]++|[a-z][a-z0-9]*+);)"
_ATTRIBUTES = r"(?: (?!markdown\b)[a-zA-Z][a-zA-Z-]*+(?:=\"[^\"<>\n\t\r\x02\x03]*+\")?+)*+"
# What is in the first ones is no markup, or may be none.
_NAME = r"(?!(?:iframe|noembed|noframes|plaintext|script|style|xmp)\b)[a-z][a-z0-9]*+"
_EMPTY = rf"(?:(?:area|br|col|hr|img|input|link|source|wbr)\b{_ATTRIBUTES}(?: ?/)?+|{_NAME}{_ATTRIBUTES} ?/)>"
_LEAF = rf"(?P<leaf>{_NAME}){_ATTRIBUTES}>{_WORDS}*+</(?P=leaf)>"
_PIECE = re.compile(
    rf"(?:{_WORDS}|<(?:{_EMPTY}|{_LEAF}))*+"
    rf"<(?:/(?P<end>[a-z][a-z0-9]*+)>|(?!(?:textarea|title)\b)(?P<open>{_NAME}){_ATTRIBUTES}>)"
)
_FIRST = rf"(?:{'|'.join(sorted(BLOCKS))})\b"
_START = re.compile(
    rf"<(?:(?P<leaf>{_FIRST}){_ATTRIBUTES}>{_WORDS}*+</(?P=leaf)>|(?P<open>{_FIRST}){_ATTRIBUTES}>)", re.ASCII
)


def raw_end(text: str, at: int) -> int:
    """Where the block of raw HTML ends that begins at a line of a text; 0 if it is none that can be told at sight.

    >>> raw_end("<div><p>a<br>\\n\\nb</p></div>\\n", 0), raw_end("<div><p></div>", 0)
    (26, 0)
    """
    piece = _START.match(text, at)
    if piece is None:
        return 0
    open_elements = [piece["open"]] if piece["open"] else []
    while open_elements:
        piece = _PIECE.match(text, piece.end())
        if piece is None:
            return 0
        if piece["open"]:
            open_elements.append(piece["open"])
        elif open_elements.pop() != piece["end"]:
            return 0
    end = piece.end()
    # Of a line of spaces alone the renderer makes an empty one.
    return end if text[end : end + 1] in ("", "\n") and " \n" not in text[at:end] else 0
