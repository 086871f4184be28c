"""Blocks of a few strict forms, of which it can be told at sight what the renderer makes of them.

Templates write headings with an id, terms with what they mean, items of a line each, paragraphs, tables, notes, raw HTML, and
elements around such. A form more is a line in the pattern, and a method with its name that puts it into the page.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, NamedTuple

from handbook.markdown.quick.braces import BRACES, attributes, tag
from handbook.markdown.quick.held import CLOSE, OPEN
from handbook.markdown.quick.raw_blocks import raw_inside
from handbook.markdown.quick.sight import told_at_sight
from handbook.markdown.quick.table import TABLE, rows_of, table

_NUMBER = r"[0-9]++(?:[.,-][0-9]++)*+(?:[%:]?+ (?:[^\W\d_]|\[)|[^\W\d_])"
_BRACKETS = r"\[(?:[^\[\]\\\n]|\\.)*+\](?!:)"
_BEGINS = rf"(?:[^\W\d_]|[“”„‘’«»(\"']|<[a-z/]|\*\*?[^*\s\[]|\*\*\[|`[^`]|{_BRACKETS}|\\\[|{_NUMBER})"
_LINE = rf"{_BEGINS}(?:[^\n]*[^\s])?"
"""It begins as no block but a paragraph does, and ends with no space."""
_ITEM = rf"(?:-|[0-9]++\.) (?:{_LINE}|{OPEN}[0-9]++{CLOSE})(?:\n    {BRACES})?"
BEGINS = re.compile(_BEGINS)
"""A line begins so."""
_VALUE = r"=\"[^\"<>&`\\{}\n\t\r\x02\x03]*+\""
_FORMS = re.compile(
    rf"(?P<heading>(?P<level>#{{1,6}}) (?P<title>[^\s#{{][^\n]*?)(?<!#) (?P<named>{BRACES}))"
    rf"|(?P<items>{_ITEM}(?:\n{_ITEM})*+)"
    rf"|(?P<term>(?P<name>(?:[^\W\d_]|<[a-z])(?:[^\n|]*[^\s|])?)\n:   (?P<means>{_LINE}))"
    rf"|(?P<table>{TABLE})"
    rf"|<(?P<open>(?P<around>div|blockquote)(?P<attributes>(?: (?!markdown)[a-z-]++{_VALUE})*+)) markdown=\"1\">"
    r"|</(?P<close>div|blockquote)>"
    r"|(?P<note>(?P<sign>!!!|\?\?\?) (?P<kind>[a-z]++) \"(?P<head>[^\"\n#][^\"\n]*+)\"(?:\n(?P<inside>    [^\n]*(?:\n    [^\n]*)*+))?+)"
    rf"|(?P<text>(?P<line>{_LINE})(?:\n(?P<said>{BRACES}))?)"
)
_ATTRIBUTE = re.compile(rf"([a-z-]+)({_VALUE})")
_ITEMS = re.compile(rf"(?:-|[0-9]++\.) ([^\n]*)(?:\n    ({BRACES}))?")
_TAG = re.compile(r"<[^<>]*>")
_GRID = "grid-table"
_LISTS = ("</ul>", "</ol>")
_INDENT = "    "
_NOTES = {
    "!!!": ("div", "admonition {}", '<p class="admonition-title">{}</p>'),
    "???": ("details", "{}", "<summary>{}</summary>"),
}
"""The element of a note, its class, and its heading."""
GAP = "\x02gap\x03"
"""It stands in HTML for the address of a link."""


class NotAtSight(Exception):
    """The renderer has to be asked."""


class _Open(NamedTuple):
    """An element that is open."""

    name: str
    is_note: bool
    is_grid: bool
    """Whether a table in it is a grid."""


class Blocks:
    """The blocks of a page, put one after the other."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.toc: list[Any] = []
        """The headings as the renderer tells of them, none in another."""
        self.addresses: list[str] = []
        """Of links, as they are written."""
        self._terms: list[str] = []
        self._list: list[list[str]] = []
        """Items of the list that is open: the beginning of their tag, text, and whether it stands in a paragraph."""
        self._list_name = ""
        self._around: list[_Open] = []
        self._tables: Counter[str] = Counter()
        """How many there are below a heading."""

    def put(self, block: str) -> None:
        """A block of a text. What is indented belongs to the note before it."""
        is_note = self._is_note
        if is_note and block.startswith(_INDENT):
            block = _without_indent(block)
        elif is_note:
            self._leave_note()
            is_note = False
        found = _FORMS.fullmatch(block)
        if found is None or (is_note and found.lastgroup in ("open", "close", "note")):
            raise NotAtSight
        kind = found.lastgroup or ""
        self._end_lists(kind)
        getattr(self, f"_put_{kind}")(found)

    def put_raw(self, html: str) -> None:
        """A block of raw HTML, with the empty line behind it if there is one."""
        self._end_blocks()
        inside = raw_inside(html) if self._around else html
        if inside is None:
            raise NotAtSight
        self.parts.append(inside)

    def end(self) -> None:
        """What is open is closed, if it can be here."""
        self._end_blocks()
        if self._around:
            raise NotAtSight

    def _end_blocks(self) -> None:
        self._end_lists("")
        if self._is_note:
            self._leave_note()

    @property
    def _is_note(self) -> bool:
        return bool(self._around) and self._around[-1].is_note

    @property
    def _is_grid(self) -> bool:
        return bool(self._around) and self._around[-1].is_grid

    def _leave_note(self) -> None:
        self._end_lists("")
        self.parts.append(f"</{self._around.pop().name}>")

    def _put_heading(self, block: re.Match[str]) -> None:
        html, level, said = self._text(block["title"]), len(block["level"]), attributes(block["named"])
        written = self._as_written(html) if GAP in html else html
        name = without_tags(written)
        if "id" not in said or not name or name != " ".join(name.split()):
            raise NotAtSight
        self.parts.append(f"{tag(f'h{level}', said)}{html}</h{level}>")
        self.toc.append({"level": level, "id": said["id"], "name": name, "html": written, "data-toc-label": ""})

    def _as_written(self, html: str) -> str:
        """A text with the addresses that it brought, as they stand in Markdown."""
        first, *others = html.split(GAP)
        addresses = self.addresses[len(self.addresses) - len(others) :]
        return first + "".join(one + other for one, other in zip(addresses, others, strict=True))

    def _put_text(self, block: re.Match[str]) -> None:
        start = tag("p", attributes(block["said"])) if block["said"] else "<p>"
        self.parts.append(f"{start}{self._text(block['line'])}</p>")

    def _put_term(self, block: re.Match[str]) -> None:
        self._terms += [f"<dt>{self._text(block['name'])}</dt>", f"<dd>{self._text(block['means'])}</dd>"]

    def _put_items(self, block: re.Match[str]) -> None:
        """The items of a block; one behind another block of items stands in a paragraph, and so does the one before it."""
        loose = "p" if self._list else ""
        if self._list:
            self._list[-1][2] = "p"
        elif self._around and self.parts[-1].endswith(_LISTS):
            raise NotAtSight  # the renderer puts items into a list that is written as HTML before them
        else:
            self._list_name = "ul" if block["items"][0] == "-" else "ol"
        for text, said in _ITEMS.findall(block["items"]):
            self._list.append([tag("li", attributes(said)) if said else "<li>", self._text(text), loose])
            loose = ""

    def _put_table(self, block: re.Match[str]) -> None:
        rows, heading = rows_of(block["table"]), self.toc[-1]["id"] if self.toc else ""
        if not rows:
            raise NotAtSight
        self._tables[heading] += 1
        self.parts += table(rows, self._text, heading, self._tables[heading], is_grid=self._is_grid)

    def _put_note(self, block: re.Match[str]) -> None:
        name, kind, head = _NOTES[block["sign"]]
        self.parts += [f'<{name} class="{kind.format(block["kind"])}">', head.format(self._text(block["head"]))]
        self._around.append(_Open(name, is_note=True, is_grid=self._is_grid))
        if block["inside"]:
            self.put(block["inside"])

    def _put_open(self, block: re.Match[str]) -> None:
        said = {name: value[2:-1] for name, value in _ATTRIBUTE.findall(block["attributes"])}
        if len(said) != block["attributes"].count('="'):
            raise NotAtSight
        is_grid = self._is_grid or _GRID in said.get("class", "").split()
        self._around.append(_Open(block["around"], is_note=False, is_grid=is_grid))
        self.parts.append(tag(block["around"], said))

    def _put_close(self, block: re.Match[str]) -> None:
        name = block["close"]
        last = self.parts[-1] if self._around else ""
        # An element without anything in it is written otherwise.
        is_empty = last.startswith(f"<{name}") and not last.endswith(f"</{name}>")
        if not self._around or self._around.pop().name != name or is_empty:
            raise NotAtSight
        self.parts.append(f"</{name}>")

    def _end_lists(self, kind: str) -> None:
        """Before a block of another kind."""
        if self._terms and kind != "term":
            self.parts += ["<dl>", *self._terms, "</dl>"]
            self._terms = []
        if self._list and kind != "items":
            self.parts += [f"<{self._list_name}>", *map(_item, self._list), f"</{self._list_name}>"]
            self._list = []

    def _text(self, text: str) -> str:
        pieces = told_at_sight(text)
        if pieces is None:
            raise NotAtSight
        if len(pieces) == 1:
            return pieces[0]
        self.addresses += pieces[1::2]
        return GAP.join(pieces[::2])


def without_tags(html: str) -> str:
    """The name of a heading."""
    return _TAG.sub("", html) if "<" in html else html


def _item(item: list[str]) -> str:
    start, text, loose = item
    if not loose:
        return f"{start}{text}</li>"
    if start != "<li>":
        raise NotAtSight
    return f"<li>\n<p>{text}</p>\n</li>"


def _without_indent(block: str) -> str:
    lines = block.split("\n")
    if not all(line.startswith(_INDENT) for line in lines):
        raise NotAtSight
    return "\n".join([line[len(_INDENT) :] for line in lines])
