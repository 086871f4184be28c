"""Pages with gaps, of which it is told once for all that fill them what the renderer makes of them.

What a page says between its gaps is told with a word in the place of each. What is said at a gap is told by itself, once. Both put
together are what would be told of the whole page, as long as neither changes how the other is read: gaps that stand beside marks
or in odd places are left to whoever looks at the page as a whole, and so is whatever is said in an odd form.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from handbook.markdown.quick.blocks import BEGINS, GAP, without_tags
from handbook.markdown.quick.page import SeenPage, seen
from handbook.markdown.quick.raw_blocks import BLOCKS
from handbook.markdown.quick.sight import LINK, TAG, told_at_sight

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGN = "\ua66e"
"""A letter that nobody writes, on both sides of a gap's number."""
_ONE = f"{_SIGN}([0-9]+){_SIGN}"
_ADDRESS = "\x02"
"""On both sides of where a link leads."""
_ODD = tuple(
    re.compile(one, re.MULTILINE)
    for one in (
        rf"[`\\*!&\]] ?{_SIGN}[0-9]",
        rf"[0-9]{_SIGN}[`*\\{{]",
        rf"&#?\w*{_SIGN}",
        rf"<[^<>]*{_SIGN}[^<>]*>",
        rf"\[[^\[\]]*{_SIGN}[^\[\]]*\](?!\()",
        rf"^(?:- |:   |[0-9]+\. )?[0-9][0-9.,:%-]*+ ?{_SIGN}",
        rf"^(?:\||!!!|\?\?\?|<(?:{'|'.join(sorted(BLOCKS))})\b(?![^<>]* markdown=\"1\">))",
    )
)
"""Gaps beside marks, in tags, in brackets or behind numbers; and blocks in which they might be read otherwise. So they might in a
page with code, or with a mark that is none.
"""
_PLACES = (
    re.compile(f"^{_ONE}", re.MULTILINE),
    re.compile(f"^(?:- |:   |[0-9]+\\. ){_ONE}", re.MULTILINE),
    re.compile(f"{_ONE}$", re.MULTILINE),
)
_LABELS = re.compile(rf"\[([^\[\]]*{_SIGN}[^\[\]]*)\]\(|^#+ (.*{_SIGN}.*)$", re.MULTILINE)
_SAID = re.compile(rf"(?:[^`\\\[\]<>*_{{}}&!|~\x00-\x1f\x7f{_SIGN}]++|&(?:#[0-9]++|amp|lt|gt|quot);|{TAG}|{LINK})++")
_MARK = re.compile(r"[`\\*!|~]")
_NAME = re.compile(r"[^\W\d_]|<[a-z]")

OpenPage = tuple[str, str, tuple[tuple[int, str, str, str], ...], tuple[tuple[str, ...], ...]]
"""The Markdown and the HTML of a page with gaps; its headings; gaps that begin a line, a text in a block, end a line, or stand
in the label of a link or in a heading.
"""


def open_page(text: str, gap: str) -> OpenPage | None:
    """A page with a number between two `gap`s wherever something is said; nothing if it is odd."""
    if _SIGN in text or "`" in text or "\\" in text:
        return None
    text = text.replace(gap, _SIGN).strip("\n")
    found = None if any(one.search(text) for one in _ODD) else seen(text)
    if found is None:
        return None
    addresses = [f"{_ADDRESS}{one}{_ADDRESS}" for one in found.addresses]
    html = found.html(addresses)
    toc = tuple([(one["level"], one["id"], one["name"], one["html"]) for one in found.toc])
    labels = {gap for pair in _LABELS.findall(text) for label in pair for gap in re.findall(_ONE, label)}
    places = (*[tuple({*place.findall(text)}) for place in _PLACES], tuple(labels))
    return text, html, toc, places


class Telling:
    """What one language says at all gaps."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = {gap: text for gap, text in said.items() if _SAID.fullmatch(text) and not _MARK.search(text)}

    @cached_property
    def _html(self) -> Mapping[str, str]:
        """As it is told, with the addresses of links between signs."""
        told = {gap: told_at_sight(text) for gap, text in self._said.items()}
        return {gap: _with_addresses(pieces) for gap, pieces in told.items() if pieces}

    @cached_property
    def _may_stand(self) -> tuple[frozenset[str], ...]:
        """What may begin a line, begin a text in a block, end a line, or stand in a label."""
        said = self._said.items()
        return (
            frozenset(gap for gap, text in said if _NAME.match(text)),
            frozenset(gap for gap, text in said if BEGINS.match(text)),
            frozenset(gap for gap, text in said if not text[-1].isspace()),
            frozenset(gap for gap, text in said if not {"[", "{", "#"} & {*text}),
        )

    def seen(self, page: OpenPage, text: str) -> SeenPage | None:
        """What `seen` makes of a text, if it is this page, filled; nothing if the text has to be looked at."""
        markdown, html, toc, places = page
        said, told = self._said, self._html
        parts = markdown.split(_SIGN)
        try:
            parts[1::2] = [said[gap] for gap in parts[1::2]]
            if "".join(parts) != text.strip("\n"):
                return None
            parts = html.split(_SIGN)
            parts[1::2] = [told[gap] for gap in parts[1::2]]
        except KeyError:
            return None
        if not all(may.issuperset(place) for may, place in zip(self._may_stand, places, strict=True)):
            return None
        headings = [self._heading(*one) for one in toc]
        if not all(one["name"] and one["name"] == " ".join(one["name"].split()) for one in headings):
            return None
        pieces = "".join(parts).split(_ADDRESS)
        return SeenPage([GAP.join(pieces[::2])], headings, pieces[1::2])

    def _heading(self, level: int, name: str, shown: str, html: str) -> dict[str, Any]:
        if _SIGN in html:
            html = "".join([self._said[one] if at % 2 else one for at, one in enumerate(html.split(_SIGN))])
            shown = without_tags(html)
        return {"level": level, "id": name, "name": shown, "html": html, "data-toc-label": ""}


def _with_addresses(pieces: tuple[str, ...]) -> str:
    return "".join([f"{_ADDRESS}{one}{_ADDRESS}" if at % 2 else one for at, one in enumerate(pieces)])
