"""Texts of which it can be told at sight what the renderer makes of them: words, links and tags of a strict form.

Most texts are met once, and most of these are words with a link behind them. Here are no rules of Markdown: where anything
else stands in a text, the renderer is asked.
"""

from __future__ import annotations

import re

from handbook.markdown.quick.raw_html import INLINE_NAMES

_CLASS = r" \.[a-z][a-z0-9-]*+"
_WORDS = r"(?:[^`\\\[\]<>*_{}&!\t\r\n\x02\x03]++|&(?:#[0-9]++|amp|lt|gt|quot);|!(?!\[))"
_TAG = rf"(?:<(?:{INLINE_NAMES})(?: [a-z-]++=\"(?:[^\"`\\\[\]<>{{}}&\t\r\n\x02\x03]++|&amp;)*+\")*+>|</(?:{INLINE_NAMES})>|<br>)"
_LABEL = rf"(?:{_WORDS}|{_TAG})++"
_LINK = rf"\[({_LABEL})\]\(([A-Za-z0-9._/#-]++)\)(?:\{{((?:{_CLASS})++) \}})?+"
_STRONG = rf"(?<![^ ])\*\*(?=[^\W_]|<)({_LABEL})(?<!\s)\*\*(?![^ ])"
_TEXT = re.compile(rf"(?:{_WORDS}|{_TAG}|{_LINK}|{_STRONG})++")
_LINKS, _STRONGS = re.compile(_LINK), re.compile(_STRONG)


def told_at_sight(text: str) -> tuple[str, ...] | None:
    """HTML, and in every second place the address of a link; nothing if the renderer has to be asked.

    >>> told_at_sight("**5** of [a <i>b</i>](c.md#d){ .e .f } &amp; g")
    ('<strong>5</strong> of <a class="e f" href="', 'c.md#d', '">a <i>b</i></a> &amp; g')
    >>> told_at_sight("*a*") is None
    True
    """
    if not _TEXT.fullmatch(text):
        return None
    before, *links = _LINKS.split(text)
    pieces, html = [], _strong(before)
    for label, address, classes, behind in zip(*(links[at::4] for at in range(4)), strict=True):
        said = f' class="{classes.replace(".", "").strip()}"' if classes else ""
        pieces += [f'{html}<a{said} href="', address]
        html = f'">{label}</a>{_strong(behind)}'
    return (*pieces, html)


def _strong(text: str) -> str:
    return _STRONGS.sub(r"<strong>\1</strong>", text) if "**" in text else text
