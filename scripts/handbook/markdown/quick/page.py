"""Pages of which it can be told at sight what the renderer makes of them: blocks of a few strict forms, with texts of such.

A case study is written by a template: headings with an id, terms with what they mean, items of a line each, paragraphs, and
one `<div>` around a list. Where a page has anything else, it is the renderer's, as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handbook.markdown.quick.registry import has_only
from handbook.markdown.quick.sight import told_at_sight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown import Markdown

_NAME = r"[a-z][a-z0-9-]*+"
_NUMBER = r"[0-9]++(?:[.,][0-9]++)*+%?+ [^\W\d_]"
_LINE = rf"(?:[^\W\d_]|[“”„‘’«»(\"']|<[a-z/]|\*\*[^*\s]|\[[^\[\]\n]*+\]\(|{_NUMBER})(?:[^\n]*[^\s])?"
"""It begins as no block but a paragraph does, and ends with no space."""
_ITEM = rf"- {_LINE}(?:\n    \{{ #{_NAME} \}})?"
_BLOCK = re.compile(
    rf"(?P<level>#{{1,6}}) (?P<heading>[^\s#{{][^\n]*?)(?<!#) \{{ #(?P<id>{_NAME}) \}}"
    rf"|(?P<items>{_ITEM}(?:\n{_ITEM})*+)"
    rf"|(?P<term>[^\W\d_](?:[^\n|]*[^\s|])?)\n:   (?P<means>{_LINE})"
    rf"|<div class=\"(?P<div>[a-z][a-z0-9 -]*)\" markdown=\"1\">"
    r"|(?P<end></div>)"
    rf"|(?P<text>{_LINE})(?:\n\{{ \.(?P<class>{_NAME}) \}})?"
)
_GAP = "\x02gap\x03"
_TAG = re.compile(r"<[^<>]*>")
_ITEMS = re.compile(r"- ([^\n]*)(?:\n    \{ #([^\n]*) \})?")


_STEPS = {
    "preprocessors": {"normalize_whitespace", "html_block", "fenced_code_block"},
    "postprocessors": {"amp_substitute", "raw_html"},
}
"""With any other, nobody knows what becomes of a page."""


class _NotAtSight(Exception):
    pass


@dataclass
class SeenPage:
    """A page that is put together block by block."""

    toc: list[Any] = field(default_factory=list)
    """The headings as the renderer tells of them, none in another."""
    addresses: list[str] = field(default_factory=list)
    """Of its links, as they are written."""
    _parts: list[str] = field(default_factory=list)
    _list: list[list[str]] = field(default_factory=list)
    """Items of the list that is open: the beginning of their tag, text, and whether it stands in a paragraph."""
    _terms: list[str] = field(default_factory=list)
    """Those of the list of terms that is open."""
    _is_inside: bool = False

    @property
    def title(self) -> str | None:
        """The heading that it begins with."""
        return self.toc[0]["name"] if self._parts[0].startswith("<h1") else None

    def html(self, leads: Iterable[str]) -> str:
        """With where its links lead, as it is written in HTML."""
        pieces = "\n".join(self._parts).split(_GAP)
        return "".join(piece for pair in zip(pieces, (*leads, ""), strict=True) for piece in pair)

    def end(self) -> None:
        self._end_lists(is_term=False, is_item=False)
        if self._is_inside:
            raise _NotAtSight

    def put(self, block: re.Match[str]) -> None:
        self._end_lists(is_term=bool(block["term"]), is_item=bool(block["items"]))
        if block["heading"]:
            self._heading(block)
        elif block["items"]:
            self._items(block["items"])
        elif block["term"]:
            self._terms += [f"<dt>{self._text(block['term'])}</dt>", f"<dd>{self._text(block['means'])}</dd>"]
        elif block["text"]:
            said = f' class="{block["class"]}"' if block["class"] else ""
            self._parts.append(f"<p{said}>{self._text(block['text'])}</p>")
        else:
            self._div(block["div"])

    def _heading(self, block: re.Match[str]) -> None:
        html, level = self._text(block["heading"]), len(block["level"])
        written = self._as_written(html)
        name = _TAG.sub("", written)
        if self._is_inside or not name or name != " ".join(name.split()):
            raise _NotAtSight
        self._parts.append(f'<h{level} id="{block["id"]}">{html}</h{level}>')
        self.toc.append({"level": level, "id": block["id"], "name": name, "html": written, "data-toc-label": ""})

    def _as_written(self, html: str) -> str:
        """A text with the addresses that it brought, as they stand in Markdown."""
        first, *others = html.split(_GAP)
        addresses = self.addresses[len(self.addresses) - len(others) :]
        return first + "".join(one + other for one, other in zip(addresses, others, strict=True))

    def _div(self, name: str | None) -> None:
        if self._is_inside is bool(name) or (self._parts and self._parts[-1].startswith("<div")):
            raise _NotAtSight
        self._is_inside = bool(name)
        self._parts.append(f'<div class="{name}">' if name else "</div>")

    def _items(self, block: str) -> None:
        """The items of a block; one behind another block of items stands in a paragraph, and so does the one before it."""
        loose = "p" if self._list else ""
        if self._list:
            self._list[-1][2] = "p"
        for text, name in _ITEMS.findall(block):
            self._list.append([f'<li id="{name}">' if name else "<li>", self._text(text), loose])
            loose = ""

    def _end_lists(self, *, is_term: bool, is_item: bool) -> None:
        """Before a block of another kind."""
        if self._terms and not is_term:
            self._parts += ["<dl>", *self._terms, "</dl>"]
            self._terms = []
        if self._list and not is_item:
            self._end_list()

    def _end_list(self) -> None:
        self._parts.append("<ul>")
        for tag, text, loose in self._list:
            if loose and tag != "<li>":
                raise _NotAtSight
            self._parts.append(f"<li>\n<p>{text}</p>\n</li>" if loose else f"{tag}{text}</li>")
        self._parts.append("</ul>")
        self._list = []

    def _text(self, text: str) -> str:
        pieces = told_at_sight(text)
        if pieces is None:
            raise _NotAtSight
        self.addresses += pieces[1::2]
        return _GAP.join(pieces[::2])


def seen(text: str) -> SeenPage | None:
    """What the renderer makes of a page; nothing if it has to be asked.

    >>> seen("# A { #a }\\n\\n- b\\n- [c](d.md)\\n").html(["d.html"])
    '<h1 id="a">A</h1>\\n<ul>\\n<li>b</li>\\n<li><a href="d.html">c</a></li>\\n</ul>'
    >>> seen("> a") is None
    True
    """
    page = SeenPage()
    try:
        for written in text.strip("\n").split("\n\n"):
            block = _BLOCK.fullmatch(written)
            if block is None:
                return None
            page.put(block)
        page.end()
    except _NotAtSight:
        return None
    return page


def sees_pages(md: Markdown) -> bool:
    """Whether a renderer has nothing of its own but what is known here, and tells of headings as usual."""
    if "toc" not in md.treeprocessors:
        return False
    toc: Any = md.treeprocessors["toc"]
    is_plain = not (toc.use_anchors or toc.use_permalinks or toc.base_level)
    is_known = all(has_only(getattr(md, kind), names) for kind, names in _STEPS.items())
    return is_plain and is_known and (toc.toc_top, toc.toc_bottom, md.tab_length) == (1, 6, 4)
