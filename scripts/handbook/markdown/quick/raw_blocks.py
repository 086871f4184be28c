"""Blocks that the renderer sets aside before all others: code, and raw HTML of our own, in which each element is closed.

The renderer leaves such HTML as it is; its parser goes through all tags only to find the end.
"""

from __future__ import annotations

import re
from html import escape

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
_CODE = re.compile(r"```([a-z]*+)\n((?:(?!```)[^\t\r\x02\x03])++(?<=\n))```(?=\n|\Z)")


def raw_block(text: str, at: int) -> tuple[str, int] | None:
    """HTML of such a block that begins at a line of a text, and where the block ends; nothing if it is none, or an odd one.

    >>> raw_block("a\\n\\n```text\\n<b>\\n```", 3)
    ('<pre><code class="language-text">&lt;b&gt;\\n</code></pre>', 18)
    >>> raw_block("<p>a</p>\\n\\nb", 0), raw_block("<p><b>a</p>", 0), raw_block("a", 0)
    (('<p>a</p>\\n', 8), None, None)
    """
    if text[at] == "<" and (end := _end(text, at)):
        # An empty line behind it belongs to it; there is one before code.
        html = text[at : end + text.startswith(("\n\n", "\n```"), end)]
    elif text[at] == "`" and (found := _CODE.match(text, at)):
        said = f' class="language-{found[1]}"' if found[1] else ""
        code = escape(found[2], quote=False).replace('"', "&quot;")
        html, end = f"<pre><code{said}>{code}</code></pre>", found.end()
    else:
        return None
    # Of a line of spaces alone the renderer makes an empty one.
    return (html, end) if " \n" not in html else None


def _end(text: str, at: int) -> int:
    """Where a block of raw HTML ends; 0 if it is odd."""
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
    return piece.end() if text[piece.end() : piece.end() + 1] in ("", "\n") else 0
