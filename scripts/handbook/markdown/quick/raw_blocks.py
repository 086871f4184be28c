"""Blocks that the renderer sets aside before all others: code, and raw HTML of our own, in which each element is closed.

The renderer leaves such HTML as it is; its parser goes through all tags only to find the end. Inside an element with Markdown it
takes it apart into blocks, and writes these anew.
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
_TAKEN_APART = BLOCKS - {"h2", "h3"} | {
    "figcaption", "legend", "li", "option", "summary", "tbody", "td", "textarea", "th", "thead", "tr",
}  # fmt: skip
"""Blocks that stand in such a one, inside an element with Markdown. The renderer gives ids to headings, and sets lines apart."""
BLOCK_LEVEL = BLOCKS | _TAKEN_APART | {
    "address", "article", "aside", "body", "canvas", "center", "colgroup", "dd", "dl", "dt", "footer", "group", "h1", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "iframe", "main", "map", "math", "menu", "object", "output", "pre", "progress", "script",
    "style", "tfoot", "video",
}  # fmt: skip
"""All that the renderer may take for a block."""
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
_EDGE = re.compile(rf"<(/?)({'|'.join(sorted(BLOCK_LEVEL))})((?: [^<>]*+)?+)>")
_ATTRIBUTE = re.compile(r'( [a-z-]++)(="(?:[^"&]|&amp;(?![#\w]++;))*+")?+')
_ODD_END = re.compile(r"(?:\n +|\}\s*)\Z")
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


def raw_inside(html: str) -> str | None:
    """The same block inside an element with Markdown: a line for each block in it, attributes in the order of their names.

    >>> raw_inside('<p id="a" class="b" hidden>c <i id="d" class="e">f</i></p>')
    '<p class="b" hidden="hidden" id="a">c <i id="d" class="e">f</i></p>'
    >>> raw_inside("<ul><li>a</li></ul>"), raw_inside("<p>a\\n<p>b</p></p>")
    ('<ul>\\n<li>a</li>\\n</ul>', None)
    """
    made: list[str] = []
    nested = ["div", "blockquote"]
    """What is open, as it may be around the block; nothing in the place of an element that is text to the renderer."""
    has_words = [False]
    """Whether anything stands in a block: from then on only what begins a line is a block of its own."""
    parts, text, was_end = iter(_EDGE.split(html)), "", False
    for before, end, name, said in zip(parts, parts, parts, parts, strict=False):
        text += before
        has_words[-1] = has_words[-1] or bool(before)
        is_block = bool(nested.pop()) if end else text[-1:] == "\n" or not has_words[-1]
        if name not in _TAKEN_APART or _ODD_END.search(text):
            return None
        if not end and ("p" if is_block else name) in nested:
            return None
        if not end:
            nested.append(name if is_block else "")
        if not is_block:
            text += f"<{end}{name}{said}>"
            has_words[-1] = True
            continue
        made.append("\n" if made and (was_end or not end) and not text.strip() else text)
        if end:
            has_words.pop()
            made.append(f"</{name}>")
        elif (start := _start(name, said)) is None:
            return None
        else:
            has_words.append(False)
            made.append(start)
        text, was_end = "", bool(end)
    return "".join(made)


def _start(name: str, said: str) -> str | None:
    """The beginning of a block as the renderer writes it; nothing if it does more with it."""
    attributes = _ATTRIBUTE.findall(said)
    if (
        "".join(map("".join, attributes)) != said
        or len(dict(attributes)) < len(attributes)
        or (name == "table" and not said)
    ):
        return None
    return f"<{name}" + "".join([key + (value or f'="{key[1:]}"') for key, value in sorted(attributes)]) + ">"
