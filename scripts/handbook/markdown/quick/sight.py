"""Texts of which it can be told at sight what the renderer makes of them: words, links, tags and marks of a strict form.

Most texts are met once, and most of these are words with a link behind them. Here are no rules of Markdown: where anything
else stands in a text, the renderer is asked.
"""

from __future__ import annotations

import re

INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
        "time", "u", "var", "wbr",
    }
)  # fmt: skip
"""Elements inside a line, which the renderer takes for text."""
INLINE_NAMES = "|".join(sorted(INLINE))
_CLASS = r" \.[a-z][a-z0-9-]*+"
_WORD = r"[^`\\\[\]<>*_{}&!\t\r\n\x02\x03]++|&(?:#[0-9]++|amp|lt|gt|quot);|&(?![#\w])|&(?=\w++[^\w;.-])|!(?!\[)"
# Brackets mean nothing where no address stands behind them, and no block defines what they say; but a list of headings may be wanted.
_WORDS = rf"(?:{_WORD}|\[(?!TOC\])(?:{_WORD})*+\](?![ \n]?\[|[(:]))"
_DRAWING = r"<svg(?: [a-zA-Z-]++=\"[\w .-]*+\")*+>(?:<path d=\"[\w .-]*+\"/>)*+</svg>"
TAG = rf"(?:<(?:{INLINE_NAMES})(?: [a-z-]++=\"(?:[^\"`\\\[\]<>{{}}&\t\r\n\x02\x03]++|&amp;)*+\")*+>|</(?:{INLINE_NAMES})>|<br>|{_DRAWING})"
_CODE = r"(?<!`)`(?!\s)[^`\\\[\]<>&\t\r\n\x02\x03]++(?<!\s)`(?!`)"
_ESCAPED = r"\\[\[\]{}*_]"
_LABEL = rf"(?:{_WORDS}|{TAG}|{_CODE}|{_ESCAPED})++"
LINK = rf"\[({_LABEL})\]\(((?:https://)?+[A-Za-z0-9._/#-]++)\)(?:\{{((?:{_CLASS})++) \}})?+"
_MARKED = rf"(?!\s)(?:{_LABEL}|{LINK})++(?<!\s)"
_STRONG = rf"(?<!\*)\*\*{_MARKED}\*\*(?!\*)"
_EMPHASIS = rf"(?<!\*)\*{_MARKED}\*(?!\*)"
_TEXT = re.compile(rf"(?:{_WORDS}|{TAG}|{LINK}|{_STRONG}|{_EMPHASIS}|{_CODE}|{_ESCAPED})++")
_LINKS = re.compile(LINK)
_MARKS = re.compile(rf"{TAG}|`(?P<code>[^`]++)`|\\(?P<escaped>.)|(?P<mark>\*\*?)|(?P<and>&(?!#|(?:amp|lt|gt|quot);))")
_NAMES = {"**": "strong", "*": "em"}


def told_at_sight(text: str) -> tuple[str, ...] | None:
    """HTML, and in every second place the address of a link; nothing if the renderer has to be asked.

    >>> told_at_sight("**5** of [a <i>b</i>](c.md#d){ .e .f } &amp; `g`")
    ('<strong>5</strong> of <a class="e f" href="', 'c.md#d', '">a <i>b</i></a> &amp; <code>g</code>')
    >>> told_at_sight("*a") is None
    True
    """
    if not _TEXT.fullmatch(text):
        return None
    pieces, html = [], text
    if "[" in text:
        html, *links = _LINKS.split(text)
        parts = iter(links)
        for label, address, classes, behind in zip(parts, parts, parts, parts, strict=True):
            said = f' class="{classes.replace(".", "").strip()}"' if classes else ""
            pieces += [f'{html}<a{said} href="', address]
            html = f'">{label}</a>{behind}'
    pieces.append(html)
    if "*" in text or "`" in text or "\\" in text or "&" in text:
        pieces[::2] = _with_marks(pieces[::2])
    return tuple(pieces)


def _with_marks(pieces: list[str]) -> list[str]:
    """Marks beside words as tags; what is opened in one piece may be closed in another."""
    is_open = dict.fromkeys(_NAMES, False)

    def written(found: re.Match[str]) -> str:
        if mark := found["mark"]:
            is_open[mark] = not is_open[mark]
            return f"<{'' if is_open[mark] else '/'}{_NAMES[mark]}>"
        if found["code"]:
            return f"<code>{found['code']}</code>"
        return "&amp;" if found["and"] else found["escaped"] or found[0]

    return [_MARKS.sub(written, piece) for piece in pieces]
