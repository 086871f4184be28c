"""Texts that stand in many pages, such as the line of a case study in a list, are converted once.

What is inside a paragraph or an item of a list depends on nothing around it, but for where its links lead. So the renderer's
own result is kept as HTML with gaps for the links, and set aside in the page as raw HTML is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from handbook.markdown.quick.held import may_be_held
from handbook.markdown.quick.plain import PLAIN
from handbook.markdown.quick.registry import has_only
from handbook.markdown.quick.sight import told_at_sight

if TYPE_CHECKING:
    from markdown import Markdown

_TAGS = frozenset({"p", "li", "td", "th", "dd", "dt"})
_KNOWN_STEPS = frozenset(
    {
        "abbr", "attr_list", "handbook-tables", "inline", "mkdocs_extract_anchors", "mkdocs_extract_title", "prettify",
        "relpath", "toc", "unescape",
    }
)  # fmt: skip
"""With any other, nobody knows what it does to a text."""
_SIGNS = {
    "backtick": "`", "escape": "\\", "reference": "[", "link": "[", "image_link": "![", "image_reference": "![",
    "short_reference": "[", "short_image_ref": "![", "autolink": "<", "automail": "<", "linebreak": "  \n", "html": "<",
    "entity": "&",
}  # fmt: skip
"""Without its sign, a pattern finds nothing. Emphasis has two, and is asked always."""
_MARKUP = re.compile(r"[`\\\[<*_{\x02]|&(?!(?:#[0-9]+|amp|lt|gt|quot);)|  \n")
"""A text without any of these is words; what stands there for a character stays as it is."""
_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
_LINK = {"a": "href", "img": "src"}
_GAP = "\x02gap\x03"
_WITH_ATTRIBUTES = re.compile(r"\n *\{[^\n]*\} *\Z")
"""They are those of the element around the text."""
_ESCAPED = re.compile(r"[&<>\"]")
_MOST = 20_000

Key = tuple[str, str]
"""The name of an element, and its text."""
Pieces = tuple[str, ...]
"""HTML, and in every second place the address of a link as it was written."""
KnownItems = Callable[[Sequence[str]], list[Callable[[], str] | None]]


class KnownTexts:
    """What became of texts. Of so many that a large catalogue's lists are among them, those that were not met again are dropped."""

    def __init__(self) -> None:
        self._new: dict[Key, Pieces | None] = {}
        self._old: dict[Key, Pieces | None] = {}

    def __contains__(self, key: Key) -> bool:
        if key in self._new:
            return True
        if key not in self._old:
            return False
        self._new[key] = self._old[key]
        return True

    def __getitem__(self, key: Key) -> Pieces | None:
        """What is known of a text; nothing if it is of consequence to the page that it stands in."""
        return self._new[key]

    def __setitem__(self, key: Key, pieces: Pieces | None) -> None:
        self._new[key] = pieces

    def age(self) -> None:
        if len(self._new) > _MOST:
            self._new, self._old = {}, self._new


def use_known_texts(md: Markdown, texts: KnownTexts, resolve: Callable[[str], str]) -> KnownItems | None:
    """What knows items of lists; nothing if texts cannot be known."""
    steps, inline = md.treeprocessors, md.treeprocessors["inline"]
    if type(inline) is not InlineProcessor or not has_only(steps, _KNOWN_STEPS):
        return None
    known = _Inline(md, texts, resolve)
    steps.register(known, "inline", 20)
    return known.items


def defines_nothing(md: Markdown) -> bool:
    """Whether the page that was taken apart has neither references nor abbreviations, which may stand in any text."""
    return not md.references and not md.treeprocessors["abbr"].abbrs  # type: ignore[attr-defined]


class _Inline(InlineProcessor):
    def __init__(self, md: Markdown, texts: KnownTexts, resolve: Callable[[str], str]) -> None:
        super().__init__(md)
        self._texts, self._resolve = texts, resolve
        names = {id(md.inlinePatterns[name]): name for name in _SIGNS if name in md.inlinePatterns}
        self._patterns = [
            (pattern, _SIGNS.get(name, ""), name in _REFERENCES)
            for pattern in md.inlinePatterns
            for name in [names.get(id(pattern), "")]
        ]
        self._is_usual = has_only(md.inlinePatterns, {*_SIGNS, "em_strong"})

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        if defines_nothing(self.md):
            self._fill(tree)
        return super().run(tree, ancestors)

    def items(self, lines: Sequence[str]) -> list[Callable[[], str] | None]:
        """HTML of items of lists, once their links are asked for; nothing where an item is of consequence to its page.

        No page may be under way.
        """
        good = [line for line in lines if PLAIN.match(line) and may_be_held(line) and _is_of_its_own(line)]
        known = dict(zip(good, self._known([("li", line) for line in good]), strict=True))
        # What was set aside of a text stands for something in the page that is under way.
        return [
            partial(self._html, pieces)
            if (pieces := known.get(line)) and not any("\x02" in one for one in pieces)
            else None
            for line in lines
        ]

    def _fill(self, tree: Element) -> None:
        """Put what is known in the place of texts, and get to know the others."""
        asked = []
        for one in tree.iter():
            if one.tag not in _TAGS or not one.text:
                continue
            if not _MARKUP.search(one.text):
                one.text = AtomicString(one.text)
            elif _is_of_its_own(one.text):
                asked.append(one)
        for one, pieces in zip(asked, self._known([(one.tag, one.text or "") for one in asked]), strict=True):
            if pieces is not None:
                one.text = AtomicString(self.md.htmlStash.store(self._html(pieces)))

    def _known(self, keys: Sequence[Key]) -> list[Pieces | None]:
        """What becomes of texts; those that are new are learnt."""
        self._texts.age()
        if new := [key for key in dict.fromkeys(keys) if key not in self._texts]:
            self._learn(new)
        return [self._texts[key] for key in keys]

    def _html(self, pieces: Pieces) -> str:
        if len(pieces) == 1:
            return pieces[0]
        filled = [*pieces]
        filled[1::2] = [self._written(self._resolve(address)) for address in pieces[1::2]]
        return "".join(filled)

    def _written(self, address: str) -> str:
        """An address as the renderer writes it."""
        if not _ESCAPED.search(address):
            return address
        written: str = self.md.serializer(Element("a", {"href": address}))
        return written.removeprefix('<a href="').removesuffix('"></a>')

    def _learn(self, keys: Sequence[Key]) -> None:
        """Have the renderer convert texts that stand alone, and see what it makes of them, unless that can be told at sight."""
        root, asked = Element("div"), []
        for key in keys:
            pieces = told_at_sight(key[1]) if self._is_usual else None
            if pieces is None:
                asked.append(key)
                SubElement(root, key[0]).text = key[1]
            else:
                self._texts[key] = pieces
        super().run(root)
        self.md.treeprocessors["attr_list"].run(root)
        self.md.treeprocessors["unescape"].run(root)
        for key, element in zip(asked, root, strict=True):
            self._texts[key] = self._pieces(element)

    def _pieces(self, element: Element) -> Pieces | None:
        """Its inside as HTML with gaps for links; nothing if it is of consequence to the rest of the page."""
        inside = [*element.iter()][1:]
        if element.attrib or any(one.tag == "br" or "id" in one.attrib for one in inside):
            return None
        addresses = []
        for one in inside:
            if name := _LINK.get(one.tag):
                addresses.append(one.get(name, ""))
                one.set(name, _GAP)
        element.tail = None
        start, end = f"<{element.tag}>", f"</{element.tag}>"
        written: str = self.md.serializer(element)
        html = self.md.postprocessors["raw_html"].run(written.removeprefix(start).removesuffix(end))
        parts = html.split(_GAP)
        if len(parts) != len(addresses) + 1 or self.md.postprocessors["raw_html"].isblocklevel(html):  # type: ignore[attr-defined]
            return None
        return tuple(part for pair in zip(parts, [*addresses, ""], strict=True) for part in pair)[:-1]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 (the library's)
        """As the library does, without the patterns that can find nothing."""
        if isinstance(data, AtomicString):
            return data
        no_references = not self.md.references
        for index in range(patternIndex, len(self._patterns)):
            pattern, sign, is_reference = self._patterns[index]
            if sign not in data or (is_reference and no_references):
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
        return data


def _is_of_its_own(text: str) -> bool:
    """Whether a text means the same in any page: it has no lines that end by force, and nothing that was set aside."""
    return (
        "\x02" not in text
        and "  \n" not in text
        and not text.isspace()
        and not isinstance(text, AtomicString)
        and "[TOC]" not in text
        and not _WITH_ATTRIBUTES.search(text)
    )
