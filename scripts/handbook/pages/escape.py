"""Plain text inside Markdown: whatever a contributor writes is shown as written and never becomes markup."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_INLINE = str.maketrans(
    {character: f"\\{character}" for character in "\\*_[]{}"}
    # A backslash before a grave accent is nothing inside code: a text there would end it.
    | {"`": "&#96;", "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;", "#": "&#35;"}
)
_SPACE = re.compile(r"\s+")
_LINE_START = re.compile(r"(\s*)([#+\-:=!?]|\d+(?=[.)](?:\s|$)))")


@lru_cache(maxsize=30_000)
def markdown_text(text: str) -> Markup:
    """Escape a text for any place in a Markdown page, on one line.

    >>> print(markdown_text("1. A *bold* <b>[link](x)</b>"))
    &#49;. A \\*bold\\* &lt;b&gt;\\[link\\](x)&lt;/b&gt;
    """
    if "  " in text or not text.isprintable():  # no other space than the plain one is printable
        text = _SPACE.sub(" ", text)
    escaped = text.translate(_INLINE)
    if start := _LINE_START.match(escaped):
        escaped = f"{start[1]}&#{ord(start[2][0])};{escaped[start.start(2) + 1 :]}"
    return Markup(escaped)  # noqa: S704 (escaped just above)
