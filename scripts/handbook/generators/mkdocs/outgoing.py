"""Links that lead out of the handbook: marked, told to say nothing of the reader, and opened like any other link."""

from __future__ import annotations

import re

DESCRIPTION_ID = "hb-outside"
"""The element of the frame that says in the reader's language what such a link does."""
NEEDED_REL = ("noopener", "noreferrer")
_LINK = re.compile(r"<a(?=\s)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(r"""\s+([a-zA-Z:-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_OUTSIDE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_OURS = frozenset({"rel", "target", "aria-describedby", "ping"})


def mark_outgoing(page: str) -> str:
    """A page whose outgoing links are all alike.

    >>> mark_outgoing('<a href="https://a.example" target="_blank">x</a> <a href="b.html">y</a>')
    '<a href="https://a.example" rel="external noopener noreferrer" aria-describedby="hb-outside">x</a> <a href="b.html">y</a>'
    """
    if "//" not in page:
        return page
    return _LINK.sub(lambda found: _marked(found[0]) if "//" in found[0] else found[0], page)


def _marked(tag: str) -> str:
    attributes = {one[1].lower(): one for one in _ATTRIBUTE.finditer(tag)}
    href = attributes.get("href")
    if href is None or not _OUTSIDE.match((href[2] or "").strip("\"'")):
        return tag
    said = attributes["rel"][2].strip("\"'").split() if "rel" in attributes and attributes["rel"][2] else []
    rel = " ".join(dict.fromkeys((*said, "external", *NEEDED_REL)))
    kept = "".join(one[0] for name, one in attributes.items() if name not in _OURS)
    return f'<a{kept} rel="{rel}" aria-describedby="{DESCRIPTION_ID}">'
