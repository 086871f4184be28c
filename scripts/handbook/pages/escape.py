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
_LINE_START = re.compile(r"^(\s*)([#+\-:=!?]|\d+(?=[.)](?:\s|$)))")


@lru_cache(maxsize=30_000)
def markdown_text(text: str) -> Markup:
    """Escape a text for any place in a Markdown page, on one line.

    >>> print(markdown_text("1. A *bold* <b>[link](x)</b>"))
    &#49;. A \\*bold\\* &lt;b&gt;\\[link\\](x)&lt;/b&gt;
    """
    escaped = _SPACE.sub(" ", text).translate(_INLINE)
    return Markup(_LINE_START.sub(_as_entities, escaped))  # noqa: S704 (escaped just above)


def _as_entities(found: re.Match[str]) -> str:
    return found[1] + f"&#{ord(found[2][0])};" + found[2][1:]
