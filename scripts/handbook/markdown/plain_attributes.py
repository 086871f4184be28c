"""Attributes in braces can be an id, a class and little else, as an extension of the renderer.

The renderer looks for braces in finished elements and behind the marks of a fence: also in those that the build writes as HTML
and fills with texts of data files. So what braces can do is settled here, and not only by what texts may stand where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_ALLOWED = frozenset({".", "id", "class", "data-search", "lang", "dir", "rel", "download"})
"""The last five are in our own templates: what the search leaves out, another language, what a link is and does."""


class _PlainFences(FencedBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        # The original looks for other extensions once, and would find attr_list.
        self.checked_for_deps, self.use_attr_list = True, False
        return super().run(lines)

    def handle_attrs(self, attrs: Iterable[tuple[str, str]]) -> tuple[str, list[str], dict[str, object]]:
        """The language, which is the first class."""
        return "", super().handle_attrs(attrs)[1][:1], {}


class _PlainAttributes(AttrListTreeprocessor):
    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Leave alone what is no Markdown, and what asks for more than a name."""
        last = elem[-1].tail if len(elem) else elem.text
        asked = {name for name, _ in get_attrs_and_remainder(attrs_string)[0]}
        if isinstance(last, AtomicString) or isinstance(elem.tail, AtomicString) or not asked <= _ALLOWED:
            return f"{{{attrs_string}}}"
        return super().assign_attrs(elem, attrs_string, strict=strict)


class PlainAttributesExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.registerExtension(self)
        md.preprocessors.register(_PlainFences(md, {"lang_prefix": "language-"}), "fenced_code_block", 25)
        md.treeprocessors.register(_PlainAttributes(md), "attr_list", 8)


def makeExtension(**settings: object) -> PlainAttributesExtension:  # noqa: N802 (the library's name)
    return PlainAttributesExtension(**settings)
